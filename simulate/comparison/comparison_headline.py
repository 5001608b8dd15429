"""The headline of a comparison: what changes by how much, for whom, and where it comes from."""

from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from kernel.codes import Payer
from simulate.comparison.changes import Change
from simulate.comparison.differences import Difference
from simulate.comparison.scenarios import Step
from simulate.comparison.student_types import StudentType
from simulate.projection.ledger import ACCRUAL, Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import FLOWS, account_of


@frozen(eq=False)
class ComparisonHeadline:
    """What changes in a region.

    Attributes:
        differences: of the region, year by year.
        steps: the analysis of change; none of saved results.
        types: the region's types of student; none of saved results.
        changes: what the two rest on differently there.
    """

    region: str
    differences: Sequence[Difference]
    steps: Sequence[Step] = ()
    types: Sequence[StudentType] = ()
    changes: Sequence[Change] = ()

    def flow(self, measure: str) -> tuple[int, int]:
        """Return a flow before and after, over all years, accrual."""
        return self._ends_of(account_of(measure, None, ACCRUAL))

    @cached_property
    def flows(self) -> dict[str, tuple[int, int]]:
        """Those that say what the change comes to."""
        return {name: self.flow(name) for name in FLOWS}

    def _ends_of(self, account: Account) -> tuple[int, int]:
        own = [d for d in self.differences if d.account == account]
        return sum(d.before or 0 for d in own), sum(d.after or 0 for d in own)

    @property
    def loss_ratios(self) -> tuple[float, float] | None:
        """The loss ratio before and after, over all years; None where one of them has none."""
        cost = account_of("benefit_cost", None, ACCRUAL)
        own = [d for d in self.differences if d.account == cost]
        ends = [*zip(self._ends_of(cost), self.flow("fund_income"), strict=True)]
        if all(d.difference is None for d in own) or not all(income for _, income in ends):
            return None
        before, after = (spent / income for spent, income in ends)
        return before, after

    @property
    def unfunded(self) -> tuple[int, int]:
        """Tariff differences for which no payer is named, before and after, over all years."""
        return self._ends_of(Account("top_up", Payer.UNFUNDED.word))

    @cached_property
    def payers(self) -> dict[str, tuple[int, int]]:
        """Government cost before and after by payer, where some pay more and others less."""
        measure = "government_cost"
        own = dict.fromkeys(d.payer for d in self.differences if d.measure == measure)
        flows = {payer: self._ends_of(Account(measure, payer, ACCRUAL)) for payer in own}
        parts = {p: (b, a) for p, (b, a) in flows.items() if p != TOTAL and b != a}
        is_more = {after > before for before, after in parts.values()}
        return parts if len(is_more) > 1 else {}

    def stock(self, account: Account, year: int) -> tuple[int, int]:
        """Return a stock before and after, in a year."""
        own = [d for d in self.differences if d.account == account and d.year == year]
        return sum(d.before or 0 for d in own), sum(d.after or 0 for d in own)

    @property
    def peak_year(self) -> int | None:
        """The year at the end of which the prepaid balance is highest before the change."""
        own = [d for d in self.differences if d.measure == "prepaid_balance"]
        return max(own, key=lambda d: d.before or 0).year if own else None

    @property
    def first_year(self) -> int | None:
        """The first insurance year."""
        own = (d.year for d in self.differences if d.measure == "insured")
        return min(own, default=None)

    @property
    def moving_steps(self) -> list[str]:
        """The steps that change anything in the region.

        The analysis knows no payers: where money moves between them alone, the steps are those of
        what is set otherwise.
        """
        moving = [
            step.name
            for step in self.steps
            if any(d.before != d.after for d in step.effects if d.region == self.region)
        ]
        return moving or [*dict.fromkeys(change.step for change in self.changes if self.payers)]

    @property
    def moves_flows(self) -> bool:
        """Whether what the fund takes in, government pays or students bear changes."""
        return any(before != after for before, after in self.flows.values())

    @property
    def moves_money(self) -> bool:
        """Whether anybody pays more or less."""
        return bool(self.payers) or self.moves_flows
