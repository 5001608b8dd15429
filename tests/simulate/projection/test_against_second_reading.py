"""The forecast against single students added up by hand, who share no code with the engine."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

import pytest

from kernel.codes import InstitutionType, Relief
from simulate.projection.facts import Fact
from simulate.scenario.setup import Setup
from tests.simulate.making import EVENTFUL, REGIONS, drawn, figures, under
from tests.simulate.projection.single_students import Cell, Sums, students_of

STUDENTS: Final = 400

EVERYBODY: Final[Mapping[str, Mapping[str, float]]] = {
    "relief": dict.fromkeys(Relief.words(), 1 / 9),
    "institution_type": {
        word: 0.4 if word == "tertiary" else 0.1 for word in InstitutionType.words()
    },
    "programme_years": {"1": 0.1, "2": 0.1, "3": 0.3, "4": 0.3, "5": 0.1, "8": 0.1},
    "affiliation": {"central": 0.3, "provincial": 0.3, "municipal": 0.4},
}
"""A student body in which every category, type and length occurs, also outside the scope."""

UPS_AND_DOWNS: Final = ("uptake.3=0.5", "uptake.4=0.9")
"""Some students stop enrolling in their third year, and come back in their fourth."""


CHANGES: Final = (
    "uptake.tertiary=0.7",
    "uptake.since.2026=0.95",
    "late_share.tertiary=0.5",
    "late_share.since.2026=0.1",
    "assisted_share.tertiary=0.2",
    "assisted_share.since.2026=0.7",
    "assisted_share.2027=0.4",
    "institution_aid_percent.tertiary=12",
    "institution_aid_percent.since.2026=31",
    "leave_rate.tertiary=0.05",
    "leave_rate.since.2026=0.25",
    "refund_application_share.tertiary=0.9",
    "refund_application_share.since.2026=0.3",
    "employee_here_share.tertiary=0.8",
    "employee_here_share.since.2026=0.1",
    "insured_on_entry_share.primary.2024=0.2",
    "affiliation.senior=central",
)
"""Every year and every type of institution has its own behaviour."""


def eventful(region: str, *more: str) -> Setup:
    """Return a region in which rare events are frequent, with every profile of student."""
    options = [*EVENTFUL, *UPS_AND_DOWNS]
    if region in ("changsha", "zhengzhou"):
        options.append("prepay_share=0.6")
    mixes = dict(EVERYBODY)
    if region == "liaoning":
        cities = ("shenyang", "dalian", "anshan", "fushun", "other")
        mixes["locality"] = dict.fromkeys(cities, 0.2)
    return under(region, *options, *more, mixes=mixes)


def as_cells(facts: tuple[Fact, ...]) -> dict[Cell, int]:
    """Return figures by what they are, without those that are zero."""
    return {
        (f.measure, f.payer, f.accounting, f.year, (f.by[0], f.by[1], f.by[2], f.by[3])): f.value
        for f in facts
        if f.value
    }


def as_balances(cells: Mapping[Cell, int], last_year: int) -> dict[Cell, int]:
    """Turn movements of the prepaid balance into balances at the end of each year."""
    found = Counter({cell: n for cell, n in cells.items() if cell[0] != "prepaid_balance"})
    for (measure, payer, on, year, labels), amount in cells.items():
        if measure == "prepaid_balance":
            for later in range(year, last_year + 1):
                found[measure, payer, on, later, labels] += amount
    return {cell: n for cell, n in found.items() if n}


def both_ways(setup: Setup, cohort: int) -> tuple[dict[Cell, int], dict[Cell, int]]:
    """Return the figures of a cohort, and the sums over its students."""
    found = figures(
        setup, cohort, STUDENTS, by=("relief", "institution", "affiliation", "locality")
    )
    sums = Sums()
    for student in students_of(setup.rules.name, drawn(setup, cohort, STUDENTS)):
        sums.add(student)
    return as_cells(found.facts), as_balances(sums.cells, last_year=found.years[-1])


def of_any_relief(cells: Mapping[Cell, int]) -> dict[Cell, int]:
    """Sum over the categories.

    What a prepayment leaves is refunded year by year, and by hand in one sum: a student whose
    category changes has it under several of them.
    """
    found = Counter[Cell]()
    for (measure, payer, on, year, (_, *labels)), amount in cells.items():
        found[measure, payer, on, year, ("", labels[0], labels[1], labels[2])] += amount
    return {cell: n for cell, n in found.items() if n}


@pytest.mark.parametrize("cohort", [2022, 2023, 2024, 2025])
@pytest.mark.parametrize("region", REGIONS)
def test_every_figure_is_what_single_students_add_up_to(region: str, cohort: int) -> None:
    """Every measure, payer, accounting, year and group equals the sum over students, to the fen."""
    found, by_hand = both_ways(eventful(region), cohort)
    assert found == by_hand


@pytest.mark.parametrize("region", REGIONS)
def test_also_where_behaviour_changes_from_year_to_year(region: str) -> None:
    """Relief comes and goes, and each payment is aided as in its own year."""
    found, by_hand = both_ways(eventful(region, *CHANGES), 2024)
    assert of_any_relief(found) == of_any_relief(by_hand)
    if region not in ("changsha", "zhengzhou"):
        assert found == by_hand


@pytest.mark.parametrize(
    ("region", "events"),
    [
        ("changsha", {"refund_exposure", "top_up", "overlap_months", "waiting_days"}),
        ("heilongjiang", {"refund_exposure", "waiting_days"}),
        ("liaoning", {"refund_exposure", "waiting_days"}),
        ("quanzhou", {"refund_exposure", "overlap_months", "waiting_days"}),
        ("zhengzhou", {"refund", "top_up", "credit_months", "waiting_days"}),
    ],
)
def test_the_students_compared_meet_with_rare_events(region: str, events: set[str]) -> None:
    """The comparison is worth something: refunds, exposure, gaps and waits do occur in it."""
    found = figures(eventful(region), 2024, STUDENTS)
    assert events <= {fact.measure for fact in found.facts if fact.value}
