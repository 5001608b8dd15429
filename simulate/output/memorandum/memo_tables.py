"""Tables in Word: columns of fixed width, headings that repeat, figures that are not broken."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.table import CT_Row
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Length, Pt
from docx.table import Table, _Cell, _Row

from simulate.output.deliverable.xml_text import as_xml_holds
from simulate.output.memorandum.memo_styles import CELL

_CHARACTER: Final = Pt(5.7)
"""The width of a digit, in whatever font there is, at the size of a cell."""

_PADDING: Final = Pt(4)
"""On either side of what stands in a cell."""

_INDENT: Final = Pt(9)
"""Of what is a part of the line above."""

_Rule = tuple[str, str, str]
"""A rule: its style, how many eighths of a point it is thick, its colour."""

_THICK: Final = ("single", "8", "000000")
_THIN: Final = ("single", "4", "000000")
_FINE: Final = ("single", "2", "BFBFBF")
_NO_RULE: Final = ("nil", "0", "auto")

_BETWEEN_ROWS: Final = {"top": _THICK, "bottom": _THICK, "insideH": _FINE}
_GRID: Final = dict.fromkeys(("top", "left", "bottom", "right", "insideH", "insideV"), _THIN)
"""The rules of a table, in the order in which alone Word takes them."""

_KEPT_TOGETHER: Final = 14
"""A table of so many rows stands on one page."""

_KEPT_WHOLE: Final = 600
"""A row with more characters may go on on the next page."""


@frozen
class Cell:
    """A cell of a table.

    Attributes:
        at_right: it stands at the right.
        centred: it stands in the middle.
        is_figure: it stands at the right and is never broken over lines.
        depth: how far it is indented.
        columns: how many it covers.
        continues: it belongs to the row above it, from which no rule divides it.
    """

    text: str = ""
    at_right: bool = False
    centred: bool = False
    is_figure: bool = False
    bold: bool = False
    depth: int = 0
    columns: int = 1
    continues: bool = False


CellRow = Sequence[Cell]


def width_for(characters: int) -> Length:
    """Return the width of a column for so many characters, a Chinese one counting two."""
    return Emu(characters * _CHARACTER + 2 * _PADDING)


def put_table(
    document: Document,
    widths: Sequence[Length],
    heads: Sequence[CellRow],
    rows: Sequence[CellRow],
    *,
    is_grid: bool = False,
) -> Table:
    """Append a table to a document.

    Args:
        document: the one that is written.
        widths: of the columns.
        heads: rows that repeat on each page.
        rows: those below; what covers several columns takes the place of these cells.
        is_grid: whether rules stand around each cell, and its text in the middle of its height.
    """
    table: Table = document.add_table(0, len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    style = document.styles[CELL].style_id  # looked up once: a search for each cell is slow
    own = [*heads, *rows]
    is_short = len(own) <= _KEPT_TOGETHER and all(map(_is_kept_whole, own))
    for place, row in enumerate(own):
        is_head, following = place < len(heads), own[place + 1 : place + 2]
        goes_on = any(map(_continues, following))
        rules = {}
        if place == len(heads) - 1:
            rules["bottom"] = _THIN
        if goes_on:
            rules["bottom"] = _NO_RULE
        if _continues(row):
            rules["top"] = _NO_RULE
        put = _put_row(table, row, style, widths, rules)
        if is_head:
            put.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        if following and (is_head or is_short or goes_on):
            for paragraph in put.iter(qn("w:pPr")):
                paragraph.get_or_add_keepNext()
    _frame(table, _GRID if is_grid else _BETWEEN_ROWS)
    if is_grid:
        _centre_upright(table)
    return table


def _continues(row: CellRow) -> bool:
    return row[0].continues


def _is_kept_whole(cells: CellRow) -> bool:
    return sum(len(cell.text) for cell in cells) <= _KEPT_WHOLE


def _put_row(
    table: Table, cells: CellRow, style: str, widths: Sequence[Length], rules: Mapping[str, _Rule]
) -> CT_Row:
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx has no type here
    if _is_kept_whole(cells):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    places, at = row.cells, 0
    for cell in cells:
        place, last = places[at], at + cell.columns - 1
        if cell.columns > 1:
            place = place.merge(places[last])
        place.width = Emu(sum(widths[at : last + 1]))
        if rules:
            _rule(place, rules)
        _fill(place, cell, style)
        at = last + 1
    return row._tr


def _fill(place: _Cell, cell: Cell, style: str) -> None:
    paragraph = place.paragraphs[0]
    paragraph._p.style = style
    run = paragraph.add_run(as_xml_holds(cell.text))
    if cell.bold:
        run.bold = True
    form = paragraph.paragraph_format
    if cell.depth:
        form.left_indent = Emu(cell.depth * _INDENT)
    if cell.at_right or cell.is_figure:
        form.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if cell.centred:
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if cell.is_figure:
        place._tc.get_or_add_tcPr().append(OxmlElement("w:noWrap"))


def _centre_upright(table: Table) -> None:
    for cell in table._cells:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _frame(table: Table, rules: Mapping[str, _Rule]) -> None:
    """Rule a table, and pad its cells."""
    properties = table._tbl.tblPr
    borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side, rule in rules.items():
        borders.append(_border(side, rule))
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_PADDING.twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    layout.addnext(margins)


def _rule(place: _Cell, rules: Mapping[str, _Rule]) -> None:
    borders = OxmlElement("w:tcBorders")
    for side in ("top", "bottom"):  # in this order alone Word takes them
        if side in rules:
            borders.append(_border(side, rules[side]))
    place._tc.get_or_add_tcPr().append(borders)


def _border(side: str, rule: _Rule) -> BaseOxmlElement:
    border = OxmlElement(f"w:{side}")
    style, eighths, colour = rule
    for name, value in (("val", style), ("sz", eighths), ("space", "0"), ("color", colour)):
        border.set(qn(f"w:{name}"), value)
    return border
