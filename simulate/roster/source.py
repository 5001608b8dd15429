"""Finds the reader of a roster: by the file extension, or by what comes in."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from os import PathLike
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import BinaryIO, Final

from kernel.errors import RequestError
from kernel.filefaults import no_such_file, reason_of
from kernel.messages import OR, Text, listed, message
from simulate.roster.arrow_source import source_of
from simulate.roster.csvfile import open_csv
from simulate.roster.pages import Source
from simulate.roster.parquetfile import open_parquet
from simulate.roster.workbook import open_xlsx

STANDARD_INPUT: Final = "-"

Opener = Callable[[str | Text, BinaryIO], AbstractContextManager[Source]]

_BY_EXTENSION: Final[Mapping[str, Opener]] = {
    ".csv": open_csv,
    ".xlsx": open_xlsx,
    ".parquet": open_parquet,
}
_BY_BEGINNING: Final[Mapping[bytes, Opener]] = {b"PK\x03\x04": open_xlsx, b"PAR1": open_parquet}
"""What the first bytes are of a format that is no text."""


@contextmanager
def opened(roster: object) -> Iterator[Source]:
    """Open a roster that is a file, by its path, or a table or frame in memory.

    Raises:
        RequestError: it cannot be read, or is none.
    """
    if isinstance(roster, str | PathLike):
        with open_roster(Path(roster)) as source:
            yield source
    else:
        yield source_of(roster)


@contextmanager
def open_roster(path: Path) -> Iterator[Source]:
    """Open a roster, or standard input for `-`; it is closed behind the last page.

    Raises:
        RequestError: there is no such file, it is none of the formats, or its header is wrong.
    """
    if str(path) == STANDARD_INPUT:
        if sys.stdin is None:  # a shell has closed it
            raise RequestError("standard input: closed; expected a roster")
        with TemporaryFile() as spooled:
            copyfileobj(sys.stdin.buffer, spooled)
            spooled.seek(0)
            opener = _BY_BEGINNING.get(spooled.read(4), open_csv)
            spooled.seek(0)
            with opener(message("standard input"), spooled) as source:
                yield source
        return
    with _file(path) as file, _BY_EXTENSION[path.suffix.lower()](str(path), file) as source:
        yield source


def _file(path: Path) -> BinaryIO:
    known = [*_BY_EXTENSION]
    if path.suffix.lower() not in known:
        raise RequestError(
            "{path}: found the extension {suffix!r}, expected {known}, or - for standard input",
            path=path,
            suffix=path.suffix,
            known=listed(known, OR),
        )
    try:
        return path.open("rb")
    except FileNotFoundError:
        raise RequestError(no_such_file(path, path, known)) from None
    except OSError as error:
        raise RequestError(
            "{path}: cannot be read: {reason}", path=path, reason=reason_of(error)
        ) from None
