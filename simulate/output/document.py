"""A saved answer of whatever command, read back: what it says record by record, and its run."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from kernel.errors import FileFault
from kernel.filefaults import NOT_UTF8, no_such_file, reason_of
from kernel.messages import NOTHING, Text, message, verbatim
from simulate.output.files import digest_of_file, record_of
from simulate.output.formats import BOM, SCHEMA, Record, as_csv, as_json, record_text
from simulate.output.result import Result

_GROUNDS: Final = ("schema", "run", "parameters", "assumptions", "changed", "files")
"""The parts of a document on which what it says rests."""

_ROWS: Final = (".csv", ".parquet", ".xlsx")
"""The extensions of files beside which their record stands."""

_EMPTY: Final = message("it is empty")

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
        """Read a JSON answer, or the record beside a file of rows.

        Raises:
            FileFault: the file or its record is missing or cannot be read, is no answer, or is one
                of another schema.
        """
        if path.suffix.lower() not in _ROWS:
            return cls(path, _parts_of(path, _content_of(path)))
        found, record = _digest_of(path), record_of(path)
        if not record.is_file():
            raise FileFault(
                "{path}: found no record {name!r} beside it, expected the one that `-o` writes "
                "with every {extension} file",
                path=path,
                name=record.name,
                extension=path.suffix,
            )
        parts = _parts_of(record, _content_of(record))
        check_records(record, parts, "files")
        written = [file.get("sha256") for file in parts["files"]]
        return cls(path, parts, altered=found not in written)

    @classmethod
    def of(cls, path: Path, result: Result) -> "Document":
        """Return a result as it would be saved in a file of this name."""
        if not _is_csv(path):
            return cls(path, _parts_of(path, as_json(result).encode()))
        parts = _parts_of(path, record_text(result.grounds, {}).encode())
        return cls(path, parts, csv=as_csv(result).encode())

    @cached_property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The cells of a CSV file, the header first. Raises FileFault for what is none."""
        return _lines_of(self.path, _content_of(self.path) if self._csv is None else self._csv)

    @property
    def is_csv(self) -> bool:
        """Whether its rows stand in a CSV file."""
        return _is_csv(self.path)

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


def check_records(path: Path, parts: Mapping[str, Any], *names: str) -> None:
    """Raise FileFault where a part of a saved answer is no list of records."""
    for name in names:
        records = parts.get(name)
        if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
            raise FileFault(
                "{path}: {name}: expected a list of records{hint}",
                path=path,
                name=name,
                hint=_hint(path, parts),
            )


def _is_csv(path: Path) -> bool:
    return path.suffix.lower() == ".csv"


def _content_of(path: Path) -> bytes:
    with _reading(path):
        return path.read_bytes()


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
        raise FileFault("{path}: not a CSV file: {fault}", path=path, fault=_EMPTY)
    return lines


def _json_fault(error: ValueError | RecursionError) -> Text:
    if isinstance(error, json.JSONDecodeError):
        return message("line {line}, column {column}", line=error.lineno, column=error.colno)
    if isinstance(error, UnicodeDecodeError):
        return NOT_UTF8
    too_deep = message("it is nested too deep")
    return too_deep if isinstance(error, RecursionError) else verbatim(error)


def _parts_of(path: Path, content: bytes) -> dict[str, Any]:
    """Return the parts of a saved answer.

    Raises:
        FileFault: it is not JSON, no answer, or one of another schema.
    """
    try:
        parts = json.loads(content)
    except (ValueError, RecursionError) as error:
        fault = _json_fault(error) if content.strip() else _EMPTY
        raise FileFault(
            "{path}: not a JSON file: {fault}; expected an answer that was saved with -o",
            path=path,
            fault=fault,
        ) from None
    if not isinstance(parts, dict) or "schema" not in parts:
        raise FileFault(
            "{path}: found no key 'schema', expected a result of `simulate forecast`", path=path
        )
    if parts["schema"] != SCHEMA:
        raise FileFault(
            "{path}: schema: found {schema!r}, expected {known}, the one this version of "
            "xuebao writes",
            path=path,
            schema=parts["schema"],
            known=SCHEMA,
        )
    if "run" not in parts:
        raise FileFault("{path}: found no key 'run', expected the record of a run", path=path)
    if not isinstance(parts["run"], dict):
        raise FileFault(
            "{path}: run: found {run!r}, expected the record of a run",
            path=path,
            run=parts.get("run"),
        )
    for name in ("scenario_files", "input_files"):
        digests = parts["run"].get(name, {})
        if not isinstance(digests, dict):
            raise FileFault(
                "{path}: run.{name}: found {digests!r}, expected digests by file",
                path=path,
                name=name,
                digests=digests,
            )
    check_records(path, {"changed": [], **parts}, "parameters", "assumptions", "changed")
    return parts


def _hint(path: Path, parts: Mapping[str, Any]) -> Text:
    """Say which file is meant where somebody gives the record of a CSV file instead of it."""
    rows = path.with_suffix("").with_suffix("")
    is_record = "rows" not in parts and record_of(rows) == path
    if not is_record:
        return NOTHING
    return message("; this is the record of {file}: give that file", file=rows)


def _named(part: str, records: Sequence[object]) -> Iterable[tuple[str, Record]]:
    """Name records; of those that are named alike all but the first by their number too."""
    seen: dict[str, int] = {}
    for given in records:
        record = given if isinstance(given, Mapping) else {"value": given}
        cells = (str(cell) for key, cell in record.items() if key not in _FIGURES and cell)
        name = " · ".join([*([part] if part else []), *cells])
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name} ({seen[name]})"), record
