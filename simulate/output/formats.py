"""The formats of a file: rows as CSV, rows with all that they rest on as JSON."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen

from kernel.errors import RequestError
from kernel.messages import OR, listed
from simulate.output.devices import is_device
from simulate.output.files import digest, record_of, write_together, write_whole
from simulate.output.ownership import check_own

if TYPE_CHECKING:
    from simulate.output.record import Grounds
    from simulate.output.result import Result

SCHEMA: Final = 1
"""The version of what JSON holds."""

BOM: Final = "\ufeff"
"""The byte order mark by which Excel knows that CSV is UTF-8."""

Record = Mapping[str, Any]
"""A row by column; None is a blank."""


@frozen
class Format:
    """A format of text.

    Attributes:
        text: writes a result in it.
        carries_record: whether the record of the run is part of it; otherwise it stands beside.
        takes_bom: whether a byte order mark may begin it.
    """

    text: Callable[["Result"], str]
    carries_record: bool
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
    "csv": Format(as_csv, carries_record=False, takes_bom=True),
    "json": Format(as_json, carries_record=True, takes_bom=False),
}
"""The formats by name; a file has the one that its extension names."""


def indented_json(content: object) -> str:
    """Return records as JSON that a person can read, too."""
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def write_files(
    result: "Result", outputs: Sequence[Path], *, force: bool = False, bom: bool = False
) -> None:
    """Write a result to files, each in the format of its extension.

    Nothing is written before every text is there. What carries no record has one beside it, and
    neither stands without the other.

    Args:
        result: the answer.
        outputs: the files.
        force: whether files are overwritten that the program has not written.
        bom: whether CSV begins with a byte order mark.

    Raises:
        RequestError: an extension is of no format, a file of somebody else is there, or one cannot
            be written.
    """
    formats = check_files(outputs, force=force)
    texts = {form: form.written(result, bom=bom) for form in formats.values()}
    for path, form in formats.items():
        beside = _place_beside(path, form)
        if beside is None:
            write_whole(path, texts[form])
        else:
            record = record_text(result.grounds, {path.name: digest(texts[form].encode())})
            write_together(beside, record, path, texts[form])


def check_files(outputs: Sequence[Path], *, force: bool) -> dict[Path, Format]:
    """Return the format of each file, before any work is done.

    Raises:
        RequestError: an extension is of no format, there is no such folder, or a file of somebody
            else is there.
    """
    formats = {path: FORMATS[format_of(path)] for path in outputs}
    for path, form in formats.items():
        check_own(path, path, force=force)
        beside = _place_beside(path, form)
        if beside is not None:
            check_own(beside, path, force=force)
    return formats


def _place_beside(path: Path, form: Format) -> Path | None:
    """Return where the record of a file stands, None where it is part of it or has no place."""
    return None if form.carries_record or is_device(path) else record_of(path)


def format_of(path: Path) -> str:
    """Return the format of a file by its extension. Raises RequestError for none, or no folder."""
    return check_output(path, [f".{name}" for name in FORMATS]).removeprefix(".")


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
    parts = {"run": {"version": version("xuebao")}} if grounds is None else grounds.document()
    files = [{"file": name, "sha256": content} for name, content in digests.items()]
    return _object({"schema": SCHEMA, **parts, "files": files})


def _object(parts: Mapping[str, object]) -> str:
    """Return parts as one JSON object, those that are lists with a record a line."""
    body = ",\n".join(f'"{name}": {_part(value)}' for name, value in parts.items())
    return f"{{\n{body}\n}}\n"


def _part(value: object) -> str:
    if not isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
    return f"[\n{lines}\n]"
