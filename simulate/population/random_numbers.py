"""Random numbers: 16 bits for every decision of every student, one stream per decision.

A stream belongs to (seed, region, cohort, part, decision), so that no figure depends on how many
students are processed at once or by whom, and a scenario draws the same students as its baseline.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Final
from zlib import crc32

import numpy as np
from attrs import frozen

from kernel.figures import Array

CHUNK: Final = 262_144
"""Students who share a stream; a constant, whatever is processed at once."""

STEPS: Final = 65_536
"""Shares are quantised to 1/STEPS, the resolution of a 16-bit draw."""

_FEW: Final = 6
"""Up to so many options comparing a draw with each bound is cheaper than a table."""

_WORD: Final = 8
"""Bytes that the generator gives at once."""


@frozen
class Stream:
    """Where the random numbers of one part of a cohort's draws come from.

    Attributes:
        part: the chunk of students who are drawn one by one, or the number of a grouped run.
    """

    seed: int
    region: str
    cohort: int
    part: int

    def draw(self, decision: str, students: int) -> Array:
        """Return 16 random bits for a decision of each of the chunk's first students."""
        return self._draw(decision, students, np.uint16)

    def draw_pairs(self, decision: str, students: int) -> Array:
        """Return 32 random bits each: the upper 16 for a decision, the lower 16 for its detail."""
        return self._draw(decision, students, np.uint32)

    def _draw(self, decision: str, students: int, kind: type[np.uint16 | np.uint32]) -> Array:
        words = -(-students * np.dtype(kind).itemsize // _WORD)
        drawn = self.generator(decision).integers(
            2**64 - 1, size=words, dtype=np.uint64, endpoint=True
        )
        return drawn.view(kind)[:students]

    def generator(self, decision: str) -> np.random.Generator:
        """Return the generator of a decision at its beginning."""
        key = (crc32(self.region.encode()), self.cohort, self.part, crc32(decision.encode()))
        return np.random.Generator(
            np.random.SFC64(np.random.SeedSequence(self.seed, spawn_key=key))
        )


@frozen(eq=False)
class Split:
    """How students divide over a few options: of the 65,536 draws so many fall to each.

    The division may differ by case, e.g. programme lengths by type of institution.

    Attributes:
        draws: how many, of shape (cases, options); each row adds to STEPS.
    """

    draws: Array

    @classmethod
    def of(cls, *shares: Sequence[float] | Array) -> "Split":
        """Quantise the shares of each case, which add to 1; each keeps its own to 1/65,536."""
        bounds = np.rint(np.cumsum(np.array(shares), axis=1) * STEPS).astype(np.int64)
        bounds[:, -1] = STEPS
        return cls(np.diff(bounds, axis=1, prepend=0))

    @property
    def options(self) -> int:
        """How many options there are."""
        return int(self.draws.shape[1])

    @property
    def shares(self) -> Array:
        """The share of each option, as it is drawn; shape (cases, options)."""
        return self.draws / STEPS

    def pick(self, draw: Array, case: Array | int = 0) -> Array:
        """Return the option that each draw gives to a student of a case."""
        if self._is_one and self.options <= _FEW:
            option = np.zeros(len(draw), np.uint8)
            for bound in np.cumsum(self.draws[0, :-1]):
                option += draw >= bound
            return option
        # In one array: fresh memory for each step costs more than looking the options up.
        place: Array = np.multiply(case, STEPS, dtype=np.intp)
        place += draw
        return np.asarray(self._table.take(place))

    @cached_property
    def _is_one(self) -> bool:
        """Whether all cases divide alike."""
        return bool((self.draws == self.draws[0]).all())

    @cached_property
    def _table(self) -> Array:
        """The option of each of the 65,536 draws, case after case."""
        options = np.tile(np.arange(self.options, dtype=np.uint16), len(self.draws))
        return np.repeat(options, self.draws.reshape(-1))


def steps_of(share: Array | float) -> Array:
    """Return how many of the 65,536 draws a share is."""
    return np.asarray(np.rint(share * STEPS), np.int64)


def of_each(steps: Array, case: Array) -> Array:
    """Return what stands for the case of each student; one number where all cases are alike."""
    return steps[0] if (steps == steps[0]).all() else steps[case]


def happens(draw: Array, steps: Array | int) -> Array:
    """Say for which draws something happens that happens on so many of the 65,536."""
    return draw < steps


def happening(pairs: Array, steps: Array | int) -> tuple[Array, Array]:
    """Return who it happens to, as positions, and 16 bits for the detail of each."""
    who = np.flatnonzero(pairs < steps * STEPS)
    return who, (pairs[who] & (STEPS - 1)).astype(np.uint16)
