"""Devices, pipes and open streams as outputs: written to, never replaced, nothing beside them."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copyfileobj
from stat import S_ISDIR, S_ISREG
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

NOWHERE: Final = Path(os.devnull)
"""The device that keeps nothing."""

_DEVICES: Final = Path("/dev")
_PROCESSES: Final = Path("/proc")
"""Where a system has its devices, and the open streams of a process.

What stands there is no file of anybody's, also where a shell has led a stream into one.
"""

_MOST_LINKS: Final = 40


def is_device(path: Path) -> bool:
    """Say whether a path is a device, a pipe or an open stream, itself or through links."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    if S_ISDIR(mode):
        return False
    return not S_ISREG(mode) or any(_is_of_system(step.parent.resolve()) for step in _steps(path))


@contextmanager
def draft_for_device(device: Path) -> Iterator[Path]:
    """Give a place to write to; a device receives what stands there in the end, if anything does.

    Raises:
        OSError: it cannot be written.
    """
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "draft"
        draft.touch()
        yield draft
        if draft.exists():
            with draft.open("rb") as content, _opened(device) as stream:
                copyfileobj(content, stream)


def _opened(device: Path) -> BinaryIO:
    """Open a device; a standard stream goes on where it stands, whatever it leads to."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or none of the system's
            if os.path.samestat(device.stat(), os.fstat(stream.fileno())):
                stream.flush()
                return os.fdopen(os.dup(stream.fileno()), "wb")
    return device.open("ab")


def _steps(path: Path) -> Iterator[Path]:
    """Return a path, and what it links to, link by link."""
    yield path
    for _ in range(_MOST_LINKS):
        if not path.is_symlink():
            return
        path = path.parent / path.readlink()
        yield path


def _is_of_system(folder: Path) -> bool:
    return folder == _DEVICES or folder.is_relative_to(_PROCESSES)
