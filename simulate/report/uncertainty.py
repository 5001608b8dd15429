"""How far figures may be off, as a person reads it."""

from rich.console import RenderableType
from rich.table import Table

from simulate.forecast import Forecast
from simulate.ledger import Account
from simulate.report.table import STOCKS, estimate, number
from simulate.result import UNITS, accounts
from simulate.uncertainty.spread import Spread
from simulate.words import Language, say


def spread_table(forecast: Forecast, spread: Spread, language: Language) -> RenderableType:
    """Return how the figures of a programme scatter, a line for each account with any.

    Args:
        forecast: of a cohort; its accounts are shown.
        spread: of that cohort, or of several.
        language: of the words.
    """
    replicates = next(iter(spread.replicates.values())).shape[1]
    title = say("spread", language).format(replicates=replicates)
    table = Table(title=title, title_justify="left", title_style="bold", pad_edge=False)
    table.add_column("", no_wrap=True)
    columns = ("default", "mean", "low", "high", "by_assumptions", "by_chance", "place_of_default")
    for column in columns:
        table.add_column(say(column, language), justify="right", no_wrap=True)
    for account in accounts(forecast):
        if account.measure not in STOCKS:
            cells = _cells(spread, account)
            if any(cells[:-1]):
                money = UNITS[account.measure] == "fen"
                numbers = [number(estimate(account, cell), money) for cell in cells[:-1]]
                table.add_row(_label(account, language), *numbers, f"{cells[-1]:.0%}")
    return table


def _cells(spread: Spread, account: Account) -> list[float]:
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


def _label(account: Account, language: Language) -> str:
    words = (account.measure, account.payer, account.accounting)
    return " · ".join(say(word, language) for word in words if word)
