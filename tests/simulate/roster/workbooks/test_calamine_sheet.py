"""The rows of a sheet that calamine gives, put right by marks."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from simulate.roster.workbooks.calamine_sheet import Marks, parts_of
from simulate.roster.workbooks.sheet_parts import (
    BLOCK,
    Cell,
    CellFault,
    Rows,
    SheetEnd,
    SheetStart,
    Unreadable,
)
from tests.simulate.roster.making import xlsx_of

ERROR = CellFault.ERROR


class Sheet:
    """A sheet of given cells, as calamine would give them: from row 0 on, but not from column 0."""

    def __init__(self, rows: Sequence[Sequence[Any]], start: tuple[int, int] = (0, 0)) -> None:
        width = len(rows[0])
        self.rows = [*([""] * width for _ in range(start[0])), *map(list, rows)]
        self.start = start
        self.end = (len(self.rows) - 1, start[1] + width - 1)

    def iter_rows(self) -> Any:
        """Yield its rows."""
        return iter(self.rows)


class NoCells:
    """A sheet in which calamine finds nothing."""

    start = end = None

    def iter_rows(self) -> Any:
        """Yield nothing."""
        return iter(())


def read(sheet: Any, **marks: Any) -> list[Rows]:
    """Return the blocks of a sheet."""
    start, *blocks, end = parts_of("S", sheet, Marks(**marks))
    assert start == SheetStart("S")
    assert isinstance(end, SheetEnd)
    return [block for block in blocks if isinstance(block, Rows)]


def only(sheet: Any, **marks: Any) -> dict[int, list[Cell]]:
    """Return the rows of a sheet of one block by their numbers."""
    (block,) = read(sheet, **marks)
    return {
        number: [column[at] for column in block.columns] for at, number in enumerate(block.numbers)
    }


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (["a", "", "a"], ["a", None, "a"]),
        ([1.0, 2.0, -3.0], [1, 2, -3]),
        ([1.5, 2.0, ""], [1.5, 2, None]),
        ([2.0**53, 1.0], [2.0**53, 1]),
        ([True, "", False], [True, None, False]),
        ([True, 1.0, "1"], [True, 1, "1"]),
        ([date(2023, 9, 1), ""], [date(2023, 9, 1), None]),
        ([datetime(2023, 9, 1), datetime(2023, 9, 1, 8)],
         [date(2023, 9, 1), datetime(2023, 9, 1, 8)]),
        ([date(2023, 9, 1), 5.0, "x"], [date(2023, 9, 1), 5, "x"]),
        ([time(8, 30), ""], [time(8, 30), None]),
        ([timedelta(hours=30), timedelta(minutes=-1.5)], ["30:00:00", "-0:01:30"]),
        ([0.0, float("inf")], [0, float("inf")]),
    ],
)  # fmt: skip
def test_a_column_of_cells(column: list[Any], shown: list[Cell]) -> None:
    """Nothing is None, whole numbers are whole, a day without a time is a day."""
    sheet = Sheet([[cell, "x"] for cell in column])
    cells = [row[0] for row in only(sheet).values()]
    assert cells == shown
    assert [type(cell) for cell in cells] == [type(cell) for cell in shown]


def test_what_calamine_really_gives() -> None:
    """A sheet of a workbook, with everything a sheet can hold."""
    row = ["学号", 2023, 1.5, True, date(2023, 9, 1), datetime(2023, 9, 1, 8, 30), None]
    content = BytesIO(xlsx_of([row, ["x"]]))
    sheet = CalamineWorkbook.from_filelike(content).get_sheet_by_index(0)
    assert only(sheet) == {0: row[:6], 1: ["x", *[None] * 5]}


def test_equal_texts_are_one_object() -> None:
    """That is what makes them quick to hand on."""
    (block,) = read(Sheet([["".join(["ab", "c"])], ["".join(["a", "bc"])]]))
    assert block.columns[0][0] is block.columns[0][1]


def test_a_table_that_begins_further_down_and_to_the_right() -> None:
    """Its numbers are those of the sheet, and marks and merges hold where they say."""
    sheet = Sheet([["a", "b"], ["c", "d"]], start=(2, 2))
    assert only(sheet) == {2: [None, None, "a", "b"], 3: [None, None, "c", "d"]}
    marked = only(sheet, instead={(3, 3): "1%", (0, 0): "t"}, merges=[(2, 2, 3, 2)])
    assert marked == {
        0: ["t", None, None, None],
        2: [None, None, "a", "b"],
        3: [None, None, "a", "1%"],
    }


def test_blank_rows_are_left_out() -> None:
    """Above, between and below; a sheet of nothing has no rows."""
    assert only(Sheet([["", ""], ["a", ""], ["", ""], ["", "b"], ["", ""]])) == {
        1: ["a", None],
        3: [None, "b"],
    }
    assert read(Sheet([["", ""]])) == []
    assert read(NoCells()) == []


def test_marks_beyond_what_calamine_found() -> None:
    """A fault or a value makes its row and its column."""
    assert only(NoCells(), instead={(4, 1): "1%"}) == {4: [None, "1%"]}
    (block,) = read(Sheet([["a"]]), faults={(2, 3): ERROR, (0, 0): ERROR})
    assert list(block.numbers) == [0, 2]
    assert block.columns == [[None, None]] * 4
    assert block.faults == {(2, 3): ERROR, (0, 0): ERROR}


def test_a_row_whose_last_value_goes_is_blank() -> None:
    """Unless a fault is in it."""
    sheet = Sheet([["a", ""], ["b", ""], ["c", "d"]])
    assert only(sheet, instead={(0, 0): None, (2, 0): None}) == {1: ["b", None], 2: [None, "d"]}
    assert only(sheet, instead={(0, 0): None}, faults={(0, 1): ERROR})[0] == [None, None]


def test_merged_cells_in_both_directions() -> None:
    """Each takes the value of the first; a row of nothing else is left out."""
    rows = [["a", "", "1"], ["", "", "2"], ["", "", ""], ["", "", "4"], ["b", "", ""]]
    merges = [(4, 0, 4, 1), (0, 0, 3, 1)]
    assert only(Sheet(rows), merges=merges) == {
        0: ["a", "a", "1"],
        1: ["a", "a", "2"],
        3: ["a", "a", "4"],
        4: ["b", "b", None],
    }


def test_a_merged_range_without_a_value_covers_nothing() -> None:
    """What stands in another cell of it remains; so it does beside the sheet."""
    sheet = Sheet([["", "x"], ["y", "z"]])
    merges = [(0, 0, 1, 0), (0, 5, 9, 9), (7, 0, 9, 0)]
    assert only(sheet, merges=merges) == {0: [None, "x"], 1: ["y", "z"]}


def test_a_merged_fault() -> None:
    """It holds for all cells, and takes the place of what they hold; a value does so of faults."""
    sheet = Sheet([["", "x"], ["y", "z"], ["", "w"]])
    (block,) = read(
        sheet, faults={(0, 0): ERROR, (2, 1): ERROR}, merges=[(0, 0, 1, 0), (1, 1, 2, 1)]
    )
    assert block.faults == {(0, 0): ERROR, (1, 0): ERROR}
    assert block.columns == [[None, None, None], ["x", "z", "z"]]


def test_blocks() -> None:
    """A merged range reaches over them; marks find their row in each."""
    rows = [["a" if number == 1 else "", float(number)] for number in range(2 * BLOCK + 5)]
    last = 2 * BLOCK + 4
    blocks = read(
        Sheet(rows),
        merges=[(1, 0, last - 1, 0)],
        instead={(last, 1): "1%", (BLOCK, 1): None},
    )
    assert [len(block.numbers) for block in blocks] == [BLOCK, BLOCK - 1, 5]
    assert blocks[0].columns[0][:3] == [None, "a", "a"]
    assert set(blocks[1].columns[0]) == {"a"}
    assert blocks[1].columns[1][0] == BLOCK + 1  # row BLOCK had nothing else of its own
    assert blocks[2].columns == [["a"] * 4 + [None], [*range(2 * BLOCK, last), "1%"]]


def test_an_endless_range_ends_with_the_sheet() -> None:
    """Of all rows and columns; that many of them are refused."""
    sheet = Sheet([["a", ""], ["", "b"]])
    everywhere = (0, 0, 1_048_575, 16_383)
    assert only(sheet, merges=[everywhere]) == {0: ["a", "a"], 1: ["a", "a"]}
    with pytest.raises(Unreadable, match="its merged ranges overlap each other"):
        read(sheet, merges=[everywhere] * 9)


def test_the_end_hands_on_what_is_known() -> None:
    """The other count of the rows, and the cells left out."""
    parts = list(parts_of("S", Sheet([["a"]]), Marks(counted=[0, 7], left_out=[(9, 9)])))
    assert parts[-1] == SheetEnd([0, 7], [(9, 9)])
