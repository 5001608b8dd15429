"""Reads a workbook in a process of its own, which is limited in memory and may come to grief."""

import json
import pickle
import sys
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from typing import Final, Literal

from kernel.errors import RequestError
from kernel.messages import Text
from simulate.roster.workbooks.package import TOO_LARGE
from simulate.roster.workbooks.sheet_parts import Part, Refusal
from simulate.roster.workbooks.workbook_reader import STOPPED

WorkbookKind = Literal["xlsx", "xls", "xlsb", "ods"]

_TOO_MUCH: Final = (-6, -9, -24)
"""Return codes of a process that wants too much memory or time: aborted, killed, out of time."""

_PROGRAM: Final = """
import sys, json
path, kind, wanted, sys.path[:] = json.loads(sys.argv[1])
from simulate.roster.workbooks.workbook_reader import main
main(path, kind, wanted)
"""


def workbook_parts(
    label: str | Text, path: Path, kind: WorkbookKind, wanted: Sequence[str] | None = None
) -> Generator[Part, None, None]:
    """Yield what a workbook says; the process ends with the iterator, however that ends.

    Args:
        label: what the file is called in messages.
        path: a regular file.
        kind: its format.
        wanted: names of the sheets to read, hidden ones too; None for all visible ones.

    Raises:
        RequestError: it cannot be read: what is the matter, and what to do about it.
    """
    request = json.dumps([str(path), kind, wanted, sys.path])
    command = [sys.executable, "-I", "-c", _PROGRAM, request]
    # The command is this program itself.
    with Popen(command, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL) as process:  # noqa: S603
        try:
            yield from _received(label, process)
        finally:
            process.kill()


def _received(label: str | Text, process: "Popen[bytes]") -> Iterator[Part]:
    assert process.stdout is not None  # noqa: S101  # it is a pipe
    reason: Text | None = None
    while reason is None:
        try:
            part = pickle.load(process.stdout)  # noqa: S301  # our own process wrote it
        except (EOFError, pickle.UnpicklingError):  # it has ended, perhaps amid a part
            code = process.wait()
            if code == 0:
                return
            reason = TOO_LARGE if code in _TOO_MUCH else STOPPED
        else:
            if isinstance(part, Refusal):
                reason = part.reason
            else:
                yield part
    raise RequestError(
        "{label}: cannot be read: {reason}; open it in a spreadsheet program and save it again "
        "(另存为) as .xlsx or .csv",
        label=label,
        reason=reason,
    )
