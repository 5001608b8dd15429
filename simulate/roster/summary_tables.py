"""What a roster comes to, as a table for a person."""

from collections.abc import Mapping

from rich.console import RenderableType
from rich.table import Table

from simulate.output.layout import stacked
from simulate.output.words import Language, say, yuan
from simulate.roster.summary import PARTS, Summary


def summary_tables(
    summary: Summary, seconds: Mapping[str, float], language: Language
) -> RenderableType:
    """Return people, money by payer in yuan, the share of it that is assumed, and the speed.

    Args:
        summary: what was assessed.
        seconds: spent on each kind of work.
        language: of the words.
    """
    people = "  ".join(
        f"{say(word, language)} {getattr(summary, word):,}"
        for word in ("rows", "enrolled", "rejected")
    )
    money = Table(pad_edge=False)
    money.add_column(say("money", language))
    for part in PARTS:
        money.add_column(say(part, language), justify="right")
    for payer in summary.payers():
        cells = [yuan(summary.money.get((part, payer), 0)) for part in PARTS]
        money.add_row(say(payer.word, language), *cells)
    money.add_section()
    totals = [yuan(summary.total(part)) for part in PARTS]
    money.add_row(say("total", language), *totals, style="bold")
    assumed = [yuan(summary.assumed.get(part, 0)) for part in PARTS]
    money.add_row(say("of_which_assumed", language), *assumed)
    lines = [people]
    if summary.unpaid:
        lines.append(f"{say('unpaid', language)}{summary.unpaid:,}")
    share = summary.assumed_share
    if share is not None:
        lines.append(f"{say('assumed_share', language)}{share:.1%}")
    if summary.exposure:
        lines.append(f"{say('refund_exposure', language)} {yuan(summary.exposure)}")
    speeds = "  ".join(
        f"{say(work, language)} {summary.rows / spent:,.0f}" for work, spent in seconds.items()
    )
    return stacked(money, "\n".join([*lines, f"{say('rows_per_second', language)}{speeds}"]))
