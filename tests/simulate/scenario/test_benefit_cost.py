"""What benefits cost where somebody assumes it: off by default, dated, rising by a trend."""

from typing import Any

import pytest
from attrs import evolve

from kernel.codes import Basis
from kernel.entries import Entry
from kernel.errors import FileFault, RequestError
from simulate.output.evidence import evidence_of
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.benefit_cost import benefit_cost, cost_assumptions
from tests.simulate.making import REGIONS, plain, under


@pytest.mark.parametrize("region", REGIONS)
def test_no_cost_by_default(region: str) -> None:
    """Nobody publishes it, so nothing is said about it."""
    assumptions = plain(region).assumptions
    assert cost_assumptions(assumptions) == ()
    assert "benefit_cost" not in {
        r["name"] for r in evidence_of([plain(region)], [2024]).assumptions
    }


@pytest.mark.parametrize(
    ("options", "year", "fen"),
    [
        (["benefit_cost=25"], 2023, 2500),
        # 25 × 1.03 = 25.75; × 1.03 = 26.5225; × 1.03 = 27.318175
        (["benefit_cost=25"], 2024, 2575),
        (["benefit_cost=25"], 2026, 2732),
        # 25 / 1.03 = 24.271…
        (["benefit_cost=25"], 2022, 2427),
        (["benefit_cost=25", "benefit_cost_trend=0"], 2030, 2500),
        (["benefit_cost=25", "benefit_cost_trend=0.045"], 2024, 2613),  # 26.125, a half rises
        (["benefit_cost.2025=30"], 2025, 3000),
        (["benefit_cost.2025=30"], 2026, 3090),
        (["benefit_cost.2025=30", "benefit_cost.2026=40"], 2026, 4000),
        (["benefit_cost=25", "benefit_cost.2026=40"], 2025, 2652),
        (["benefit_cost=25", "benefit_cost.2026=40"], 2027, 2814),  # 28.1377…: what it had
        (["benefit_cost.2026=40"], 2025, 3883),  # 40 / 1.03 = 38.834…
        (["benefit_cost=quarter"], 2023, 2263),
        (["benefit_cost=25", "benefit_cost.since.2026=30"], 2027, 3090),
        # A change applies to what it has risen to: 25.75 + 5 and 25.75 × 1.1 = 28.325.
        (["benefit_cost=25", "benefit_cost=+5"], 2024, 3075),
        (["benefit_cost=25", "benefit_cost=*1.1"], 2024, 2833),
        (["benefit_cost=25", "benefit_cost.2025=+5"], 2024, 2575),
        (["benefit_cost.2026=40", "benefit_cost=+5"], 2025, 4383),
        (["benefit_cost=25", "benefit_cost_trend=+0.02"], 2024, 2625),
        (["benefit_cost=25", "benefit_cost.secondary_vocational=20"], 2023, 2500),
        (["benefit_cost=0"], 2025, 0),
    ],
)
def test_the_cost_of_a_year(options: list[str], year: int, fen: int) -> None:
    """What is given for the year, or else before it, extended by the trend, rounded to the fen."""
    assert benefit_cost(under("changsha", *options).assumptions, year, "tertiary") == fen


def test_a_cost_since_a_year_is_none_before_it() -> None:
    """20 since 2022 and 30 since 2026: in 2024 it is 20 with two rises of 3 %, in 2027 30.90."""
    assumptions = plain("changsha").assumptions
    cost = evolve(
        assumptions.parameter("benefit_cost"),
        entries=tuple(
            Entry(value, Basis.ASSUMED, "a test", low=value, high=value, since=year)
            for year, value in ((2022, 20), (2026, 30))
        ),
    )
    dated = evolve(assumptions, parameters={**assumptions.parameters, "benefit_cost": cost})
    assert benefit_cost(dated, 2022, "tertiary") == 2000
    assert benefit_cost(dated, 2024, "tertiary") == 2122  # 21.218
    assert benefit_cost(dated, 2027, "tertiary") == 3090


def test_a_quarter_of_the_average_resident() -> None:
    """1086.0 yuan a year: a quarter by 12 months is 22.625, 0.12 is 10.86 and 0.45 is 40.725."""
    (cost, trend) = cost_assumptions(under("quanzhou", "benefit_cost=quarter").assumptions)
    (entry,) = cost.overrides
    assert (entry.low, entry.value, entry.high) == (10.86, 22.63, 40.73)
    assert "10,457.65亿 / 96,294万" in entry.source
    assert entry.source.startswith("--set benefit_cost=quarter: ")
    assert [(e.low, e.value, e.high) for e in trend.entries] == [(0.0, 0.03, 0.06)]


def test_it_is_shown_with_its_source_and_range() -> None:
    """As an assumption among the others."""
    found = evidence_of([under("changsha", "benefit_cost=quarter")], [2024])
    (record,) = [r for r in found.assumptions if r["name"] == "benefit_cost"]
    assert (record["value"], record["low"], record["high"]) == (22.63, 10.86, 40.73)
    assert (record["basis"], record["unit"]) == ("assumed", "yuan")


@pytest.mark.parametrize("value", ["-1", "22.625"])
def test_no_such_cost(value: str) -> None:
    """Below 0, or with a part of a fen."""
    with pytest.raises(FileFault, match="benefit_cost: found"):
        under("changsha", f"benefit_cost={value}")


def with_entries(assumptions: Assumptions, name: str, *entries: Entry) -> Assumptions:
    """Return assumptions of which one has other entries, by year and type of institution."""
    parameter = evolve(
        assumptions.parameter(name), by=("year", "institution_type"), entries=entries
    )
    return evolve(assumptions, parameters={**assumptions.parameters, name: parameter})


def assumed(value: float, **restriction: Any) -> Entry:
    """Return a value without a range."""
    return Entry(value, Basis.ASSUMED, "a test", low=value, high=value, **restriction)


def test_each_year_rises_by_its_own_trend() -> None:
    """25 × 1.03 × 1.05 × 1.02 = 27.577… in 2026; back from 2026, 30 / 1.02 / 1.05 in 2024."""
    trends = (assumed(0.03), assumed(0.05, year=2025), assumed(0.02, since=2026))
    rising = with_entries(plain("changsha").assumptions, "benefit_cost_trend", *trends)
    from_2023 = with_entries(rising, "benefit_cost", assumed(25))
    from_2026 = with_entries(rising, "benefit_cost", assumed(30, year=2026))
    assert benefit_cost(from_2023, 2026, "tertiary") == 2758
    assert benefit_cost(from_2026, 2024, "tertiary") == 2801  # 28.011…


def test_a_type_of_institution_may_cost_something_else() -> None:
    """And one of which nothing is known is no zero."""
    assumptions = plain("changsha").assumptions
    school = assumed(20, institution_type=("secondary_vocational",))
    both = with_entries(assumptions, "benefit_cost", assumed(25), school)
    assert benefit_cost(both, 2023, "tertiary") == 2500
    assert benefit_cost(both, 2023, "secondary_vocational") == 2000
    with pytest.raises(RequestError, match="benefit_cost: no value for 'tertiary'"):
        benefit_cost(with_entries(assumptions, "benefit_cost", school), 2023, "tertiary")
