"""A forecast that was saved, read back: its rows as facts, and the record of the run."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NoReturn

from attrs import evolve, fields, frozen

from kernel.errors import FileFault, nearest
from kernel.messages import OR, Text, listed, message, verbatim
from simulate.output.document import Document
from simulate.output.document_parts import check_records
from simulate.output.file_formats import FILE_FORMATS
from simulate.output.formats import Record
from simulate.projection.facts import COLUMNS, Fact
from simulate.projection.measures import MEASURES


@frozen
class Saved:
    """An answer as it was saved, with the facts of a forecast.

    Attributes:
        path: its file, also for messages.
        run: the record of the run.
        parameters, assumptions: the values that the figures rest on.
        changed: every value of what settings changed, as it was.
        by: the breakdowns that add a column.
        facts: the rows, in their order; no figure stands in two of them. None for other answers.
        altered: whether a CSV file is another one than its record was written for.
    """

    path: Path
    run: Mapping[str, Any]
    parameters: tuple[Record, ...]
    assumptions: tuple[Record, ...]
    by: tuple[str, ...] = ()
    facts: tuple[Fact, ...] | None = None
    altered: bool = False
    changed: tuple[Record, ...] = ()

    @classmethod
    def load(cls, path: Path) -> "Saved":
        """Read a forecast that was saved as JSON, or as CSV or Parquet with its record beside it.

        Raises:
            FileFault: the file or its record is missing or cannot be read, is no forecast, is one
                of another schema, or has a row that is no fact.
        """
        extensions = [name for name, form in FILE_FORMATS.items() if form.is_data]
        if path.suffix.lower() not in extensions:
            known = listed(extensions, OR)
            raise FileFault(
                "{path}: found the extension {suffix!r}, expected {known}",
                path=path,
                suffix=path.suffix,
                known=known,
            )
        return cls.of(Document.load(path))

    @classmethod
    def of(cls, document: Document) -> "Saved":
        """Read the facts of a forecast. Raises FileFault for rows that are none."""
        path = document.path
        if document.is_csv:
            header, *lines = document.lines
            by = _breakdowns(path, message("header"), header)
            rows = _rows_of(path, header, lines, by)
        else:
            check_records(path, document.parts, "rows")
            rows = document.parts["rows"]
            by = _breakdowns(path, message("row {number}", number=1), rows[0]) if rows else []
        return cls.without_facts(document, tuple(by), _facts(path, rows, by))

    def facts_by(self, by: Sequence[str]) -> list[Fact]:
        """Return the rows under those of its breakdowns; several may be of one figure then."""
        places = [self.by.index(name) for name in by]
        return [
            evolve(fact, by=tuple(fact.by[place] for place in places)) for fact in self.facts or ()
        ]

    @classmethod
    def without_facts(
        cls,
        document: Document,
        by: tuple[str, ...] = (),
        facts: tuple[Fact, ...] | None = None,
    ) -> "Saved":
        """Return what another answer than a forecast rests on."""
        parameters, assumptions, changed = (
            tuple(document.parts.get(part, ())) for part in ("parameters", "assumptions", "changed")
        )
        return cls(
            document.path,
            document.run,
            parameters,
            assumptions,
            by,
            facts,
            document.altered,
            changed,
        )


def _rows_of(
    path: Path, header: Sequence[str], lines: Sequence[Sequence[str]], by: Sequence[str]
) -> list[dict[str, Any]]:
    """Return the rows of a CSV file, numbers read as JSON has them."""
    words = {*by, *(name for name, kind in _column_types().items() if kind is str), "unit"}
    rows: list[dict[str, Any]] = []
    for cells in lines:
        if len(cells) != len(header):
            raise FileFault(
                "{path}: row {row}: found {found} cells, expected {expected}",
                path=path,
                row=len(rows) + 1,
                found=len(cells),
                expected=len(header),
            )
        named = dict(zip(header, cells, strict=True))
        rows.append({name: c if name in words else _number(c) for name, c in named.items()})
    return rows


def _number(cell: str) -> object:
    """Return a cell as JSON has it, None for a blank; what is no number stays what it is."""
    try:
        return json.loads(cell) if cell else None
    except ValueError:
        return cell


def _facts(path: Path, rows: Iterable[Record], by: Sequence[str]) -> tuple[Fact, ...]:
    facts: dict[tuple[object, ...], Fact] = {}
    for number, row in enumerate(rows, 1):
        place = message("row {number}", number=number)
        _check_columns(path, place, row, by)
        fact = _fact(path, place, row, by)
        if fact.figure in facts:
            raise FileFault(
                "{path}: {place}: the figure of an earlier row, expected it once",
                path=path,
                place=place,
            )
        facts[fact.figure] = fact
    return tuple(facts.values())


def _breakdowns(path: Path, place: Text, found: Sequence[str] | Record) -> list[str]:
    """Return the columns of a row that only some forecasts have."""
    by = [name for name in found if name not in COLUMNS]
    if "form" in by or "assumption" in by:
        raise FileFault(
            "{path}: {place}: found the columns of a form or a ranking, expected those of "
            "a forecast: {columns}",
            path=path,
            place=place,
            columns=", ".join(COLUMNS),
        )
    _check_columns(path, place, found, by)
    return by


def _check_columns(path: Path, place: Text, found: Iterable[str], by: Sequence[str]) -> None:
    expected = (*COLUMNS, *by)
    if sorted(found) != sorted(expected):
        raise FileFault(
            "{path}: {place}: found the columns {found}; expected {expected}",
            path=path,
            place=place,
            found=", ".join(found),
            expected=", ".join(expected),
        )


def _fact(path: Path, place: Text, row: Record, by: Sequence[str]) -> Fact:
    cells: dict[str, Any] = {}
    for name, kind in _column_types().items():
        cell = "" if row[name] is None and kind is str else row[name]
        if not isinstance(cell, kind) or isinstance(cell, bool):
            _fail(path, place, name, row[name], _EXPECTED.get(kind, message("a number")))
        cells[name] = cell
    if cells["measure"] not in MEASURES:
        expected = message("a measure; {hint}", hint=nearest(cells["measure"], MEASURES))
        _fail(path, place, "measure", cells["measure"], expected)
    fact = Fact(**cells, by=tuple(str(row[name] or "") for name in by))
    if row["unit"] != fact.unit:
        _fail(path, place, "unit", row["unit"], verbatim(repr(fact.unit)))
    return fact


def _column_types() -> dict[str, type]:
    """Return the type of each field of a fact that is a column of its name; labels are not."""
    return {a.name: a.type for a in fields(Fact) if a.name != "by" and a.type}


_EXPECTED: Final[Mapping[object, Text]] = {
    str: message("a word"),
    int: message("a whole number"),
}


def _fail(path: Path, place: Text, key: str, found: object, expected: Text) -> NoReturn:
    raise FileFault(
        "{path}: {place}: {key}: found {found!r}, expected {expected}",
        path=path,
        place=place,
        key=key,
        found=found,
        expected=expected,
    )
