"""Accounts of a region's cohorts as lines of figure tables, each with the clauses it rests on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import Final

import numpy as np
from attrs import frozen

from kernel.clauses import Clause
from kernel.codes import Basis
from kernel.figures import Array
from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.deliverable.figure_table import FigureColumn, FigureLine, Terms
from simulate.output.labels import label_words
from simulate.output.words import WHOLE_PROGRAMME, term
from simulate.projection.breakdowns import BASIS, CLAUSE
from simulate.projection.facts import accounts, broken_down, places_of, shown_years
from simulate.projection.ledger import Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import MEASURES
from simulate.report.headline import Headline

_MOST: Final = 6
"""Clauses that are named in a line; of more the first ones."""

_LEAST: Final = 0.005
"""A smaller share is no percent."""


@frozen(eq=False)
class AccountFigures:
    """The cohorts of a region, whose accounts become lines of figures over some years.

    Attributes:
        headline: the cohorts, and the years that are shown.
        years: of the columns; behind them stands one for all years.
    """

    headline: Headline
    years: range
    language: Language

    @property
    def region(self) -> str:
        """The region, by its name in the registry."""
        return self.headline.setup.rules.name

    @property
    def columns(self) -> tuple[FigureColumn, ...]:
        """A column for each year, and one for their sum."""
        whole = "total" if self.headline.horizon else ""
        words = term(whole, self.language) if whole else spoken(WHOLE_PROGRAMME, self.language)
        every = tuple((1, at) for at in range(len(self.years)))
        return (*(FigureColumn(str(year)) for year in self.years), FigureColumn(words, every))

    @cached_property
    def accounts(self) -> list[Account]:
        """The accounts that the cohorts answer."""
        return [*accounts(*self.headline.forecasts)]

    def line(
        self,
        account: Account,
        label: str,
        *,
        name: str = "",
        depth: int = 1,
        adds: Terms = (),
    ) -> FigureLine:
        """Return the line of an account; of a stock without a sum, before its time blank."""
        return self.of_cells(
            account,
            self.amounts(account),
            label,
            name=name or account.payer or account.measure,
            depth=depth,
            adds=adds,
            rests_on="" if adds else self.rests_on(account),
        )

    def total(
        self, account: Account, label: str, parts: Iterable[FigureLine], *, name: str = TOTAL
    ) -> FigureLine:
        """Return the line of an account that is the sum of other lines."""
        adds = tuple((1, part.name) for part in parts)
        return self.line(account, label, name=name, depth=0, adds=adds)

    def of_cells(
        self,
        account: Account,
        amounts: Sequence[int],
        label: str,
        *,
        name: str,
        depth: int = 1,
        adds: Terms = (),
        rests_on: str = "",
    ) -> FigureLine:
        """Return a line of amounts of an account."""
        measure = MEASURES[account.measure]
        begins = self.years.start
        if measure.counts_insurance_years(account.accounting):
            begins = self.headline.cohorts[0]
        cells = [
            None if year < begins else amount
            for year, amount in zip(self.years, amounts, strict=True)
        ]
        whole = None if measure.is_stock else sum(amounts)
        return FigureLine(
            name,
            label,
            (*cells, whole),
            measure.unit,
            depth,
            adds=adds,
            sums=not measure.is_stock,
            rests_on=rests_on,
        )

    def parts(self, account: Account, by: str) -> Iterator[FigureLine]:
        """Return a line for each label of a breakdown that has anything."""
        forecasts = self.headline.forecasts
        labels, rules = forecasts[0].labels([by]), self.headline.setup.rules
        cells = self._split(account, by)
        for code in np.flatnonzero(cells.any(axis=0)):
            (label,) = labels[int(code)]
            words = label if by == CLAUSE else label_words([by], [label], rules, self.language)
            amounts = [int(one) for one in cells[:, code]]
            yield self.of_cells(account, amounts, words, name=f"{account.measure}.{by}.{label}")

    def rests_on(self, account: Account) -> str:
        """Return the clauses that put anything into an account, and the bases it stands on."""
        by_basis = self._split(account, BASIS).sum(axis=0)
        whole = int(by_basis.sum())
        if not whole:
            return ""
        # What is paid back may leave a basis less than nothing: no share of a whole.
        is_divided = bool((by_basis * whole >= 0).all())
        shares = [
            f"{term(basis.word, self.language)} {amount / whole:.0%}"
            for basis, amount in zip(Basis, by_basis.tolist(), strict=True)
            if is_divided and amount / whole >= _LEAST
        ]
        clauses = self.clauses(account)
        kept = clauses if len(clauses) <= _MOST else [*clauses[:_MOST], "…"]
        return " · ".join([" ".join(kept), *shares])

    def clauses(self, account: Account) -> list[str]:
        """Return the clauses that put anything into an account."""
        labels = self.headline.forecasts[0].labels([CLAUSE])
        there = np.flatnonzero(self._split(account, CLAUSE).any(axis=0))
        return [labels[int(code)][0] for code in there]

    def clauses_used(self) -> Iterator[Clause]:
        """Yield the clauses that put an amount into any account, in the order of the law."""
        used = {clause for account in self.accounts for clause in self.clauses(account)}
        law = self.headline.setup.rules.law
        yield from (clause for clause in law.clauses.values() if clause.id in used)

    def amounts(self, account: Account) -> list[int]:
        """Return an account of all cohorts in each year, as far as it is shown of each."""
        return [int(amount) for amount in self._split(account, BASIS).sum(axis=1)]

    @cached_property
    def _split(self) -> Callable[[Account, str], Array]:
        """Returns an account by year and label, shape (years, labels); added up once."""
        return cache(self._added)

    def _added(self, account: Account, by: str) -> Array:
        years, parts = self.years, list[Array]()
        for forecast in self.headline.forecasts:
            own = broken_down(forecast, account, [by])
            shown = shown_years(forecast, self.headline.horizon)
            first, last = max(shown.start, years.start), min(shown.stop, years.stop)
            added = np.zeros((len(years), own.shape[1]), np.int64)
            if first < last:
                span = range(first, last)
                at = slice(first - years.start, last - years.start)
                added[at] = own[places_of(span, forecast)]
            parts.append(added)
        return np.asarray(np.sum(parts, axis=0))
