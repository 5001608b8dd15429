"""Yuan per insured student and year, by the basis on which they stand."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

import numpy as np
from rich.console import Group, RenderableType

from kernel.codes import Basis
from kernel.figures import Array
from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.labels import measure_words
from simulate.output.layout import heading
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN, shown
from simulate.output.words import term
from simulate.projection.facts import Horizon, series, shown_together, shown_years
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL, Account
from simulate.projection.measures import FLOWS, account_of
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.critical_illness import critical_illness_premium

_TITLE: Final = message("Yuan per insured student and year (accrual), by basis")
_AVERAGE: Final = message("average")
_PREMIUM: Final = message("Critical illness premium")


def per_head_table(
    forecasts: Sequence[Forecast], *, horizon: Horizon, look: Presentation
) -> RenderableType:
    """Return a table of one cohort, or of several together: amounts by basis, years across.

    Args:
        forecasts: cohorts of one region.
        horizon: the years that are shown.
        look: how it looks.
    """
    language = look.language
    shown = shown_together(forecasts, horizon)
    years = range(max(shown.start, min(one.cohort for one in forecasts)), shown.stop)
    bases = list(Basis)[: Basis.NOT_PROVIDED]
    rows: list[Row] = []
    insured = _by_year(forecasts, Account("insured"), years, horizon).sum(axis=1)
    measures = [*FLOWS, *(["benefit_cost"] if forecasts[0].benefits else [])]
    for account in (account_of(measure, None, ACCRUAL) for measure in measures):
        amounts = _by_year(forecasts, account, years, horizon)
        rows.append(Row(measure_words(account.measure, language), bold=True, ruled=bool(rows)))
        rows += [
            Row(f"  {term(basis.word, language)}", _cells(amounts[:, basis], insured))
            for basis in bases
            if amounts[:, basis].any()
        ]
        rows.append(Row(f"  {term('total', language)}", _cells(amounts.sum(axis=1), insured)))
    rows += _premium_rows(forecasts[0].setup.assumptions, years, insured, language)
    average = spoken(_AVERAGE, language)
    table = Grid("", [*map(str, years), average], rows, bold=1)
    return Group(heading(spoken(_TITLE, language)), table)


def _premium_rows(
    assumptions: Assumptions, years: range, insured: Array, language: Language
) -> Iterator[Row]:
    """Return the line of the critical illness premium, of the years for which there is one."""
    premiums = [critical_illness_premium(assumptions, year) for year in years]
    covered = insured * [premium is not None for premium in premiums]
    if covered.any():
        fen = covered * [premium or 0 for premium in premiums]
        yield Row(spoken(_PREMIUM, language), _cells(fen, covered), ruled=True)


def _by_year(
    forecasts: Sequence[Forecast], account: Account, years: range, horizon: Horizon
) -> Array:
    """Return an account of several cohorts added up, shape (years, bases)."""
    added = np.zeros((len(years), len(Basis)), np.int64)
    for forecast in forecasts:
        own, first = series(forecast, account), forecast.ledger.first_year
        for year in shown_years(forecast, horizon):
            if year in years:
                added[year - years.start] += own[year - first]
    return added


def _cells(fen: Array, insured: Array) -> list[str]:
    """Divide each year, and the years together, by who is insured."""
    pairs = zip([*fen, fen.sum()], [*insured, insured.sum()], strict=True)
    return [
        shown(Fraction(int(amount), int(heads)), YUAN) if amount and heads else "–"
        for amount, heads in pairs
    ]
