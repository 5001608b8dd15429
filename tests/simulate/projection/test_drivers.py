"""What an assumption affects is declared, and is true: moving it moves what is named."""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain, pairwise
from typing import Final

import pytest
from attrs import evolve

from kernel.entries import Alternative, Entry
from kernel.errors import FileFault
from kernel.parameters import Parameter, Role
from simulate.projection.drivers import (
    affected_by,
    applies,
    assumptions_of,
    dividers_of,
    drivers_of,
)
from simulate.projection.facts import accounts, series
from simulate.projection.measures import MEASURES
from simulate.scenario.assumptions import MIXES
from tests.simulate.making import EVENTFUL, REGIONS, forecast_of, plain, under

COHORT: Final = 2027
"""After the last known year, so that rises affect every year."""

COHORTS: Final = {"locality": (2022, COHORT)}
"""In one city entrants were covered from September in the first year, and in no other."""

STUDENTS: Final = 4_000

TEN: Final = 10
"""At least as many years as any ledger here has."""

LIVELY: Final = (
    *EVENTFUL,
    "refund_application_share=0.5",
    "insured_on_entry_share=0.5",
    "tariff_rise=10",
    "benefit_cost=25",
)
"""Settings under which whatever may happen does; drawn with the same numbers every time."""

LENGTHS: Final = {"programme_years.research_institute": {"4": 1.0}}
"""A length for a type out of scope in Changsha: who is insured depends on the type."""

ENDS_OF_MIXES: Final = {
    "programme_years": ("3", "4"),
    "institution_type": ("tertiary", "secondary_vocational", "research_institute"),
    "affiliation": ("central", "provincial", "municipal"),
    "relief": ("tekun", "dibao", "out_of_poverty"),
}
"""Mixes put whole on one entry and then on another."""


def names(parameters: Iterable[Parameter]) -> tuple[str, ...]:
    """Return the names of assumptions."""
    return tuple(parameter.name for parameter in parameters)


def ends(region: str, name: str) -> list[str]:
    """Return settings that move an assumption over its range, as far as the region has one."""
    setup = plain(region)
    if name == "locality":
        places = setup.assumptions.words("locality")
        return [f"{name}={word}" for word in places] if len(places) > 1 else []
    if name in ENDS_OF_MIXES:
        return [f"{name}={word}" for word in ENDS_OF_MIXES[name]]
    if name == "entrants":
        return []
    law, people = setup.rules.law, setup.assumptions
    parameter = (people if name in people.parameters else law).parameter(name)
    # What has no value by default is moved over the range of the one that has a name, if any.
    named = chain.from_iterable(parameter.alternatives.values())
    stated: list[Entry | Alternative] = [*parameter.entries] or [*named]
    return [f"{name}={end}" for e in stated[-1:] for end in (e.low, e.high) if end is not None]


Sums = Mapping[tuple[str, str, str], tuple[int, ...]]
"""For each measure, payer and accounting basis the figures of ten years."""


@cache
def sums(region: str, cohort: int, *settings: str) -> Sums:
    """Return every account, over all clauses and bases."""
    made = forecast_of(under(region, *LIVELY, *settings, mixes=LENGTHS), cohort, STUDENTS)
    found = {a: series(made, a).sum(axis=1).tolist() for a in accounts(made)}
    return {
        (a.measure, a.payer, a.accounting): (*years, *[0] * (TEN - len(years)))
        for a, years in found.items()
    }


def usual(measures: Iterable[str]) -> set[str]:
    """Return those of the measures that every region has."""
    return {measure for measure in measures if not MEASURES[measure].is_rare}


def differing(one: Sums, other: Sums) -> set[tuple[str, str, str]]:
    """Return the accounts that differ between two forecasts, year by year."""
    nothing = (0,) * TEN
    return {k for k in one.keys() | other.keys() if one.get(k, nothing) != other.get(k, nothing)}


def moved(region: str, name: str) -> tuple[set[str], set[str]]:
    """Return the measures whose total moves over the range, and those that are divided anew.

    Of a measure without a total each payer counts as one.
    """
    totals, parts = set[str](), set[str]()
    for cohort in COHORTS.get(name, (COHORT,)):
        settings = ends(region, name)
        for one, other in pairwise(sums(region, cohort, setting) for setting in settings):
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


DECLARED: Final = {
    parameter.name: parameter for region in REGIONS for parameter in assumptions_of(plain(region))
}
"""The assumptions of all regions by name; each is declared once, for all of them."""

MOVABLE: Final = [name for name in DECLARED if name != "entrants"]


@pytest.mark.parametrize("name", MOVABLE)
def test_an_assumption_moves_what_is_named_and_nothing_else(name: str) -> None:
    """From the low to the high end of its range, on the same students, over all regions."""
    totals, divisions = moved_anywhere(name)
    assert totals == usual(affected_by(DECLARED[name]) or ())
    assert divisions == set(DECLARED[name].role.divides)


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("name", MOVABLE)
def test_what_does_not_apply_in_a_region_moves_nothing_there(region: str, name: str) -> None:
    """Prepayment, refunds and credit where no document knows them; places where there is one."""
    made = forecast_of(under(region, "benefit_cost=25"), COHORT, students=10)
    if not applies(DECLARED[name], made) and name != "institution_type":
        assert moved(region, name) == (set(), set())


def test_more_entrants_are_more_of_everything() -> None:
    """Twice as many in Zhengzhou and Changsha: no measure stays as it is."""
    found = set[str]()
    for region in ("zhengzhou", "changsha"):
        few, many = (
            forecast_of(under(region, *LIVELY), COHORT, n) for n in (STUDENTS, 2 * STUDENTS)
        )
        found |= {a.measure for a in accounts(few) if (series(few, a) < series(many, a)).any()}
    assert found == usual(affected_by(DECLARED["entrants"]) or ()) == usual(MEASURES)


@pytest.mark.parametrize("name", DECLARED)
def test_every_assumption_says_what_it_affects(name: str) -> None:
    """Also that no total depends on it; none that the regions share is forgotten."""
    assert affected_by(DECLARED[name]) is not None
    assert {*MIXES, "tariff_rise", "fiscal_rise"} <= set(DECLARED)


def test_an_assumption_of_a_region_alone_need_not_say_what_it_affects() -> None:
    """Nothing is said of it then, which is not the same as that nothing depends on it."""
    assert affected_by(evolve(DECLARED["uptake"], role=Role())) is None


@pytest.mark.parametrize(
    ("key", "role", "near"),
    [
        ("affects", Role(affects=("fund_incom",)), "fund_income"),
        ("spares", Role(affects=("all",), spares=("fund_incom",)), "fund_income"),
        ("divides", Role(divides=("fund_incom",)), "fund_income"),
        ("needs", Role(affects=("all",), needs="refund"), "refunds"),
    ],
)
def test_a_declaration_that_names_what_is_not_known_is_refused(
    key: str, role: Role, near: str
) -> None:
    """With the file, the key and the nearest name."""
    wrong = evolve(DECLARED["uptake"], role=role)
    setup = plain("changsha")
    people = evolve(setup.assumptions, parameters={**setup.assumptions.parameters, "uptake": wrong})
    made = forecast_of(evolve(setup, assumptions=people), students=10)
    with pytest.raises(FileFault, match=rf"population.toml: uptake.{key}: .*mean '{near}'"):
        names((*drivers_of("insured", made), *dividers_of("insured", made)))


def test_an_assumption_is_no_driver_where_what_it_needs_is_missing() -> None:
    """Changsha converts no years, refunds nobody and is one place; Zhengzhou does both.

    Nowhere is a cost of benefits assumed unless somebody says so.
    """
    assert {name: p.role.needs for name, p in DECLARED.items() if p.role.needs} == {
        "prepay_share": "prepayment",
        "refund_application_share": "refunds",
        "employee_here_share": "credits",
        "locality": "localities",
        "institution_type": "institution_types",
        "benefit_cost": "benefits",
        "benefit_cost_trend": "benefits",
    }
    changsha, zhengzhou = (
        forecast_of(plain(region), students=10) for region in ("changsha", "zhengzhou")
    )
    missing = {"employee_here_share", "refund_application_share", "locality", "benefit_cost"}
    assert not any(applies(DECLARED[name], changsha) for name in missing)
    assert "employee_here_share" not in names(drivers_of("credit_months", changsha))
    assert "employee_here_share" in names(drivers_of("credit_months", zhengzhou))
    assert "refund_application_share" in names(drivers_of("refund", zhengzhou))


def test_a_region_names_the_drivers_of_a_measure() -> None:
    """Fund income depends on prepayment in Changsha, and not in Heilongjiang, which has none."""
    changsha, heilongjiang = (
        forecast_of(plain(r), students=10) for r in ("changsha", "heilongjiang")
    )
    assert names(drivers_of("fund_income", changsha)) == (
        "entrants", "uptake", "late_share", "prepay_share", "leave_rate", "programme_years",
        "tariff_rise", "fiscal_rise",
    )  # fmt: skip
    assert "prepay_share" not in names(drivers_of("fund_income", heilongjiang))
    assert names(drivers_of("students", changsha)) == ("entrants", "leave_rate", "programme_years")
    assert names(dividers_of("fund_income", changsha)) == (
        "assisted_share", "institution_aid_percent", "affiliation", "relief",
    )  # fmt: skip
