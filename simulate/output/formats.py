"""Results as text: rows as CSV, rows with all that they rest on as JSON."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from kernel.errors import RequestError
from kernel.messages import OR, listed
from simulate.output.devices import is_device

if TYPE_CHECKING:
    from simulate.output.record import Grounds
    from simulate.output.result import Result

SCHEMA: Final = 1
"""The version of what JSON holds."""

BOM: Final = "\ufeff"
"""The byte order mark by which Excel knows that CSV is UTF-8."""

_OF_FILES: Final = ("-o", "--output", "--chart", "--template")
"""The options that a command without files refuses; each is followed by a word, or holds it."""

_GIVEN_AT_ONCE: Final = re.compile("-o[^-]|--(output|chart|template)=")

Record = Mapping[str, Any]
"""A row by column; None is a blank."""


@frozen
class Format:
    """A format of text.

    Attributes:
        text: writes a result in it.
        takes_bom: whether a byte order mark may begin it.
    """

    text: Callable[["Result"], str]
    takes_bom: bool

    def written(self, result: "Result", *, bom: bool = False) -> str:
        """Write a result, behind a byte order mark where it is asked for and may begin it."""
        return (BOM if bom and self.takes_bom else "") + self.text(result)


def as_csv(result: "Result") -> str:
    """Return the rows of a result as CSV with a header; a blank is a column that does not apply."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [*result.columns], lineterminator="\n")
    writer.writeheader()
    writer.writerows(result.records)
    return out.getvalue()


def as_json(result: "Result") -> str:
    """Return a result as JSON: the run, what its figures rest on, and the rows."""
    return _object({"schema": SCHEMA, **result.document})


FORMATS: Final[Mapping[str, Format]] = {
    "csv": Format(as_csv, takes_bom=True),
    "json": Format(as_json, takes_bom=False),
}
"""The formats of standard output by name; those of files are in `file_formats`."""


def indented_json(content: object) -> str:
    """Return records as JSON that a person can read, too."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def check_output(path: Path, extensions: Iterable[str]) -> str:
    """Return the extension of an output; a device without one takes CSV.

    Raises:
        RequestError: it is another one, or there is no such folder.
    """
    extension = path.suffix.lower()
    if not extension and is_device(path):
        return ".csv"
    if extension not in extensions:
        known = listed(extensions, OR)
        raise RequestError(
            "-o {path}: found the extension {suffix!r}, expected {known}",
            path=path,
            suffix=path.suffix,
            known=known,
        )
    if not path.parent.is_dir():
        raise RequestError("-o {path}: no folder {parent!r}", path=path, parent=str(path.parent))
    return extension


def record_text(grounds: "Grounds | None", digests: Mapping[str, str]) -> str:
    """Return what files cannot carry: the run and what it rests on, and the files' digests."""
    files = [{"file": name, "sha256": content} for name, content in digests.items()]
    return _object({"schema": SCHEMA, **_parts_of(grounds), "files": files})


def record_inside(grounds: "Grounds | None") -> str:
    """Return the record that a file of rows or an office file carries: the same for the same run.

    When it was made, and into which file, stands beside it.
    """
    parts = _parts_of(grounds)
    return _object({"schema": SCHEMA, **parts, "run": lasting(parts["run"])})


def lasting(run: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is the same in the record of every run of one kind: no time, no output."""
    own = {name: value for name, value in run.items() if name != "started"}
    return {**own, "command": without_outputs(own["command"])} if "command" in own else own


def without_outputs(command: Sequence[str]) -> list[str]:
    """Return the words of a command but for those that say which files are written, and how."""
    kept: list[str] = []
    words = iter(command)
    for word in words:
        if word in _OF_FILES:
            next(words, None)
        elif word != "--force" and not _GIVEN_AT_ONCE.match(word):
            kept.append(word)
    return kept


def _parts_of(grounds: "Grounds | None") -> dict[str, Any]:
    return {"run": {"version": version("xuebao")}} if grounds is None else grounds.document()


def _object(parts: Mapping[str, object]) -> str:
    """Return parts as one JSON object, those that are lists with a record a line."""
    body = ",\n".join(f'"{name}": {_part(value)}' for name, value in parts.items())
    return f"{{\n{body}\n}}\n"


def _part(value: object) -> str:
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
    return f"[\n{lines}\n]"
