"""The formats of a file: rows as CSV, rows with all that they rest on as JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from kernel.errors import RequestError
from kernel.messages import OR, listed
from simulate.output.files import digest, record_of, write_together, write_whole

if TYPE_CHECKING:
    from simulate.output.record import Grounds
    from simulate.output.result import Result

SCHEMA: Final = 1
"""The version of what JSON holds."""

Record = Mapping[str, Any]
"""A row by column; None is a blank."""


@frozen
class Format:
    """A format of text.

    Attributes:
        text: writes a result in it.
        carries_record: whether the record of the run is part of it; otherwise it stands beside.
    """

    text: Callable[["Result"], str]
    carries_record: bool


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
    "csv": Format(as_csv, carries_record=False),
    "json": Format(as_json, carries_record=True),
}
"""The formats by name; a file has the one that its extension names."""


def indented_json(content: object) -> str:
    """Return records as JSON that a person can read, too."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def write_files(result: "Result", outputs: Sequence[Path]) -> None:
    """Write a result to files, each in the format of its extension.

    Nothing is written before every text is there. What carries no record has one beside it, and
    neither stands without the other.

    Raises:
        RequestError: an extension is of no format, or a file cannot be written.
    """
    formats = {path: FORMATS[format_of(path)] for path in outputs}
    texts = {form: form.text(result) for form in formats.values()}
    for path, form in formats.items():
        if form.carries_record or result.grounds is None:
            write_whole(path, texts[form])
        else:
            beside = _record_beside(result.grounds, path.name, texts[form])
            write_together(record_of(path), beside, path, texts[form])


def format_of(path: Path) -> str:
    """Return the format of a file by its extension. Raises RequestError for none, or no folder."""
    return check_output(path, [f".{name}" for name in FORMATS]).removeprefix(".")


def check_output(path: Path, extensions: Iterable[str]) -> str:
    """Return the extension of an output. Raises RequestError for another one, or for no folder."""
    extension = path.suffix.lower()
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


def _record_beside(grounds: "Grounds", name: str, text: str) -> str:
    """Return what a file cannot carry: the run and what it rests on, and the file's digest."""
    files = [{"file": name, "sha256": digest(text.encode())}]
    return _object({"schema": SCHEMA, **grounds.document(), "files": files})


def _object(parts: Mapping[str, object]) -> str:
    """Return parts as one JSON object, those that are lists with a record a line."""
    body = ",\n".join(f'"{name}": {_part(value)}' for name, value in parts.items())
    return f"{{\n{body}\n}}\n"


def _part(value: object) -> str:
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
    return f"[\n{lines}\n]"
