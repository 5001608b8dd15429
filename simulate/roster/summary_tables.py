"""Roster totals as a table for a person."""

from collections.abc import Mapping
from typing import Final

from rich.console import RenderableType
from rich.table import Table

from kernel.clauses import Text
from simulate.output.labels import measure_words
from simulate.output.layout import stacked
from simulate.output.words import MONEY, Language, spoken, term, yuan
from simulate.roster.summary import CLAIMED, CONTRIBUTION, FISCAL, PARTS, REFUNDED, TOP_UP, Summary

_ROWS: Final = Text("Rows", "行数")
_ENROLLED: Final = Text("enrolled", "已参保")
_REJECTED: Final = Text("rejected", "未通过校验")
_UNPAID: Final = Text("Not paid, so nothing is owed here: ", "未缴费（应缴按0列示）：")

_PARTS: Final[Mapping[str, Text]] = {
    CONTRIBUTION: Text("Contribution at payment", "缴费（含资助参保、学校补助）"),
    FISCAL: Text("Fiscal subsidy", "财政补助"),
    TOP_UP: Text("Top-up (tariff difference)", "缴费差额"),
    CLAIMED: Text("Relief reimbursed afterwards", "先缴后补的资助"),
    REFUNDED: Text("Refunded", "退还"),
}
_OF_WHICH_ASSUMED: Final = Text("of which assumed", "其中依据为假设")
_ASSUMED_SHARE: Final = Text(
    "Share of contributions, subsidies and top-ups that rests on assumptions: ",
    "缴费、财政补助和差额中以假设为依据的比例：",
)
_ROWS_PER_SECOND: Final = Text("Rows per second: ", "每秒行数：")

_WORK: Final[Mapping[str, Text]] = {
    "reading": Text("reading", "读取"),
    "assessing": Text("assessing", "核定"),
    "writing": Text("writing", "写出"),
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
