"""The figures of a chart as they are drawn: numbers in the unit of an axis, and as texts."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Final

from attrs import evolve, frozen

from kernel.messages import Language, Text, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import SHARE, FigureLine, Number
from simulate.output.deliverable.shown_cells import unit_of_money, written
from simulate.output.deliverable.xml_text import as_xml_holds
from simulate.output.units import WAN, YI, Unit

_MONEY: Final[Mapping[Unit, Text]] = {
    WAN: message("10,000 yuan"),
    YI: message("100 million yuan"),
}
"""Units whose names hold Chinese in English too: a picture in English needs no font for that."""

_COUNTED: Final[Mapping[str, Text]] = {
    "students": message("persons"),
    "person-months": message("person-months"),
    "person-days": message("person-days"),
    SHARE: message("share of the whole"),
}


@frozen(eq=False)
class DrawnFigures:
    """A chart, all of whose figures are counted in one thing.

    Its words are such as XML can hold: vl-convert would abort the process over others.

    Attributes:
        unit: of its money; that of one student is in yuan.
    """

    chart: Chart
    unit: Unit
    language: Language

    @cached_property
    def lines(self) -> Sequence[FigureLine]:
        """The lines that are drawn."""
        own = (self.chart.table.by_name[name] for name in self.chart.lines)
        return [evolve(line, label=as_xml_holds(line.label)) for line in own]

    @cached_property
    def headings(self) -> Sequence[str]:
        """What stands above the columns that are drawn."""
        own = (self.chart.table.columns[at] for at in self.chart.columns)
        return [as_xml_holds(column.heading) for column in own]

    @property
    def unit_words(self) -> str:
        """What the figures are counted in."""
        money = self._money
        words = _COUNTED[self._counted_in] if money is None else _MONEY.get(money, money.text)
        return spoken(words, self.language)

    def cells(self, line: FigureLine) -> Iterator[tuple[str, Number]]:
        """Yield the figures of a line that are there, under the headings of their columns."""
        for at, heading in zip(self.chart.columns, self.headings, strict=True):
            figure = line.cells[at]
            if figure is not None:
                yield heading, figure

    def number(self, figure: Number) -> float:
        """Return a figure in the unit of the axis."""
        return float(Fraction(figure) / (self._money.fen if self._money else 1))

    def text(self, figure: Number) -> str:
        """Return a figure as the table writes it."""
        return written(figure, self._counted_in, self.unit)

    def signed(self, figure: Number) -> str:
        """Return a change as the table writes it, with its sign."""
        return f"{'+' if figure > 0 else ''}{self.text(figure)}"

    @cached_property
    def _counted_in(self) -> str:
        return self.chart.table.unit_of(self.lines[0], self.chart.columns[0])

    @property
    def _money(self) -> Unit | None:
        return unit_of_money(self._counted_in, self.unit)
