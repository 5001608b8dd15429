"""Whether rules give prices in fen and shares in percent, as random students see them."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from kernel.decisions import Decision
from kernel.errors import Place
from kernel.figures import Array
from kernel.installed import REGIONS, installed, is_own
from kernel.messages import message
from kernel.registry import load_region
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import Inspected
from simulate.inspection.random_students import YEARS

_PERCENT_OF_ONE: Final = message(
    "row {clause} of {question} gives 1 percent; write 100 where the whole is meant"
)
_PRICE: Final = message(
    "row {clause} of due gives a price of {yuan} yuan, and regions of the tree ask about {usual}; "
    "money is in fen: write 38000 for 380 yuan, or take it from parameters.toml"
)

_FACTOR: Final = 20
"""How far from what is usual a price may lie; who pays for the last month alone pays a twelfth."""


def check_units(region: Inspected) -> Iterator[Finding]:
    """Find rows that give 1 percent, or a price far from that of any region of the tree."""
    found: dict[Place, Finding] = {}
    usual = _usual_price(region.name)
    for year in YEARS:
        decisions = region.assessed(year).decisions
        of_year = (*_percents_of_one(region, decisions), *_far_prices(region, decisions, usual))
        for finding in of_year:
            found.setdefault(finding.place, finding)
    yield from found.values()


def _percents_of_one(region: Inspected, decisions: Mapping[str, Decision]) -> Iterator[Finding]:
    for question, output in (("relief", "percent"), ("split", "central")):
        decision = decisions[question]
        for place, clause, _ in _own_rows(region, decision, decision[output] == 1):
            yield Finding(place, _PERCENT_OF_ONE.filled(clause=clause, question=question))


def _far_prices(
    region: Inspected, decisions: Mapping[str, Decision], usual: int
) -> Iterator[Finding]:
    price = decisions["due"]["price"]
    far = (price > 0) & ((price * _FACTOR < usual) | (price > usual * _FACTOR))
    for place, clause, student in _own_rows(region, decisions["due"], far):
        yuan, around = (f"{fen / 100:g}" for fen in (price[student], usual))
        yield Finding(place, _PRICE.filled(clause=clause, yuan=yuan, usual=around))


def _own_rows(
    region: Inspected, decision: Decision, students: Array
) -> Iterator[tuple[Place, str, int]]:
    """Go through the region's rows that decide any of some students, each with the first of them.

    Returns:
        The place, the clause, and the student's place in the batch.
    """
    for index in np.unique(decision.row[students]).tolist():
        row = decision.rows[index]
        if row.place and row.place.file == region.rules_file:
            yield row.place, row.clause, int(np.argmax(students & (decision.row == index)))


def _usual_price(name: str) -> int:
    """Return the middle one of the tariffs of the other regions of the tree, in fen."""
    own = [other for other, point in installed(REGIONS).items() if is_own(point) and other != name]
    tariffs = [
        parameter.number(entry.value)
        for parameter in (load_region(other).law.parameters["tariff"] for other in own)
        for entry in parameter.entries
    ]
    return sorted(tariffs)[len(tariffs) // 2]
