"""Money of a roster by who bears it, as a table of figures."""

from typing import Final

from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.words import term
from simulate.roster.summary import PARTS, Summary
from simulate.roster.summary_tables import OF_WHICH_ASSUMED, PART_WORDS

_TITLE: Final = message("Money by who bears it")


def payer_figures(summary: Summary, language: Language) -> FigureTable | None:
    """Return a line for each payer, their total, and what of it is assumed; None without money."""
    parts = [part for part in PARTS if summary.total(part)]
    if not parts:
        return None
    payers = summary.payers()
    lines = [
        FigureLine(
            payer.word,
            term(payer.word, language),
            tuple(summary.money.get((part, payer), 0) for part in parts),
        )
        for payer in payers
    ]
    adds = tuple((1, payer.word) for payer in payers)
    totals = tuple(map(summary.total, parts))
    lines.append(FigureLine("total", term("total", language), totals, depth=0, adds=adds))
    assumed = tuple(summary.assumed[part] for part in parts)
    lines.append(FigureLine("assumed", spoken(OF_WHICH_ASSUMED, language), assumed))
    columns = tuple(FigureColumn(spoken(PART_WORDS[part], language)) for part in parts)
    return FigureTable("payers", spoken(_TITLE, language), "", columns, ungrouped(lines))
