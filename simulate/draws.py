"""Random numbers: 16 bits for every decision of every student, one stream per decision.

A stream belongs to (seed, region, cohort, chunk, decision), so that no figure depends on how many
students are processed at once, and a scenario draws the same students as its baseline.
"""

from collections.abc import Mapping
from typing import Final
from zlib import crc32

import numpy as np
from attrs import frozen

from kernel.figures import Array

CHUNK: Final = 65_536
"""Students who share a stream; a constant, whatever is processed at once."""

STEPS: Final = 65_536
"""Shares are quantised to 1/STEPS, the resolution of a 16-bit draw."""


@frozen
class Stream:
    """Where the random numbers of one chunk of students come from."""

    seed: int
    region: str
    cohort: int
    chunk: int

    def draw(self, decision: str, students: int) -> Array:
        """Return 16 random bits for a decision of each of the chunk's first students."""
        key = (crc32(self.region.encode()), self.cohort, self.chunk, crc32(decision.encode()))
        sequence = np.random.SeedSequence(self.seed, spawn_key=key)
        generator = np.random.Generator(np.random.SFC64(sequence))
        return generator.integers(0, STEPS, size=students, dtype=np.uint16)


def happens(draw: Array, share: float | Array) -> Array:
    """Say for which draws something of this share happens."""
    return draw < np.asarray(np.rint(np.asarray(share) * STEPS), np.int32)


def pick_table(shares: Mapping[int, float]) -> Array:
    """Return the code for each of the 65,536 draws of a table of shares.

    The shares add to 1; each code gets its share to within 1/65,536.
    """
    bounds = np.rint(np.cumsum(list(shares.values())) * STEPS).astype(np.int64)
    bounds[-1] = STEPS
    counts = np.diff(bounds, prepend=0)
    return np.repeat(np.fromiter(shares, np.int8), counts)


def day_in(draw: Array, days: Array | int) -> Array:
    """Return a day number from 0 to days - 1, uniform over the days."""
    return (draw.astype(np.int32) * days) >> 16
