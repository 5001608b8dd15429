"""Students of a few columns, and the cells of a result that a test compares by hand."""

from __future__ import annotations

from .reading import assess_one

Row = dict[str, object]


def four_years(region: str, year: int, entry_year: int, **given: object) -> Row:
    """Read a student of four years in a region of one locality."""
    return assess_one(region, year, {"entry_year": entry_year, "programme_years": 4, **given})


def shown(row: Row, *columns: str) -> tuple[object, ...]:
    """Pick columns of a result."""
    return tuple(row[column] for column in columns)
