"""At which rates the fiscal subsidy is paid in an insurance year, and for how many students."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from attrs import frozen

from kernel.assess import Assessment
from kernel.codes import LEVEL_PAYERS, Affiliation, Level
from kernel.distinct import distinct
from kernel.figures import Array

PAYERS: Final = tuple(payer.word for payer in LEVEL_PAYERS.values())
"""Whom the subsidy falls to, in the order in which a rate gives their amounts."""


@frozen(cache_hash=True)
class SubsidyRate:
    """The fiscal subsidy of one student for a year, and who pays it.

    Attributes:
        subsidised_as: the affiliation that it follows.
        standard: the national standard, in fen; 0 for who gets no subsidy.
        central, provincial: the shares of these levels, percent of the national standard.
        withdrawn: the level whose share a scenario withdraws; `none` for none.
        amounts: fen of each of PAYERS.
    """

    subsidised_as: str
    standard: int
    central: int
    provincial: int
    withdrawn: str
    amounts: tuple[int, ...]

    @property
    def total(self) -> int:
        """The subsidy of all levels, in fen."""
        return sum(self.amounts)


InsuredByRate = Mapping[SubsidyRate, Array]
"""How many are insured at each rate, by group of students."""


def insured_by_rate(
    assessment: Assessment, weight: Array, groups: Array, number_of_groups: int
) -> InsuredByRate:
    """Count the insured of a year by the rate of their subsidy, those without one too.

    Args:
        assessment: of the year.
        weight: how many students each row stands for; in columns for several headcounts.
        groups: group code of each row.
        number_of_groups: how many there are.
    """
    asked, insured = assessment.decisions, np.flatnonzero(assessment.enrolled)
    columns = [
        assessment.students.subsidised_as,
        asked["fiscal"]["standard"],
        asked["split"]["central"],
        asked["split"]["provincial"],
        asked["withdrawal"]["level"],
        *(assessment.fiscal[level] for level in LEVEL_PAYERS),
    ]
    theirs = [column[insured] for column in columns]
    rates = distinct(theirs)
    counts = np.zeros((len(rates), number_of_groups, *weight.shape[1:]), weight.dtype)
    np.add.at(counts, (rates.of, groups[insured]), weight[insured])
    rows = zip(*(column[rates.row].tolist() for column in theirs), strict=True)
    return dict(zip(map(_rate, rows), counts, strict=True))


def _rate(row: Sequence[int]) -> SubsidyRate:
    like, standard, central, provincial, withdrawn, *amounts = row
    return SubsidyRate(
        Affiliation(like).word,
        standard,
        central,
        provincial,
        Level(withdrawn).word,
        tuple(amounts),
    )
