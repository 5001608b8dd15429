"""A deliverable as a template reads it: in which order its parts stand, and under which anchors."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from shlex import join
from typing import Final

from attrs import frozen

from kernel.messages import Text
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import KINDS, Block, Chapter
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.checks import Check
from simulate.output.deliverable.figure_table import FigureTable, Number
from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.deliverable.shown_cells import written
from simulate.output.deliverable.whole import Deliverable
from simulate.output.formats import without_outputs
from simulate.output.layout import Heading, KeyFigures, Sentences
from simulate.output.text_table import TextTable

_MACROS: Final[Mapping[type, str]] = {
    Heading: "heading",
    Sentences: "sentences",
    KeyFigures: "key_figures",
    FigureTable: "figure_table",
    TextTable: "text_table",
    Chart: "chart",
    PrintedForm: "printed_form",
}
"""What writes a block: a macro of `parts.html.jinja`."""


@frozen(eq=False)
class Part:
    """A block on the page.

    Attributes:
        macro: what writes it.
        anchor: under which a link finds it; empty where none leads to it.
    """

    macro: str
    block: Block
    anchor: str


@frozen(eq=False)
class Section:
    """A chapter on the page."""

    title: str
    anchor: str
    parts: Sequence[Part]


@frozen(eq=False)
class PageView:
    """A deliverable on a page."""

    made: Deliverable

    @cached_property
    def lead(self) -> Sequence[str]:
        """What is said at the head: the one sentence; of several those that no chapter says."""
        lines = self.made.sentence.splitlines()
        blocks = (block for chapter in self.made.chapters for block in chapter.blocks)
        said = {line for one in blocks if isinstance(one, Sentences) for line in one.lines}
        return lines if len(lines) == 1 else [line for line in lines if line not in said]

    @cached_property
    def sections(self) -> Sequence[Section]:
        """The chapters, each with an anchor of its own."""
        met = Counter[str]()
        return [
            Section(
                " · ".join(filter(None, (self._words(chapter.kind.title), chapter.of))),
                _anchor(chapter.kind.key, met),
                [*self._parts(chapter, met)],
            )
            for chapter in self.made.chapters
        ]

    @property
    def summary(self) -> Sequence[Section]:
        """What stands before the contents."""
        return [one for one in self.sections if one.anchor == KINDS["summary"].key]

    @property
    def rest(self) -> Sequence[Section]:
        """What stands behind them."""
        return [one for one in self.sections if one not in self.summary]

    @property
    def beginning(self) -> Sequence[Part]:
        """The summary and the chapter behind it, without charts: enough for a notebook."""
        return [
            part
            for section in self.sections[:2]
            for part in section.parts
            if not isinstance(part.block, Chart)
        ]

    @property
    def failing(self) -> Sequence[Check]:
        """The checks that do not hold."""
        return [check for check in self.made.checks if not check.holds]

    @property
    def command(self) -> str:
        """What makes these figures again, as it is typed; empty where that is not known."""
        return join(without_outputs(self.made.run.get("command", ())))

    def anchor_of_table(self, chart: Chart) -> str:
        """Return where the table of a chart stands on the page, empty where it does not."""
        return self._standing.get(chart.table.key, "")

    def compared(self, figure: Number, check: Check) -> str:
        """Write a figure of a check."""
        return written(figure, check.unit, self.made.unit)

    def _words(self, text: Text) -> str:
        return spoken(text, self.made.language)

    def _parts(self, chapter: Chapter, met: Counter[str]) -> Iterator[Part]:
        for block in chapter.blocks:
            rest = self._not_yet_said(block)
            if rest is not None:
                place = _place(block)
                yield Part(_MACROS[type(block)], rest, _anchor(place, met) if place else "")

    def _not_yet_said(self, block: Block) -> Block | None:
        """Return a block without what stands at the head of the page, None where it is no more."""
        if isinstance(block, Sentences):
            lines = [line for line in block.lines if line not in self.lead]
            return Sentences(lines, block.mark) if lines else None
        is_said = isinstance(block, Heading) and block.words in self.made.title
        return None if is_said else block

    @cached_property
    def _standing(self) -> Mapping[str, str]:
        """The anchors by the keys of the tables that stand there."""
        return {
            table.key: _place(block)
            for chapter in self.made.chapters
            for block in chapter.blocks
            for table in (block.tables if isinstance(block, PrintedForm) else [block])
            if isinstance(table, FigureTable)
        }


def _place(block: Block) -> str:
    """Return the anchor of a table or of a form, empty for other blocks: no link leads to them."""
    table = block.left if isinstance(block, PrintedForm) else block
    return f"table-{table.key}" if isinstance(table, FigureTable) else ""


def _anchor(wanted: str, met: Counter[str]) -> str:
    """Return an anchor that is not met before."""
    met[wanted] += 1
    return wanted if met[wanted] == 1 else f"{wanted}-{met[wanted]}"
