"""Roster totals as a table for a person."""

from collections.abc import Mapping
from typing import Final

from rich.console import RenderableType
from rich.table import Table

from kernel.messages import Language, Text, message
from simulate.language.catalogue import spoken
from simulate.output.labels import measure_words
from simulate.output.layout import stacked
from simulate.output.words import MONEY, term, yuan
from simulate.roster.summary import CLAIMED, CONTRIBUTION, FISCAL, PARTS, REFUNDED, TOP_UP, Summary

_ROWS: Final = message("Rows")
_ENROLLED: Final = message("enrolled")
_REJECTED: Final = message("rejected")
_UNPAID: Final = message("Not paid, so nothing is owed here: ")

_PARTS: Final[Mapping[str, Text]] = {
    CONTRIBUTION: message("Contribution at payment"),
    FISCAL: message("Fiscal subsidy"),
    TOP_UP: message("Top-up (tariff difference)"),
    CLAIMED: message("Relief reimbursed afterwards"),
    REFUNDED: message("Refunded"),
}
_OF_WHICH_ASSUMED: Final = message("of which assumed")
_ASSUMED_SHARE: Final = message(
    "Share of contributions, subsidies and top-ups that rests on assumptions: "
)
_ROWS_PER_SECOND: Final = message("Rows per second: ")

_WORK: Final[Mapping[str, Text]] = {
    "reading": message("reading"),
    "assessing": message("assessing"),
    "writing": message("writing"),
}


def summary_tables(
    summary: Summary, seconds: Mapping[str, float], language: Language
) -> RenderableType:
    """Return people, money by payer in yuan, the share of it that is assumed, and the speed.

    Args:
        summary: what was assessed.
        seconds: spent on each kind of work, where that is of interest.
        language: of the words.
    """
    people = "  ".join(
        f"{spoken(text, language)} {count:,}"
        for text, count in (
            (_ROWS, summary.rows),
            (_ENROLLED, summary.enrolled),
            (_REJECTED, summary.rejected),
        )
    )
    money = Table(pad_edge=False)
    money.add_column(spoken(MONEY, language))
    for part in PARTS:
        money.add_column(spoken(_PARTS[part], language), justify="right")
    for payer in summary.payers():
        cells = [yuan(summary.money.get((part, payer), 0)) for part in PARTS]
        money.add_row(term(payer.word, language), *cells)
    money.add_section()
    totals = [yuan(summary.total(part)) for part in PARTS]
    money.add_row(term("total", language), *totals, style="bold")
    assumed = [yuan(summary.assumed.get(part, 0)) for part in PARTS]
    money.add_row(spoken(_OF_WHICH_ASSUMED, language), *assumed)
    lines = [people]
    if summary.unpaid:
        lines.append(f"{spoken(_UNPAID, language)}{summary.unpaid:,}")
    share = summary.assumed_share
    if share is not None:
        lines.append(f"{spoken(_ASSUMED_SHARE, language)}{share:.1%}")
    if summary.exposure:
        lines.append(f"{measure_words('refund_exposure', language)} {yuan(summary.exposure)}")
    if seconds:
        lines.append(f"{spoken(_ROWS_PER_SECOND, language)}{_speeds(summary, seconds, language)}")
    return stacked(money, "\n".join(lines))


def _speeds(summary: Summary, seconds: Mapping[str, float], language: Language) -> str:
    return "  ".join(
        f"{spoken(_WORK[work], language)} {summary.rows / spent:,.0f}"
        for work, spent in seconds.items()
    )
