"""A deliverable: what a person opens, before it is a workbook, a page or a memorandum."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from attrs import evolve, field, frozen

from kernel.errors import ControlTotalFault, RequestError
from kernel.messages import OR, Language, listed, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import Chapter
from simulate.output.deliverable.chart import CHARTS, Chart
from simulate.output.deliverable.checks import Check, control_sums, sum_checks
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.formats import Record
from simulate.output.layout import Sentences
from simulate.output.recognition import recognised
from simulate.output.units import Unit

_ALL_FIGURES: Final = message("all figures added up, to show that none is changed")


@frozen(eq=False)
class Deliverable:
    """What a person opens.

    Attributes:
        title: what it is about, in a line.
        sentence: what it comes to, in a sentence or two.
        language: of all its words.
        unit: of money in its tables.
        chapters: in their order.
        columns, records: the rows of the answer, as its data files have them.
        run: the record of the run, without the time at which it was made.
        across: checks of figures that stand in several tables.
    """

    title: str
    sentence: str
    language: Language
    unit: Unit
    chapters: tuple[Chapter, ...]
    columns: Mapping[str, type]
    records: Sequence[Record]
    run: Mapping[str, Any]
    across: tuple[Check, ...] = field(default=(), kw_only=True)

    @cached_property
    def tables(self) -> tuple[FigureTable, ...]:
        """Its tables of figures, those of forms too, each once."""
        return tuple({table.key: table for table in self._tables()}.values())

    @cached_property
    def charts(self) -> tuple[Chart, ...]:
        """Its charts, those that say most first."""
        own = [b for chapter in self.chapters for b in chapter.blocks if isinstance(b, Chart)]
        return tuple(sorted(own, key=lambda chart: CHARTS.index(chart.name)))

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """Every total beside the sum of what it is made of, and the sum of each table."""
        words = spoken(_ALL_FIGURES, self.language)
        sides = {
            side.key: [other for other in form.tables if other is not side]
            for chapter in self.chapters
            for form in chapter.blocks
            if isinstance(form, PrintedForm)
            for side in form.tables
        }
        return (
            *(c for table in self.tables for c in sum_checks(table, sides.get(table.key, ()))),
            *(c for table in self.tables for c in control_sums(table, words)),
            *self.across,
        )

    def saying(self, sentences: Sequence[str]) -> "Deliverable":
        """Return the same with sentences at the top of its first chapter."""
        first, *others = self.chapters
        above = evolve(first, blocks=(Sentences(sentences), *first.blocks))
        return evolve(self, chapters=(above, *others))

    def without_charts(self) -> "Deliverable":
        """Return the same without what is drawn: each chart has its table beside it."""
        chapters = (
            evolve(one, blocks=tuple(b for b in one.blocks if not isinstance(b, Chart)))
            for one in self.chapters
        )
        return evolve(self, chapters=tuple(chapters))

    def check(self) -> None:
        """Compare every total with the sum of its parts. Raises ControlTotalFault."""
        for one in self.checks:
            if not one.holds:
                raise ControlTotalFault(
                    "{what}: the total is {stated}, its parts come to {found} ({unit}); nothing "
                    "was written",
                    what=one.words,
                    stated=one.stated,
                    found=one.found,
                    unit=one.unit,
                )

    def charts_named(self, name: str | None) -> list[Chart]:
        """Return a chart of every region that has it; without a name that which says most.

        Raises:
            RequestError: there is none.
        """
        name = None if name is None else recognised("chart", name)
        names = [*dict.fromkeys(chart.name for chart in self.charts)]
        if not names:
            raise RequestError("nothing in this answer is drawn; expected no chart of it")
        if name is not None and name not in names:
            raise RequestError(
                "chart {name}: this answer has no such chart; expected {known}",
                name=name,
                known=listed(names, OR),
            )
        return [chart for chart in self.charts if chart.name == (name or names[0])]

    def _tables(self) -> Iterator[FigureTable]:
        for chapter in self.chapters:
            for block in chapter.blocks:
                if isinstance(block, PrintedForm):
                    yield from block.tables
                elif isinstance(block, Chart):
                    yield block.table
                elif isinstance(block, FigureTable):
                    yield block
