"""What is installed, shown region by region."""

import json

import pytest

from simulate.explanation.region_records import documents_of, region_record
from simulate.explanation.region_tables import regions_table
from simulate.output.console import rendered
from tests.conftest import Simulate
from tests.simulate.making import REGIONS, plain


@pytest.mark.parametrize("region", REGIONS)
def test_a_record_can_be_written_as_json(region: str) -> None:
    """Names, localities, documents and switches, of plain types."""
    record = region_record(plain(region))
    assert json.loads(json.dumps(record)) == record
    assert record["region"] == region
    assert record["documents"]


@pytest.mark.parametrize("region", REGIONS)
def test_the_regions_own_document_comes_first(region: str) -> None:
    """Above those of the national layer, which every region shares."""
    rules = plain(region).rules
    own = documents_of(rules.layers[-1])
    numbers = [document["number"] for document in region_record(plain(region))["documents"]]
    assert numbers[: len(own)] == [document.number for document in own]
    assert "国办发〔2024〕38号" in numbers[len(own) :]


def test_a_document_is_named_once() -> None:
    """However many of its clauses are read."""
    documents = documents_of(plain("changsha").rules.layers[-1])
    assert [document.number for document in documents] == [
        "长医保发〔2023〕56号",
        "湖南省2026年度居民医保通知 (文号待核)",
    ]


@pytest.mark.parametrize("region", REGIONS)
def test_every_parameter_switch_and_assumption_is_listed(simulate: Simulate, region: str) -> None:
    """By name, in the table of the region."""
    out = simulate("regions", region).out
    law = plain(region).rules.law
    valued = [p for p in law.parameters.values() if p.entries]
    for name in (*(p.name for p in valued), *law.switches, "uptake", "leave_rate"):
        assert name in out, name


@pytest.mark.parametrize("width", [80, 120])
def test_a_document_stands_beside_its_years(width: int) -> None:
    """However narrow the window: Liaoning's four, each in a line with the years it covers."""
    lines = rendered(regions_table({"liaoning": plain("liaoning")}, "zh"), width).splitlines()
    for document, years in (
        ("辽医保〔2022〕81号", "2023年起有效"),
        ("大医保规发〔2024〕3号", "2025–2026"),
    ):
        (line,) = [one for one in lines if document in one]
        assert f"{document} · {years}" in line


def test_a_target_is_listed_beside_its_assumption(simulate: Simulate) -> None:
    """Heilongjiang: `uptake=target` with its clause."""
    out = simulate("regions", "heilongjiang").out
    (line,) = [line for line in out.splitlines() if "uptake=target" in line]
    assert "0.95" in line
    assert "H12" in line


def test_published_entrants_are_listed_beside_the_zeros(simulate: Simulate) -> None:
    """Quanzhou: a line a type, as an option would name it, with value, range and source."""
    lines = simulate("regions", "quanzhou").out.splitlines()
    found = [line for line in lines if "=published" in line]
    named = [f"entrants.{word}=published" for word in ("kindergarten", "primary", "junior")]
    assert len(found) == len(named)
    assert all(name in line for name, line in zip(named, found, strict=True))
    assert "131,500 persons" in found[0]
    assert "65,750–197,250" in found[0]
    assert "泉州统计公报" in lines[lines.index(found[0]) + 1]


def test_a_cost_that_nobody_has_assumed_yet(simulate: Simulate) -> None:
    """It has no value, and the one that can be asked for by name stands there with its range."""
    lines = simulate("regions", "quanzhou").out.splitlines()
    (line,) = [line for line in lines if "benefit_cost=" in line]
    assert "benefit_cost=quarter" in line
    assert "22.63 yuan" in line
    assert "10.86–40.73" in line
