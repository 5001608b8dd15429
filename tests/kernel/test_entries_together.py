"""Entries of one parameter that do not go together, each of which is right by itself."""

from pathlib import Path

import pytest

from kernel.codes import Basis
from kernel.entries import Entry, Vocabulary
from kernel.entries_together import check_together
from kernel.errors import FileFault
from tests.kernel.making import SCENARIO, entry, law_of, parameter

VOCABULARY: Vocabulary = {
    "locality": ("shire", "bree"),
    "category": ("tekun", "dibao"),
}

EVERYTHING = ("year", "locality", "category", "study_year")

SHIRE, BREE = ("shire",), ("bree",)


def refused(*entries: Entry) -> str:
    """Return the fault of a parameter of such entries."""
    with pytest.raises(FileFault) as fault:
        check_together(parameter(*entries, unit="percent", by=EVERYTHING), VOCABULARY)
    return str(fault.value)


def accepted(*entries: Entry) -> None:
    """Check a parameter of such entries."""
    check_together(parameter(*entries, unit="percent", by=EVERYTHING), VOCABULARY)


# A narrower entry that a wider one replaces.


def test_an_exact_year_does_not_silently_replace_a_value_for_a_word() -> None:
    """The Shire's 70 since 2023 would be 50 in 2024: the entry to write is named."""
    assert refused(entry(70, since=2023, locality=SHIRE), entry(50, year=2024)) == (
        "parameters: toll.values[1]: found 'a value that replaces .values[0] without naming its "
        'locality\', expected an entry { year = 2024, locality = "shire", value = … } beside it'
    )


def test_with_the_missing_entry_beside_it_the_file_is_right() -> None:
    """In whatever order the entries stand."""
    entries = (
        entry(70, year=2024, locality=SHIRE),
        entry(70, since=2023, locality=SHIRE),
        entry(50, year=2024),
    )
    accepted(*entries)
    accepted(*reversed(entries))


def test_a_later_since_does_not_replace_it_either() -> None:
    """Nor a value without years; an exact year beside it mends that year only."""
    fault = refused(entry(70, locality=SHIRE), entry(50, since=2025))
    assert 'expected an entry { since = 2025, locality = "shire", value = … }' in fault
    year_only = entry(70, year=2025, locality=SHIRE)
    assert "{ since = 2025" in refused(entry(70, locality=SHIRE), entry(50, since=2025), year_only)
    accepted(
        entry(70, locality=SHIRE), entry(50, since=2025), entry(70, since=2025, locality=SHIRE)
    )


def test_an_exact_year_before_the_word_has_a_value_replaces_nothing() -> None:
    """Nor does an exact year for another word, or a word's exact year."""
    accepted(entry(70, since=2025, locality=SHIRE), entry(50, year=2024))
    accepted(entry(70, since=2023, locality=SHIRE), entry(50, year=2024, locality=BREE))
    accepted(entry(70, year=2024, locality=SHIRE), entry(50, since=2022), entry(60, year=2025))


def test_of_several_words_the_first_without_an_entry_is_named() -> None:
    """Bree has its entry of 2024, the Shire has none."""
    both = ("bree", "shire")
    fault = refused(
        entry(70, since=2023, locality=both),
        entry(60, year=2024, locality=BREE),
        entry(50, year=2024),
    )
    assert '{ year = 2024, locality = "shire", value = … }' in fault


def test_two_entries_that_name_different_things_need_a_third() -> None:
    """Whoever is tekun in the Shire would have one or the other by their place in the file."""
    place, status = entry(70, locality=SHIRE), entry(50, category=("tekun",))
    expected = '{ locality = "shire", category = "tekun", value = … }'
    assert expected in refused(place, status)
    accepted(place, status, entry(60, locality=SHIRE, category=("tekun",)))


def test_words_of_a_third_dimension_may_complete_it() -> None:
    """All categories of the Shire have an entry of 2024, so nothing of it is replaced."""
    whole, general = entry(70, since=2023, locality=SHIRE), entry(50, year=2024)
    by_status = [entry(70, year=2024, locality=SHIRE, category=(c,)) for c in ("tekun", "dibao")]
    accepted(whole, general, *by_status)
    refused(whole, general, by_status[0])


def test_for_the_same_years_the_narrower_entry_counts_wherever_it_stands() -> None:
    """The order of the file changes nothing."""
    narrow, wide = entry(70, year=2024, locality=SHIRE), entry(50, year=2024)
    for entries in ((narrow, wide), (wide, narrow)):
        accepted(*entries)
        toll = parameter(*entries, by=EVERYTHING)
        found = [toll.in_force({"locality": place}, year=2024) for place in ("shire", "bree")]
        assert [each and each.value for each in found] == [70, 50]


def test_a_year_of_study_counts_like_a_word() -> None:
    """A value for one year of study is not lost to the general one behind it."""
    second, all_years = Entry(70, Basis.EXPLICIT, "made up", study_year=2), entry(50)
    toll = parameter(second, all_years, by=EVERYTHING)
    found = [toll.in_force(study_year=year) for year in (1, 2)]
    assert [each and each.value for each in found] == [50, 70]


def test_what_a_user_sets_is_not_held_against_the_file() -> None:
    """An override counts before every entry, as he wants it."""
    toll = parameter(entry(70, since=2023, locality=SHIRE), unit="percent", by=EVERYTHING)
    check_together(toll.overridden(entry(50, year=2024), SCENARIO, VOCABULARY), VOCABULARY)


# Fen written for yuan.


def test_a_hundred_times_another_year_s_amount_is_refused_with_both() -> None:
    """479.52 yuan lost their point in 2026."""
    with pytest.raises(FileFault) as fault:
        check_together(parameter(entry(479.52, year=2025), entry(47952, year=2026)), {})
    assert str(fault.value) == (
        "parameters: toll.values[1]: found '47952 for 2026, and 479.52 for 2025 in .values[0]', "
        "expected amounts in yuan that differ by less than 100 times"
    )


def test_the_same_holds_for_an_amount_that_is_a_hundredth() -> None:
    """Whichever of the two is wrong, and however its years are written."""
    with pytest.raises(FileFault, match=r"found '4 for 2026 on, and 400 for every year in"):
        check_together(parameter(entry(400), entry(4, since=2026)), {})


def test_amounts_that_may_differ_so_much() -> None:
    """A little less than a hundredfold, nothing at all, other words, and what is no money."""
    check_together(parameter(entry(4.01, year=2025), entry(400, year=2026)), {})
    check_together(parameter(entry(0, year=2025), entry(400, year=2026)), {})
    places = entry(4, year=2025, locality=SHIRE), entry(400, year=2026, locality=BREE)
    check_together(parameter(*places, by=EVERYTHING), VOCABULARY)
    check_together(parameter(entry(1, year=2025), entry(100, year=2026), unit="percent"), {})


# Where files are read.


def test_a_region_s_parameters_are_checked_when_they_are_loaded(tmp_path: Path) -> None:
    """The message begins with the file."""
    text = """
        [toll]
        unit = "yuan"
        by = ["year", "locality"]
        en = "Toll"
        zh = "通行费"
        values = [
          { value = 300, basis = "explicit", source = "x" },
          { since = 2023, locality = "bree", value = 380, basis = "explicit", source = "x" },
          { year = 2024, value = 200, basis = "explicit", source = "x" },
        ]
    """
    with pytest.raises(FileFault, match=r"^gondor/parameters.toml: toll.values\[2\]: found 'a val"):
        law_of(tmp_path, text)
