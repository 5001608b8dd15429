"""A result that was saved, read back: its rows as facts, and the record of the run behind them."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, Final, NoReturn

from attrs import evolve, fields, frozen

from kernel.errors import FileFault, nearest
from simulate.output.evidence import Record
from simulate.output.files import digest
from simulate.output.record import record_of
from simulate.projection.facts import COLUMNS, SCHEMA, UNITS, Fact

ENDINGS: Final = (".json", ".csv")


@frozen
class Saved:
    """A result as it was saved.

    Attributes:
        path: its file, also for messages.
        run: the record of the run.
        parameters, assumptions: the values that the figures rest on.
        by: the breakdowns that add a column.
        facts: the rows, in their order; no figure stands in two of them.
        altered: whether a CSV file is another one than its record was written for.
    """

    path: Path
    run: Mapping[str, Any]
    parameters: tuple[Record, ...]
    assumptions: tuple[Record, ...]
    by: tuple[str, ...]
    facts: tuple[Fact, ...]
    altered: bool = False

    @classmethod
    def load(cls, path: Path) -> "Saved":
        """Read a JSON result, or a CSV file with its record beside it.

        Raises:
            FileFault: the file or its record is missing or cannot be read, is no result, is one of
                another schema, or has a row that is no fact.
        """
        ending = path.suffix.lower()
        if ending not in ENDINGS:
            known = " or ".join(ENDINGS)
            raise FileFault(f"{path}: found the ending {path.suffix!r}, expected {known}")
        content = content_of(path)
        if ending == ".json":
            return cls.of_json(path, content)
        record = record_beside(path)
        parts = parts_of(record, content_of(record), "files")
        by, rows = _table(path, content)
        written = [file.get("sha256") for file in parts["files"]]
        return evolve(cls._of(path, parts, by, rows), altered=written != [digest(content)])

    @classmethod
    def of_json(cls, path: Path, content: bytes) -> "Saved":
        """Read the content of a JSON result. Raises FileFault as `load` does."""
        parts = parts_of(path, content, "rows")
        rows = parts["rows"]
        by = _breakdowns(path, "row 1", rows[0]) if rows else []
        return cls._of(path, parts, by, rows)

    @classmethod
    def _of(
        cls, path: Path, parts: Mapping[str, Any], by: Sequence[str], rows: Iterable[Record]
    ) -> "Saved":
        return cls(
            path=path,
            run=parts["run"],
            parameters=tuple(parts["parameters"]),
            assumptions=tuple(parts["assumptions"]),
            by=tuple(by),
            facts=_facts(path, rows, by),
        )


def record_beside(path: Path) -> Path:
    """Return the record of a CSV file. Raises FileFault where there is none beside it."""
    record = record_of(path)
    if not record.is_file():
        raise FileFault(
            f"{path}: found no record {record.name!r} beside it, expected the one that "
            "`simulate forecast -o` writes with a .csv file"
        )
    return record


def content_of(path: Path) -> bytes:
    """Return what a file holds. Raises FileFault where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileFault(f"{path}: no such file") from None
    except OSError as error:
        raise FileFault(f"{path}: cannot be read: {error.strerror or error}") from None


def parts_of(path: Path, content: bytes, *lists: str) -> dict[str, Any]:
    """Return the parts of a saved answer.

    Args:
        path: its file, for messages.
        content: what it holds.
        lists: the lists of records that it must hold beside those of values and assumptions.

    Raises:
        FileFault: it is not JSON, no answer, or one of another schema.
    """
    try:
        parts = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise FileFault(f"{path}: not a JSON file: {error}") from None
    if not isinstance(parts, dict) or "schema" not in parts:
        raise FileFault(f"{path}: found no key 'schema', expected a result of `simulate forecast`")
    if parts["schema"] != SCHEMA:
        _fail(path, "schema", parts["schema"], f"{SCHEMA}, the one this version of xuebao writes")
    if not isinstance(parts.get("run"), dict):
        _fail(path, "run", parts.get("run"), "the record of a run")
    for name in ("parameters", "assumptions", *lists):
        records = parts.get(name)
        if not isinstance(records, list) or not all(isinstance(one, dict) for one in records):
            raise FileFault(f"{path}: {name}: expected a list of records{_hint(path, parts)}")
    return parts


def _hint(path: Path, parts: Mapping[str, Any]) -> str:
    """Say which file is meant where somebody gives the record of a CSV file in its place."""
    rows = path.with_suffix("").with_suffix("")
    is_record = "rows" not in parts and record_of(rows) == path
    return f"; this is the record of {rows}: give that file" if is_record else ""


def _table(path: Path, content: bytes) -> tuple[list[str], list[dict[str, Any]]]:
    """Return the breakdowns and rows of a CSV file, numbers read as JSON has them."""
    try:
        header, *lines = csv.reader(StringIO(content.decode("utf-8"), newline=""))
    except (ValueError, csv.Error) as error:
        raise FileFault(f"{path}: not a CSV file: {error}") from None
    by = _breakdowns(path, "header", header)
    words = {*by, *(name for name, kind in _kinds().items() if kind is str), "unit"}
    rows: list[dict[str, Any]] = []
    for cells in lines:
        if len(cells) != len(header):
            place = f"row {len(rows) + 1}"
            raise FileFault(f"{path}: {place}: found {len(cells)} cells, expected {len(header)}")
        named = dict(zip(header, cells, strict=True))
        rows.append({name: c if name in words else _number(c) for name, c in named.items()})
    return by, rows


def _number(cell: str) -> object:
    """Return a cell as JSON has it, None for a blank; what is no number stays what it is."""
    try:
        return json.loads(cell) if cell else None
    except ValueError:
        return cell


def _facts(path: Path, rows: Iterable[Record], by: Sequence[str]) -> tuple[Fact, ...]:
    facts: dict[tuple[object, ...], Fact] = {}
    for number, row in enumerate(rows, 1):
        place = f"row {number}"
        _check_columns(path, place, row, by)
        fact = _fact(path, place, row, by)
        if fact.figure in facts:
            raise FileFault(f"{path}: {place}: the figure of an earlier row, expected it once")
        facts[fact.figure] = fact
    return tuple(facts.values())


def _breakdowns(path: Path, place: str, found: Sequence[str] | Record) -> list[str]:
    """Return the columns of a row that only some forecasts have."""
    by = [name for name in found if name not in COLUMNS]
    if "form" in by or "assumption" in by:
        raise FileFault(
            f"{path}: {place}: found the columns of a form or a ranking, expected those of a "
            f"forecast: {', '.join(COLUMNS)}"
        )
    _check_columns(path, place, found, by)
    return by


def _check_columns(path: Path, place: str, found: Iterable[str], by: Sequence[str]) -> None:
    expected = (*COLUMNS, *by)
    if sorted(found) != sorted(expected):
        raise FileFault(
            f"{path}: {place}: found the columns {', '.join(found)}; expected {', '.join(expected)}"
        )


def _fact(path: Path, place: str, row: Record, by: Sequence[str]) -> Fact:
    cells: dict[str, Any] = {}
    for name, kind in _kinds().items():
        cell = "" if row[name] is None and kind is str else row[name]
        if not isinstance(cell, kind) or isinstance(cell, bool):
            _fail(path, f"{place}: {name}", row[name], _EXPECTED.get(kind, "a number"))
        cells[name] = cell
    if cells["measure"] not in UNITS:
        expected = f"a measure; {nearest(cells['measure'], UNITS)}"
        _fail(path, f"{place}: measure", cells["measure"], expected)
    fact = Fact(**cells, by=tuple(str(row[name] or "") for name in by))
    if row["unit"] != fact.unit:
        _fail(path, f"{place}: unit", row["unit"], repr(fact.unit))
    return fact


def _kinds() -> dict[str, type]:
    """Return the type of each field of a fact that is a column of its name; labels are not."""
    return {a.name: a.type for a in fields(Fact) if a.name != "by" and a.type}


_EXPECTED: Final[Mapping[object, str]] = {str: "a word", int: "a whole number"}


def _fail(path: Path, key: str, found: object, expected: str) -> NoReturn:
    raise FileFault(f"{path}: {key}: found {found!r}, expected {expected}")
