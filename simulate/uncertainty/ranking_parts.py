"""The ranking of a region's assumptions as sentences, figures, a table and a chart."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from attrs import frozen

from kernel.messages import Language, Message, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import Block
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.labels import behind
from simulate.output.layout import KeyFigure, KeyFigures, Sentences, heading
from simulate.output.settings_words import set_words
from simulate.output.table_figures import Figures
from simulate.output.units import Unit
from simulate.output.words import NAME
from simulate.projection.measures import MEASURES
from simulate.scenario.settings import Setting
from simulate.uncertainty.effects import Effect
from simulate.uncertainty.ranking_table import (
    CONTRADICTS,
    Ranking,
    amount_words,
    idle_words,
    ranking_title,
    watched,
)

_MOST: Final = message(
    "{figure}: {default}. It depends most on {name}: {changes} at the low and the high end of its "
    "range."
)
_NOTHING: Final = message("{figure}: {default}. No assumption with a range changes it.")
_EXPECTED: Final = message("with as many students as are expected")
_LOW: Final = message("at its low end")
_HIGH: Final = message("at its high end")
_RANGE: Final = message("range {range}")
_BLANK: Final = message("Blank: this end of the range contradicts another value.")
_DRAWN: Final = message("{figure}, change at the ends of each range")
_SAYS: Final = message("A bar for each assumption from its low end to its high end. {most}")
_SMALLER: Final = message("Assumptions with smaller effects are in the table alone: {count}.")

_MOST_DRAWN: Final = 15
"""Assumptions in the chart: of more nothing could be read."""

_SEEN: Final = 200
"""A change of less than such a part of the largest is not seen."""

_FIRST: Final = 3
"""Assumptions among the figures that are read first."""


@frozen(eq=False)
class RankingParts:
    """What there is to say of a ranking.

    Attributes:
        unit: of money.
        title: above the table, where it is another than that of a ranking.
    """

    ranking: Ranking
    unit: Unit
    language: Language
    title: str = ""

    @property
    def sentence(self) -> str:
        """What the figure is, and on which assumption it depends most."""
        one = self.ranking
        figure, default = watched(one, self.language), self._amount(one.default)
        if not one.moving:
            return self._of_place(_NOTHING.filled(figure=figure, default=default))
        most = one.moving[0]
        name, changes = self._called(most), self._changes(most)
        words = _MOST.filled(figure=figure, default=default, name=name, changes=changes)
        return self._of_place(words)

    def summary(self, settings: Sequence[Setting], *, several: bool) -> Iterator[Block]:
        """Yield what is set, the sentence, and the figure with its largest effects.

        Args:
            settings: what is changed.
            several: whether there are other regions, so that its name stands above.
        """
        if several:
            yield heading(spoken(self.ranking.setup.rules.facts.name, self.language))
        words = [spoken(one, self.language) for one in set_words(self.ranking.setup, settings)]
        yield Sentences([*words, self.sentence])
        yield KeyFigures([*self._key_figures()])

    def sensitivity(self) -> Iterator[Block]:
        """Yield the ranking, drawn and as a table, and what has no effect."""
        if self.ranking.moving:
            yield self._chart
            yield self._table
        if idle := idle_words(self.ranking, self.language):
            yield Sentences(idle)

    @cached_property
    def _table(self) -> FigureTable:
        """A line for each assumption that changes the figure, the largest effect first."""
        one, language = self.ranking, self.language
        lines = [
            FigureLine(
                effect.name,
                self._called(effect),
                (effect.low, effect.high),
                MEASURES[one.account.measure].unit,
                rests_on=spoken(_RANGE.filled(range=self._range(effect)), language),
            )
            for effect in one.moving
        ]
        blank = any(None in line.cells for line in lines)
        return FigureTable(
            f"{one.setup.rules.name}.sensitivity",
            self.title or ranking_title(one, Figures(self.unit), language),
            spoken(NAME, language),
            tuple(FigureColumn(spoken(end, language)) for end in (_LOW, _HIGH)),
            ungrouped(lines),
            (spoken(_BLANK, language),) if blank else (),
        )

    @property
    def _chart(self) -> Chart:
        moving = self.ranking.moving
        seen = [one.name for one in moving if one.swing * _SEEN >= moving[0].swing]
        names = seen[:_MOST_DRAWN]
        left = len(moving) - len(names)
        figure = watched(self.ranking, self.language)
        return Chart(
            "sensitivity",
            "tornado",
            self._of_place(_DRAWN.filled(figure=figure)),
            spoken(_SAYS.filled(most=self.sentence), self.language),
            self._table,
            tuple(names),
            (0, 1),
            region=self.ranking.setup.rules.name,
            note=spoken(_SMALLER.filled(count=left), self.language) if left > 0 else "",
        )

    def _key_figures(self) -> Iterator[KeyFigure]:
        one, language = self.ranking, self.language
        unit, figure = MEASURES[one.account.measure].unit, watched(one, language)
        remark = spoken(_EXPECTED, language)
        yield KeyFigure(figure, self._amount(one.default), remark, one.default, unit)
        for effect in one.moving[:_FIRST]:
            yield KeyFigure(self._called(effect), self._changes(effect), self._range(effect))

    def _called(self, effect: Effect) -> str:
        """Return an assumption in words, with the name that sets it."""
        return spoken(effect.called(self.ranking.setup, self.ranking.cohorts[0]), self.language)

    def _range(self, effect: Effect) -> str:
        return effect.ranges(self.ranking.cohorts)

    def _amount(self, value: int) -> str:
        return self._in_unit(Figures(self.unit).figure(self.ranking.account, value))

    def _changes(self, effect: Effect) -> str:
        """Return the changes at both ends with their signs, or that an end cannot be."""
        figures, is_money = Figures(self.unit), MEASURES[self.ranking.account.measure].is_money
        ends = [
            spoken(CONTRADICTS, self.language)
            if change is None
            else figures.signed(change, is_money=is_money)
            for change in (effect.low, effect.high)
        ]
        return self._in_unit(" / ".join(ends))

    def _in_unit(self, amount: str) -> str:
        return amount_words(amount, self.ranking, Figures(self.unit), self.language)

    def _of_place(self, words: Message) -> str:
        place = spoken(self.ranking.setup.rules.facts.name, self.language)
        return behind(place, spoken(words, self.language), self.language)
