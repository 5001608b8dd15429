"""A saved answer of whatever command, read back: what it says record by record, and its run."""

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from kernel.errors import FileFault
from kernel.filefaults import NOT_UTF8, no_such_file, reason_of
from kernel.messages import verbatim
from simulate.output.document_parts import EMPTY, check_records, parts_of
from simulate.output.file_formats import FILE_FORMATS
from simulate.output.files import digest_of_file, record_of
from simulate.output.formats import BOM, Record, as_csv, as_json, record_text
from simulate.output.result import Result

_GROUNDS: Final = ("schema", "run", "parameters", "assumptions", "changed", "files")
"""The parts of a document on which what it says rests."""

_WITH_RECORD: Final = tuple(n for n, form in FILE_FORMATS.items() if not form.carries_record)
"""The extensions of files beside which their record stands."""

_PARQUET: Final = ".parquet"

_FIGURES: Final = frozenset(
    {
        *("value", "low", "high", "default", "range", "rank", "change_low", "change_high"),
        *("before", "after", "difference", "relative", "mean", "by_assumptions", "by_chance"),
        *("place_of_default", "title", "head", "notes"),
        *("actual", "expected", "ratio", "stand_in", "needed", "inside"),
    }
)
"""The cells that a record is not named by."""


@frozen
class Document:
    """An answer as it was saved.

    Attributes:
        path: its file, also for messages.
        parts: of its JSON, or of the record beside a file that carries none.
        altered: whether a file is another one than the record beside it was written for.
    """

    path: Path
    parts: Mapping[str, Any]
    altered: bool = False
    _csv: bytes | None = None

    @classmethod
    def load(cls, path: Path) -> "Document":
        """Read a JSON answer, or the record beside another file, and the rows of one of them.

        Raises:
            FileFault: the file or its record is missing or cannot be read, is no answer, or is one
                of another schema.
        """
        if path.suffix.lower() not in _WITH_RECORD:
            return cls(path, parts_of(path, _content_of(path)))
        found, record = _digest_of(path), record_of(path)
        if not record.is_file():
            raise FileFault(
                "{path}: found no record {name!r} beside it, expected the one that `-o` writes "
                "with every {extension} file",
                path=path,
                name=record.name,
                extension=path.suffix,
            )
        parts = parts_of(record, _content_of(record))
        check_records(record, parts, "files")
        written = [file.get("sha256") for file in parts["files"]]
        if path.suffix.lower() == _PARQUET and "repeatable" not in parts["run"]:  # of no roster
            parts = {**parts, "rows": _rows_in(path)}
        return cls(path, parts, altered=found not in written)

    @classmethod
    def of(cls, path: Path, result: Result) -> "Document":
        """Return a result as it would be saved in a file of this name."""
        if path.suffix.lower() not in _WITH_RECORD:
            return cls(path, parts_of(path, as_json(result).encode()))
        parts = parts_of(path, record_text(result.grounds, {}).encode())
        if _is_csv(path):
            return cls(path, parts, csv=as_csv(result).encode())
        return cls(path, {**parts, "rows": result.records})

    @cached_property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The cells of a CSV file, the header first. Raises FileFault for what is none."""
        return _lines_of(self.path, _content_of(self.path) if self._csv is None else self._csv)

    @property
    def is_csv(self) -> bool:
        """Whether its rows stand in a CSV file."""
        return _is_csv(self.path)

    @property
    def has_rows(self) -> bool:
        """Whether it holds figures to compare: an office file is for people to read."""
        return self.is_csv or bool(self.parts.keys() - {*_GROUNDS})

    @property
    def run(self) -> Mapping[str, Any]:
        """The record of the run."""
        return dict(self.parts["run"])

    @cached_property
    def records(self) -> dict[str, Record]:
        """What it says, by name: the part, and the cells that are no figures."""
        if self.is_csv:
            header, *lines = self.lines
            return dict(_named("", [dict(zip(header, line, strict=False)) for line in lines]))
        return {
            name: record
            for part, content in self.parts.items()
            if part not in _GROUNDS
            for name, record in _named(part, content if isinstance(content, list) else [content])
        }


def _is_csv(path: Path) -> bool:
    return path.suffix.lower() == ".csv"


def _content_of(path: Path) -> bytes:
    with _reading(path):
        return path.read_bytes()


def _rows_in(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a Parquet file as JSON has them.

    Raises:
        FileFault: it is damaged.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq  # takes long to load, and only such a file needs it

    try:
        return list(pq.read_table(path).to_pylist())
    except pa.ArrowException as error:
        raise FileFault(
            "{path}: not a Parquet file: {fault}", path=path, fault=verbatim(error)
        ) from None


def _digest_of(path: Path) -> str:
    with _reading(path):
        return digest_of_file(path)


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise FileFault(no_such_file(path, path, [path.suffix])) from None
    except OSError as error:
        raise FileFault(
            "{path}: cannot be read: {reason}", path=path, reason=reason_of(error)
        ) from None


def _lines_of(path: Path, content: bytes) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a CSV file, the header first, whether or not a mark begins it."""
    try:
        text = content.decode("utf-8").lstrip(BOM)
        lines = tuple(map(tuple, csv.reader(StringIO(text, newline=""))))
    except UnicodeDecodeError:
        raise FileFault("{path}: not a CSV file: {fault}", path=path, fault=NOT_UTF8) from None
    except csv.Error as error:
        raise FileFault("{path}: not a CSV file: {fault}", path=path, fault=error) from None
    if not lines:
        raise FileFault("{path}: not a CSV file: {fault}", path=path, fault=EMPTY)
    return lines


def _named(part: str, records: Sequence[object]) -> Iterable[tuple[str, Record]]:
    """Name records; of those that are named alike all but the first by their number too."""
    seen: dict[str, int] = {}
    for given in records:
        record = given if isinstance(given, Mapping) else {"value": given}
        cells = (str(cell) for key, cell in record.items() if key not in _FIGURES and cell)
        name = " · ".join([*([part] if part else []), *cells])
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name} ({seen[name]})"), record
