"""What a measure of a forecast is: its unit, its payers, its years and its words."""

from collections.abc import Iterator
from itertools import product
from typing import Final

from attrs import field, frozen

from kernel.codes import Payer
from kernel.messages import Text
from simulate.projection.ledger import CASH, NONE, Account

TOTAL: Final = "total"
"""What stands instead of a payer for the sum over all of them."""


@frozen
class Section:
    """Measures that stand together in a table.

    Attributes:
        heading: above their lines, where they do not speak for themselves.
        lists_payers: it is of one measure, whose name is the heading; its lines are the payers.
    """

    heading: Text | None = None
    lists_payers: bool = False


@frozen
class Measure:
    """One kind of figure.

    Attributes:
        name: in files and options.
        unit: in what it is counted; money in fen.
        payers: who may bear it; none where nobody is named.
        usual: those of them who have a figure even where they bear nothing; by default all.
        has_total: whether the sum over the payers is a figure too.
        bases: the accounting bases; one blank where it has none.
        is_stock: it is not added over years.
        accumulates: a year's figure is all that was posted up to it, which ends at 0.
        begins_on_entry: it begins with the cohort's first insurance year, on the accrual basis;
            other measures are of calendar years, from the autumn before entry on.
        known: the flag of a forecast that says whether a document rules on it or somebody assumes
            it; where nobody does, it is no zero but left out.
        is_rare: it is left out where there is nothing of it.
    """

    name: str
    text: Text
    unit: str
    section: Section
    payers: tuple[Payer, ...] = field(default=(), kw_only=True)
    usual: tuple[Payer, ...] = field(kw_only=True)
    has_total: bool = field(default=False, kw_only=True)
    bases: tuple[str, ...] = field(default=(NONE,), kw_only=True)
    is_stock: bool = field(default=False, kw_only=True)
    accumulates: bool = field(default=False, kw_only=True)
    begins_on_entry: bool = field(default=False, kw_only=True)
    known: str = field(default="", kw_only=True)
    is_rare: bool = field(default=False, kw_only=True)

    @usual.default
    def _everybody(self) -> tuple[Payer, ...]:
        return self.payers

    @property
    def is_money(self) -> bool:
        """Whether it is counted in fen."""
        return self.unit == "fen"

    @property
    def payer_names(self) -> list[str]:
        """The payers as files name them, the total last; one blank where nobody is named."""
        names = [payer.word for payer in self.payers] or [NONE]
        return [*names, *([TOTAL] if self.has_total else [])]

    def accounts(self) -> Iterator[Account]:
        """Return the account of each basis and payer."""
        for accounting, payer in product(self.bases, self.payer_names):
            yield Account(self.name, payer, accounting)

    @property
    def seldom_pay(self) -> list[str]:
        """The payers who have no figure where they bear nothing."""
        return [payer.word for payer in self.payers if payer not in self.usual]

    def is_shown(self, payer: str, *, bears: bool) -> bool:
        """Say whether a payer has a figure, who bears something or nothing at all."""
        return bears or not (self.is_rare or payer in self.seldom_pay)

    def counts_insurance_years(self, accounting: str) -> bool:
        """Say whether its years are insurance years on an accounting basis."""
        return self.begins_on_entry and accounting != CASH
