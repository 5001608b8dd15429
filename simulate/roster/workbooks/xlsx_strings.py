"""The strings that the cells of a workbook share: which show nothing, and how long they are."""

import re
from collections.abc import Iterator, Sequence
from typing import IO, Final

from attrs import frozen

from simulate.roster.workbooks.xlsx_cells import shows_text
from simulate.roster.workbooks.xlsx_workbook import Workbook

_READ_AT_ONCE: Final = 1 << 20
_PLAIN: Final = b"<si><t>"
_MAY_SHOW_NOTHING: Final = re.compile(_PLAIN + rb"[\s<]")
_PREFIX: Final = re.compile(rb"(</?)[\w.-]+:(?=(?:si|t|r|rPh)[\s/>])")


@frozen
class SharedStrings:
    """The strings that cells share.

    Attributes:
        empty: numbers of those that show nothing.
        longest: bytes that the longest one takes up in the file.
    """

    empty: Sequence[int]
    longest: int

    @classmethod
    def of(cls, workbook: Workbook) -> "SharedStrings":
        """Look through the strings of a workbook, if it has any."""
        empty: list[int] = []
        longest = count = 0
        name = workbook.part("sharedStrings")
        if workbook.package.holds(name):
            with workbook.package.open(name) as file:
                for text in _texts(file):
                    items = text.split(b"<si")[1:]
                    longest = max(longest, max(map(len, items)))
                    # Of many strings nearly all are plain ones, which show something.
                    if text.count(_PLAIN) < len(items) or _MAY_SHOW_NOTHING.search(text):
                        empty += (
                            count + at for at, item in enumerate(items) if not shows_text(item)
                        )
                    count += len(items)
        return cls(empty, longest)


def _texts(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the elements of strings, whole ones, each with what stands behind it."""
    rest = b""
    while chunk := file.read(_READ_AT_ONCE):
        rest = _unprefixed(rest + chunk)
        first, last = rest.find(b"<si"), rest.rfind(b"<si")
        if 0 <= first < last:
            yield rest[first:last]
            rest = rest[last:]
    if b"<si" in rest:
        yield rest[rest.index(b"<si") :]


def _unprefixed(text: bytes) -> bytes:
    """Return XML without the prefixes of namespaces."""
    return _PREFIX.sub(rb"\1", text) if _PREFIX.search(text) else text
