"""What both regions share: codes, days, the result's columns, and the national rules of 2024.

A condition is multiplied with an amount, which numpy does without branching from student to
student. Every price of 2024 is a whole number of yuan, so that a percentage of it is, in fen,
exactly percent × yuan: nothing is divided or rounded.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from attrs import frozen

Array = npt.NDArray[Any]
"""One entry per student."""

Students = Mapping[str, Array]
"""The columns of a roster by name, valid rows only: int8 codes, int32 days, booleans."""

BLANK_DAY: Final = np.iinfo(np.int32).min
"""A date that is not there; smaller than every date."""
NO_YEAR: Final = 0
"""A year that is not there, in `prepaid_in`."""

FULL_TIME: Final = 0
SECONDARY_VOCATIONAL, TERTIARY, RESEARCH_INSTITUTE = 4, 5, 6
ANNUAL, PREPAY, PREPAY_REMAINING = 0, 1, 2
ELSEWHERE: Final = 2
CENTRAL, MUNICIPAL = 0, 2

# Bits of the column `relief`.
TEKUN, ORPHAN, UNSUPPORTED_CHILD, DIBAO, DIBAO_MARGIN = 1, 2, 4, 8, 16
MONITORED, RETURNED_TO_POVERTY, OUT_OF_POVERTY, SEVERE_DISABILITY = 32, 64, 128, 256

BASES: Final = ("explicit", "inferred", "assumed", "not_provided")
"""From strong to weak; a column of bases holds indices into it."""
ASSUMED, NOT_PROVIDED = np.int8(2), np.int8(3)

YEAR: Final = 2024
FEN: Final = np.int32(100)
"""Fen of a yuan."""

NATIONAL_STANDARD: Final = 670
"""Fiscal subsidy per head in yuan (医保发〔2024〕19号)."""
CENTRAL_PERCENT: Final = 60
"""The centre's share of it in Hunan and Heilongjiang (N2)."""

_BLOCK: Final = 1 << 15
"""Students worked on at a time, so that what is computed on the way stays in the cache."""
_ALIGNMENT: Final = 64
"""Room is given for a multiple of so many students, so that columns are aligned to their types."""


def day(year: int, month: int, day_of_month: int) -> np.int32:
    """Return the number of a date: whole days since 1970-01-01."""
    return np.int32((date(year, month, day_of_month) - date(1970, 1, 1)).days)


WINDOW_CLOSES: Final = day(YEAR - 1, 12, 31)
"""Last day of the window in both regions (H2; Changsha prints none, CR1)."""
JANUARY: Final = day(YEAR, 1, 1)
DECEMBER: Final = day(YEAR, 12, 31)


@frozen(eq=False)
class Column:
    """One result column.

    Attributes:
        values: per student fen, a day number, a count, a flag or an index into `words`; without
            meaning where `blank`.
        blank: where there is nothing to say.
        words: what a column of words may say.
    """

    values: Array
    blank: Array
    words: tuple[str, ...] = ()


@frozen(eq=False)
class Fiscal:
    """The fiscal subsidy split by level (N2, N3), in fen.

    The subsidy of a university student follows the institution's affiliation; schools and
    secondary vocational institutions are paid for like municipal ones.

    Attributes:
        by_centre, by_city: whose institution counts as central, and whose as municipal.
    """

    central: Array
    provincial: Array
    municipal: Array
    total: Array
    by_centre: Array
    by_city: Array

    @classmethod
    def of(cls, students: Students, subsidised: Array, provincial_percent: int) -> "Fiscal":
        """Split the national standard, which is the subsidy in both regions.

        Args:
            students: for `institution_type` and `affiliation`.
            subsidised: who is subsidised at all.
            provincial_percent: the province's share for municipal institutions.
        """
        kind, affiliation = students["institution_type"], students["affiliation"]
        university = (kind == TERTIARY) | (kind == RESEARCH_INSTITUTE)
        by_centre = subsidised & university & (affiliation == CENTRAL)
        by_city = subsidised & ~(university & (affiliation != MUNICIPAL))
        local_percent = 100 - CENTRAL_PERCENT
        total = subsidised * np.int32(NATIONAL_STANDARD * 100)
        central = subsidised * np.int32(NATIONAL_STANDARD * CENTRAL_PERCENT)
        central += by_centre * np.int32(NATIONAL_STANDARD * local_percent)
        municipal = by_city * np.int32(NATIONAL_STANDARD * (local_percent - provincial_percent))
        provincial = total - central
        provincial -= municipal
        return cls(central, provincial, municipal, total, by_centre, by_city)


def numbered(*masks: Array) -> Array:
    """Return 1 where the first mask holds, 2 where the second does, …, and 0 elsewhere; int8.

    No two masks may hold for the same student.
    """
    number: Array = masks[0].view(np.int8)
    for code, mask in enumerate(masks[1:], 2):
        number = number + mask.view(np.int8) * np.int8(code)
    return number


def in_blocks(
    assess: Callable[[Students], dict[str, Column]], students: Students
) -> dict[str, Column]:
    """Assess block by block and return the columns of all students.

    Columns that share an array in a block share it in the result.
    """
    size = len(students["paid_on"])
    result: dict[str, Column] = {}
    for start in range(0, max(size, 1), _BLOCK):
        block = slice(start, start + _BLOCK)
        part = assess({name: column[block] for name, column in students.items()})
        result = result or _room(part, size)
        copies = {}
        for name, column in part.items():
            copies[id(column.values)] = result[name].values, column.values
            copies[id(column.blank)] = result[name].blank, column.blank
        for whole, piece in copies.values():
            whole[block] = piece
    return result


def _room(part: Mapping[str, Column], size: int) -> dict[str, Column]:
    """Allocate columns like those of a block, shared alike.

    They are one piece of memory: the system hands that out in larger pages than many small pieces.
    """
    arrays: dict[int, Array] = {}
    for column in part.values():
        arrays |= {id(column.values): column.values, id(column.blank): column.blank}
    stride = -(-size // _ALIGNMENT) * _ALIGNMENT
    memory = np.empty(stride * sum(array.itemsize for array in arrays.values()), np.uint8)
    whole, end = {}, 0
    for key, array in arrays.items():
        whole[key] = memory[end : end + size * array.itemsize].view(array.dtype)
        end += stride * array.itemsize
    return {
        name: Column(whole[id(column.values)], whole[id(column.blank)], column.words)
        for name, column in part.items()
    }
