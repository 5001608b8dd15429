"""The lines of a chart: columns that line up, and lengths to scale."""

import pytest
from rich.cells import cell_len
from rich.text import Text as Line

from simulate.output.chart_lines import Row, fitted, legend, lines_of, scaled


@pytest.mark.parametrize(
    ("amount", "span", "cells", "length"),
    [(50, 100, 10, 5), (45, 100, 10, 5), (44, 100, 10, 4), (100, 100, 7, 7), (0, 100, 7, 0)],
)
def test_lengths_are_rounded_half_up(amount: int, span: int, cells: int, length: int) -> None:
    """4.5 characters are five, 4.4 are four."""
    assert scaled(amount, span, cells) == length


def test_of_nothing_nothing_has_a_length() -> None:
    """Where every amount is 0 there is no scale."""
    assert scaled(0, 0, 10) == 0


@pytest.mark.parametrize(
    ("label", "room", "shown"),
    [
        ("uptake", 8, "uptake  "),
        ("uptake", 6, "uptake"),
        ("uptake", 4, "upt…"),
        ("学生净负担", 10, "学生净负担"),
        ("学生净负担", 8, "学生净… "),
        ("学生净负担", 0, ""),
    ],
)
def test_a_label_takes_its_room(label: str, room: int, shown: str) -> None:
    """A Chinese character has two places, and none is cut in half."""
    assert fitted(label, room) == shown
    assert cell_len(shown) == room


def test_numbers_stand_in_columns() -> None:
    """To the right, under their heads, whatever the labels are written in."""
    rows = [
        Row("学生", ["1", "20"], lambda room: Line("=" * room)),
        Row("abc", ["300", "4"], lambda _: Line("=")),
    ]
    lines = [line.plain for line in lines_of(rows, 4 + 2 + 21 + 2 + 3 + 2 + 4, ["low", "high"])]
    assert lines == [
        "                             low  high",
        "学生  =====================    1    20",
        "abc   =                      300     4",
    ]


def test_a_legend_is_as_long_as_its_lines() -> None:
    """Three entries of five on lines of twelve; one that is longer ends in an ellipsis."""
    lines = [line.plain for line in legend([Line("abcde") for _ in range(3)], 12)]
    assert lines == ["abcde  abcde", "abcde"]
    assert [line.plain for line in legend([Line("abcdef")], 4)] == ["abc…"]
