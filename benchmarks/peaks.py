"""The most memory that a command holds at once, with all processes that it starts, on Linux."""

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from resource import getpagesize
from time import sleep
from typing import Final

_PAUSE: Final = 0.01
"""Seconds between two looks."""


def peak_of(command: Sequence[str]) -> int:
    """Run a command of the benchmarks; return bytes, what processes share counted for each."""
    peak = 0
    # The commands are our own, nobody else's.
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_resident, _with_descendants(process.pid))))
            sleep(_PAUSE)
    assert process.returncode == 0
    return peak


def _with_descendants(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:  # it has ended
        return
    for child in children:
        yield from _with_descendants(int(child))


def _resident(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * getpagesize()
    except OSError:  # it has ended
        return 0
