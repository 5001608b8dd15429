"""What only the values of a roster tell of its columns, looked at before any row is assessed."""

from collections.abc import Collection
from itertools import chain

from attrs import evolve

from kernel.errors import RequestError
from kernel.headers import DECIDED_BY_VALUES
from kernel.messages import OR, listed
from kernel.ruleset import Ruleset
from simulate.roster.reading.column_notes import notes_on_columns
from simulate.roster.reading.column_values import ColumnValues
from simulate.roster.reading.header import Header
from simulate.roster.reading.header_names import bare, shown
from simulate.roster.reading.pages import Page, Source


def looked_at(source: Source, rules: Ruleset, results: Collection[int] = ()) -> Source:
    """Return a roster whose header is complete, with notes on its columns.

    Args:
        source: the roster, of which no page has been taken.
        rules: the region, whose words the values may be.
        results: the positions of results of an earlier assessment, of which nothing is said.

    Raises:
        RequestError: the values of a column have more than one meaning.
    """
    first = next(source.pages)
    header = completed(evolve(source.header, results=frozenset(results)), first, rules)
    notes = (*source.notes, *notes_on_columns(header, first, rules))
    return evolve(source, header=header, pages=chain([first], source.pages), notes=notes)


def completed(header: Header, page: Page, rules: Ruleset) -> Header:
    """Return a header with the columns of which only their values tell what they are.

    Raises:
        RequestError: they tell of two.
    """
    domains = rules.domains
    known = dict(header.known)
    for position in header.unread():
        if names := DECIDED_BY_VALUES.get(bare(header.names[position])):
            values = ColumnValues.of(page, position)
            meant = [n for n in names if n not in known and values.holds_any(domains[n])]
            if len(meant) > 1:
                raise RequestError(
                    "column {number}: its values are words of {meant}; expected --map "
                    "HEADER=COLUMN to say which one it is",
                    number=header.numbers[position],
                    meant=listed(map(shown, meant), OR),
                )
            if meant:
                known[meant[0]] = position
    return evolve(header, known=known)
