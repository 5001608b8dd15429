"""Measures in one process, which has the machine for itself, and prints every ratio at the end."""

from collections.abc import Callable
from typing import Final

import pytest

RATIOS: Final = pytest.StashKey[list[str]]()
"""What the guards measured, a line for each."""

Report = Callable[[str], None]


@pytest.hookimpl
def pytest_xdist_auto_num_workers() -> int:
    """Share nothing out: measurements beside each other would disturb each other."""
    return 0


@pytest.fixture
def report(request: pytest.FixtureRequest) -> Report:
    """Return what takes a line for the end of the run."""
    return request.config.stash.setdefault(RATIOS, []).append


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print every ratio that was measured, within its bound or not."""
    if lines := config.stash.get(RATIOS, []):
        terminalreporter.section("ratios")
        for line in lines:
            terminalreporter.write_line(line)
