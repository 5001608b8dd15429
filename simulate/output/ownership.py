"""Which files are the program's own, so that it may overwrite them; any other needs `--force`."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from kernel.errors import RequestError
from simulate.output.devices import is_device
from simulate.output.files import record_of

_BEGINNING: Final = 4096
"""As many bytes of a JSON file say whether it is the program's."""

_OF_RESULT: Final = re.compile(
    rb'(\xef\xbb\xbf)?\s*\{\s*"schema"\s*:\s*\d+\s*,'
    rb'\s*"(run"|before"|regions"|region"\s*:\s*"[^"]*"\s*,\s*"years")\s*:'
)
"""How a result begins: its schema, then the record of the run, or what it is about."""

METADATA: Final = b"xuebao"
"""The key of a Parquet file's metadata that holds the record."""


def check_own(path: Path, output: Path, *, force: bool) -> None:
    """Refuse to overwrite a file that the program has not written.

    Args:
        path: where something is to be written.
        output: the file that was asked for; the same, or one beside it.
        force: whether it is written whoever's it is.

    Raises:
        RequestError: a file of somebody else stands there.
    """
    if force or not _is_plain_file(path) or is_own(path):
        return
    raise RequestError(
        "-o {output}: {path} was not written by this program (no record of a run is in it or "
        "beside it); expected another name, or --force to overwrite it",
        output=output,
        path=path,
    )


def is_own(output: Path) -> bool:
    """Say whether an output is the program's: empty, or with a record, in it or beside it."""
    carries = _CARRIES.get(output.suffix.lower())
    try:
        return (
            _is_empty(output)
            or _is_json_result(record_of(output))
            or (carries is not None and carries(output))
        )
    except OSError:  # nobody can say
        return False


def _is_plain_file(path: Path) -> bool:
    try:
        return path.is_file() and not is_device(path)
    except OSError:  # whoever may not look there may not write there either
        return False


def _is_empty(path: Path) -> bool:
    return path.is_file() and not path.stat().st_size


def _is_json_result(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _OF_RESULT.match(file.read(_BEGINNING)) is not None


def _is_parquet_result(path: Path) -> bool:
    if not path.is_file():
        return False
    import pyarrow as pa
    import pyarrow.parquet  # takes long to load, and only such a file needs it

    try:
        return METADATA in (pyarrow.parquet.read_schema(path).metadata or {})
    except pa.ArrowException:
        return False


_CARRIES: Final[Mapping[str, Callable[[Path], bool]]] = {
    ".json": _is_json_result,
    ".parquet": _is_parquet_result,
}
"""Says by the file extension whether a file carries a record."""
