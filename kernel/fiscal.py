"""The fiscal subsidy, divided among the budget levels."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import numpy as np

from kernel.codes import Level
from kernel.decisions import Decision
from kernel.errors import Contradiction
from kernel.figures import Array, percent_of
from kernel.messages import AND, Text, listed, message

_WHOLE: Final = 100


def by_level(asked: Mapping[str, Decision], enrolled: Array, place: Text) -> dict[Level, Array]:
    """Split the fiscal subsidy; the municipal level takes the remainder.

    Args:
        asked: the decisions `fiscal`, `split` and `withdrawal`.
        enrolled: who has a subsidy at all.
        place: region and year, for messages.

    Returns:
        Fen of each level per student; `Level.NONE` holds what a scenario withdrew from its level.

    Raises:
        Contradiction: the levels pay more than the standard, or more of the subsidy than there is.
    """
    _check_split(asked["split"], enrolled, place)
    total = np.where(enrolled, asked["fiscal"]["total"], 0)
    standard = np.where(enrolled, asked["fiscal"]["standard"], 0)
    central = percent_of(asked["split"]["central"], standard)
    provincial = percent_of(asked["split"]["provincial"], standard)
    levels = {
        Level.CENTRAL: central,
        Level.PROVINCIAL: provincial,
        Level.MUNICIPAL: total - central - provincial,
    }
    short = levels[Level.MUNICIPAL] < 0
    if short.any():
        row = int(np.argmax(short))
        clause = asked["fiscal"].clause_of(row)
        shares = central[row], provincial[row]
        given, of, *paid, least = (
            message("{amount} yuan", amount=f"{Decimal(int(fen)) / 100:.2f}")
            for fen in (total[row], standard[row], *shares, sum(shares))
        )
        raise Contradiction(
            "{place}: the fiscal subsidy is lower than what the central and provincial "
            "levels pay of the national standard: row {clause} gives {given}, of which "
            "they pay {paid} for a standard of {of}; expected `fiscal` of at least "
            "{least}, or a lower `standard` of its own in that row",
            short,
            place=place,
            clause=clause,
            given=given,
            paid=listed(paid, AND),
            of=of,
            least=least,
        ).at(asked["fiscal"].row_of(row).place)
    withdrawn = {level: asked["withdrawal"]["level"] == level for level in levels}
    unallocated = sum(np.where(withdrawn[level], levels[level], 0) for level in levels)
    kept = {level: np.where(withdrawn[level], 0, levels[level]) for level in levels}
    return {**kept, Level.NONE: np.asarray(unallocated)}


def _check_split(split: Decision, enrolled: Array, place: Text) -> None:
    """Refuse shares of centre and province that are more than the standard."""
    above = enrolled & (split["central"] + split["provincial"] > _WHOLE)
    if above.any():
        row = int(np.argmax(above))
        raise Contradiction(
            "{place}: row {row} of `split` gives the central and provincial levels "
            "{central} and {provincial} percent of the standard, expected at most {whole} "
            "together",
            above,
            place=place,
            row=split.clause_of(row),
            central=split["central"][row],
            provincial=split["provincial"][row],
            whole=_WHOLE,
        ).at(split.row_of(row).place)
