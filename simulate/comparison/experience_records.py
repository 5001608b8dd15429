"""Actual against expected as data: the figures, the moves, the values that were not known."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from kernel.entries import Number
from simulate.comparison.experience import ExpectedYear, Experience
from simulate.projection.facts import account_cells
from simulate.projection.student_body import written_years
from simulate.uncertainty.needed_moves import NeededMove

COLUMNS: Final[Mapping[str, type]] = {
    "region": str,
    "year": int,
    "measure": str,
    "payer": str,
    "accounting": str,
    "unit": str,
    "actual": int,
    "expected": int,
    "ratio": float,
    "stand_in": int,
    "incomplete": str,
    "source": str,
    "assumption": str,
    "default": float,
    "needed": float,
    "low": float,
    "high": float,
    "inside": str,
}
"""The columns of the rows, the last ones of the most plausible move."""

_PLACES: Final = 6
"""Decimals of a ratio and of a share."""


def experience_record(experience: Experience) -> dict[str, Any]:
    """Return the row of a figure: actual, expected, and the most plausible move."""
    first = experience.moves[0] if experience.moves else None
    ratio = experience.ratio
    return {
        **_figure_cells(experience),
        "actual": experience.actual.value,
        "expected": experience.expected.value,
        "ratio": None if ratio is None else round(ratio, _PLACES),
        "stand_in": experience.expected.stand_in,
        "incomplete": written_years(experience.expected.missing) or None,
        "source": experience.actual.source or None,
        **(dict.fromkeys(_MOVE_COLUMNS) if first is None else _move_cells(first)),
    }


def move_records(experiences: Iterable[Experience]) -> Iterator[dict[str, Any]]:
    """Return a row for each move of each figure, the most plausible first."""
    for experience in experiences:
        for rank, move in enumerate(experience.moves, start=1):
            yield {**_figure_cells(experience), "rank": rank, **_move_cells(move)}


def unknown_records(years: Iterable[ExpectedYear]) -> Iterator[dict[str, Any]]:
    """Return a row for each value that was not known, with what it is today."""
    for one in years:
        region = one.known.setup.rules.name
        for value in one.known.unknown:
            yield {"region": region, "year": one.year, "name": value.name, "value": value.value}


_MOVE_COLUMNS: Final = ("assumption", "default", "needed", "low", "high", "inside")


def _figure_cells(experience: Experience) -> dict[str, Any]:
    actual = experience.actual
    return {"region": actual.region, "year": actual.year, **account_cells(actual.account)}


def _move_cells(move: NeededMove) -> dict[str, Any]:
    entry = move.entry
    numbers = (entry.value, move.needed, entry.low, entry.high)
    cells = (move.name, *(_number(one) for one in numbers), "yes" if move.is_inside else "no")
    return dict(zip(_MOVE_COLUMNS, cells, strict=True))


def _number(value: Number | str | None) -> float:
    return round(float(value or 0), _PLACES)
