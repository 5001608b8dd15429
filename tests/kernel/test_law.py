"""The law of a region: values by year and word, days, switches, and what a scenario changes."""

from pathlib import Path

import numpy as np
import pytest

from kernel.codes import Basis, Relief
from kernel.errors import FileFault, PluginFault, RequestError
from kernel.law import Law
from tests.fiction.world import load_testland
from tests.kernel.making import DECLARED, SCENARIO, entry, law_of

SHIRE, BREE = 0, 1


@pytest.fixture
def law() -> Law:
    """Testland's law."""
    return load_testland().law


def test_values_are_looked_up_by_year_and_locality(law: Law) -> None:
    """The Shire pays 100 in 2024, Bree 200."""
    found = law.at("tariff", 2024, locality=np.array([SHIRE, BREE, SHIRE]))
    assert np.asarray(found.value).tolist() == [10000, 20000, 10000]
    found = law.at("tariff", np.array([2022, 2025]), locality=SHIRE)
    assert np.asarray(found.value).tolist() == [8000, 11000]
    assert np.asarray(found.basis).tolist() == [Basis.INFERRED, Basis.EXPLICIT]


def test_values_are_looked_up_by_category(law: Law) -> None:
    """All nine categories have a share, which stands on its own basis."""
    shares = {
        category.word: law.at("relief_share", 2024, category=category, locality=SHIRE)
        for category in Relief
    }
    assert {word: int(share.value) for word, share in shares.items()} == {
        "tekun": 100,
        "orphan": 100,
        "unsupported_child": 100,
        "dibao": 50,
        "dibao_margin": 50,
        "monitored": 50,
        "returned_to_poverty": 50,
        "out_of_poverty": 0,
        "severe_disability": 100,
    }
    assert shares["dibao"].basis == Basis.EXPLICIT
    assert shares["monitored"].basis == Basis.INFERRED
    assert shares["dibao_margin"].basis == Basis.ASSUMED


def test_after_the_last_year_tariff_and_subsidy_rise(law: Law) -> None:
    """130 + 3 × 10 in 2030; 230 + 3 × 20; Bree's own 300 + 60."""
    assert law.at("tariff", 2030, locality=SHIRE).value == 16000
    assert law.at("fiscal_standard", 2030).value == 29000
    assert law.at("fiscal", 2030, locality=BREE).value == 36000
    assert law.at("tariff", 2030, locality=SHIRE).basis == Basis.ASSUMED


def test_without_a_standard_of_its_own_a_place_has_the_national_one(law: Law) -> None:
    """200 in the Shire, inferred; 300 in Bree, which says so."""
    found = law.at("fiscal", 2024, locality=np.array([SHIRE, BREE]))
    assert np.asarray(found.value).tolist() == [20000, 30000]
    assert np.asarray(found.basis).tolist() == [Basis.INFERRED, Basis.EXPLICIT]


def test_a_year_before_the_first_value_is_refused_with_file_and_key(law: Law) -> None:
    """The newest value is not taken for a year that nobody knows."""
    expected = (
        r"tests/fiction/testland/parameters.toml: tariff: no value for locality 'shire', "
        "insurance year 2021"
    )
    with pytest.raises(RequestError, match=expected):
        law.at("tariff", 2021, locality=SHIRE)


def test_where_there_is_one_locality_it_may_be_left_out(tmp_path: Path) -> None:
    """A region of one place need not speak of places."""
    text = """
        [toll]
        unit = "yuan"
        by = ["year", "locality"]
        en = "Toll"
        zh = "通行费"
        values = [{ year = 2024, value = 5, basis = "explicit", source = "made up" }]
    """
    found = law_of(tmp_path, text, localities=("rohan",)).at("toll", 2024)
    assert (found.value, found.basis) == (500, Basis.EXPLICIT)


def test_an_unknown_parameter_is_answered_by_the_nearest_name(law: Law) -> None:
    """A misspelt name in a rule or a scenario is not a KeyError."""
    with pytest.raises(RequestError, match=r"unknown parameter 'tarif'; did you mean 'tariff'\?"):
        law.at("tarif", 2024)


def test_a_switch_stands_on_its_default_until_it_is_turned(law: Law) -> None:
    """Turning it gives another law and leaves this one alone."""
    turned = law.switched("late_clock", "arrival")
    assert (law.switch("late_clock"), turned.switch("late_clock")) == ("payment", "arrival")
    assert turned.switches["late_clock"].default == "payment"


def test_an_unknown_switch_or_option_is_answered_by_the_nearest_name(law: Law) -> None:
    """Both are spelt by people."""
    with pytest.raises(RequestError, match=r"unknown switch 'late_clok'; did you mean 'late_clock"):
        law.switched("late_clok", "arrival")
    with pytest.raises(RequestError, match=r"unknown switch 'sun'; known: late_clock, withdrawn_"):
        law.switch("sun")
    expected = r"late_clock: found 'arival'; did you mean 'arrival'\? known: arrival, payment"
    with pytest.raises(RequestError, match=expected):
        law.switched("late_clock", "arival")


def test_an_override_gives_another_law_and_leaves_this_one_alone(law: Law) -> None:
    """A scenario and its baseline stand side by side."""
    before = law.at("tariff", 2024, locality=SHIRE).value
    dearer = law.overridden("tariff", entry(140, Basis.ASSUMED, year=2024), SCENARIO)
    assert dearer.at("tariff", 2024, locality=SHIRE).value == 14000
    assert dearer.at("tariff", 2024, locality=BREE).value == 14000
    assert dearer.at("tariff", 2025, locality=SHIRE).value == 11000
    assert law.at("tariff", 2024, locality=SHIRE).value == before == 10000


def test_an_overridden_rise_is_felt_after_the_last_year(law: Law) -> None:
    """With 25 a year instead of 10 the Shire's 2029 is 130 + 2 × 25."""
    steeper = law.overridden("tariff_rise", entry(25, Basis.ASSUMED), SCENARIO)
    assert steeper.at("tariff", 2027, locality=SHIRE).value == 13000
    assert steeper.at("tariff", 2029, locality=SHIRE).value == 18000


def test_an_overridden_standard_is_felt_where_it_answers_for_another(law: Law) -> None:
    """The Shire follows the national standard, Bree does not."""
    richer = law.overridden("fiscal_standard", entry(250, year=2024), SCENARIO)
    found = richer.at("fiscal", 2024, locality=np.array([SHIRE, BREE]))
    assert np.asarray(found.value).tolist() == [25000, 30000]


def test_a_later_override_wins_over_an_earlier_one(law: Law) -> None:
    """The second changes what it names and leaves the rest of the first."""
    first = law.overridden("tariff", entry(140, year=2024), SCENARIO)
    second = first.overridden("tariff", entry(160, year=2024, locality=("bree",)), SCENARIO)
    found = second.at("tariff", 2024, locality=np.array([SHIRE, BREE]))
    assert np.asarray(found.value).tolist() == [14000, 16000]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("tariff", -5, "expected an amount"),
        ("tariff", "y-01-01", "expected an amount"),
        ("relief_share", 120, "expected a whole number from 0 to 100"),
        ("late_wait_days", 7.5, "expected a whole number"),
        ("window_closes", 31, "expected a day such as"),
    ],
)
def test_an_override_is_checked_like_a_file(
    law: Law, name: str, value: float | str, expected: str
) -> None:
    """A value that the parameter cannot have is refused by the name of where it comes from."""
    with pytest.raises(FileFault) as fault:
        law.overridden(name, entry(value, year=2024), SCENARIO)
    assert str(fault.value).startswith(f"scenario.toml: {name}")
    assert f"found {value!r}, {expected}" in str(fault.value)


def test_an_override_of_an_unknown_word_or_name_is_refused(law: Law) -> None:
    """Words and names are spelt by people."""
    with pytest.raises(FileFault, match=r"found 'brie', expected a word; did you mean 'bree'\?"):
        law.overridden("tariff", entry(5, locality=("brie",)), SCENARIO)
    with pytest.raises(RequestError, match=r"unknown parameter 'tarif'; did you mean 'tariff'\?"):
        law.overridden("tarif", entry(5), SCENARIO)


def test_words_stand_in_the_order_of_their_codes(law: Law) -> None:
    """Localities are the region's own, other words the vocabulary's."""
    assert law.words("locality") == ("shire", "bree")
    assert law.words("category") == Relief.words()
    assert law.words("level") == ("central", "provincial")


def test_an_exact_year_counts_over_a_standing_value(tmp_path: Path) -> None:
    """6 yuan in 2024, 5 before and after, in whichever order they are written."""
    standing = '{ since = 2022, value = 5, basis = "explicit", source = "made up" },'
    exact = '{ year = 2024, value = 6, basis = "explicit", source = "made up" },'
    for lines in (standing + exact, exact + standing):
        law = law_of(tmp_path, DECLARED.replace("{values}", lines))
        found = [int(law.at("toll", year, locality=0).value) for year in (2023, 2024, 2025)]
        assert found == [500, 600, 500]


def test_rules_count_in_no_shares(tmp_path: Path) -> None:
    """The units that they count in are named, and where shares are for."""
    text = DECLARED.replace("{values}", '{ value = 0.008, basis = "explicit", source = "a" },')
    with pytest.raises(FileFault) as fault:
        law_of(tmp_path, text.replace('unit = "yuan"', 'unit = "share"'))
    assert str(fault.value) == (
        "gondor/parameters.toml: toll.unit: found 'share', expected a unit in which rules count: "
        "yuan, percent, persons, months, days, years, months_per_year, day_of_month, "
        "day; shares are for the assumptions in population.toml"
    )


def test_a_value_said_twice_is_refused(tmp_path: Path) -> None:
    """Two amounts for the Shire in 2024: neither wins."""
    lines = (
        '{ year = 2024, locality = ["shire", "bree"], value = 5, basis = "explicit", source = "a" }'
        ', { year = 2024, locality = "shire", value = 6, basis = "explicit", source = "b" },'
    )
    with pytest.raises(FileFault, match="expected every value once"):
        law_of(tmp_path, DECLARED.replace("{values}", lines))


@pytest.mark.parametrize(
    "entry_text",
    [
        'cohort = 2024, value = 5, basis = "explicit", source = "made up"',
        'value = 5, basis = "explicit", source = ""',
        'value = 5, basis = "explicit", low = 4, source = "made up"',
    ],
)
def test_an_entry_that_says_too_much_or_too_little_is_refused(
    tmp_path: Path, entry_text: str
) -> None:
    """A dimension that the toll does not have, no source, half a range on what is stated."""
    with pytest.raises(FileFault, match=r"toll\.values\[0\]"):
        law_of(tmp_path, DECLARED.replace("{values}", f"{{ {entry_text} }}"))


@pytest.mark.parametrize("codes", [{}, {"localty": BREE}, {"locality": BREE, "category": 0}])
def test_a_dimension_that_is_missing_or_foreign_is_refused(law: Law, codes: dict[str, int]) -> None:
    """No locality is taken for the first one, no slip of a name for a default."""
    with pytest.raises(PluginFault, match=r"law\.at\('tariff'\): found .*expected locality"):
        law.at("tariff", 2024, **codes)


def test_a_place_has_a_code(law: Law) -> None:
    """The codes of the column `locality`; a name that is misspelt is no code."""
    assert (law.locality("shire"), law.locality("bree")) == (SHIRE, BREE)
    with pytest.raises(PluginFault, match=r"law\.locality\('brie'\): did you mean 'bree'\?"):
        law.locality("brie")


@pytest.mark.parametrize("locality", [-1, 2])
def test_a_code_outside_its_dimension_reads_no_other_word_s_value(locality: int) -> None:
    """Two localities have the codes 0 and 1; another one is refused, not read elsewhere."""
    with pytest.raises(PluginFault, match="a code of locality is none of 0 to 1"):
        load_testland().law.at("tariff", 2024, locality=np.array([0, locality]))
