"""Which rows of the tables decide somebody: a student of a case, or a random one."""

from collections.abc import Iterable, Iterator
from typing import Final

from kernel.hookspecs import QUESTIONS
from kernel.messages import message
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import CaseRun, Inspected
from simulate.inspection.row_watch import AskedRow

_ANSWERED_FOR_ALL: Final = ("enrolment", "credit_conversion")
"""The hooks whose answers count also for students who are not in the fund."""

_NOBODY: Final = message(
    "{row} decides nobody, no case and no random student of any year: a row above takes them "
    "all, or its condition never holds; state it before that row, or delete it"
)
_NO_TEXT: Final = message(
    "{row} is explicit, and {clause} is an interpretation (reading = true); write inferred, or "
    "cite the clause that states it with reading={clause!r}"
)
_NO_CASE: Final = message(
    "{row} decides no policy case, so that nobody has checked what it gives; add a case to "
    "cases.toml"
)


def check_rows(region: Inspected) -> Iterator[Finding]:
    """Find the region's rows that decide no case, and those that decide nobody at all."""
    anybody = region.interpretations[0]
    rows = anybody.rows.union(*(run.watch.rows for run in region.case_runs))
    by_cases = set[AskedRow]().union(*map(rows_shown, region.case_runs))
    for row in _own(rows, region):
        if row in by_cases:
            continue
        text = _NO_CASE if row in anybody.deciding else _NOBODY
        yield Finding(row.place, text.filled(row=row.text))


def check_bases(region: Inspected) -> Iterator[Finding]:
    """Find rows that are explicit though the clause they cite is an interpretation."""
    clauses = region.rules.law.clauses
    anybody = region.interpretations[0]
    for row in _own(anybody.rows, region):
        if row.is_explicit and clauses[row.clause].reading:
            yield Finding(row.place, _NO_TEXT.filled(row=row.text, clause=row.clause))


def rows_shown(run: CaseRun) -> set[AskedRow]:
    """Return the rows that decide the student of a case, where their answers count for him."""
    in_the_fund = run.outcome is not None and run.outcome.found["paid_through"] is not None
    return {
        row
        for row in run.watch.deciding
        if in_the_fund or QUESTIONS[row.question].hook in _ANSWERED_FOR_ALL
    }


def _own(rows: Iterable[AskedRow], region: Inspected) -> list[AskedRow]:
    own = [row for row in rows if row.place.file == region.rules_file]
    return sorted(own, key=lambda row: (row.place.line, row.clause))
