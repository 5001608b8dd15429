"""Finds the reader of a roster: by what the file holds, whatever its extension says."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from os import PathLike
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile
from typing import BinaryIO, Final
from zipfile import BadZipFile, ZipFile

from attrs import evolve

from kernel.errors import RequestError
from kernel.filefaults import no_such_file, reason_of
from kernel.messages import OR, Text, listed, message
from simulate.roster.reading.arrow_source import source_of
from simulate.roster.reading.content import BEGINNING, NAMES, Kind, kind_of
from simulate.roster.reading.csvfile import open_csv
from simulate.roster.reading.pages import Source
from simulate.roster.reading.parquetfile import open_parquet
from simulate.roster.reading.reading_choices import PLAIN, Reading
from simulate.roster.reading.workbook import open_workbook
from simulate.roster.workbooks.workbook_process import WorkbookKind

STANDARD_INPUT: Final = "-"

EXTENSIONS: Final[Mapping[str, tuple[Kind | None, ...]]] = {
    **dict.fromkeys((".csv", ".txt", ".tsv"), (None, "utf16le", "utf16be")),
    **dict.fromkeys((".xlsx", ".xlsm", ".xlsb", ".ods"), ("zip",)),
    ".xls": ("ole",),
    ".parquet": ("parquet",),
}
"""What files of each extension hold, see `content`."""

_MEMBERS: Final[Mapping[str, WorkbookKind]] = {
    "xl/workbook.xml": "xlsx",
    "xl/workbook.bin": "xlsb",
    "content.xml": "ods",
}
"""What a workbook is that packs such a member."""


@contextmanager
def opened(roster: object, reading: Reading = PLAIN) -> Iterator[Source]:
    """Open a roster that is a file, by its path, or a table or frame in memory.

    Raises:
        RequestError: it cannot be read, or is none.
    """
    if isinstance(roster, str | PathLike):
        with open_roster(Path(roster), reading) as source:
            yield source
    else:
        reading.check_without_sheets("roster")
        yield source_of(roster, reading)


@contextmanager
def open_roster(path: Path, reading: Reading = PLAIN) -> Iterator[Source]:
    """Open a roster, or standard input for `-`; it is closed behind the last page.

    Raises:
        RequestError: there is no such file, it is none of the formats, or its header is wrong.
    """
    if str(path) == STANDARD_INPUT:
        if sys.stdin is None:  # a shell has closed it
            raise RequestError("standard input: closed; expected a roster")
        with NamedTemporaryFile() as spooled:
            copyfileobj(sys.stdin.buffer, spooled)
            spooled.flush()
            path = Path(spooled.name)
            with _opened(message("standard input"), path, reading) as source:
                yield source
        return
    _check_extension(path)
    with _opened(str(path), path, reading) as source:
        yield source


@contextmanager
def _opened(label: str | Text, path: Path, reading: Reading) -> Iterator[Source]:
    """Open a roster by what it holds."""
    with _file(path) as file:
        kind = kind_of(file.read(BEGINNING))
        file.seek(0)
        with _reader(label, path, file, kind, reading) as source:
            if kind in EXTENSIONS.get(path.suffix.lower(), (kind,)):
                yield source
            else:
                yield evolve(source, notes=(*source.notes, _unexpected(label, kind)))


def _reader(
    label: str | Text, path: Path, file: BinaryIO, kind: Kind | None, reading: Reading
) -> AbstractContextManager[Source]:
    """Return what opens a roster of a kind. Raises RequestError for one that holds none."""
    if kind in ("zip", "ole"):
        return open_workbook(label, path, _workbook_kind(label, file, kind), reading)
    reading.check_without_sheets(label)
    if kind == "parquet":
        return open_parquet(label, file, reading)
    if kind in (None, "utf16le", "utf16be"):
        return open_csv(label, file, reading)
    raise RequestError(
        "{label}: holds {found}; expected a roster: open it in a spreadsheet and save it as "
        ".xlsx or .csv",
        label=label,
        found=NAMES[kind],
    )


def _unexpected(label: str | Text, kind: Kind | None) -> Text:
    found = NAMES[kind] if kind in NAMES else message("text")
    return message(
        "{label}: read as {found}, which its extension does not say", label=label, found=found
    )


def _workbook_kind(label: str | Text, file: BinaryIO, kind: Kind) -> WorkbookKind:
    """Return of which format a workbook is. Raises RequestError for what is none."""
    if kind == "ole":
        return "xls"
    try:
        with ZipFile(file) as archive:
            members = set(archive.namelist())
    except (BadZipFile, OSError, ValueError):
        raise RequestError(
            "{label}: a damaged workbook; expected the whole file, opened in a spreadsheet and "
            "saved again",
            label=label,
        ) from None
    found = next((kind for member, kind in _MEMBERS.items() if member in members), None)
    if found is None:
        raise RequestError(
            "{label}: a ZIP archive that is no workbook; expected .xlsx, .xlsm, .xlsb or .ods",
            label=label,
        )
    return found


def _check_extension(path: Path) -> None:
    if path.suffix.lower() not in EXTENSIONS:
        raise RequestError(
            "{path}: found the extension {suffix!r}, expected {known}, or - for standard input",
            path=path,
            suffix=path.suffix,
            known=listed(EXTENSIONS, OR),
        )


def _file(path: Path) -> BinaryIO:
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            raise RequestError("{path}: a device or a pipe; expected a file", path=path)
        return path.open("rb")
    except FileNotFoundError:
        raise RequestError(no_such_file(path, path, [*EXTENSIONS])) from None
    except OSError as error:
        raise RequestError(
            "{path}: cannot be read: {reason}", path=path, reason=reason_of(error)
        ) from None
