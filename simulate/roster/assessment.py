"""A roster assessed page by page: every valid student with his results, the others with reasons."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from attrs import frozen

from kernel.alike import Alike, assess_alike
from kernel.assess import Assessment
from kernel.columns import COLUMNS, called
from kernel.figures import Array
from kernel.intake import Fault, Rejection, take_in
from kernel.results import KINDS, ResultColumn, result_columns
from kernel.ruleset import Ruleset
from kernel.spread_results import spread
from kernel.students import StudentBatch
from simulate.roster.cells import arrow_column, as_text
from simulate.roster.handouts.earlier_results import AS_IF_PAID
from simulate.roster.handouts.next_year import NextYear
from simulate.roster.handouts.reconciliation import (
    PAID_AMOUNT,
    Amounts,
    Settlement,
)
from simulate.roster.handouts.unreadable import unreadable_in
from simulate.roster.reading.header import Header, distinct_names
from simulate.roster.reading.other_rows import rows_of_no_student
from simulate.roster.reading.pages import Page, Source
from simulate.roster.stopwatch import Stopwatch


@frozen(eq=False)
class AssessedPage:
    """A page of a roster, assessed.

    Attributes:
        page: as it came in.
        header, taken: its columns and cells as the year takes them; the same unless the roster is
            an output of the year before.
        valid: the valid rows as they are taken, with their results: an Arrow record batch.
        places: for each of them its place among all rows of the page.
        rejected: the rows of the page that are not assessed; malformed ones are not among them.
        assessment: of the valid rows, alike ones once.
        of: for each valid row its row in the assessment.
        students: the valid rows as the rules see them.
        results: their result columns, with those that were asked for behind.
        as_if_paid: which of them count as paid without a payment.
        settlement: what they really paid, where the roster says it.
    """

    page: Page
    header: Header
    taken: Page
    valid: Any
    places: Array
    rejected: Sequence[Rejection]
    assessment: Assessment
    of: Array
    students: StudentBatch
    results: Mapping[str, ResultColumn]
    as_if_paid: Array
    settlement: Settlement | None

    @property
    def rows(self) -> Array:
        """The numbers of the valid rows in the roster."""
        return np.asarray(self.taken.rows[self.places])

    @property
    def refused(self) -> int:
        """How many rows are not assessed."""
        return len(self.rejected) + len(self.page.malformed)

    def named(self, column: str) -> Any:
        """Return a column of the valid rows as text, by its name in `kernel.columns`, or None."""
        position = self.header.known.get(column)
        return None if position is None else as_text(self.valid.column(position))


def result_names(header: Header, added: Sequence[str] = ()) -> list[str]:
    """Return the columns of an assessed roster: everything passed in, then the results."""
    results = [*KINDS, *added]
    return [*distinct_names(header.names, results), *results]


def assessed_pages(
    rules: Ruleset,
    year: int,
    source: Source,
    watch: Stopwatch,
    earlier: NextYear | None = None,
    as_if_paid: int | None = None,
) -> Iterator[AssessedPage]:
    """Assess a roster page by page, in its order.

    Args:
        rules: the region.
        year: the insurance year.
        source: the roster.
        watch: measures reading and assessing.
        earlier: the same roster, taken for an output of the year before where it is one; for who
            wants to know its columns before, or its notes afterwards.
        as_if_paid: the day on which those count as paid who have no payment, if they do; a column
            then marks them.
    """
    earlier = earlier or NextYear.of(source, year)
    header, amounts = earlier.header, earlier.header.known.get(PAID_AMOUNT)
    columns: frozenset[str] = frozenset()
    for page in watch.each("reading", earlier.pages):
        with watch.on("assessing"):
            taken, faults = earlier.taken(page)
            paid = None if amounts is None else Amounts.of(taken.batch.column(amounts))
            faults += paid.faults if paid else ()
            faults += [*_unreadable(taken, header), *rows_of_no_student(taken, header)]
            intake = take_in(rules, year, taken.roster(header), as_if_paid, faults)
            alike = assess_alike(rules, intake.batch, columns)
            columns = alike.columns
            results = spread(result_columns(alike.assessment), alike.of)
            places = intake.rows - 1
            if as_if_paid is not None:
                results[AS_IF_PAID] = _flags(intake.as_if_paid)
            settlement = None
            if paid is not None:
                settlement = _settlement(
                    paid.fen[places], alike, intake.batch, intake.as_if_paid, results
                )
                results |= settlement.columns
        with watch.on("writing"):
            valid = taken.batch.take(places) if intake.rejected else taken.batch
            cells = [*valid.columns, *map(arrow_column, results.values())]
            added = [name for name in results if name not in KINDS]
            batch = pa.record_batch(cells, names=result_names(header, added))
        yield AssessedPage(
            page=page,
            header=header,
            taken=taken,
            valid=batch,
            places=places,
            rejected=intake.rejected,
            assessment=alike.assessment,
            of=alike.of,
            students=intake.batch,
            results=results,
            as_if_paid=intake.as_if_paid,
            settlement=settlement,
        )


def _unreadable(page: Page, header: Header) -> Iterator[Fault]:
    """Return the rows whose cell cannot be read in a known column that no rule looks at."""
    for name, position in header.known.items():
        if COLUMNS[name].domain is None:
            yield from unreadable_in(page, position, called(name))


def _flags(marked: Array) -> ResultColumn:
    return ResultColumn("flag", marked, np.zeros(len(marked), np.bool_))


def _settlement(
    paid: Array,
    alike: Alike,
    students: StudentBatch,
    as_if_paid: Array,
    results: Mapping[str, ResultColumn],
) -> Settlement:
    """Compare what was really paid with what is owed."""
    assessment = alike.assessment
    covered = (assessment.decisions["scope"]["covered"] != 0)[alike.of]
    undated = covered & students.enrols_here & ~students.paying & ~students.prepaid_earlier
    owed = results["student_pays"].values.astype(np.int64)
    insured = assessment.paid_for[alike.of] & ~as_if_paid
    awaited = undated | (as_if_paid & covered & students.enrols_here)
    return Settlement.of(paid, owed, awaited, undated, insured)
