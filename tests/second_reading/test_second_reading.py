"""The second reading against the policy cases that every region keeps as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from .reading import MONEY, assess_one
from .roster import REGIONS

PLUGINS = Path(__file__).parents[2] / "plugins"
BLANK = ("not_provided", "none")


@dataclass(frozen=True)
class Case:
    """One student in one insurance year, and what a document says of him, in yuan."""

    region: str
    name: str
    year: int
    given: Mapping[str, object]
    expect: Mapping[str, object]


def load_cases() -> list[Case]:
    """Every case of every region that this reading knows."""
    cases = []
    for region in REGIONS:
        path = PLUGINS / region / "cases.toml"
        if not path.exists():
            continue
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        cases += [
            Case(region, case["name"], case["year"], case["given"], case["expect"])
            for case in data["case"]
        ]
    return cases


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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """Every value that a policy case expects must come out of the second reading, to the fen."""
    result = assess_one(case.region, case.year, case.given)
    expected = {column: as_result(column, value) for column, value in case.expect.items()}
    shown = {column: result.get(column, "no such column") for column in expected}
    assert shown == expected, result.get("problems", case.name)
    if "problem" not in expected:
        assert "problem" not in result
