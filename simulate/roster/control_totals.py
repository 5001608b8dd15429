"""Control totals of a roster: what is written, added up apart from what was read and summed."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyarrow.compute as pc
from attrs import define, field

from kernel.codes import LEVEL_PAYERS, Level, Payer
from kernel.errors import ControlTotalFault
from simulate.roster.assessment import AssessedPage
from simulate.roster.summary import CLAIMED, CONTRIBUTION, FISCAL, REFUNDED, TOP_UP, Summary


@define
class ControlTotals:
    """What stands in the pages of an assessed roster.

    Attributes:
        valid, rejected, blank: rows.
        fen: by part and payer; without a payer where the rows do not say who it is.
    """

    valid: int = 0
    rejected: int = 0
    blank: int = 0
    fen: Counter[tuple[str, Payer | None]] = field(factory=Counter)

    def add(self, page: AssessedPage) -> None:
        """Add the next page."""
        self.valid += page.valid.num_rows
        self.rejected += page.refused
        self.blank += page.page.blank
        for part, payer, fen in _money(page.valid):
            self.fen[part, payer] += fen

    def check(self, counted: int | None, summary: Summary) -> None:
        """Compare with the rows that were counted, and with a summary.

        Raises:
            ControlTotalFault: rows were lost, or money; with both sums.
        """
        found = self.valid + self.rejected + self.blank
        if counted is not None and counted != found:
            raise ControlTotalFault(
                "control total of rows: the roster has {counted:,} rows below its header, but "
                "{valid:,} assessed, {rejected:,} rejected and {blank:,} blank ones are {found:,}; "
                "nothing was written",
                counted=counted,
                valid=self.valid,
                rejected=self.rejected,
                blank=self.blank,
                found=found,
            )
        summed = _summed(summary)
        for part, payer in {**self.fen, **summed}:
            written, expected = self.fen[part, payer], summed[part, payer]
            if written != expected:
                raise ControlTotalFault(
                    "control total of {part}{payer}: the rows add up to {written:,.2f} yuan, the "
                    "summary gives {expected:,.2f}; nothing was written",
                    part=part,
                    payer=f" ({payer.word})" if payer is not None else "",
                    written=written / 100,
                    expected=expected / 100,
                )


def _money(rows: Any) -> Iterator[tuple[str, Payer | None, int]]:
    """Yield what the rows hold: a part, who bears it where that is said, and fen."""
    yield CONTRIBUTION, Payer.STUDENT, _fen(rows["student_pays"])
    yield CONTRIBUTION, Payer.INSTITUTION, _fen(rows["institution_aid"])
    yield CONTRIBUTION, None, _fen(rows["relief_netted"])
    yield CLAIMED, None, _fen(rows["relief_claimable"])
    yield REFUNDED, None, _fen(rows["refund"])
    for level, payer in LEVEL_PAYERS.items():
        name = "unallocated" if level == Level.NONE else level.word
        yield FISCAL, payer, _fen(rows[f"fiscal_{name}"])
    payers = rows["top_up_payer"].dictionary_encode()
    for code, word in enumerate(payers.dictionary.to_pylist()):
        borne = rows["top_up"].filter(pc.equal(payers.indices, code))
        yield TOP_UP, Payer[word.upper()], _fen(borne)


def _fen(yuan: Any) -> int:
    total: Decimal | None = pc.sum(yuan).as_py()
    return 0 if total is None else int(total.scaleb(2))


def _summed(summary: Summary) -> Counter[tuple[str, Payer | None]]:
    """Return the money of a summary by as much as the rows say of who bears it."""
    fen: Counter[tuple[str, Payer | None]] = Counter()
    for (part, payer), amount in summary.money.items():
        is_said = part in (FISCAL, TOP_UP) or (
            part == CONTRIBUTION and payer in (Payer.STUDENT, Payer.INSTITUTION)
        )
        fen[part, payer if is_said else None] += amount
    return fen
