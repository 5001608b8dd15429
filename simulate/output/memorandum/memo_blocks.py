"""The blocks of a chapter, written into a memorandum one below the other."""

from collections.abc import Iterable
from typing import Final

from attrs import frozen
from docx.document import Document
from docx.shared import Cm, Emu

from kernel.messages import Language, Text
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import Block
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.deliverable.xml_text import as_xml_holds
from simulate.output.layout import Heading, KeyFigures, Sentences
from simulate.output.memorandum.drawn_charts import put_picture
from simulate.output.memorandum.figure_cells import DOT, FigureCells, Part
from simulate.output.memorandum.form_cells import form_part, least_width
from simulate.output.memorandum.memo_pages import page_for, text_width, turned_width
from simulate.output.memorandum.memo_styles import CAPTION, CHAPTER, NOTE, PART, TEXT
from simulate.output.memorandum.memo_tables import put_table
from simulate.output.memorandum.text_cells import key_figures_part, text_part
from simulate.output.text_table import TextTable
from simulate.output.units import Unit
from simulate.output.words import UNIT_OF_MONEY

_SET_IN: Final = Cm(0.4)
"""How far a sentence behind a mark is set in."""


@frozen(eq=False)
class Draft:
    """A memorandum while it is written.

    Attributes:
        document: what is written.
        unit: of money in its tables.
        tables: the keys of the tables that stand in it; those of other charts stand below these.
    """

    document: Document
    unit: Unit
    language: Language
    tables: frozenset[str] = frozenset()

    def say(self, text: str, style: str = TEXT) -> None:
        """Append a paragraph; nothing for no text."""
        if text:
            self.document.add_paragraph(as_xml_holds(text), style)

    def state(self, *texts: Text) -> None:
        """Append paragraphs in the program's own words."""
        for text in texts:
            self.say(spoken(text, self.language))

    def put(self, block: Block) -> None:
        """Append a block of a chapter."""
        match block:
            case Heading():
                self.say(block.words, PART)
            case Sentences():
                self._put_sentences(block)
            case KeyFigures():
                self.put_part(key_figures_part(block, text_width(self.document)))
            case TextTable():
                self.say(block.title, CAPTION)
                self.put_part(text_part(block, text_width(self.document)))
            case FigureTable():
                self._put_figures(block, self.unit)
            case PrintedForm():
                self._put_form(block)
            case Chart():
                self._put_chart(block)

    def put_part(self, part: Part, notes: Iterable[str] = ()) -> None:
        """Append a table with notes below it."""
        put_table(self.document, part.widths, part.heads, part.rows, is_grid=part.is_grid)
        for note in notes:
            self.say(note, NOTE)
        self.space()

    def space(self) -> None:
        """Append a paragraph of nothing, without which two tables would be one in Word."""
        self.document.add_paragraph("", NOTE)

    def _put_sentences(self, block: Sentences) -> None:
        for line in block.lines:
            self.say(block.mark + line)
            if block.mark:
                form = self.document.paragraphs[-1].paragraph_format
                form.left_indent, form.first_line_indent = _SET_IN, Emu(-_SET_IN)

    def _put_figures(self, table: FigureTable, unit: Unit) -> None:
        self.say(DOT.join(filter(None, (table.title, self._unit(table, unit)))), CAPTION)
        laid_out = FigureCells(table, unit, text_width(self.document), self.language)
        *above, last = laid_out.parts()
        for part in above:
            self.put_part(part)
        self.put_part(last, [*table.notes, *laid_out.resting()])

    def _put_form(self, form: PrintedForm) -> None:
        """Append a form as it is filed; one that no page holds, its sides below each other."""
        needed = least_width(form)
        if needed > max(text_width(self.document), turned_width(self.document)):
            self._put_form_head(form)
            for side in form.tables:
                self._put_figures(side, form.unit)
            for note in form.notes:
                self.say(note, NOTE)
            return
        with page_for(self.document, needed):
            self._put_form_head(form)
            self.say(self._unit(form.left, form.unit), NOTE)
            notes = [note for side in form.tables for note in side.notes]
            self.put_part(form_part(form, text_width(self.document)), [*notes, *form.notes])

    def _put_form_head(self, form: PrintedForm) -> None:
        self.say(form.title, CHAPTER)
        for head in form.heads:
            self.say(head, NOTE)

    def _put_chart(self, chart: Chart) -> None:
        self.say(chart.title, CAPTION)
        self.say(put_picture(self.document, chart, self.unit, self.language), NOTE)
        self.say(chart.note, NOTE)
        if chart.table.key not in self.tables:
            self._put_figures(chart.table, self.unit)

    def _unit(self, table: FigureTable, unit: Unit) -> str:
        words = UNIT_OF_MONEY.filled(unit=unit.text)
        return spoken(words, self.language) if table.has_money else ""
