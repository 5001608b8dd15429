"""Tables in Word: what keeps figures, rows and headings whole."""

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.table import Table

from simulate.output.memorandum.memo_styles import CELL, make_styles
from simulate.output.memorandum.memo_tables import Cell, CellRow, put_table, width_for

HEAD: list[CellRow] = [[Cell("payer", bold=True), Cell("2024", bold=True, at_right=True)]]


def styled() -> Document:
    """Return a document with our styles."""
    document: Document = docx.Document()
    make_styles(document, replace=True)
    return document


def table_of(rows: list[CellRow]) -> Table:
    """Return a table of two columns with these rows below a head."""
    return put_table(styled(), [Pt(200), Pt(60)], HEAD, rows)


def row_has(table: Table, row: int, tag: str) -> bool:
    """Say whether an element is somewhere in a row."""
    return next(table.rows[row]._tr.iter(qn(tag)), None) is not None


def test_a_figure_stands_at_the_right_in_one_line() -> None:
    """A text may be broken."""
    table = table_of([[Cell("students", depth=1), Cell("1,234.00", is_figure=True)]])
    label, figure = table.rows[1].cells
    assert figure._tc.find(f".//{qn('w:noWrap')}") is not None
    assert label._tc.find(f".//{qn('w:noWrap')}") is None
    assert str(figure.paragraphs[0].alignment) == "RIGHT (2)"
    assert label.paragraphs[0].paragraph_format.left_indent == Pt(9)


def test_widths_are_fixed_in_columns_and_cells() -> None:
    """Word takes those of the cells, LibreOffice those of the columns."""
    table = table_of([[Cell("students"), Cell("1", is_figure=True)]])
    assert [column.width for column in table.columns] == [Pt(200), Pt(60)]
    assert [cell.width for cell in table.rows[1].cells] == [Pt(200), Pt(60)]
    assert not table.autofit


def test_the_head_repeats_on_each_page() -> None:
    """The other rows do not."""
    table = table_of([[Cell("students"), Cell("1")]] * 40)
    assert [row_has(table, row, "w:tblHeader") for row in (0, 1)] == [True, False]


def test_a_row_stays_whole_unless_a_page_could_not_hold_it() -> None:
    """A very long text goes on on the next page."""
    table = table_of([[Cell("short"), Cell("1")], [Cell("词" * 5_000), Cell("2")]])
    assert [row_has(table, row, "w:cantSplit") for row in (1, 2)] == [True, False]


def test_a_short_table_stays_on_one_page() -> None:
    """A long one is divided, but never behind its head."""
    row: CellRow = [Cell("students"), Cell("1")]
    short, long = (table_of([row] * count) for count in (3, 40))
    assert [row_has(short, at, "w:keepNext") for at in range(4)] == [True, True, True, False]
    assert [row_has(long, at, "w:keepNext") for at in range(3)] == [True, False, False]


def test_a_cell_may_cover_several_columns() -> None:
    """It is as wide as they are together."""
    table = table_of([[Cell("heading", columns=2)]])
    assert table.rows[1].cells[0]._tc is table.rows[1].cells[1]._tc
    assert table.rows[1].cells[0].width == Pt(260)


def test_no_rule_divides_a_row_from_what_continues_it() -> None:
    """And both stay on one page."""
    table = table_of([[Cell("a"), Cell("1")], [Cell("its source", columns=2, continues=True)]] * 30)
    above, below = table.rows[3].cells[0]._tc, table.rows[4].cells[0]._tc
    for cell, side in ((above, "bottom"), (below, "top")):
        (rule,) = cell.iter(qn(f"w:{side}"))
        assert rule.get(qn("w:val")) == "nil"
    assert row_has(table, 3, "w:keepNext")
    assert not row_has(table, 4, "w:keepNext")


def test_cells_have_a_style_of_their_own() -> None:
    """An office's paragraphs may begin with two blanks; its tables do not."""
    table = table_of([[Cell("students"), Cell("1")]])
    style = table.rows[1].cells[0].paragraphs[0].style
    assert style is not None
    assert style.name == CELL


def test_a_chinese_character_counts_two() -> None:
    """Widths are multiples of a digit's, and what is on either side of a text."""
    assert width_for(8) - width_for(6) == Emu(2 * Pt(5.7))


def test_a_grid_has_rules_around_each_cell_and_texts_in_the_middle() -> None:
    """In the order in which Word takes them; another table has none at its sides."""
    grid = put_table(styled(), [Pt(200)], [], [[Cell("×", centred=True)]], is_grid=True)
    sides = [side.tag.rpartition("}")[2] for side in grid._tbl.tblPr.find(qn("w:tblBorders"))]
    assert sides == ["top", "left", "bottom", "right", "insideH", "insideV"]
    (cell,) = grid.rows[0].cells
    assert str(cell.vertical_alignment) == "CENTER (1)"
    assert str(cell.paragraphs[0].alignment) == "CENTER (1)"
    assert "left" not in {
        side.tag.rpartition("}")[2] for side in table_of([])._tbl.tblPr.find(qn("w:tblBorders"))
    }
