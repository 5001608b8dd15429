"""Entry and length of a programme, where a roster says them by months, days and grades."""

from typing import Final

import pytest

from kernel.days import as_date
from kernel.intake import Record, Roster, take_in
from kernel.students import StudentBatch
from tests.fiction.world import load_testland

YEAR: Final = 2024


def student(**record: object) -> StudentBatch:
    """Return a valid student as the batch that he is taken in as."""
    intake = take_in(load_testland(), YEAR, Roster.of([record]))
    assert not intake.rejected, [str(text) for text in intake.rejected[0].reasons]
    return intake.batch


def reasons(record: Record) -> list[str]:
    """Return why a student is rejected."""
    (rejection,) = take_in(load_testland(), YEAR, Roster.of([record])).rejected
    return [str(reason) for reason in rejection.reasons]


@pytest.mark.parametrize(
    ("record", "entry_year"),
    [
        ({"entered_in": "202309"}, 2023),
        ({"entered_in": "2023年9月"}, 2023),
        ({"entered_in": "202312"}, 2023),
        # Spring belongs to the school year that began the September before.
        ({"entered_in": "202403"}, 2023),
        ({"entered_in": "202307"}, 2022),
        ({"entered_on": "2023-09-04"}, 2023),
        ({"entered_on": "2024-03-01"}, 2023),
        ({"grade": "2023级"}, 2023),
        ({"grade": 2023}, 2023),
        ({"grade": "202403"}, 2023),
        # What says it more exactly counts.
        ({"entered_in": "202309", "grade": "2022级"}, 2023),
        ({"entry_year": 2022, "grade": "2023级"}, 2022),
        # August alone does not say it; a grade does.
        ({"entered_in": "202308", "grade": "2023级"}, 2023),
    ],
)
def test_the_year_of_entry_is_the_september_of_the_school_year(
    record: Record, entry_year: int
) -> None:
    """Of a month, a day or a grade."""
    assert student(programme_years=4, **record).entry_year.tolist() == [entry_year]


def test_a_month_of_entry_gives_the_day_too() -> None:
    """The first of the month of spring; in autumn 1 September, as where nothing is said."""
    assert [
        as_date(int(student(programme_years=4, entered_in=month).entered_on[0])).isoformat()  # type: ignore[union-attr]  # a day is there
        for month in ("202309", "202403")
    ] == ["2023-09-01", "2024-03-01"]


@pytest.mark.parametrize(
    ("graduates_in", "years"), [("202706", 4), ("2026年7月", 3), (202406, 1), ("2027-12", 4)]
)
def test_the_length_runs_to_the_year_of_graduation(graduates_in: object, years: int) -> None:
    """A student who entered in September 2023."""
    batch = student(entered_in="202309", graduates_in=graduates_in)
    assert batch.programme_years.tolist() == [years]


def test_a_length_that_is_given_counts() -> None:
    """A later graduation, after a year away, does not make the programme longer."""
    batch = student(entry_year=2023, programme_years=3, graduates_in="202706")
    assert batch.programme_years.tolist() == [3]


@pytest.mark.parametrize(
    "record", [{"entered_in": "202308"}, {"entered_on": "2023-08-28"}, {"grade": "202308"}]
)
def test_in_august_it_is_not_plain_which_school_year_is_meant(record: Record) -> None:
    """Nothing is guessed: a year decides between a freshman and a continuing student."""
    (reason,) = reasons({"programme_years": 4, **record})
    assert "August" in reason


def test_august_is_plain_where_the_year_of_entry_is_given() -> None:
    """Freshmen come in late August; the day counts as the first of the school year."""
    batch = student(entry_year=2023, programme_years=4, entered_in="202308")
    assert batch.entry_year.tolist() == [2023]


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({"programme_years": 4}, "entry_year is missing"),
        ({"entry_year": 2023}, "programme_years is missing"),
        ({"entered_in": " ", "programme_years": 4}, "entry_year is missing"),
        ({"entry_year": 2022, "entered_in": "202309", "programme_years": 4},
         "entry_year and entered_in are of different school years"),
        ({"entry_year": 2023, "graduates_in": "203309"},
         "expected 1 to 8 years from entry to graduates_in"),
        ({"entered_in": "202309", "graduates_in": "202301"},
         "expected 1 to 8 years from entry to graduates_in"),
        ({"entered_in": "in autumn", "programme_years": 4},
         "entered_in: expected a month such as 2023-09"),
    ],
)  # fmt: skip
def test_what_does_not_say_it_plainly_is_rejected(record: Record, reason: str) -> None:
    """With that reason alone."""
    assert reasons(record) == [reason]
