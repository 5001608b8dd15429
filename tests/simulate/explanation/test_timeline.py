"""The way through a year, drawn in characters."""

from datetime import date

import pytest

from kernel.insuranceyears import calendar_year
from kernel.messages import Language
from simulate.explanation.spans import Span
from simulate.explanation.timeline import timeline
from simulate.output.console import rendered

SCALE = "9   10  11  12  1   2   3   4   5   6   7   8   9   10  11  12"
WIDTH = 64


def drawn(
    *spans: tuple[str, str, str], year: int = 2024, language: Language = "en", width: int = 160
) -> list[str]:
    """Return the lines of a timeline."""
    made = [Span(n, date.fromisoformat(a), date.fromisoformat(b)) for n, a, b in spans]
    return rendered(timeline(made, *calendar_year(year).dates, language), width).splitlines()


def blocks(first: str, last: str, year: int = 2024) -> tuple[int, int]:
    """Return the first column of a span, and how many it fills."""
    head, _, line = drawn(("cover", first, last), year=year)
    at = head.index(str(year - 1))
    return line.index("█") - at, line.count("█")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2023-09-01", "2023-09-01", (0, 1)),
        ("2023-09-30", "2023-09-30", (3, 1)),
        ("2023-10-01", "2023-10-01", (4, 1)),
        ("2023-12-31", "2024-01-01", (15, 1)),
        ("2024-01-01", "2024-01-31", (16, 4)),
        ("2024-02-01", "2024-02-29", (20, 4)),
        ("2024-02-29", "2024-03-01", (23, 1)),
        ("2024-01-01", "2024-12-31", (16, 48)),
        ("2023-09-01", "2024-12-31", (0, WIDTH)),
        ("2024-12-31", "2024-12-31", (63, 1)),
        ("2024-07-01", "2024-09-28", (40, 11)),
    ],
)
def test_a_month_is_four_columns(first: str, last: str, expected: tuple[int, int]) -> None:
    """Full months fill theirs from edge to edge, a day is one block inside its month."""
    assert blocks(first, last) == expected


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_ends_where_the_next_begins(month: int) -> None:
    """Whatever its length, in a leap year and in others."""
    for year in (2024, 2025):
        last = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
        first, end = date(year, month, 1), date.fromordinal(last)
        assert blocks(str(first), str(end), year) == (12 + 4 * month, 4)
        assert blocks(str(end), str(end), year) == (15 + 4 * month, 1)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2020-01-01", "2020-02-01", (0, 1)),
        ("2020-01-01", "2023-09-30", (0, 4)),
        ("2024-12-01", "2025-03-01", (60, 4)),
        ("2025-01-01", "2025-03-01", (63, 1)),
        ("2027-05-05", "2027-05-05", (63, 1)),
        ("2000-01-01", "2099-01-01", (0, WIDTH)),
        ("9999-12-31", "9999-12-31", (63, 1)),
    ],
)
def test_what_lies_outside_is_drawn_at_the_edge(
    first: str, last: str, expected: tuple[int, int]
) -> None:
    """Inside the drawing, with its true dates behind; also on the last day of the calendar."""
    assert blocks(first, last) == expected
    assert first in drawn(("cover", first, last))[2]


def test_the_whole_drawing() -> None:
    """Names, scale and dates; a single day has one date."""
    window = ("drive", "2023-09-01", "2023-12-31")
    payment = ("payment", "2024-07-01", "2024-07-01")
    assert drawn(window, payment) == [
        "                 2023            2024",
        f"Month            {SCALE}",
        f"enrolment period {'█' * 16}{' ' * 48} 2023-09-01 – 2023-12-31",
        f"payment          {' ' * 40}█{' ' * 23} 2024-07-01",
    ]  # fmt: skip


def test_in_a_narrow_window_names_and_dates_stand_above() -> None:
    """Nothing is cut; below 66 characters a month has two, and every other one is named."""
    window = ("drive", "2023-09-01", "2023-12-31")
    cover = ("cover", "2024-01-01", "2024-12-31")
    assert drawn(window, cover, width=80) == [
        "Month",
        "  2023            2024",
        f"  {SCALE}",
        "enrolment period 2023-09-01 – 2023-12-31",
        f"  {'█' * 16}",
        "cover 2024-01-01 – 2024-12-31",
        f"  {' ' * 16}{'█' * 48}",
    ]
    assert drawn(window, cover, width=60) == [
        "Month",
        "  2023    2024",
        "  9   11  1   3   5   7   9   11",
        "enrolment period 2023-09-01 – 2023-12-31",
        f"  {'█' * 8}",
        "cover 2024-01-01 – 2024-12-31",
        f"  {' ' * 8}{'█' * 24}",
    ]


def test_in_chinese() -> None:
    """The words change, the scale does not."""
    lines = drawn(("benefits", "2024-01-01", "2024-12-31"), language="zh")
    assert lines[1].startswith("月份")
    assert lines[1].endswith(SCALE)
    assert lines[2].startswith("可享待遇")
    assert lines[2].count("█") == 48


def test_nothing_to_draw() -> None:
    """Of whoever neither pays nor is covered only the scale is left."""
    assert len(drawn()) == 2
