"""The student who is explained, as a row of a roster."""

from os import PathLike
from typing import Any

import numpy as np
from attrs import field, frozen

from kernel.domains import is_blank
from kernel.errors import RequestError
from kernel.messages import SEMICOLON, Text, listed, message
from kernel.ruleset import Ruleset
from simulate.roster.handouts.next_year import NextYear, results_in
from simulate.roster.reading.first_page import looked_at
from simulate.roster.reading.header import Header
from simulate.roster.reading.other_rows import rows_of_no_student
from simulate.roster.reading.pages import Page
from simulate.roster.reading.reading_choices import PLAIN, Reading
from simulate.roster.reading.source import opened


@frozen
class RosterRow:
    """A row of a roster.

    Attributes:
        record: its columns as far as rules look at them, without blanks.
        notes: what one should know of how the roster was read.
    """

    record: dict[str, object] = field(factory=dict)
    notes: tuple[Text, ...] = ()


def row_given(
    roster: object, row: int | None, rules: Ruleset, year: int, reading: Reading = PLAIN
) -> RosterRow:
    """Return a row of a roster; nothing of no roster.

    Args:
        roster: a path, a pyarrow table, or a data frame.
        row: its number, as a spreadsheet shows it.
        rules: the region.
        year: the insurance year.
        reading: which sheet is read, and what its headers mean.

    Raises:
        RequestError: only one of them is given, or the roster has no such row, or it is malformed
            or no student, or a cell of it cannot be read.
    """
    if roster is None and row is None:
        if reading != PLAIN:
            raise RequestError("--sheet and --map say how a --roster is read; expected one")
        return RosterRow()
    if roster is None or row is None:
        raise RequestError("--row and --roster go together: a roster and the number of its row")
    label = roster if isinstance(roster, str | PathLike) else "roster"
    with opened(roster, reading) as unseen:
        source = looked_at(unseen, rules, results_in(unseen.header).values())
        earlier = NextYear.of(source, year)
        for page in earlier.pages:
            for malformed in page.malformed:
                if malformed.row == row:
                    raise _fault(label, row, malformed.problem(len(source.header.names)))
            for place in np.flatnonzero(page.rows == row).tolist():
                taken, faults = earlier.taken(page)
                faults += rows_of_no_student(taken, earlier.header)
                reasons = [text for rows, text in faults if rows[place]]
                reasons += _unreadable(taken, earlier.header, place)
                if reasons:
                    raise _fault(label, row, listed(reasons, SEMICOLON))
                return RosterRow(_record(taken, earlier.header, place), source.notes)
    raise RequestError(
        "{label}: no student in row {row!r}; row {header} holds the headers, and rows below it are "
        "expected, counted as in a spreadsheet",
        label=label,
        row=row,
        header=source.header.row,
    )


def _unreadable(page: Page, header: Header, place: int) -> list[Text]:
    """Say which cells of a row, of those that rules look at, cannot be read."""
    read = set(header.known.values())
    return [
        message("column {number}: {text}", number=header.numbers[fault.position], text=fault.reason)
        for fault in page.faults
        if fault.place == place and fault.position in read
    ]


def _record(page: Page, header: Header, place: int) -> dict[str, object]:
    record = page.record(place, header)
    return {c: v for c, v in record.items() if c != "student_id" and not is_blank(v)}


def _fault(label: Any, row: int, problem: Text) -> RequestError:
    return RequestError("{label}: row {row}: {problem}", label=label, row=row, problem=problem)
