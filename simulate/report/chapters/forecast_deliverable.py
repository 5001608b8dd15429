"""A forecast as what a person opens: its chapters, region by region."""

from collections.abc import Mapping, Sequence
from typing import Final

from kernel.messages import Language, Text, listed, message
from simulate.language.catalogue import spoken
from simulate.output.deliverable.answer import answer_opened, money_in
from simulate.output.deliverable.chapters import KINDS, Chapter
from simulate.output.deliverable.whole import Deliverable
from simulate.output.layout import Sentences
from simulate.output.presentation import Presentation
from simulate.output.result import Result
from simulate.projection.student_body import written_years
from simulate.report.chapters.blank_chapter import blank_chapter
from simulate.report.chapters.region_chapters import RegionChapters, chapters_of
from simulate.report.chapters.summary_chapter import summary_chapter
from simulate.report.headline import Headline
from simulate.report.headline_view import sentence_of, title_of
from simulate.report.notes import meaning

_TITLE: Final = message("Students' medical insurance: {of}")

_COHORTS: Final = message("{places} · cohorts {cohorts}")

_OF_REGIONS: Final = (
    *("payers", "levels", "cohorts", "balance", "bases", "breakdown"),
    *("intervals", "sensitivity", "clauses", "documents"),
)
"""The chapters in which every region has its part."""


def forecast_deliverable(
    headlines: Mapping[str, Headline],
    by: Sequence[str],
    said: Mapping[str, Sequence[str]],
    result: Result,
    look: Presentation,
) -> Deliverable:
    """Return a forecast as what a person opens.

    Args:
        headlines: of each region.
        by: breakdowns that were asked for.
        said: what has to be said of a region's figures, sentence by sentence.
        result: the answer: its rows and its record.
        look: how it looks.
    """
    language, unit = look.language, money_in(look)
    regions = [RegionChapters(one, by, unit, language) for one in headlines.values()]
    chapters = [
        summary_chapter(headlines, said, look),
        *chapters_of(regions, _OF_REGIONS),
        blank_chapter(
            [one.headline.forecasts for one in regions],
            drawn=regions[0].headline.spread is not None,
            language=language,
        ),
        _method(regions, language),
    ]
    return answer_opened(
        result,
        look,
        title=spoken(_TITLE.filled(of=_of_whom([*headlines.values()])), language),
        sentence="\n".join(spoken(sentence_of(one, look), language) for one in headlines.values()),
        chapters=chapters,
        across=(check for one in regions for check in one.checks()),
    )


def _of_whom(headlines: Sequence[Headline]) -> Text:
    """Return who is forecast; of several regions their names and cohorts."""
    if len(headlines) == 1:
        return title_of(headlines[0])
    cohorts = sorted({cohort for one in headlines for cohort in one.cohorts})
    places = listed(one.setup.rules.facts.name for one in headlines)
    return _COHORTS.filled(places=places, cohorts=written_years(cohorts))


def _method(regions: Sequence[RegionChapters], language: Language) -> Chapter:
    parts = [block for one in regions for block in one.method()]
    return Chapter(KINDS["method"], (Sentences([meaning(language)]), *parts))
