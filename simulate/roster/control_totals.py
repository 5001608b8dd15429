"""Control totals of a roster: what is written, added up apart from what was read and summed."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import pyarrow.compute as pc
from attrs import define, field

from kernel.codes import LEVEL_PAYERS, Payer
from kernel.errors import ControlTotalFault
from simulate.roster.assessment import AssessedPage
from simulate.roster.summary import CLAIMED, CONTRIBUTION, FISCAL, REFUNDED, TOP_UP, Summary

Key = tuple[str, Payer | None]
"""A part, and who bears it; None where the rows do not say who."""

_DUES: Final = "individual_due"
"""All that is due at payment, the fiscal part of who pays late with it."""

_PARTS: Final[Mapping[str, Key]] = {
    "individual_due": (_DUES, None),
    "late_full_cost": (_DUES, None),
    "student_pays": (CONTRIBUTION, Payer.STUDENT),
    "institution_aid": (CONTRIBUTION, Payer.INSTITUTION),
    "relief_netted": (CONTRIBUTION, None),
    "relief_claimable": (CLAIMED, None),
    **{f"fiscal_{payer.word}": (FISCAL, payer) for payer in LEVEL_PAYERS.values()},
    "fiscal_total": (FISCAL, None),
    "top_up": (TOP_UP, None),
    "refund": (REFUNDED, None),
    "refund_exposure": ("refund_exposure", None),
}
"""What the columns of results add up to."""


@define
class ControlTotals:
    """What stands in the pages of an assessed roster.

    Attributes:
        valid, rejected, blank: rows.
        columns: fen by column of results.
        top_ups: fen of tariff differences by who bears them.
    """

    valid: int = 0
    rejected: int = 0
    blank: int = 0
    columns: Counter[str] = field(factory=Counter)
    top_ups: Counter[Payer] = field(factory=Counter)

    def add(self, page: AssessedPage) -> None:
        """Add the next page."""
        self.valid += page.valid.num_rows
        self.rejected += page.refused
        self.blank += page.page.blank
        for name, column in page.results.items():
            if column.kind == "fen":
                self.columns[name] += _fen(page.valid[name])
        payers = page.valid["top_up_payer"].dictionary_encode()
        for code, word in enumerate(payers.dictionary.to_pylist()):
            borne = page.valid["top_up"].filter(pc.equal(payers.indices, code))
            self.top_ups[Payer[word.upper()]] += _fen(borne)

    @property
    def fen(self) -> Counter[Key]:
        """Fen by part and payer, as far as the rows say who bears it."""
        fen: Counter[Key] = Counter({(TOP_UP, payer): own for payer, own in self.top_ups.items()})
        for name, key in _PARTS.items():
            fen[key] += self.columns[name]
        return fen

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


def _fen(yuan: Any) -> int:
    total: Decimal | None = pc.sum(yuan).as_py()
    return 0 if total is None else int(total.scaleb(2))


def _summed(summary: Summary) -> Counter[Key]:
    """Return the money of a summary by as much as the rows say of who bears it."""
    fen: Counter[Key] = Counter(
        {
            (_DUES, None): summary.total(CONTRIBUTION),
            (FISCAL, None): summary.total(FISCAL),
            (TOP_UP, None): summary.total(TOP_UP),
            ("refund_exposure", None): summary.exposure,
        }
    )
    for (part, payer), amount in summary.money.items():
        is_said = part in (FISCAL, TOP_UP) or (
            part == CONTRIBUTION and payer in (Payer.STUDENT, Payer.INSTITUTION)
        )
        fen[part, payer if is_said else None] += amount
    return fen
