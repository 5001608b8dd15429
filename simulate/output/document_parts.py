"""The parts of a saved answer: read from JSON, and checked to be those of one."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from kernel.errors import FileFault
from kernel.filefaults import NOT_UTF8
from kernel.messages import NOTHING, Text, message, verbatim
from simulate.output.files import record_of
from simulate.output.formats import SCHEMA

EMPTY: Final = message("it is empty")


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


def _json_fault(error: ValueError | RecursionError) -> Text:
    if isinstance(error, json.JSONDecodeError):
        return message("line {line}, column {column}", line=error.lineno, column=error.colno)
    if isinstance(error, UnicodeDecodeError):
        return NOT_UTF8
    too_deep = message("it is nested too deep")
    return too_deep if isinstance(error, RecursionError) else verbatim(error)


def parts_of(path: Path, content: bytes) -> dict[str, Any]:
    """Return the parts of a saved answer.

    Raises:
        FileFault: it is not JSON, no answer, or one of another schema.
    """
    try:
        parts = json.loads(content)
    except (ValueError, RecursionError) as error:
        fault = _json_fault(error) if content.strip() else EMPTY
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
