"""Which entry is in force: the last that holds, or the last before that was for one year."""

from attrs import evolve

from kernel.entries import Entry
from kernel.entries_in_force import in_force_among
from tests.kernel.making import entry


def value(*entries: Entry, **when: int) -> object:
    """Return the value in force."""
    found = in_force_among(entries, "yuan", **when)
    return found and found.value


def test_the_last_that_holds() -> None:
    """2025 for itself; the undated one for others."""
    given = (entry(1), entry(2, year=2025))
    assert [value(*given, year=year) for year in (2024, 2025, 2026)] == [1, 2, 1]


def test_the_last_dated_value_stays_where_nothing_else_holds() -> None:
    """Whatever their order; before the first one there is none."""
    given = (entry(3, year=2027), entry(2, year=2025))
    assert [value(*given, year=year) for year in (2024, 2025, 2026, 2027, 2030)] == [
        None, 2, 2, 3, 3,
    ]  # fmt: skip


def test_since_a_cohort() -> None:
    """What is decided on entry begins with a cohort."""
    given = (entry(1), entry(2, since=2026), evolve(entry(3), cohort=2028))
    assert [value(*given, cohort=cohort) for cohort in (2025, 2026, 2028, 2029)] == [1, 2, 3, 2]


def test_a_year_of_study() -> None:
    """Only who is in it has its value."""
    given = (entry(1), evolve(entry(2), study_year=1))
    assert [value(*given, study_year=study_year) for study_year in (1, 2)] == [2, 1]
