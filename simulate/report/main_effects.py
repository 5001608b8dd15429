"""On what fund income depends most: the few assumptions with the largest effects."""

from typing import Final

from rich.console import Group, RenderableType

from kernel.messages import message
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.layout import heading
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.units import unit_of_headline
from simulate.report.headline import Headline

TITLE: Final = message("What moves fund income most, about; cohort {cohort}, all years, {unit}")
_ASSUMPTION: Final = message("Assumption: low end – value – high end")
_LOW: Final = message("at its low end")
_HIGH: Final = message("at its high end")

_MOST: Final = 4
"""Assumptions that are shown; `simulate sensitivity` ranks all."""


def main_effects(headline: Headline, look: Presentation) -> RenderableType:
    """Return the largest effects on fund income, of the cohort with the most entrants."""
    cohort, language = headline.largest.cohort, look.language
    effects = [effect for effect in headline.effects if effect.swing][:_MOST]
    # Effects are worked out without the rare rows, to less than one percent: coarsely shown.
    figures = Figures(look.unit or unit_of_headline(headline.fund_income.value, language))
    rows = []
    for effect in effects:
        ends = (
            "" if end is None else figures.signed(end, is_money=True)
            for end in (effect.low, effect.high)
        )
        name = spoken(effect.called(headline.setup, cohort), language)
        rows.append(Row(f"{name}  {effect.ranges([cohort])}", [*ends]))
    return Group(
        heading(spoken(TITLE.filled(cohort=cohort, unit=figures.unit.text), language)),
        Grid(
            spoken(_ASSUMPTION, language),
            [spoken(text, language) for text in (_LOW, _HIGH)],
            rows,
        ),
    )
