"""Shares that a region's parameters give: of relief by category, of the subsidy by level."""

import numpy as np
from attrs import frozen

from kernel.codes import Basis, Code, Level, Relief
from kernel.figures import Array, Figure
from kernel.law import Law
from kernel.students import StudentBatch


@frozen(eq=False)
class BestRelief:
    """The category with the highest share that each student holds.

    Attributes:
        percent: its share of the individual contribution; 0 where no category is held.
        category: its code; on a tie the one that stands on the stronger basis.
    """

    percent: Figure
    category: Array

    def among(self, *categories: Code) -> Array:
        """Say whose best category is one of these (students without a category have none)."""
        return np.isin(self.category, categories)


def held_by_anybody(students: StudentBatch, law: Law) -> list[Code]:
    """Return the categories that have to be looked up: those that are held, and at least one."""
    return [c for c in law.codes["category"] if students.holds(c).any()] or [Relief.TEKUN]


def best_relief(students: StudentBatch, year: int, law: Law) -> BestRelief:
    """Find the category that counts: the highest share, never the sum.

    Source: the region's `relief_share` by category, locality and year.
    """
    best = np.zeros(len(students), np.int64)
    basis = np.zeros(len(students), np.int64)
    category = np.full(len(students), -1, np.int8)
    for candidate in held_by_anybody(students, law):
        share = law.at("relief_share", year, category=candidate, locality=students.locality)
        better = (share.value > best) | ((share.value == best) & (share.basis < basis))
        takes = students.holds(candidate) & (better | (category < 0))
        best = np.where(takes, share.value, best)
        basis = np.where(takes, share.basis, basis)
        category = np.where(takes, candidate, category)
    return BestRelief(Figure(best, basis), category)


def assisting_basis(students: StudentBatch, year: int, law: Law) -> Array:
    """Return the strongest basis on which any share above 0 stands; assumed where none is.

    Source: the region's `relief_share` by category, locality and year.
    """
    basis = np.full(len(students), Basis.ASSUMED)
    for candidate in held_by_anybody(students, law):
        share = law.at("relief_share", year, category=candidate, locality=students.locality)
        counts = students.holds(candidate) & (share.value > 0)
        basis = np.where(counts, np.minimum(basis, share.basis), basis)
    return basis


def level_share(students: StudentBatch, year: int, law: Law, level: Level) -> Figure:
    """Return the percentage of the national standard that a budget level pays.

    Source: the region's `fiscal_share` by affiliation, level, locality and year.
    """
    like, here = students.subsidised_as, students.locality
    return law.at("fiscal_share", year, affiliation=like, level=level, locality=here)
