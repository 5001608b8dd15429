"""The pages of a memorandum: how wide their text is, turned for what is wide, and their foot."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.section import Section
from docx.shared import Cm, Emu, Length
from docx.text.paragraph import Paragraph

from simulate.output.memorandum.memo_styles import NOTE

_PAGE: Final = (Cm(21), Cm(29.7))
_MARGIN: Final = Cm(2.4)
"""Of a letterhead that does not say how large its page is."""


def set_plain_page(document: Document) -> None:
    """Give a document without a letterhead the page on which offices print, A4."""
    page = document.sections[0]
    page.page_width, page.page_height = _PAGE
    page.left_margin = page.right_margin = _MARGIN
    page.top_margin, page.bottom_margin = Cm(2.5), Cm(2.2)


def put_footer(document: Document, words: str) -> None:
    """Put words and the number of the page at the foot of every page."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.style = NOTE
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{words} · ")
    _put_field(foot, "PAGE")


def text_width(document: Document) -> Length:
    """Return how wide the text is on the page that is written."""
    page = document.sections[-1]
    return Emu((page.page_width or _PAGE[0]) - _beside_text(page))


def turned_width(document: Document) -> Length:
    """Return how wide the text would be if the page were turned."""
    page = document.sections[-1]
    return Emu((page.page_height or _PAGE[1]) - _beside_text(page))


def text_height(document: Document) -> Length:
    """Return how high the text is on the page that is written."""
    page = document.sections[-1]
    height = page.page_height or _PAGE[1]
    return Emu(height - (page.top_margin or _MARGIN) - (page.bottom_margin or _MARGIN))


@contextmanager
def page_for(document: Document, width: Length) -> Iterator[None]:
    """Turn the page for what is wider than its text, and back; what is not stays on the page."""
    if width <= text_width(document):
        yield
    else:
        _turn(document, WD_ORIENT.LANDSCAPE)
        yield
        _turn(document, WD_ORIENT.PORTRAIT)


def _turn(document: Document, orientation: WD_ORIENT) -> None:
    page = document.add_section(WD_SECTION.NEW_PAGE)
    page.orientation = orientation
    page.page_width, page.page_height = page.page_height or _PAGE[1], page.page_width or _PAGE[0]
    # A first page is the first one of the letterhead, and pages are counted through.
    page.different_first_page_header_footer = False
    for counting in page._sectPr.findall(qn("w:pgNumType")):
        counting.attrib.pop(qn("w:start"), None)


def _beside_text(page: Section) -> int:
    return (page.left_margin or _MARGIN) + (page.right_margin or _MARGIN) + (page.gutter or 0)


def _put_field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)
