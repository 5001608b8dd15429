"""What begins and what ends from one year to another: documents, and rows that count from then."""

from collections.abc import Iterator
from typing import Final

from kernel.hookspecs import QUESTIONS
from kernel.messages import Language, Text, message
from kernel.writtentables import WrittenRow
from simulate.explanation.region_records import documents_of
from simulate.explanation.rulebook.ground import Ground
from simulate.explanation.rulebook.row_lines import ground_of, when_words
from simulate.explanation.rulebook.row_outcome import outcome
from simulate.explanation.rulebook.standing_rows import rows_about
from simulate.explanation.rulebook.written_region import WrittenRegion
from simulate.output.labels import years_in_force

_COVERS: Final = message("{number} covers {after} and did not cover {before} ({years}): {title}.")
_ENDS: Final = message(
    "{number} no longer covers {after} ({years}): what it says is extended, and assumed."
)
_BEGINS: Final = message("{question} In {year} a row counts that did not in {before}: {row}.")
_LAPSES: Final = message("{question} In {year} a row no longer counts: {row}; {why}.")
_ROW: Final = message("{clause}, {when} → {outcome}")


def document_turns(
    region: WrittenRegion, before: int, after: int, language: Language
) -> Iterator[Text]:
    """Say which documents begin and which end between two insurance years."""
    for layer in (region.own, *region.below):
        for document in documents_of(layer):
            years, was, now = (
                years_in_force(document, language),
                document.in_force(before),
                document.in_force(after),
            )
            if now and not was:
                yield _COVERS.filled(
                    number=document.number,
                    before=before,
                    after=after,
                    years=years,
                    title=document.title,
                )
            elif was and not now:
                yield _ENDS.filled(number=document.number, after=after, years=years)


def row_turns(region: WrittenRegion, before: Ground, after: Ground) -> Iterator[Text]:
    """Say which rows, of the region and of the layers below it, decide in one of two years only."""
    for name, question in QUESTIONS.items():
        both = (rows_about(name, region, ground) for ground in (before, after))
        for one, other in zip(*both, strict=True):
            row, was, now = one.row, one.why_not, other.why_not
            if was is not None and now is None:
                words = _words(row, name, after)
                yield _BEGINS.filled(
                    question=question.text, year=after.year, before=before.year, row=words
                )
            elif was is None and now is not None:
                words = _words(row, name, before)
                yield _LAPSES.filled(question=question.text, year=after.year, row=words, why=now)


def _words(row: WrittenRow, question: str, ground: Ground) -> Text:
    own = ground_of(row, ground)
    return _ROW.filled(
        clause=row.clause, when=when_words(row, own), outcome=outcome(row, question, own).sentence
    )
