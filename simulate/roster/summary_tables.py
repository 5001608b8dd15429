"""Roster totals as a table for a person."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from rich.console import RenderableType

from kernel.messages import PLUS, Language, Text, listed, message
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.labels import measure_words
from simulate.output.layout import Sentences, stacked
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.words import TERMS, term
from simulate.roster.summary import CLAIMED, CONTRIBUTION, FISCAL, PARTS, REFUNDED, TOP_UP, Summary

_MANY: Final = 10_000
"""Of fewer rows the speed says nothing."""

_ROWS: Final = message("{rows:,} rows = {parts}")
_NO_ROWS: Final = message("0 rows")
_ENROLLED: Final = message("enrolled {count:,}")
_UNPAID: Final = message("not paid {count:,}")
_NOT_HERE: Final = message("not in this fund {count:,}")
_REJECTED: Final = message("rejected {count:,}")
_AS_IF_PAID: Final = message(
    "{count:,} of them have not paid; they count as paid on the day of --as-if-paid."
)
_OWED: Final = message("Contributions {total} {unit}, for all years bought = {parts}")
_OWED_BY: Final = message("Contributions {total} {unit}, for all years bought, by {payer}")
_PAID_BY: Final = message("{payer} {amount}")

PART_WORDS: Final[Mapping[str, Text]] = {
    CONTRIBUTION: message("Contribution at payment"),
    FISCAL: message("Fiscal subsidy"),
    TOP_UP: message("Top-up (tariff difference)"),
    CLAIMED: message("Relief reimbursed afterwards"),
    REFUNDED: message("Refunded"),
}
"""What is paid, as it stands above its column."""

OF_WHICH_ASSUMED: Final = message("of which assumed")
_ASSUMED_SHARE: Final = message(
    "{share:.1%} of contributions, subsidies and top-ups rests on assumptions."
)
_ROWS_PER_SECOND: Final = message("Rows per second: ")

_WORK: Final[Mapping[str, Text]] = {
    "reading": message("reading"),
    "assessing": message("assessing"),
    "writing": message("writing"),
}


def summary_tables(
    summary: Summary, seconds: Mapping[str, float], look: Presentation
) -> RenderableType:
    """Return people and money in a sentence each, money by payer, and the speed.

    Args:
        summary: what was assessed.
        seconds: spent on each kind of work, where that is of interest.
        look: how it looks.
    """
    language = look.language
    figures = Figures.of(look, summary.money.values())
    lines = [*exposures(summary, figures, language)]
    if summary.rows >= _MANY:
        lines.append(f"{spoken(_ROWS_PER_SECOND, language)}{_speeds(summary, seconds, language)}")
    return stacked(
        Sentences([spoken(sentence, language) for sentence in headline(summary, figures)]),
        *([_money_table(summary, figures, language)] if any(summary.money.values()) else []),
        *([Sentences(lines)] if lines else []),
    )


def headline(summary: Summary, figures: Figures) -> Iterator[Text]:
    """Say what became of every row, and who pays how much of what is owed.

    Args:
        summary: what was assessed.
        figures: writes the amounts.
    """
    others = summary.rows - summary.enrolled - summary.unpaid - summary.rejected
    counts = (
        (_ENROLLED, summary.enrolled),
        (_UNPAID, summary.unpaid),
        (_NOT_HERE, others),
        (_REJECTED, summary.rejected),
    )
    parts = [text.filled(count=count) for text, count in counts if count]
    yield _ROWS.filled(rows=summary.rows, parts=listed(parts, PLUS)) if parts else _NO_ROWS
    if summary.as_if_paid:
        yield _AS_IF_PAID.filled(count=summary.as_if_paid)
    owed = summary.total(CONTRIBUTION)
    if owed:
        unit = figures.unit.short
        shares = {p: summary.money.get((CONTRIBUTION, p), 0) for p in summary.payers()}
        payers = [TERMS[payer.word] for payer, fen in shares.items() if fen]
        paid = [
            _PAID_BY.filled(payer=TERMS[payer.word], amount=figures.number(fen, is_money=True))
            for payer, fen in shares.items()
            if fen
        ]
        total = figures.number(owed, is_money=True)
        pattern = _OWED if len(paid) > 1 else _OWED_BY
        yield pattern.filled(total=total, unit=unit, parts=listed(paid, PLUS), payer=payers[0])
    share = summary.assumed_share
    if share is not None:
        yield _ASSUMED_SHARE.filled(share=share)


def exposures(summary: Summary, figures: Figures, language: Language) -> Iterator[str]:
    """Say how much is paid for years not begun of leavers to whom no document grants a refund."""
    if summary.exposure:
        exposed = figures.number(summary.exposure, is_money=True)
        unit = spoken(figures.unit.short, language)
        yield f"{measure_words('refund_exposure', language)} {exposed} {unit}"


def _money_table(summary: Summary, figures: Figures, language: Language) -> RenderableType:
    """Return money by payer; what nobody pays or is paid has no column."""
    parts = [part for part in PARTS if summary.total(part)]

    def amounts(fen: Iterable[int]) -> list[str]:
        return [figures.number(one, is_money=True) for one in fen]

    payers = [
        Row(term(p.word, language), amounts(summary.money.get((part, p), 0) for part in parts))
        for p in summary.payers()
    ]
    totals = amounts(summary.total(part) for part in parts)
    assumed = amounts(summary.assumed.get(part, 0) for part in parts)
    return Grid(
        spoken(figures.unit.text, language),
        [spoken(PART_WORDS[part], language) for part in parts],
        [
            *payers,
            Row(term("total", language), totals, bold=True, ruled=True),
            Row(spoken(OF_WHICH_ASSUMED, language), assumed),
        ],
    )


def _speeds(summary: Summary, seconds: Mapping[str, float], language: Language) -> str:
    return "  ".join(
        f"{spoken(_WORK[work], language)} {summary.rows / spent:,.0f}"
        for work, spent in seconds.items()
    )
