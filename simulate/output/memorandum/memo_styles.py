"""The styles of a memorandum: those of a letterhead stay, those that it lacks are made."""

from collections.abc import Mapping
from typing import Final

from attrs import frozen
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

TITLE: Final = "Title"
SUBTITLE: Final = "Subtitle"
SECTION: Final = "Heading 1"
CHAPTER: Final = "Heading 2"
PART: Final = "Heading 3"
TEXT: Final = "Normal"
CAPTION: Final = "Memorandum Caption"
CELL: Final = "Memorandum Cell"
NOTE: Final = "Memorandum Note"
COMMAND: Final = "Memorandum Command"

BODY_FONTS: Final = ("Times New Roman", "宋体")
HEADING_FONTS: Final = ("Arial", "黑体")
_COMMAND_FONTS: Final = ("Courier New", "宋体")

_BLACK: Final = RGBColor(0, 0, 0)
_SCRIPTS: Final = {"val": "en-GB", "eastAsia": "zh-CN"}
"""The language of each script: its letters are shaped so, and Latin words are not broken."""


@frozen
class _Look:
    """A style as the program makes it: fonts, in Latin and Chinese script, and sizes in points."""

    fonts: tuple[str, str]
    size: float
    before: float = 0
    after: float = 0
    bold: bool = False
    centred: bool = False
    with_next: bool = False


_LOOKS: Final[Mapping[str, _Look]] = {
    TEXT: _Look(BODY_FONTS, 10.5, after=6),
    TITLE: _Look(HEADING_FONTS, 16, after=4, bold=True, centred=True, with_next=True),
    SUBTITLE: _Look(HEADING_FONTS, 11, after=10, centred=True, with_next=True),
    SECTION: _Look(HEADING_FONTS, 14, before=16, after=6, bold=True, with_next=True),
    CHAPTER: _Look(HEADING_FONTS, 12, before=12, after=4, bold=True, with_next=True),
    PART: _Look(HEADING_FONTS, 10.5, before=8, after=4, bold=True, with_next=True),
    CAPTION: _Look(HEADING_FONTS, 9.5, before=8, after=2, bold=True, with_next=True),
    CELL: _Look(BODY_FONTS, 9, before=1, after=1),
    NOTE: _Look(BODY_FONTS, 8.5, before=2, after=2),
    COMMAND: _Look(_COMMAND_FONTS, 8.5, before=2, after=6),
}


def make_styles(document: Document, *, replace: bool) -> None:
    """Give a document the styles of a memorandum.

    Args:
        document: the one that is written.
        replace: whether those that it has look as ours do; a letterhead keeps its own.
    """
    for name, look in _LOOKS.items():
        is_there = name in document.styles
        style = (
            document.styles[name]
            if is_there
            else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        )
        if isinstance(style, ParagraphStyle) and (replace or not is_there):
            _apply(look, style)


def set_languages(document: Document) -> None:
    """Say in which language the texts of each script are."""
    for run in document.styles.element.iter(qn("w:rPrDefault")):
        properties = run.find(qn("w:rPr"))
        if properties is None:
            continue
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        spoken = OxmlElement("w:lang")
        for script, language in _SCRIPTS.items():
            spoken.set(qn(f"w:{script}"), language)
        properties.append(spoken)


def _apply(look: _Look, style: ParagraphStyle) -> None:
    properties = style.element.get_or_add_rPr()
    # The fonts of a theme would go before those that are named.
    for name in ("rFonts", "spacing", "kern"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
    latin, chinese = look.fonts
    style.font.name = latin
    fonts = properties.find(qn("w:rFonts"))
    fonts.set(qn("w:eastAsia"), chinese)
    fonts.set(qn("w:cs"), latin)
    style.font.size = Pt(look.size)
    style.font.bold, style.font.italic = look.bold, False
    style.font.color.rgb = _BLACK
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.first_line_indent = form.left_indent = form.right_indent = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    form.alignment = WD_ALIGN_PARAGRAPH.CENTER if look.centred else WD_ALIGN_PARAGRAPH.LEFT
    form.keep_with_next, form.widow_control = look.with_next, True
