"""The words that a region adds: Rohan has veterans and technician colleges, others are refused."""

import numpy as np
import pytest

from kernel.codes import Affiliation, Code, InstitutionType, Relief
from kernel.columns import domains_of
from kernel.errors import FileFault, PluginFault
from kernel.intake import Roster, take_in
from kernel.registry import build_ruleset
from kernel.shares import best_relief
from kernel.vocabularies import MOST_CATEGORIES, MOST_TYPES, extended
from simulate.language.catalogue import spoken
from tests.fiction.world import load_rohan, load_testland
from tests.kernel.making import Edit, batch, one

ROHAN = load_rohan()
VETERAN, TECHNICIAN = ROHAN.law.category("veteran"), ROHAN.law.institution("technician")


def test_the_words_of_a_region_stand_behind_those_of_every_region() -> None:
    """Nine categories and seven types come first, with the codes that they have everywhere."""
    assert ROHAN.law.words("category") == (*Relief.words(), "veteran")
    assert ROHAN.law.words("institution_type") == (*InstitutionType.words(), "technician")
    assert (VETERAN, TECHNICIAN) == (9, 7)
    assert (VETERAN.word, VETERAN.chinese) == ("veteran", ("优抚对象", "优抚"))


def test_a_region_that_adds_nothing_has_the_words_of_every_region() -> None:
    """The very same ones."""
    codes = load_testland().facts.codes
    assert (codes["category"], codes["institution_type"]) == (Relief, InstitutionType)
    assert extended(Relief, {}) is Relief


def test_another_spelling_has_no_code_of_its_own() -> None:
    """It is read for the word that it spells, in either language."""
    category = ROHAN.law.codes["category"]
    assert ROHAN.law.category("disability_1") == Relief.SEVERE_DISABILITY
    assert category(Relief.SEVERE_DISABILITY).word == "severe_disability"
    assert category(Relief.SEVERE_DISABILITY).chinese[-2:] == ("一级残疾", "二级残疾")


@pytest.mark.parametrize("word", [*Relief.words(), "veteran"])
def test_rules_may_ask_for_any_category(word: str) -> None:
    """One of every region by its word too."""
    assert ROHAN.law.category(word).word == word


def test_an_unknown_word_in_rules_is_a_fault_of_theirs() -> None:
    """The nearest one is named, and Testland has no veterans."""
    with pytest.raises(PluginFault, match=r"law.category\('vetran'\): unknown word; did you mean"):
        ROHAN.law.category("vetran")
    with pytest.raises(PluginFault, match=r"law.institution\('technican'\): .*'technician'"):
        ROHAN.law.institution("technican")
    with pytest.raises(PluginFault, match="known: "):
        load_testland().law.category("veteran")


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        ("veteran", [VETERAN]),
        ("优抚", [VETERAN]),
        ("优抚对象；低保", [VETERAN, Relief.DIBAO]),
        ("一级残疾", [Relief.SEVERE_DISABILITY]),
        ("disability_1", [Relief.SEVERE_DISABILITY]),
        ("重度残疾、二级残疾", [Relief.SEVERE_DISABILITY]),
    ],
)
def test_a_roster_holds_the_regions_categories(cell: str, held: list[Code]) -> None:
    """By every word of either language."""
    assert domains_of(ROHAN.facts)["relief"].read(cell) == sum(1 << code for code in held)


def test_a_roster_holds_the_regions_types_of_institution() -> None:
    """And those of every region."""
    types = domains_of(ROHAN.facts)["institution_type"]
    assert types.read("技师学院") == types.read("technician") == TECHNICIAN
    assert types.read("高校") == InstitutionType.TERTIARY


def test_a_word_of_a_region_comes_before_what_lists_write(edited: Edit) -> None:
    """技校 is another word for vocational schools, unless a region has a type of that name."""
    added = '[region.institutions]\ncraft = { en = "Craft schools", zh = "技校" }\n\n'
    layers = edited("parameters.toml", "[region.localities]", f"{added}[region.localities]")
    rules = build_ruleset(layers)
    craft = rules.law.institution("craft")
    assert domains_of(rules.facts)["institution_type"].read("技校") == craft
    usual = domains_of(load_testland().facts)["institution_type"]
    assert usual.read("技校") == InstitutionType.SECONDARY_VOCATIONAL


def test_a_message_lists_the_regions_words() -> None:
    """In both languages, and in Testland its own."""
    student = {"entry_year": 2023, "programme_years": 4, "relief": "优待", "institution_type": "x"}
    roster = Roster.of([student])
    (rejection,) = take_in(ROHAN, 2024, roster).rejected
    for word, zh in (("veteran", "优抚对象"), ("technician", "技师学院")):
        assert any(
            word in str(reason) and zh in spoken(reason, "zh") for reason in rejection.reasons
        )
    (rejection,) = take_in(load_testland(), 2024, roster).rejected
    assert not any("veteran" in str(reason) for reason in rejection.reasons)


def test_the_best_category_may_be_the_regions_own() -> None:
    """Veterans have 80, holders of dibao 50, orphans 100."""
    relief = [1 << VETERAN, 1 << VETERAN | 1 << Relief.DIBAO, 1 << VETERAN | 1 << Relief.ORPHAN]
    best = best_relief(batch(relief=np.array(relief)), 2024, ROHAN.law)
    assert np.asarray(best.percent.value).tolist() == [80, 80, 100]
    assert best.among(VETERAN).tolist() == [True, True, False]


def test_a_technician_and_veteran_is_assessed() -> None:
    """Finance pays 80 of the 100 yuan, and the subsidy of 200 is that of a municipal school."""
    found = one(
        2024,
        ROHAN,
        entry_year=2022,
        programme_years=3,
        paid_on="2023-10-01",
        institution_type="技师学院",
        relief="优抚",
        relief_recognised="elsewhere",
        affiliation="central",
    )
    assert (found["enrolled"], found["relief_netted"], found["relief_clause"]) == (True, 8000, "R2")
    shares = ("fiscal_central", "fiscal_provincial", "fiscal_municipal")
    assert [found[name] for name in shares] == [10_000, 4_000, 6_000]


def test_an_added_type_is_subsidised_like_a_municipal_school() -> None:
    """Whatever its affiliation; a university by its own."""
    students = batch(
        institution_type=np.array([TECHNICIAN, InstitutionType.TERTIARY]),
        affiliation=Affiliation.CENTRAL,
    )
    assert students.subsidised_as.tolist() == [Affiliation.MUNICIPAL, Affiliation.CENTRAL]


WORD = 'en = "Special-care recipients", zh = ["优抚"]'


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"tekun = {{ {WORD} }}", "region.relief.tekun: found 'tekun', expected a new word"),
        (f"none = {{ {WORD} }}", "region.relief.none: found 'none', expected a new word"),
        (f"Veteran = {{ {WORD} }}", "region.relief: found 'Veteran', expected small letters"),
        (f'"优抚" = {{ {WORD} }}', "region.relief: found '优抚', expected small letters"),
        (f'veteran = {{ {WORD}, same_as = "dibo" }}', "same_as: found 'dibo', expected a word; "),
        ('veteran = { en = "x", zh = [] }', "veteran.zh: found [], expected at least one Chinese"),
        ('veteran = { en = "x", zh = ["优抚", " "] }', "expected at least one Chinese word, and"),
        ('veteran = { en = "x", zh = "低保" }', "a Chinese word of its own; 'dibao' has this one"),
        ('veteran = { en = "x", zh = "无" }', "'none' has this one"),
        (f'veteran = {{ {WORD} }}\nhero = {{ en = "x", zh = "优抚" }}', "'veteran' has this one"),
        ('veteran = { zh = "优抚" }', "region.relief.veteran.en: key 'en' is missing"),
        (f"veteran = {{ {WORD}, share = 80 }}", "unknown key 'share'"),
    ],
)  # fmt: skip
def test_a_word_that_cannot_be_added_is_refused(edited: Edit, words: str, expected: str) -> None:
    """With file, key, what was found and what would be right."""
    new = f"[region.relief]\n{words}\n\n[region.localities]"
    with pytest.raises(FileFault) as fault:
        build_ruleset(edited("parameters.toml", "[region.localities]", new))
    assert "/parameters.toml: region.relief" in str(fault.value)
    assert expected in str(fault.value)


@pytest.mark.parametrize(
    ("key", "known", "most"),
    [("relief", Relief, MOST_CATEGORIES), ("institutions", InstitutionType, MOST_TYPES)],
)
def test_there_are_no_more_words_than_a_column_holds(
    edited: Edit, key: str, known: type[Code], most: int
) -> None:
    """31 bits, 128 codes: so many fit, and one more is refused; another spelling takes no room."""
    room = most - len(known)
    lines = [f'w{n} = {{ en = "x", zh = "第{n}" }}' for n in range(room)]
    lines.append(f'again = {{ en = "x", zh = "又", same_as = "{known(0).word}" }}')
    full = "\n".join([f"[region.{key}]", *lines, "", "[region.localities]"])
    layers = edited("parameters.toml", "[region.localities]", full)
    if key == "relief":
        with pytest.raises(FileFault, match="relief_share: no value for category 'w0', "):
            build_ruleset(layers)
    else:
        assert len(build_ruleset(layers).law.words("institution_type")) == most
    more = f'[region.{key}]\nmore = {{ en = "x", zh = "多" }}\n'
    with pytest.raises(FileFault, match=rf"region.{key}: found '{room + 1} words', expected at mo"):
        build_ruleset(edited("parameters.toml", f"[region.{key}]\n", more))
