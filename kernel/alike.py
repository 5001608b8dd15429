"""Assesses students once for each group that is alike to the rules.

Rules look at some columns only, and students differ in few ways: of millions, some thousands have
to be assessed. Which columns count is not declared but watched.
"""

from typing import Final

import numpy as np
from attrs import evolve, frozen

from kernel.assess import Assessment, assess_valid
from kernel.distinct import distinct
from kernel.errors import PluginFault
from kernel.figures import Array
from kernel.ruleset import Ruleset
from kernel.students import COLUMN_NAMES, StudentBatch
from kernel.watch import WatchedBatch

_FEW: Final = 1000
"""Students who show which columns the rules look at."""


@frozen(eq=False)
class Alike:
    """Students assessed in groups.

    Attributes:
        assessment: of one student of each group, whose weight is that of the group; only columns
            that the rules looked at are those of all its students.
        of: for each student which group is his.
        columns: the columns that the rules looked at.
    """

    assessment: Assessment
    of: Array
    columns: frozenset[str]


def assess_alike(
    rules: Ruleset, students: StudentBatch, columns: frozenset[str] = frozenset()
) -> Alike:
    """Assess a batch of valid students group by group.

    Equal to `assess` student by student: whatever the rules look at is the same within a group.

    Args:
        rules: the region.
        students: valid rows only.
        columns: those that the rules are known to look at; it saves trying out.

    Raises:
        RequestError: a value is missing for the year.
        PluginFault: a hook breaks the contract.
    """
    try:
        if not columns:
            # Nearly always the rules look at no other columns of all students than of a few.
            _, columns = _looked_at(rules, students.select(np.arange(min(_FEW, len(students)))))
        return _in_groups(rules, students, columns)
    except PluginFault:
        # Row by row the same fault names the student, not his group.
        assess_valid(rules, students)
        raise


def _in_groups(rules: Ruleset, students: StudentBatch, columns: frozenset[str]) -> Alike:
    # Of no column at all, everybody is alike.
    everybody = np.zeros(len(students), np.int8)
    groups = distinct([everybody, *(getattr(students, name) for name in sorted(columns))])
    weight = np.zeros(len(groups), np.int64)
    np.add.at(weight, groups.of, students.weight)
    some = evolve(students.select(groups.row), weight=weight)
    assessment, looked_at = _looked_at(rules, some)
    if looked_at <= columns:
        return Alike(assessment, groups.of, columns)
    return _in_groups(rules, students, columns | looked_at)


def _looked_at(rules: Ruleset, students: StudentBatch) -> tuple[Assessment, frozenset[str]]:
    """Assess students, and say which of their columns were looked at on the way."""
    looked_at: set[str] = set()

    def look(name: str, column: Array) -> Array:
        looked_at.add(name)
        return column

    assessment = assess_valid(rules, WatchedBatch.of(students, COLUMN_NAMES, look))
    return evolve(assessment, students=students), frozenset(looked_at - {"weight"})
