"""Cells of a workbook as columns: of one type, or as text."""

from datetime import date, datetime, time

import pytest

from simulate.roster.reading.typed_columns import TypedColumn, as_shown
from simulate.roster.workbooks.sheet_parts import Cell


def column(*blocks: list[Cell]) -> tuple[str, list[object]]:
    """Return type and cells of a column that comes in blocks."""
    made = TypedColumn()
    for block in blocks:
        made.add(block)
    finished = made.finished()
    return str(finished.type), finished.to_pylist()


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([2023, 2022, None], "int64"),
        ([1.5, None], "double"),
        ([True, None], "bool"),
        (["001", None], "string"),
        ([date(2023, 9, 1), None], "date32[day]"),
        ([datetime(2023, 9, 1, 8, 30), None], "timestamp[us]"),
    ],
)
def test_a_column_of_one_kind_keeps_it(cells: list[Cell], kind: str) -> None:
    """In one block, and where a block of it is all blank."""
    assert column(cells) == (kind, cells)
    assert column([None], cells, [None]) == (kind, [None, *cells, None])


def test_types_that_hold_one_another_become_the_wider_one() -> None:
    """Whole numbers among others, days among moments."""
    assert column([1, 2.5, None]) == ("double", [1.0, 2.5, None])
    assert column([date(2023, 9, 1), datetime(2023, 9, 2, 8)]) == (
        "timestamp[us]",
        [datetime(2023, 9, 1), datetime(2023, 9, 2, 8)],
    )


def test_a_column_of_several_types_is_text_as_it_shows() -> None:
    """Within a block, and over blocks."""
    shown = ["2023", "2022级", "2023-09-01", "true", "0.5", None]
    cells: list[Cell] = [2023, "2022级", date(2023, 9, 1), True, 0.5, None]
    assert column(cells) == ("string", shown)
    assert column(*[[cell] for cell in cells]) == ("string", shown)


def test_a_column_of_nothing_is_text() -> None:
    """With no block at all, too."""
    assert column([None, None]) == ("string", [None, None])
    assert column() == ("string", [])


def test_sheets_follow_one_another() -> None:
    """The same column of another sheet is added behind."""
    first, second = TypedColumn(), TypedColumn()
    first.add([2023])
    second.add(["2022级"])
    first.extend(second)
    assert first.finished().to_pylist() == ["2023", "2022级"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [(None, ""), (7, "7"), (7.25, "7.25"), (1e10, "10000000000"), (1e-7, "0.0000001"),
     (False, "false"), (time(8, 30), "08:30:00"),
     (datetime(2023, 9, 1, 8, 30), "2023-09-01 08:30:00"), ("x", "x")],
)  # fmt: skip
def test_a_cell_is_shown_as_people_write_it(cell: Cell, shown: str) -> None:
    """Dates in ISO form, yes and no in lower case."""
    assert as_shown(cell) == shown
