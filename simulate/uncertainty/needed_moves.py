"""How far each assumption would have to move, alone, for a figure to be another one.

A move is counted in ends of the range: 0 leaves an assumption as it is, 1 takes it to the high end
in all its years, -1 to the low end, and it may go on beyond them as far as its unit allows.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from math import inf, isnan
from typing import Final

from attrs import frozen

from kernel.entries import Entry, Number
from kernel.parameters import Parameter
from simulate.scenario.setup import Setup
from simulate.scenario.values import label_of, parameter_of
from simulate.uncertainty.ranges import Ranges, counted

_MOST: Final[Mapping[str, int]] = {"share": 1, "percent": 100, "day_of_month": 28}
"""The most that a unit allows, where it allows no more."""

_LEAST: Final[Mapping[str, int]] = {"persons": 1}
"""The least of a unit that is not nothing: where nobody enters, nothing can be forecast."""

_FARTHEST: Final = 10
"""A move of more ends of the range is none that anybody would think of."""

_CLOSE: Final = 1e-4
"""The part of the figure that may be left: shares of students go up in steps that are finer."""

_ATTEMPTS: Final = 4
"""More places of an assumption are not tried: figures are nearly straight lines of it."""

Moves = Mapping[str, float]
"""Moves of assumptions by name; those that are not named stay as they are."""

Figures = Callable[[Sequence[Moves]], Sequence[float]]
"""Returns the figure after each of some moves, nan where values contradict each other."""


@frozen
class NeededMove:
    """An assumption that alone would make a figure another one.

    Attributes:
        name: of its value in the year of the figure, as an option would write it.
        parameter, entry: that value, with its range.
        needed: what it would have to be; other years' values move in the same proportion.
        move: how far that is, in ends of the range.
    """

    name: str
    parameter: Parameter
    entry: Entry
    needed: Number
    move: float

    @property
    def is_inside(self) -> bool:
        """Whether what it would have to be lies in its range."""
        return float(self.entry.low or 0) <= self.needed <= float(self.entry.high or 0)

    @property
    def implausibility(self) -> tuple[bool, float]:
        """Order in which moves are named: those inside their ranges, the shorter ones first."""
        return not self.is_inside, abs(self.move)


def after(ranges: Ranges, moves: Moves) -> Setup:
    """Return the region after moves."""
    return ranges.placed(moves, moved)


def moved(parameter: Parameter, entry: Entry, move: float) -> Number:
    """Return a value that has moved; an end at the default is as far away as the other one."""
    low, value, high = (float(end or 0) for end in (entry.low, entry.value, entry.high))
    below, above = value - low, high - value
    width = (above or below) if move > 0 else (below or above)
    least, most = _LEAST.get(parameter.unit, 0), _MOST.get(parameter.unit, inf)
    return counted(parameter, min(max(value + move * width, least), most))


def needed_moves(
    ranges: Ranges, names: Sequence[str], figures: Figures, ratio: float, year: int
) -> list[NeededMove]:
    """Return what each assumption alone would have to be, the most plausible first.

    Args:
        ranges: the assumptions.
        names: those that are moved.
        figures: what is watched.
        ratio: what it would have to be, over what it is.
        year: of the figure, whose values are named.

    Returns:
        A move for each assumption that can; the others cannot bring the figure about alone.
    """
    wanted, tried = _tried(names, figures, ratio)
    found = []
    for name, points in tried.items():
        move = _nearest(points, wanted)
        if move is not None:
            entry = _entry_of(ranges.entries[name], year)
            parameter = parameter_of(ranges.setup, name)
            needed = moved(parameter, entry, move)
            found.append(NeededMove(label_of(parameter, entry), parameter, entry, needed, move))
    return sorted(found, key=lambda one: one.implausibility)


def _entry_of(entries: Sequence[Entry], year: int) -> Entry:
    """Return the value in a year: its own or the last one before it; before all, the first."""
    dated = {entry.year or entry.since or entry.cohort or 0: entry for entry in entries}
    return dated[max((when for when in dated if when <= year), default=min(dated))]


Points = dict[float, float]
"""The figure after each move of an assumption that was tried."""


def _tried(names: Sequence[str], figures: Figures, ratio: float) -> tuple[float, dict[str, Points]]:
    """Try moves of each assumption, many assumptions at once, until one comes close.

    Returns:
        The wanted figure, and what was tried.
    """
    tried: dict[str, Points] = {name: {} for name in names}
    contradicting: set[tuple[str, float]] = set()

    def attempt(moves: Sequence[tuple[str, float]]) -> None:
        found = figures([{name: move} for name, move in moves])
        for (name, move), figure in zip(moves, found, strict=True):
            if isnan(figure):
                contradicting.add((name, move))
            else:
                tried[name][move] = figure

    (default,) = figures([{}])
    wanted = ratio * default
    for points in tried.values():
        points[0.0] = default
    attempt([(name, end) for name in names for end in (1.0, -1.0)])
    for _ in range(_ATTEMPTS):
        guesses = ((name, _guess(points, wanted)) for name, points in tried.items())
        moves = [(name, guess) for name, guess in guesses if guess is not None]
        following = [move for move in moves if move not in contradicting]
        if not following:
            break
        attempt(following)
    return wanted, tried


def _guess(points: Points, wanted: float) -> float | None:
    """Return the move to try next, on the straight line through two; None for none."""
    if any(abs(figure - wanted) <= _CLOSE * abs(wanted) for figure in points.values()):
        return None
    one, other = _around(points, wanted) or _towards(points, wanted)
    rise = points[other] - points[one]
    if not rise:
        return None
    guess = one + (wanted - points[one]) * (other - one) / rise
    return None if guess in points or abs(guess) > _FARTHEST else guess


def _around(points: Points, wanted: float) -> tuple[float, float] | None:
    """Return two moves beside each other between whose figures the wanted one lies, if any."""
    pairs = pairwise(sorted(points))
    return next(
        (
            (a, b)
            for a, b in pairs
            if min(points[a], points[b]) <= wanted <= max(points[a], points[b])
        ),
        None,
    )


def _towards(points: Points, wanted: float) -> tuple[float, float]:
    """Return the move with the figure nearest to the wanted one, and the one beside it."""
    moves = sorted(points)
    if len(moves) == 1:
        return moves[0], moves[0]
    if abs(points[moves[0]] - wanted) < abs(points[moves[-1]] - wanted):
        return moves[1], moves[0]
    return moves[-2], moves[-1]


def _nearest(points: Points, wanted: float) -> float | None:
    """Return the move that comes nearest; None where the wanted figure is out of reach."""
    nearest = min(points, key=lambda move: abs(points[move] - wanted))
    is_close = abs(points[nearest] - wanted) <= _CLOSE * abs(wanted)
    return nearest if is_close or _around(points, wanted) else None
