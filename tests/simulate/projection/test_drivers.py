"""What rests on what is said once, and is true: moving an assumption moves what is named."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Final

import pytest

from kernel.entries import Alternative, Entry
from simulate.projection.drivers import DIVISIONS, TOTALS, applies, divided_by, rests_on
from simulate.projection.facts import UNITS, accounts, series
from simulate.scenario.assumptions import MIXES, RISES
from tests.simulate.making import EVENTFUL, REGIONS, plain, told, under

COHORT: Final = 2027
"""After the last known year, so that rises bear on every year."""

STUDENTS: Final = 4_000

TEN: Final = 10
"""At least as many years as any ledger here has."""

LIVELY: Final = (
    *EVENTFUL,
    "refund_application_share=0.5",
    "insured_on_entry_share=0.5",
    "tariff_rise=10",
)
"""Settings under which whatever may happen does; drawn with the same numbers every time."""

LENGTHS: Final = {"programme_years.research_institute": {"4": 1.0}}
"""A length for a type that is out of scope in Changsha, so that type bears on who is insured."""

ENDS_OF_MIXES: Final = {
    "programme_years": ("3", "4"),
    "institution_type": ("tertiary", "secondary_vocational", "research_institute"),
    "affiliation": ("central", "provincial", "municipal"),
    "relief": ("tekun", "dibao", "out_of_poverty"),
}
"""Mixes put whole on one entry and then on another."""


def ends(region: str, name: str) -> list[str]:
    """Return settings that move an assumption over its range, as far as the region has one."""
    setup = plain(region)
    if name == "locality":
        places = setup.assumptions.localities
        return [f"{name}={word}" for word in places] if len(places) > 1 else []
    if name in ENDS_OF_MIXES:
        return [f"{name}={word}" for word in ENDS_OF_MIXES[name]]
    if name == "entrants":
        return []
    law, people = setup.rules.law, setup.assumptions
    parameter = (law if name in RISES else people).parameter(name)
    # What has no value by default is moved over the range of the one that has a name.
    stated: list[Entry | Alternative] = [*parameter.entries] or [*parameter.alternatives.values()]
    entry = stated[-1]
    return [] if entry.low is None else [f"{name}={entry.low}", f"{name}={entry.high}"]


Sums = Mapping[tuple[str, str, str], tuple[int, ...]]
"""For each measure, payer and accounting basis the figures of ten years."""


@cache
def sums(region: str, *settings: str) -> Sums:
    """Return every account, over all clauses and bases."""
    made = told(under(region, *LIVELY, *settings, mixes=LENGTHS), COHORT, STUDENTS)
    found = {a: series(made, a).sum(axis=1).tolist() for a in accounts(made)}
    return {
        (a.measure, a.payer, a.accounting): (*years, *[0] * (TEN - len(years)))
        for a, years in found.items()
    }


def differing(one: Sums, other: Sums) -> set[tuple[str, str, str]]:
    """Return the accounts of which two forecasts tell differently, year by year."""
    nothing = (0,) * TEN
    return {k for k in one.keys() | other.keys() if one.get(k, nothing) != other.get(k, nothing)}


def moved(region: str, name: str) -> tuple[set[str], set[str]]:
    """Return the measures whose total moves over the range, and those that are divided anew.

    Of a measure without a total each payer counts as one.
    """
    totals, parts = set[str](), set[str]()
    for one, other in pairwise(sums(region, setting) for setting in ends(region, name)):
        for measure, payer, accounting in differing(one, other):
            has_total = (measure, "total", accounting) in one
            (parts if has_total and payer != "total" else totals).add(measure)
    return totals, parts - totals


@cache
def moved_anywhere(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what an assumption moves in any region, and what it only divides in every region."""
    found = [moved(region, name) for region in REGIONS]
    totals = frozenset[str]().union(*(total for total, _ in found))
    return totals, frozenset[str]().union(*(part for _, part in found)) - totals


MOVABLE: Final = [name for name in TOTALS if name != "entrants"]


@pytest.mark.parametrize("name", MOVABLE)
def test_an_assumption_moves_what_is_named_and_nothing_else(name: str) -> None:
    """From the low to the high end of its range, on the same students, over all regions."""
    totals, divisions = moved_anywhere(name)
    assert totals == set(TOTALS[name])
    assert divisions == set(DIVISIONS.get(name, ()))


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("name", MOVABLE)
def test_what_does_not_apply_in_a_region_moves_nothing_there(region: str, name: str) -> None:
    """Prepayment, refunds and credit where no document knows them; places where there is one."""
    made = told(plain(region), students=10)
    if not applies(name, made) and name != "institution_type":
        assert moved(region, name) == (set(), set())


def test_more_entrants_are_more_of_everything() -> None:
    """Twice as many in Zhengzhou and Changsha: no measure stays as it is."""
    found = set[str]()
    for region in ("zhengzhou", "changsha"):
        few, many = (told(under(region, *LIVELY), COHORT, n) for n in (STUDENTS, 2 * STUDENTS))
        found |= {a.measure for a in accounts(few) if (series(few, a) < series(many, a)).any()}
    assert found == set(TOTALS["entrants"]) == set(UNITS)


def test_every_assumption_is_named() -> None:
    """None that the regions share is forgotten, and none is invented."""
    people = {n for region in REGIONS for n in plain(region).assumptions.parameters}
    assert set(TOTALS) == people | set(RISES)
    assert set(MIXES) <= set(TOTALS)
    assert set(DIVISIONS) <= set(TOTALS)


def test_a_region_names_what_bears_on_it() -> None:
    """Fund income rests on prepayment in Changsha, and not in Heilongjiang, where there is none."""
    changsha, heilongjiang = (told(plain(r), students=10) for r in ("changsha", "heilongjiang"))
    assert rests_on("fund_income", changsha) == (
        "entrants", "programme_years", "uptake", "leave_rate", "late_share", "prepay_share",
        "tariff_rise", "fiscal_rise",
    )  # fmt: skip
    assert "prepay_share" not in rests_on("fund_income", heilongjiang)
    assert rests_on("students", changsha) == ("entrants", "programme_years", "leave_rate")
    assert divided_by("fund_income", changsha) == (
        "assisted_share", "relief", "institution_aid_percent", "affiliation",
    )  # fmt: skip
