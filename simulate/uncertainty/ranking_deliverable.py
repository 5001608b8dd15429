"""A ranking of assumptions as what a person opens."""

from collections.abc import Sequence
from typing import Final

from kernel.messages import listed, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.answer import answer_opened, money_in
from simulate.output.deliverable.chapters import KINDS, Chapter
from simulate.output.deliverable.whole import Deliverable
from simulate.output.presentation import Presentation
from simulate.output.result import Result
from simulate.projection.student_body import written_years
from simulate.scenario.settings import Setting
from simulate.uncertainty.ranking_parts import RankingParts
from simulate.uncertainty.ranking_table import Ranking, watched

_TITLE: Final = message("Sensitivity of {figure} · {places} · cohort {cohorts}")


def ranking_deliverable(
    rankings: Sequence[Ranking], settings: Sequence[Setting], result: Result, look: Presentation
) -> Deliverable:
    """Return the rankings of regions as what a person opens.

    Args:
        rankings: one for each region.
        settings: what is changed.
        result: the answer: its rows and its record.
        look: how it looks.
    """
    language = look.language
    regions = [RankingParts(one, money_in(look), language) for one in rankings]
    several = len(regions) > 1
    title = _TITLE.filled(
        figure=watched(rankings[0], language),
        places=listed(one.setup.rules.facts.name for one in rankings),
        cohorts=written_years(sorted({cohort for one in rankings for cohort in one.cohorts})),
    )
    blocks = {
        "summary": [block for one in regions for block in one.summary(settings, several=several)],
        "sensitivity": [block for one in regions for block in one.sensitivity()],
    }
    return answer_opened(
        result,
        look,
        title=spoken(title, language),
        sentence="\n".join(one.sentence for one in regions),
        chapters=(Chapter(KINDS[key], tuple(own)) for key, own in blocks.items()),
    )
