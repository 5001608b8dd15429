"""The ranking of assumptions: a tornado as a table with bars, and as data."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import frozen
from rich.console import Group, RenderableType
from rich.text import Text as Line

from kernel.messages import SEMICOLON, Language, listed, message
from simulate.language.catalogue import spoken
from simulate.output.charts import Swing, swing_bar
from simulate.output.grid import Grid, Row
from simulate.output.labels import account_words
from simulate.output.layout import Sentences, heading
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.words import NAME, RANGE, WHOLE_PROGRAMME
from simulate.projection.facts import account_cells
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES
from simulate.projection.student_body import written_years
from simulate.scenario.setup import Setup
from simulate.uncertainty.effects import Effect

_TITLE: Final = message(
    "{place}, {cohorts}: {figure}, {default} with as many students as are expected, with one "
    "assumption at a time at the ends of its range",
)
_AT_LOW: Final = message("░ low end")
_AT_HIGH: Final = message("█ high end")
CONTRADICTS: Final = message("contradicts")
_WITHOUT_EFFECT: Final = message("Without effect on this figure: {names}")

COLUMNS: Final[Mapping[str, type]] = {
    "region": str,
    "year": int,
    "measure": str,
    "payer": str,
    "accounting": str,
    "unit": str,
    "rank": int,
    "assumption": str,
    "range": str,
    "default": int,
    "change_low": int,
    "change_high": int,
}

_WIDE: Final = 100
"""In fewer characters a bar is half as long."""

_HALF: Final = 16
"""Characters of a bar on each side of the default."""


@frozen
class Ranking:
    """What the assumptions of a region do to a figure, the largest effect first.

    Attributes:
        account, year: the figure; no year for a sum.
        default: the figure as everything is assumed.
        years: of the sum; None for all.
    """

    setup: Setup
    cohorts: tuple[int, ...]
    account: Account
    year: int | None
    default: int
    effects: tuple[Effect, ...]
    years: range | None = None

    @property
    def moving(self) -> list[Effect]:
        """The effects that change the figure."""
        return [effect for effect in self.effects if effect.moves]


def ranking_table(ranking: Ranking, look: Presentation) -> RenderableType:
    """Return the ranking with a bar for each assumption, and the names of those without effect."""
    language, is_money = look.language, MEASURES[ranking.account.measure].is_money
    moving, first = ranking.moving, ranking.cohorts[0]
    figures = Figures.of(look, (effect.swing for effect in moving))
    rows = []
    for effect in moving:
        changes = [
            spoken(CONTRADICTS, language)
            if change is None
            else figures.signed(change, is_money=is_money)
            for change in (effect.low, effect.high)
        ]
        half = _HALF if look.width >= _WIDE else _HALF // 2
        swing = Swing(effect.name, effect.low, effect.high)
        bar = [swing_bar(swing, moving[0].swing, half)] if look.charts else []
        name = spoken(effect.called(ranking.setup, first), language)
        rows.append(Row(f"{name}  {effect.ranges(ranking.cohorts)}", [*changes, *bar]))
    headings = [spoken(text, language) for text in (_AT_LOW, _AT_HIGH)]
    corner = listed([NAME, RANGE, *([figures.unit.text] if is_money else [])], SEMICOLON)
    table = Grid(spoken(corner, language), [*headings, *([""] if look.charts else [])], rows)
    title, said = (
        ranking_title(ranking, figures, language),
        Sentences(idle_words(ranking, language)),
    )
    return Group(heading(title), Line(), table, said)


def ranking_records(ranking: Ranking) -> Iterator[dict[str, Any]]:
    """Return a row for each assumption; a blank is an end that cannot be."""
    for rank, effect in enumerate(ranking.effects, start=1):
        yield {
            "region": ranking.setup.rules.name,
            "year": ranking.year,
            **account_cells(ranking.account),
            "rank": rank,
            "assumption": effect.name,
            "range": effect.ranges(ranking.cohorts),
            "default": ranking.default,
            "change_low": effect.low,
            "change_high": effect.high,
        }


def watched(ranking: Ranking, language: Language) -> str:
    """Return which figure is watched, and of which years."""
    years = ranking.years if ranking.year is None else [ranking.year]
    year = spoken(WHOLE_PROGRAMME, language) if years is None else written_years(years)
    return f"{account_words(ranking.account, language)} · {year}"


def amount_words(amount: str, ranking: Ranking, figures: Figures, language: Language) -> str:
    """Return an amount of the figure as it is written, money with its unit."""
    is_money = MEASURES[ranking.account.measure].is_money
    return f"{amount} {spoken(figures.unit.short, language)}" if is_money else amount


def ranking_title(ranking: Ranking, figures: Figures, language: Language) -> str:
    """Return what is ranked, and what the figure is as everything is assumed."""
    default = figures.figure(ranking.account, ranking.default)
    title = _TITLE.filled(
        place=ranking.setup.rules.facts.name,
        cohorts=written_years(ranking.cohorts),
        figure=watched(ranking, language),
        default=amount_words(default, ranking, figures, language),
    )
    return spoken(title, language)


def idle_words(ranking: Ranking, language: Language) -> list[str]:
    """Say which assumptions have no effect, if any."""
    first = ranking.cohorts[0]
    idle = [one.called(ranking.setup, first) for one in ranking.effects if not one.moves]
    names = listed(idle, SEMICOLON)
    return [spoken(_WITHOUT_EFFECT.filled(names=names), language)] if idle else []
