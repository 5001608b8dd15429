"""Yuan per insured student and year, by the basis on which they stand."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from rich.console import RenderableType
from rich.text import Text as Line

from kernel.codes import Basis
from kernel.figures import Array
from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.labels import measure_words
from simulate.output.layout import titled
from simulate.output.words import term
from simulate.projection.facts import series, shown_years
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL, Account
from simulate.projection.measures import account_of

_MEASURES: Final = ("fund_income", "government_cost", "student_cost")


_TITLE: Final = message("Yuan per insured student and year (accrual), by basis")
_AVERAGE: Final = message("average")


def per_head_table(
    forecasts: Sequence[Forecast], *, horizon: int | None, language: Language
) -> RenderableType:
    """Return a table of one cohort, or of several together: amounts by basis, years across.

    Args:
        forecasts: cohorts of one region.
        horizon: how many insurance years of each cohort are shown.
        language: of the words.
    """
    last = max(shown_years(forecast, horizon)[-1] for forecast in forecasts)
    years = range(min(forecast.cohort for forecast in forecasts), last + 1)
    bases = list(Basis)[: Basis.NOT_PROVIDED]
    table = titled(spoken(_TITLE, language), pad_edge=False)
    table.add_column("")
    for year in years:
        table.add_column(str(year), justify="right", no_wrap=True)
    table.add_column(spoken(_AVERAGE, language), justify="right", no_wrap=True, style="bold")
    insured = _by_year(forecasts, Account("insured"), years, horizon).sum(axis=1)
    for account in (account_of(measure, None, ACCRUAL) for measure in _MEASURES):
        amounts = _by_year(forecasts, account, years, horizon)
        table.add_row(Line(measure_words(account.measure, language), style="bold"))
        for basis in bases:
            table.add_row(f"  {term(basis.word, language)}", *_cells(amounts[:, basis], insured))
        table.add_row(f"  {term('total', language)}", *_cells(amounts.sum(axis=1), insured))
        table.add_section()
    return table


def _by_year(
    forecasts: Sequence[Forecast], account: Account, years: range, horizon: int | None
) -> Array:
    """Return an account of several cohorts added up, shape (years, bases)."""
    added = np.zeros((len(years), len(Basis)), np.int64)
    for forecast in forecasts:
        own, first = series(forecast, account), forecast.ledger.first_year
        for year in range(forecast.cohort, shown_years(forecast, horizon).stop):
            added[year - years.start] += own[year - first]
    return added


def _cells(fen: Array, insured: Array) -> list[str]:
    """Divide each year, and the years together, by who is insured."""
    pairs = zip([*fen, fen.sum()], [*insured, insured.sum()], strict=True)
    return [f"{amount / 100 / heads:,.2f}" if amount and heads else "–" for amount, heads in pairs]
