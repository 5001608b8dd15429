"""The second reading against the policy cases that every region keeps as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from tests.tree import ROOT

from .reading import MONEY, assess_one
from .roster import REGIONS

PLUGINS = ROOT / "plugins"
BLANK = ("not_provided", "none")
UNREAD_SWITCHES = {
    "withdrawn_level",  # a scenario about the budget, not an interpretation of a text
    "claim_timing",  # moves money in time and changes no column
}


@dataclass(frozen=True)
class Case:
    """One student in one insurance year, and what a document says of him, in yuan."""

    region: str
    name: str
    year: int
    given: Mapping[str, object]
    expect: Mapping[str, object]
    switches: Mapping[str, str] = field(default_factory=dict)
    suppose: Mapping[str, int] = field(default_factory=dict)

    @property
    def readable(self) -> bool:
        """Whether this reading answers it: its numbers are fixed, and so are some switches."""
        return not self.suppose and UNREAD_SWITCHES.isdisjoint(self.switches)


def load_cases() -> list[Case]:
    """Every case of every region that this reading knows and can answer."""
    cases = []
    for region in REGIONS:
        path = PLUGINS / region / "cases.toml"
        if not path.exists():
            continue
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        for case in data["case"]:
            del case["cites"]
            cases.append(Case(region, **case))
    return [case for case in cases if case.readable]


def as_result(column: str, value: object) -> object:
    """Put an expected value the way the reading gives it: fen, or None for a blank cell."""
    if isinstance(value, str) and value in BLANK:
        return None
    if column in MONEY and isinstance(value, int | Decimal):
        return int(Decimal(value) * 100)
    return value


CASES = load_cases()


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_has_cases(region: str) -> None:
    """No region's cases may go missing unnoticed."""
    assert any(case.region == region for case in CASES), f"no cases in {PLUGINS / region}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.region}: {case.name}")
def test_case(case: Case) -> None:
    """Every value that a policy case expects must come out of the second reading, to the fen."""
    result = assess_one(case.region, case.year, case.given, case.switches)
    expected = {column: as_result(column, value) for column, value in case.expect.items()}
    shown = {column: result.get(column, "no such column") for column in expected}
    assert shown == expected, result.get("problems", case.name)
    if "problem" not in expected:
        assert "problem" not in result
