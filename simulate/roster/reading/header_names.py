"""What people write above a column, and which column of `kernel.columns` they mean.

A header is never repeated in a message: in a file without a row of headers it is somebody's name.
Columns are spoken of by their position.
"""

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Final

from kernel.columns import COLUMNS, HEADERS, called
from kernel.domains import plain
from kernel.messages import OR, Text, listed, message
from kernel.names import Names
from kernel.nearwords import NearWords

_ASIDE: Final = re.compile(
    r"^\s*\d{1,2}[.、)]|\s|[*:]|\(.*?\)|\[.*?\]|【.*?】|〔.*?〕|〈.*?〉|<.*?>"
)
_SEVERAL: Final = re.compile(r"[\n/|]")

_LIKENESS: Final = 0.75
"""How close an English header has to be to an accepted one to be taken for a slip of the pen."""


NAMES: Final = Names(message("column"), {name: called(name) for name in HEADERS}, lambda: HEADERS)
"""What the columns of a roster are called."""


UNREAD: Final = "-"
"""What a header is mapped to whose column is not to be read."""


def known_column(name: str, place: object) -> str:
    """Return the column that a name means, in either language.

    Args:
        name: what is given.
        place: where it is given, with which a message begins.

    Raises:
        RequestError: it means none, and what the nearest is.
    """
    return column_named(name) or NAMES.name_of(name, place)


def column_named(header: str, columns: Mapping[str, str] = {}) -> str | None:
    """Return the column that a header names, None where it names none.

    A header may say the same twice, such as 学制/programme_years; what stands in English beside a
    Chinese name is taken for its translation.

    Args:
        header: as it stands above the column.
        columns: what headers mean that are not known, by the bare header.
    """

    def meant(one: str) -> str | None:
        name = bare(one)
        return columns.get(name) or _accepted().get(name)

    if not header.strip() or columns.get(bare(header)) == UNREAD:
        return None  # a sheet may have 16,384 of the former
    found = meant(header)
    if found is None:
        parts = _SEVERAL.split(header)
        several = {meant(one) for one in parts if meant(one) or not one.isascii()}
        return several.pop() if len(several) == 1 else None
    return found


def bare(header: str) -> str:
    """Return a header without white space, a number in front, marks and remarks in brackets."""
    return _ASIDE.sub("", plain(header))


def nearest_column(header: str, taken: Collection[str]) -> str | None:
    """Return the column whose header is nearly this one, if it is not there otherwise.

    A header that is quite that of a column is not read because somebody said so.
    """
    if bare(header) in _accepted():
        return None
    name, names = bare(header), _accepted()
    if name.isascii():
        free = [one for one in names if one.isascii() and names[one] not in taken]
        close = next(iter(get_close_matches(name, free, n=1, cutoff=_LIKENESS)), None)
    else:
        close = _near().to(name)
    return None if close is None or names[close] in taken else names[close]


def shown(column: str) -> str:
    """Return how a message shows the header that is expected, in both languages."""
    return f"{column} / {HEADERS[column][0]}"


def expected(column: str) -> Text:
    """Return the header of a column, or those of the columns that say the same."""
    return listed(map(shown, (column, *COLUMNS[column].follows_from)), OR)


@cache
def _accepted() -> Mapping[str, str]:
    """Every header, bare, with its column."""
    return {
        bare(header): column
        for column, chinese in HEADERS.items()
        for header in (column, column.replace("_", " "), *chinese)
    }


@cache
def _near() -> NearWords:
    """Every header, to be found by what is near it."""
    places = {column: place for place, column in enumerate(HEADERS)}
    return NearWords({name: places[column] for name, column in _accepted().items()})
