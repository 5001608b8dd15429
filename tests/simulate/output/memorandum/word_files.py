"""Word documents as a test reads them: paragraphs and rows from top to bottom; letterheads."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
from attrs import evolve
from docx.document import Document
from docx.shared import Cm, Pt
from docx.table import Table

from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.whole import Deliverable

LETTER = "长沙市医疗保障局文件"


def without_charts(made: Deliverable) -> Deliverable:
    """Return a deliverable without its charts, which take long to draw."""
    chapters = [
        evolve(own, blocks=tuple(block for block in own.blocks if not isinstance(block, Chart)))
        for own in made.chapters
    ]
    return evolve(made, chapters=tuple(own for own in chapters if own.blocks))


def opened(content: bytes) -> Document:
    """Return a document as python-docx reads it."""
    return docx.Document(BytesIO(content))


def lines_of(document: Document) -> list[str]:
    """Return the texts of a document in their order, the cells of a row with bars between them."""
    return [line for line in _lines(document) if line]


def headings_of(document: Document, level: int = 1) -> list[str]:
    """Return the headings of a level."""
    return [p.text for p in document.paragraphs if p.style and p.style.name == f"Heading {level}"]


def rows_of(table: Table) -> list[list[str]]:
    """Return the texts of a table, what covers several columns once."""
    return [[cell.text for cell in dict.fromkeys(row.cells)] for row in table.rows]


def table_with(document: Document, text: str) -> Table:
    """Return the first table that has a text in its first cell."""
    return next(table for table in document.tables if table.cell(0, 0).text == text)


def write_letterhead(path: Path, *, last: str = "") -> Path:
    """Write a letterhead with a page, a header, a footer and a style of its own."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height, page.left_margin = Cm(21), Cm(29.7), Pt(85)
    page.different_first_page_header_footer = True
    page.first_page_header.paragraphs[0].text = LETTER
    page.header.paragraphs[0].text = "长沙市医疗保障局"
    page.footer.paragraphs[0].text = "电话：0731"
    document.styles["Heading 1"].font.name = "方正小标宋简体"
    document.add_paragraph("长医保测〔2026〕号")
    document.add_paragraph(last)
    document.save(str(path))
    return path


def _lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from (" | ".join(row) for row in rows_of(block))
        else:
            yield block.text
