"""Figures in columns: folded to the width there is, none lost, none moved out of its column."""

import re
from collections import Counter
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from simulate.output.console import rendered
from simulate.output.grid import Grid, Row
from tests.simulate.output.reading import WIDE, tables_in, widest

LABELS: Final = st.sampled_from(
    [
        "基金收入",
        "  财政（未指明级次）",
        "    低保对象",
        "Fund income",
        "  finance (no level named)",
        "各届入学人数（按学校类型）：高等学校 entrants.tertiary  265,926 – 282,900 – 299,874",
        "    programme_years.research_institute.2",
    ]
)
HEADINGS: Final = st.sampled_from(
    ["2024", "全程合计", "Government cost", "趸交余额（年末）", "at its high end", "5%"]
)
AMOUNTS: Final = st.integers(-(10**14), 10**14).map("{:,}".format)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Return a table in which no two figures are alike."""
    columns = draw(st.integers(1, 12))
    rows = draw(st.integers(1, 6))
    amounts = draw(st.lists(AMOUNTS, min_size=columns * rows, max_size=columns * rows))
    cells = [f"{amount}.{place:02}" for place, amount in enumerate(amounts)]
    return Grid(
        draw(st.sampled_from(["万元", "万元 (10,000 yuan), accrual", ""])),
        draw(st.lists(HEADINGS, min_size=columns, max_size=columns)),
        [
            Row(draw(LABELS), cells[at : at + columns], ruled=draw(st.booleans()))
            for at in range(0, len(cells), columns)
        ],
        bold=1,
    )


@given(grids(), st.sampled_from([40, 80, 120, 200]))
def test_every_figure_is_there_once_and_no_line_is_wider(grid: Grid, width: int) -> None:
    """However the columns are folded."""
    text = rendered(grid, width)
    assert widest(text) <= width
    shown = Counter(re.findall(r"(?<!\S)-?[\d,]+\.\d\d(?!\S)", text))
    assert shown == Counter(cell for row in grid.rows for cell in row.cells)


@given(grids(), st.sampled_from([40, 80, 120, 200]))
def test_the_figures_of_a_column_end_together(grid: Grid, width: int) -> None:
    """In the same column of the terminal, whatever the script of the labels; rows in order."""
    columns: list[list[str]] = []
    for part in re.split(r"\n\s*\n", rendered(grid, width).strip("\n")):
        lines = [
            [(one.group(), cell_len(line[: one.end()])) for one in found]
            for line in part.splitlines()
            if (found := [*re.finditer(r"(?<!\S)-?[\d,]+\.\d\d(?!\S)", line)])
        ]
        assert len({tuple(end for _, end in line) for line in lines}) == 1
        columns += [[cell for cell, _ in column] for column in zip(*lines, strict=True)]
    assert columns == [[*column] for column in zip(*(row.cells for row in grid.rows), strict=True)]


@given(grids(), st.sampled_from([40, 80, 120]))
def test_labels_stand_beside_every_part(grid: Grid, width: int) -> None:
    """Where columns follow below, under the same labels, long ones over several lines."""
    parts = re.split(r"\n\s*\n", rendered(grid, width).strip("\n"))
    words = "".join(row.label for row in grid.rows)
    for part in parts:
        body = part.split("─", 1)[1]
        left = "".join(re.sub(r"(?<!\S)-?[\d,]+\.\d\d(?!\S)|[─\s]", "", body).split())
        assert left == "".join(re.sub(r"\s", "", words).split())


BY_HAND: Final = Grid(
    "万元",
    ["2024", "2025", "合计"],
    [
        Row("基金收入", ["1.00", "–", "1.00"], bold=True),
        Row("  财政", ["–", "", "0.50"]),
        Row("人数", bold=True, ruled=True),
        Row("  参保人数", ["1,000", "990", ""]),
    ],
    bold=1,
)


def test_by_hand() -> None:
    """Headings above figures; a blank stays blank; a rule where one is asked for."""
    assert rendered(BY_HAND, 80) == (
        "万元         2024  2025  合计\n"
        "─────────────────────────────\n"
        "基金收入     1.00     –  1.00\n"
        "  财政          –        0.50\n"
        "─────────────────────────────\n"
        "人数\n"
        "  参保人数  1,000   990\n"
        "─────────────────────────────\n"
    )


def test_folded_by_hand() -> None:
    """The last column has no room and follows below, with the lines that have a figure in it."""
    assert rendered(BY_HAND, 24) == (
        "万元         2024  2025\n"
        "───────────────────────\n"
        "基金收入     1.00     –\n"
        "  财政          –\n"
        "───────────────────────\n"
        "人数\n"
        "  参保人数  1,000   990\n"
        "───────────────────────\n"
        "\n"
        "万元        合计\n"
        "────────────────\n"
        "基金收入    1.00\n"
        "  财政      0.50\n"
        "────────────────\n"
    )


def test_a_part_begins_with_the_lines_that_have_a_figure_in_it() -> None:
    """Whatever stands first elsewhere leaves no rule behind."""
    rows = [Row("参保人数", ["1,000", ""]), Row("基金收入", ["1.00", "1.00"], ruled=True)]
    *_, second = rendered(Grid("", ["2024", "合计"], rows), 16).split("\n\n")
    assert second.splitlines()[1:] == ["──────────────", "基金收入  1.00", "──────────────"]


def test_labels_are_broken_where_that_spares_a_fold() -> None:
    """Both columns stand beside twenty characters of the label; beside all of it only one would."""
    rows = [Row("Relief reimbursed to students", ["1,000,000.00"] * 2)]
    assert rendered(Grid("", ["2024", "2025"], rows), 48).splitlines() == [
        "                              2024          2025",
        "────────────────────────────────────────────────",
        "Relief reimbursed to",
        "  students            1,000,000.00  1,000,000.00",
        "────────────────────────────────────────────────",
    ]


@pytest.mark.parametrize("width", [24, 80])
def test_a_line_that_is_blank_throughout_stays(width: int) -> None:
    """What is not known of a form has its line all the same, in every part."""
    rows = [*BY_HAND.rows, Row("利息收入", ["", "", ""])]
    text = rendered(Grid("万元", BY_HAND.headings, rows), width)
    assert text.count("利息收入") == text.count("万元") == (2 if width == 24 else 1)


def test_a_long_label_has_its_figures_on_its_last_line() -> None:
    """Its later lines are set in further, so that they are no labels of their own."""
    grid = Grid("yuan", ["2024"], [Row("  finance (no level named at all)", ["1.00"])])
    assert rendered(grid, 24).splitlines()[2:-1] == [
        "  finance (no",
        "    level named at",
        "    all)            1.00",
    ]


def test_a_long_heading_ends_above_its_figures() -> None:
    """Over several lines, the last of them just above the rule."""
    grid = Grid("", ["Government cost", "2024"], [Row("a", ["1", "2"])])
    assert rendered(grid, 80).splitlines()[:2] == ["   Government", "         cost  2024"]


def test_lines_of_a_heading_are_about_as_long() -> None:
    """None is left with a character of its own."""
    grid = Grid("", ["先缴后补的资助", "基金收入，权责发生制"], [Row("a", ["1", "2"])])
    assert rendered(grid, 80).splitlines()[:2] == [
        "   先缴后补  基金收入，",
        "     的资助  权责发生制",
    ]


def test_totals_are_bold() -> None:
    """The last columns and the lines that are totals; on a terminal alone."""
    console = Console(width=80, force_terminal=True, color_system="standard", _environ={})
    with console.capture() as captured:
        console.print(BY_HAND)
    bold = [one.strip() for one in re.findall(r"\x1b\[1m([^\x1b]*)\x1b", captured.get())]
    assert {"基金收入", "1.00", "0.50", "人数"} <= set(bold)
    assert {"参保人数", "财政", "990"}.isdisjoint(bold)


def test_a_table_without_lines() -> None:
    """Headings between rules."""
    (table,) = tables_in(rendered(Grid("yuan", ["2024"], []), WIDE))
    assert [*table.headings] == ["2024"]
    assert table.lines == []


@pytest.mark.parametrize("width", [40, 80])
def test_a_bar_keeps_its_place(width: int) -> None:
    """Spaces before it are part of the cell."""
    grid = Grid("", [""], [Row("a", ["  │██"]), Row("b", ["░░│  "])])
    first, second = rendered(grid, width).splitlines()[1:3]
    assert first.index("│") == second.index("│")
