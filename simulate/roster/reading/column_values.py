"""What the values of a column look like: those of which known column they may be."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

import pyarrow as pa
from attrs import frozen

from kernel.domains import Domain, OutOfDomain, is_blank
from kernel.wordlists import Categories
from simulate.roster.cells import as_python
from simulate.roster.reading.pages import Page

_SAMPLE: Final = 100
"""So many values, evenly spread over a column's, say whether it is close to a domain."""


@frozen
class ColumnValues:
    """The different values of a column, blanks apart."""

    different: Sequence[object]

    @classmethod
    def of(cls, page: Page, position: int) -> "ColumnValues":
        """Return those of a column of a page."""
        column = page.batch.column(position)
        with suppress(pa.ArrowNotImplementedError):  # a list, a struct
            column = column.unique()
        cells = {str(value): value for value in as_python(column) if not is_blank(value)}
        return cls([*cells.values()])

    def holds_any(self, domain: Domain) -> bool:
        """Say whether a domain reads any value; nothing but no category is not read."""
        return _says_anything(domain, [_read(domain, value) for value in self.different])

    def is_close(self, domain: Domain) -> bool:
        """Say whether a domain reads nearly all values."""
        sample = self.different[:: max(len(self.different) // _SAMPLE, 1)]
        codes: list[int | None] = []
        for value in sample:
            codes.append(_read(domain, value))
            if 5 * codes.count(None) > len(sample):
                return False
        return _says_anything(domain, codes)


def _read(domain: Domain, value: object) -> int | None:
    """Return the code of a value, None where the domain does not read it."""
    try:
        return domain.read(value)
    except OutOfDomain:
        return None


def _says_anything(domain: Domain, codes: Sequence[int | None]) -> bool:
    read = [code for code in codes if code is not None]
    return any(read) if isinstance(domain, Categories) else bool(read)
