"""Numbers that stand twice are pointed out by row, and never repeated."""

from collections.abc import Sequence
from typing import Any

from attrs import evolve

from simulate.roster.handouts.duplicates import Duplicates
from tests.simulate.roster.handouts.making import pages_of

_BASE = {"entry_year": "2022", "programme_years": "4"}


def notes(rows: Sequence[dict[str, Any]], pages: int = 1) -> list[str]:
    """Return what is said of rows, read in so many pages."""
    size = -(-len(rows) // pages)
    parts = [
        pages_of([{**_BASE, **r} for r in rows[k : k + size]]) for k in range(0, len(rows), size)
    ]
    found = Duplicates.of(parts[0][0].header)
    for at, (page,) in enumerate(parts):
        numbers = page.taken.rows - page.taken.rows[0] + 2 + at * size
        found.add(evolve(page, taken=evolve(page.taken, rows=numbers)))
    return [str(note) for note in found.notes()]


def test_student_numbers_that_stand_twice_are_named_by_row() -> None:
    """Whether on one page or on two; blanks are none, spaces and small letters do not count."""
    rows = [{"学号": one} for one in ("a1", "b 2", None, " A1 ", "", "B2", "A1", "c3", " ")]
    expected = ["column 3: the same student number stands in rows 2 and 5, 3 and 7, 2 and 8"]
    assert notes(rows) == expected
    assert notes(rows, pages=3) == expected


def test_identity_numbers_are_looked_at_under_whatever_header() -> None:
    """Each column for itself."""
    rows = [
        {"身份证号": "00000000000000001X", "证件号码": "1"},
        {"身份证号": "00000000000000001x", "证件号码": "2"},
        {"身份证号": "1", "证件号码": "2"},
    ]
    assert notes(rows) == [
        "column 3: the same identity number stands in rows 2 and 3",
        "column 4: the same identity number stands in rows 3 and 4",
    ]


def test_rejected_rows_count_too() -> None:
    """A number is doubled whether or not both rows are valid."""
    rows = [{"学号": "1"}, {"学号": "1", "paid_on": "soon"}]
    assert notes(rows) == ["column 3: the same student number stands in rows 2 and 3"]


def test_ten_pairs_are_named_and_the_others_counted() -> None:
    """Twelve rows of one number are eleven pairs."""
    (note,) = notes([{"学号": "1"}] * 12)
    assert note.endswith("2 and 11, 2 and 12, and 1 more pairs")
    assert "1 and" not in note


def test_nothing_is_said_where_nothing_stands_twice_or_nobody_has_a_number() -> None:
    """No note without a reason."""
    assert notes([{"学号": "1"}, {"学号": "2"}]) == []
    assert notes([{"note": "1"}, {"note": "1"}]) == []


def test_long_numbers_are_compared_letter_by_letter() -> None:
    """These have the same hash, and are not the same."""
    one, other = "0000000000000000", "00000001000O000O"
    assert notes([{"学号": one}, {"学号": other}]) == []
    assert notes([{"学号": one}, {"学号": other}, {"学号": one}]) == [
        "column 3: the same student number stands in rows 2 and 4"
    ]


def test_numbers_may_be_of_any_length() -> None:
    """From one letter to more than a word of eight, and in other scripts, each is only itself."""
    numbers = ["1", "12", "12345678", "123456789", "1" * 17, "学2024", "１", "0" * 64, "0" * 65]
    assert notes([{"学号": one} for one in numbers]) == []
    (note,) = notes([{"学号": one} for one in [*numbers, *reversed(numbers)]], pages=4)
    assert note.endswith(
        "rows 10 and 11, 9 and 12, 8 and 13, 7 and 14, 6 and 15, 5 and 16, 4 and 17, 3 and 18, "
        "2 and 19"
    )
