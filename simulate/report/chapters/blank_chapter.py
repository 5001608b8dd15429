"""What is blank in a forecast, and why: what no document says is no zero."""

from collections.abc import Iterator, Sequence
from typing import Final

from kernel.messages import Language, Text, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.chapters import KINDS, Block, Chapter
from simulate.output.text_table import text_table
from simulate.projection.forecast import Forecast
from simulate.projection.measures import MEASURES
from simulate.report.notes import NO_CREDIT, NO_PAYER, NO_REFUNDS, UNFUNDED

_WHAT: Final = message("What is blank")
_WHY: Final = message("Why")
_REASONS: Final = {
    "refunds": NO_REFUNDS,
    "credits": NO_CREDIT,
    "benefits": message(
        "Nobody publishes what students' benefits cost; --set benefit_cost=quarter assumes it."
    ),
}
_NO_INTERVALS: Final = message("Intervals")
_NOT_DRAWN: Final = message("None were asked for; --replicates 1000 draws them.")


def blank_chapter(
    regions: Sequence[Sequence[Forecast]], *, drawn: bool, language: Language
) -> Chapter:
    """Return what is blank in a region, and why.

    Args:
        regions: the cohorts of each.
        drawn: whether there are intervals.
        language: of the words.
    """
    blocks: list[Block] = []
    for forecasts in regions:
        reasons = [*_of_region(forecasts), *([] if drawn else [(_NO_INTERVALS, _NOT_DRAWN)])]
        rows = [[spoken(what, language), spoken(why, language)] for what, why in reasons]
        name = spoken(forecasts[0].setup.rules.facts.name, language)
        blocks.append(text_table(name, (_WHAT, _WHY), rows, language))
    return Chapter(KINDS["blank"], tuple(blocks))


def _of_region(forecasts: Sequence[Forecast]) -> Iterator[tuple[Text, Text]]:
    for measure in MEASURES.values():
        if measure.known and not any(getattr(one, measure.known) for one in forecasts):
            yield measure.text, _REASONS[measure.known]
    if any(forecast.ledger.totals(UNFUNDED).any() for forecast in forecasts):
        yield MEASURES["top_up"].text, NO_PAYER
