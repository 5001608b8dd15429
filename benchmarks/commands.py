"""Whole commands, each in a process of its own."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.subjects import Subject

KILOBYTE: Final = 1024

SIMULATE: Final = str(Path(sys.executable).with_name("simulate"))


def commanding(*words: str) -> Subject:
    """Run `simulate`."""
    return running([SIMULATE, *words])


def importing() -> Subject:
    """Start Python and import numpy and click."""
    return running([sys.executable, "-c", "import numpy, click"])


def running(command: Sequence[str]) -> Subject:
    """Run a command of the benchmarks."""
    # The commands are our own, nobody else's.
    return lambda: subprocess.run(command, check=True, capture_output=True)  # noqa: S603


def peak_memory(students: int) -> int:
    """Return the most memory in bytes that a seriatim forecast of a cohort holds, on Linux."""
    script = (
        "from pathlib import Path\n"
        "from simulate.scenario.setup import load_setup\n"
        "from simulate.projection.forecast import forecast\n"
        f"forecast(load_setup('changsha'), 2024, students={students})\n"
        "status = Path('/proc/self/status').read_text().splitlines()\n"
        "print(next(line.split()[1] for line in status if line.startswith('VmHWM')))\n"
    )
    # The same again: a script of our own.
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)  # noqa: S603
    return int(done.stdout) * KILOBYTE
