"""How far figures may be off, as a person reads it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rich.console import Group, RenderableType

from kernel.messages import Language, Text, message
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.labels import account_words
from simulate.output.layout import heading
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.projection.facts import Horizon, account_cells, accounts, shown_years
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import NONE, Account
from simulate.projection.measures import MEASURES
from simulate.projection.subject import ByRegion
from simulate.scenario.settings import CORRELATIONS, Setting
from simulate.uncertainty.spread import Spread, SpreadsByRegion

LOW_END: Final = message("5%")
HIGH_END: Final = message("95%")

_TITLE: Final = message(
    "How far the figures may be off: {replicates} draws of every assumption from its range"
)
_MOVE_TOGETHER: Final = message("{one} and {other} move together: correlation {value}.")

COLUMNS: Final[Mapping[str, Text]] = {
    "default": message("Default"),
    "mean": message("Mean of draws"),
    "low": LOW_END,
    "high": HIGH_END,
    "by_assumptions": message("± assumptions"),
    "by_chance": message("± chance"),
    "place_of_default": message("Below default"),
}
"""What is said of each figure, by its name in files."""


def spread_table(
    forecast: Forecast, spread: Spread, *, accounting: str, look: Presentation
) -> RenderableType:
    """Return how the figures of a programme scatter, a line for each account with any.

    Args:
        forecast: of a cohort; its accounts are shown.
        spread: of that cohort, or of several.
        accounting: `accrual`, `cash`, or empty for both.
        look: how it looks.
    """
    language = look.language
    title = spoken(title_of_spread(spread), language)
    cells = {
        account: cells_of(spread, account)
        for account in accounts(forecast)
        if (not accounting or account.accounting in (NONE, accounting))
        and not MEASURES[account.measure].is_stock
    }
    money = (own[0] for account, own in cells.items() if MEASURES[account.measure].is_money)
    figures = Figures.of(look, map(round, money))
    rows = [
        Row(
            account_words(account, language),
            [*(figures.figure(account, cell) for cell in own[:-1]), f"{own[-1]:.0%}"],
        )
        for account, own in cells.items()
        if any(own[:-1])
    ]
    columns = [spoken(column, language) for column in COLUMNS.values()]
    return Group(heading(title), Grid(spoken(figures.unit.text, language), columns, rows))


def title_of_spread(spread: Spread) -> Text:
    """Say how many draws say how far figures may be off."""
    return _TITLE.filled(replicates=next(iter(spread.replicates.values())).shape[1])


def correlation_lines(settings: Sequence[Setting], language: Language) -> list[str]:
    """Say which assumptions moved together in the draws; nothing where none did."""
    set_together = (setting.value for setting in settings if setting.name == CORRELATIONS)
    return [
        spoken(
            _MOVE_TOGETHER.filled(
                one=value["between"][0], other=value["between"][1], value=value["value"]
            ),
            language,
        )
        for value in set_together
        if isinstance(value, Mapping)
    ]


def spread_records(
    forecasts: ByRegion, spreads: SpreadsByRegion, horizon: Horizon
) -> Iterator[dict[str, Any]]:
    """Return how the figures of each cohort's programme scatter, as records.

    Args:
        forecasts: whose accounts are listed.
        spreads: of the same cohorts.
        horizon: the years that are summed.
    """
    for region, own in forecasts.items():
        for forecast, whole in zip(own, spreads[region], strict=True):
            spread = whole.over(shown_years(forecast, horizon))
            for account in accounts(forecast):
                if not MEASURES[account.measure].is_stock:
                    yield {
                        "region": region,
                        "cohort": forecast.cohort,
                        **account_cells(account),
                        **_whole(cells_of(spread, account)),
                    }


def _whole(cells: Sequence[float]) -> dict[str, float]:
    """Return cells by column, figures as whole numbers; the last is a share."""
    *figures, place = cells
    return dict(zip(COLUMNS, [*map(round, figures), place], strict=True))


def cells_of(spread: Spread, account: Account) -> list[float]:
    """Return what is said of an account over all years: six figures, and a share."""
    whole = spread.of(account).summed()
    columns = (
        whole.default,
        whole.mean,
        *whole.interval,
        whole.by_assumptions,
        whole.by_chance,
        whole.place_of_default,
    )
    return [float(column[0]) for column in columns]
