"""The process that reads a workbook: it writes the parts to standard output, each pickled.

`workbook_process` starts it. A workbook that brings it down brings down nothing else.
"""

import gc
import pickle
import signal
import sys
import zlib
from collections.abc import Collection, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

from kernel.messages import message
from simulate.roster.workbooks.package import DAMAGED, TOO_LARGE, Package
from simulate.roster.workbooks.process_limits import allow, limit
from simulate.roster.workbooks.sheet_parts import Part, Refusal, Unreadable

STOPPED: Final = message("the program that reads it stopped")

_MEMORY: Final = {"xls": 32, "xlsb": 16, "ods": 10}
"""Bytes of memory that a byte of a kind of workbook justifies; `.xlsx` is looked through itself."""

_UNPACKED_A_SECOND: Final = 2 << 20
"""How slowly the content of these may be read; a tenth of what was measured for `.ods`."""


def main(path: str, kind: str, wanted: Collection[str] | None) -> None:
    """Read a workbook of a kind, which is the name of the module that does it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it
    limit(Path(path).stat().st_size)
    gc.disable()  # cells make no cycles
    with suppress(BrokenPipeError):
        for part in _to_the_end(_parts(Path(path), kind, wanted)):
            pickle.dump(part, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
            sys.stdout.buffer.flush()


def _parts(path: Path, kind: str, wanted: Collection[str] | None) -> Iterator[Part]:
    if kind in _MEMORY:
        content = _content(path, kind)
        allow(_MEMORY[kind] * content, content // _UNPACKED_A_SECOND)
    yield from import_module(f"simulate.roster.workbooks.{kind}").parts(path, wanted)


def _content(path: Path, kind: str) -> int:
    """Return how many bytes a workbook holds, once it is unpacked."""
    if kind == "xls":
        return path.stat().st_size
    package = Package.opened(path)
    with package.archive:
        return sum(part.file_size for part in package.parts.values())


def _to_the_end(parts: Iterator[Part]) -> Iterator[Part]:
    """Yield parts, and behind the last one why there are no more, if that is not the end."""
    try:
        yield from parts
    except Unreadable as fault:
        yield Refusal(fault.reason)
    except MemoryError:
        yield Refusal(TOO_LARGE)
    except (BadZipFile, zlib.error, EOFError):
        yield Refusal(DAMAGED)
    except GeneratorExit:
        raise
    except BaseException:  # noqa: BLE001  # libraries raise what they like, a panic is no Exception
        yield Refusal(STOPPED)
