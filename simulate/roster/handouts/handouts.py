"""What a clerk hands on besides the assessed rows, collected page by page."""

from collections.abc import Iterator, Sequence

from attrs import define
from rich.console import RenderableType

from kernel.messages import Language, Text
from kernel.ruleset import Ruleset
from simulate.output.presentation import Presentation
from simulate.roster.assessment import AssessedPage
from simulate.roster.handouts.bills import Bills
from simulate.roster.handouts.deciding_clauses import DecidingClauses
from simulate.roster.handouts.duplicates import Duplicates
from simulate.roster.handouts.groups import Groups
from simulate.roster.handouts.next_year import NextYear
from simulate.roster.handouts.reconciliation import PAID_AMOUNT, Reconciliation
from simulate.roster.rejections import Rejections
from simulate.roster.summary import Summary


@define
class Handouts:
    """What is made of a roster besides its rows; add pages one by one.

    Attributes:
        earlier: what the roster says of the year before.
        duplicates: numbers that stand twice.
        rejections: why rows are rejected.
        clauses: which of them decided results.
        groups: persons and money by columns; None where nobody asks.
        bills: payment slips and refunds; None where nobody asks.
        reconciliation: what was really paid; None where the roster does not say it.
    """

    earlier: NextYear
    duplicates: Duplicates
    rejections: Rejections
    clauses: DecidingClauses
    groups: Groups | None
    bills: Bills | None
    reconciliation: Reconciliation | None

    @classmethod
    def of(
        cls,
        rules: Ruleset,
        earlier: NextYear,
        language: Language,
        *,
        by: Sequence[str],
        with_bills: bool,
    ) -> "Handouts":
        """Prepare what is asked for. Raises RequestError for a column that groups cannot have."""
        header = earlier.header
        return cls(
            earlier,
            Duplicates.of(header),
            Rejections(),
            DecidingClauses(),
            Groups.of(rules, header, by) if by else None,
            Bills(rules, earlier.year, language, header) if with_bills else None,
            Reconciliation() if PAID_AMOUNT in header.known else None,
        )

    def add(self, page: AssessedPage) -> None:
        """Add the rows of a page."""
        self.duplicates.add(page)
        self.rejections.add(page)
        self.clauses.add(page)
        if self.groups is not None:
            self.groups.add(page)
        if self.bills is not None:
            self.bills.add(page)
        if self.reconciliation is not None and page.settlement is not None:
            self.reconciliation.add(page.settlement)

    def check(self, summary: Summary) -> None:
        """Compare sums with those of the whole roster. Raises ControlTotalFault."""
        if self.groups is not None:
            self.groups.check(summary)

    def notes(self) -> Iterator[Text]:
        """Say what became of results of the year before, and which numbers stand twice."""
        yield from self.earlier.notes()
        yield from self.duplicates.notes()

    def view(self, look: Presentation) -> list[RenderableType]:
        """Return what was really paid beside what is owed, where the roster says it."""
        return [] if self.reconciliation is None else [self.reconciliation.view(look)]

    def close(self) -> None:
        """Give temporary files up."""
        if self.bills is not None:
            self.bills.close()
