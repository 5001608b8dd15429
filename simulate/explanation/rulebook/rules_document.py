"""A region's rules as one document, in Markdown."""

from typing import Final

from kernel.clauses import Clause
from kernel.messages import Language, Text, message
from simulate.explanation.rulebook import region_parts as parts
from simulate.explanation.rulebook.ground import Ground
from simulate.explanation.rulebook.markdown import chapter, joined, plain
from simulate.explanation.rulebook.question_chapters import question_chapters
from simulate.explanation.rulebook.written_region import WrittenRegion
from simulate.language.catalogue import spoken
from simulate.output.labels import year_words
from simulate.scenario.selection import cohorts_named

_TITLE: Final = message("{region}: the rules, with the values of insurance year {year}")
_HOW: Final = message(
    "Every question has rows that are tried in order: the first that applies to a student decides. "
    "Whom none of them decides is left to the layer below, the national one. Each row names its "
    "clause, the basis it stands on, and the line of the file in which it is written."
)
_DOCUMENTS: Final = message("Documents")
_QUESTIONS: Final = message("The questions")
_OTHERS: Final = message("Clauses that no row names")
_INTERPRETATIONS: Final = message("Interpretations")
_SWITCHES: Final = message("Interpretations that may be chosen")
_VALUES: Final = message("All dated values")


def title_of(region: WrittenRegion, year: int) -> Text:
    """Return what a document of a region's rules is called."""
    return _TITLE.filled(region=region.facts.name, year=year_words(region.law, year))


def rules_document(region: WrittenRegion, year: int | None, language: Language) -> str:
    """Return a region's rules as a document in Markdown.

    Args:
        region: its law and its tables as they are written.
        year: the insurance year whose values are given; None for the newest with values.
        language: of the document.

    Raises:
        RequestError: the year is none of those that are answered.
    """
    place = message("--year {year}:", year=year)
    (year,) = (region.newest_year,) if year is None else cohorts_named(str(year), place)
    ground = Ground.of(region.law, region.facts, year)
    lines = [
        f"# {plain(spoken(title_of(region, year), language))}",
        "",
        spoken(_HOW, language),
        *chapter(_DOCUMENTS, parts.documents(region, language), language),
        *chapter(_QUESTIONS, question_chapters(region, ground, language), language),
        *chapter(_OTHERS, parts.clauses(_unnamed(region), language), language),
        *chapter(_INTERPRETATIONS, parts.clauses(_interpretations(region), language), language),
        *chapter(_SWITCHES, parts.switches(region, language), language),
        *chapter(_VALUES, parts.values(ground, language), language),
    ]
    return joined(lines)


def _unnamed(region: WrittenRegion) -> list[Clause]:
    """Return the region's clauses that stand behind values alone, or behind nothing."""
    rows = [row for table in region.tables for row in table.rows]
    named = {name for row in rows for name in (row.clause, row.reading, row.until)}
    own = region.own.clauses().values()
    return [clause for clause in own if not clause.reading and clause.id not in named]


def _interpretations(region: WrittenRegion) -> list[Clause]:
    return [clause for clause in region.own.clauses().values() if clause.reading]
