"""Charts in Word: pictures with words for whoever cannot see them."""

from io import BytesIO
from typing import Final

from attrs import evolve
from docx.document import Document
from docx.shared import Emu

from kernel.errors import RequestError
from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.xml_text import as_xml_holds
from simulate.output.memorandum.memo_pages import text_height, text_width
from simulate.output.memorandum.memo_styles import NOTE
from simulate.output.units import Unit

_LEFT_OUT: Final = message("The picture is left out: {reason}")

_SCALE: Final = 0.85
"""A picture's letters are as large as those of the text around it."""

_PART_OF_PAGE: Final = 0.85
"""A picture leaves room on its page for its title and its note."""


def put_picture(document: Document, chart: Chart, unit: Unit, language: Language) -> str:
    """Append the picture of a chart.

    Returns:
        what is said in its place where it cannot be drawn; nothing otherwise.
    """
    from simulate.output.pictures.pictures import as_png

    # Its title and its note stand around it as text.
    bare = evolve(chart, title="", note="")
    try:
        content = as_png([bare], unit, language)
    except RequestError as fault:
        return spoken(_LEFT_OUT.filled(reason=fault), language)
    shape = document.add_picture(BytesIO(content))
    around = document.paragraphs[-1]
    around.style = NOTE  # lines of text may have a fixed height, which would cut it off
    around.paragraph_format.keep_with_next = bool(chart.note)
    scale = min(
        _SCALE,
        text_width(document) / shape.width,
        text_height(document) * _PART_OF_PAGE / shape.height,
    )
    shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
    words = shape._inline.docPr
    words.set("title", as_xml_holds(chart.title))
    words.set("descr", as_xml_holds(chart.says))
    return ""
