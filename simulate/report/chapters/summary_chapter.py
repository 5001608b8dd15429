"""What a forecast comes to: the sentence and the five figures of each region, and all beside."""

from collections.abc import Mapping, Sequence
from typing import Final

from kernel.messages import message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import KINDS, Block, Chapter
from simulate.output.deliverable.figure_table import (
    FigureColumn,
    FigureLine,
    FigureTable,
    ungrouped,
)
from simulate.output.labels import measure_words
from simulate.output.layout import KeyFigures, Sentences, bullets, heading
from simulate.output.presentation import Presentation
from simulate.output.settings_words import set_words
from simulate.output.words import REGION, TERMS, term
from simulate.projection.measure import TOTAL
from simulate.projection.measures import FLOWS
from simulate.report.headline import Amount, Headline
from simulate.report.headline_view import key_figures, sentence_of, title_of

_BY_REGION: Final = message("Regions side by side, {accounting}, all years shown")


def summary_chapter(
    headlines: Mapping[str, Headline], said: Mapping[str, Sequence[str]], look: Presentation
) -> Chapter:
    """Return the summary.

    Args:
        headlines: of each region.
        said: what has to be said of a region's figures, sentence by sentence.
        look: how it looks.
    """
    blocks: list[Block] = []
    if len(headlines) > 1:
        blocks.append(_side_by_side([*headlines.values()], look))
    for region, headline in headlines.items():
        language = look.language
        words = [*set_words(headline.setup, headline.settings), sentence_of(headline, look)]
        blocks += [
            heading(spoken(title_of(headline), language)),
            Sentences([spoken(one, language) for one in words]),
            KeyFigures([*key_figures(headline, look)]),
        ]
        if said[region]:
            blocks.append(bullets(said[region]))
    return Chapter(KINDS["summary"], tuple(blocks))


def _side_by_side(headlines: Sequence[Headline], look: Presentation) -> FigureTable:
    """Return the flows of each region, and their sum."""
    language, accounting = look.language, headlines[0].accounting
    lines = [
        FigureLine(
            one.setup.rules.name,
            spoken(one.setup.rules.facts.name, language),
            tuple(_flow(one, measure) for measure in FLOWS),
        )
        for one in headlines
    ]
    total = FigureLine(
        TOTAL,
        term(TOTAL, language),
        tuple(sum(_flow(one, measure) for one in headlines) for measure in FLOWS),
        depth=0,
        adds=tuple((1, line.name) for line in lines),
    )
    return FigureTable(
        key="regions",
        title=spoken(_BY_REGION.filled(accounting=TERMS[accounting]), language),
        corner=spoken(REGION, language),
        columns=tuple(FigureColumn(measure_words(measure, language)) for measure in FLOWS),
        groups=ungrouped([*lines, total]),
    )


def _flow(headline: Headline, measure: str) -> int:
    amount: Amount = getattr(headline, measure)
    return amount.value
