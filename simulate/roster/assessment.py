"""A roster assessed page by page: every valid student with his results, the others with reasons."""

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
from attrs import frozen

from kernel.alike import assess_alike
from kernel.assess import Assessment
from kernel.intake import Rejection, take_in
from kernel.messages import Language
from kernel.results import KINDS, result_columns, spread
from kernel.ruleset import Ruleset
from simulate.language.catalogue import spoken
from simulate.output.extension import extension_note
from simulate.roster.cells import arrow_column
from simulate.roster.header import Header
from simulate.roster.pages import Page, Source
from simulate.roster.stopwatch import Stopwatch


@frozen(eq=False)
class AssessedPage:
    """A page of a roster, assessed.

    Attributes:
        valid: the valid rows as they came in, with their results: an Arrow record batch.
        rejected: the rows of the page that are not assessed; malformed ones are not among them.
        assessment: of the valid rows, alike ones once.
    """

    page: Page
    valid: Any
    rejected: Sequence[Rejection]
    assessment: Assessment

    @property
    def refused(self) -> int:
        """How many rows are not assessed."""
        return len(self.rejected) + len(self.page.malformed)


def result_names(header: Header) -> list[str]:
    """Return the columns of an assessed roster: everything passed in, then the results."""
    return [*header.written, *KINDS]


def assessed_pages(
    rules: Ruleset, year: int, source: Source, watch: Stopwatch
) -> Iterator[AssessedPage]:
    """Assess a roster page by page, in its order.

    Args:
        rules: the region.
        year: the insurance year.
        source: the roster.
        watch: measures reading and assessing.
    """
    names = result_names(source.header)
    columns: frozenset[str] = frozenset()
    for page in watch.each("reading", source.pages):
        with watch.on("assessing"):
            intake = take_in(rules, year, page.roster(source.header))
            alike = assess_alike(rules, intake.batch, columns)
            columns = alike.columns
            results = spread(result_columns(alike.assessment), alike.of)
        with watch.on("writing"):
            valid = page.batch.take(intake.rows - 1) if intake.rejected else page.batch
            cells = [*valid.columns, *map(arrow_column, results.values())]
            batch = pa.record_batch(cells, names=names)
        yield AssessedPage(page, batch, intake.rejected, alike.assessment)


def notes_on(rules: Ruleset, year: int, source: Source, language: Language) -> list[str]:
    """Return what a person should know of how a roster was read, and by which rules."""
    notes = [spoken(note, language) for note in (*source.header.notes(), *source.notes)]
    extended = extension_note(rules, [year], language)
    return [*notes, *([extended] if extended else [])]
