"""Adds amounts up by measure, payer and year, and keeps for each the clause that put it there."""

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from operator import attrgetter
from typing import Final

import numpy as np
from attrs import frozen

from kernel.codes import Basis
from kernel.decisions import Decision
from kernel.errors import PluginFault
from kernel.figures import Array

NONE: Final = ""
"""The payer or accounting of a measure that has none."""

ACCRUAL: Final = "accrual"
CASH: Final = "cash"


@frozen(cache_hash=True)
class Account:
    """What an amount is: a measure, who bears it, and on which accounting basis."""

    measure: str
    payer: str = NONE
    accounting: str = NONE


class Ledger:
    """Totals by account, calendar or insurance year, clause, basis and group of students.

    Sums are integers, so they do not depend on the order in which amounts are added.

    Attributes:
        first_year: the year before the cohort's first insurance year.
        years: how many years there are.
        clauses: ids of the region's clauses; none where clauses and bases are not distinguished.
        groups: into how many groups students are divided.
        whole: whether students are counted in whole numbers, not by expectation.
    """

    def __init__(
        self,
        first_year: int,
        years: int,
        clauses: Sequence[str],
        groups: int,
        *,
        whole: bool = True,
    ) -> None:
        self.first_year = first_year
        self.years = years
        self.clauses = tuple(clauses)
        self.groups = groups
        self.whole = whole
        self._index = {clause: index for index, clause in enumerate(self.clauses)}
        self._totals: dict[Account, Array] = {}

    def tags(self, decision: Decision, at_best: Basis = Basis.EXPLICIT) -> Array:
        """Return for each student the code of the clause and basis that decided.

        Args:
            decision: what was decided.
            at_best: the strongest basis that an amount may stand on, whatever decided.
        """
        if not self.clauses:
            return np.zeros(len(decision.row), np.int64)
        rows = np.array([self._index[clause] * len(Basis) for clause in decision.clauses])
        return np.asarray(rows.take(decision.row) + np.maximum(decision.basis, at_best))

    def post(
        self,
        accounts: Sequence[Account],
        year: Array | int,
        tags: Array,
        groups: Array,
        amount: Array,
    ) -> None:
        """Add amounts to accounts, each to its year, tag and group; the arrays have one length.

        Raises:
            PluginFault: something moves in a year outside those of the ledger.
        """
        there = np.flatnonzero(amount)
        at = (year.take(there) if isinstance(year, np.ndarray) else year) - self.first_year
        first, last = (at, at) if isinstance(at, int) else (at.min(initial=0), at.max(initial=0))
        if len(there) and not 0 <= first <= last < self.years:
            outside = [one for one in np.unique(at).tolist() if not 0 <= one < self.years]
            raise PluginFault(
                "{measure}: something moves in {year}, expected a year from {first} to {last}",
                measure=accounts[0].measure,
                year=self.first_year + outside[0],
                first=self.first_year,
                last=self.first_year + self.years - 1,
            )
        cell = at * prod(self._shape[1:3]) + tags.take(there)
        if self.groups > 1:
            cell = cell * self.groups + groups.take(there)
        added = amount.take(there)
        for account in accounts:
            if account not in self._totals:
                self._totals[account] = self._nothing().ravel()
            np.add.at(self._totals[account], cell, added)

    def totals(self, account: Account) -> Array:
        """Return the totals of an account, shape (years, clauses, bases, groups).

        What is expected is rounded here, so that sums of totals are sums of what is shown.
        """
        amounts = self.amounts(account)
        return amounts if self.whole else np.rint(amounts).astype(np.int64)

    def amounts(self, account: Account) -> Array:
        """Return the totals of an account, not rounded; of the shape of `totals`."""
        if account not in self._totals:
            return self._nothing()
        return self._totals[account].reshape(self._shape)

    def _nothing(self) -> Array:
        return np.zeros(self._shape, np.int64 if self.whole else np.float64)

    @property
    def _shape(self) -> tuple[int, int, int, int]:
        labels = (len(self.clauses), len(Basis)) if self.clauses else (1, 1)
        return (self.years, *labels, self.groups)

    @classmethod
    def holding(cls, first_year: int, amounts: Mapping[Account, Array]) -> "Ledger":
        """Return a ledger of expected amounts without clauses, each of shape (years, groups)."""
        years, groups = next(iter(amounts.values())).shape
        made = cls(first_year, years, (), groups, whole=False)
        made._totals = {account: figures.ravel() for account, figures in amounts.items()}
        return made

    def of_groups(self, groups: Sequence[int]) -> "Ledger":
        """Return the ledger of some groups of students, in this order."""
        return self.part(self.span, groups)

    def part(self, years: range, groups: Sequence[int]) -> "Ledger":
        """Return the ledger of some years and of some groups of students, in this order."""
        own = slice(years.start - self.first_year, years.stop - self.first_year)
        some = Ledger(years.start, len(years), self.clauses, len(groups), whole=self.whole)
        some._totals = {
            account: self.amounts(account)[own][..., list(groups)].ravel()
            for account in self._totals
        }
        return some

    @property
    def span(self) -> range:
        """Its years."""
        return range(self.first_year, self.first_year + self.years)

    def accounts(self) -> Iterator[Account]:
        """Return the accounts that were posted to."""
        return iter(sorted(self._totals, key=attrgetter("measure", "payer", "accounting")))
