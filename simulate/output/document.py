"""A saved answer of whatever command, read back: what it says record by record, and its run."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from io import StringIO
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from simulate.output.delivery import Answer
from simulate.output.evidence import Record
from simulate.output.files import digest
from simulate.output.saved import Saved, content_of, parts_of, record_beside

_GROUNDS: Final = ("schema", "run", "parameters", "assumptions", "files")
"""The parts of a document on which what it says rests."""

_FIGURES: Final = frozenset(
    {
        *("value", "low", "high", "default", "range", "rank", "change_low", "change_high"),
        *("before", "after", "difference", "relative", "mean", "by_assumptions", "by_chance"),
        *("place_of_default", "title", "head", "notes"),
    }
)
"""The cells that a record is not named by."""


@frozen
class Document:
    """An answer as it was saved.

    Attributes:
        path: its file, also for messages.
        parts: of its JSON, or of the record beside a CSV file.
        rows: of a CSV file.
        altered: whether a CSV file is another one than its record was written for.
    """

    path: Path
    parts: Mapping[str, Any]
    rows: tuple[Mapping[str, str], ...] = ()
    altered: bool = False

    @classmethod
    def load(cls, path: Path) -> "Document":
        """Read a JSON answer, or a CSV file with its record beside it.

        Raises:
            FileFault: the file or its record is missing or cannot be read, or is no answer.
        """
        content = content_of(path)
        if path.suffix.lower() != ".csv":
            return cls(path, parts_of(path, content))
        record = record_beside(path)
        parts = parts_of(record, content_of(record), "files")
        written = [file.get("sha256") for file in parts["files"]]
        text = content.decode("utf-8", errors="replace")
        return cls(path, parts, _rows(text), altered=written != [digest(content)])

    @classmethod
    def of(cls, path: Path, answer: Answer) -> "Document":
        """Return an answer as it would be saved in a file of this name."""
        parts = parts_of(path, answer.text("json").encode())
        if path.suffix.lower() != ".csv":
            return cls(path, parts)
        return cls(path, parts, _rows(answer.text("csv")))

    @property
    def run(self) -> Mapping[str, Any]:
        """The record of the run."""
        return dict(self.parts["run"])

    @property
    def grounds(self) -> Saved:
        """What it rests on, as that of a forecast without rows."""
        parameters, assumptions = (tuple(self.parts[n]) for n in ("parameters", "assumptions"))
        return Saved(self.path, self.run, parameters, assumptions, (), (), self.altered)

    @cached_property
    def records(self) -> dict[str, Record]:
        """What it says, by name: the part, and the cells that are no figures."""
        if self.path.suffix.lower() == ".csv":
            return dict(_named("", self.rows))
        return {
            name: record
            for part, told in self.parts.items()
            if part not in _GROUNDS
            for name, record in _named(part, told if isinstance(told, list) else [told])
        }


def _rows(text: str) -> tuple[Mapping[str, str], ...]:
    return tuple(csv.DictReader(StringIO(text, newline="")))


def _named(part: str, records: Sequence[object]) -> Iterable[tuple[str, Record]]:
    """Name records; of those that are named alike all but the first by their number too."""
    seen: dict[str, int] = {}
    for told in records:
        record = told if isinstance(told, Mapping) else {"value": told}
        cells = (str(cell) for key, cell in record.items() if key not in _FIGURES and cell)
        name = " · ".join([*([part] if part else []), *cells])
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name} ({seen[name]})"), record
