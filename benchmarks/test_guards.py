"""Guards: no ratio may grow out of its bounds. Times are compared, never asserted."""

import sys

import pytest

from benchmarks.commands import peak_memory
from benchmarks.figures import Figure, figures

STUDENTS, ROWS = 4_000_000, 1_000_000


@pytest.mark.parametrize("figure", list(figures(STUDENTS, ROWS)), ids=lambda figure: figure.what)
def test_no_ratio_exceeds_its_guard(figure: Figure) -> None:
    """Measured side by side, with room for the noise of a shared machine."""
    found = figure.measure()
    assert found.ratio <= figure.guard, found


@pytest.mark.skipif(sys.platform != "linux", reason="the peak is read from Linux's /proc")
def test_memory_does_not_grow_with_the_students() -> None:
    """Ten million students take at most 1.2 times the memory of one million, below 300 MB."""
    few, many = peak_memory(1_000_000), peak_memory(10_000_000)
    assert many <= 1.2 * few
    assert many < 300e6
