"""A region begun from an installed one: its structure and prices, nothing of it documented."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kernel.cases import load_cases
from kernel.layers import TO_FILL_IN
from simulate.draft.begun_region import BegunRegion
from simulate.draft.distribution import texts_of
from simulate.explanation.policy_cases import run_case
from tests.simulate.draft.making import certain, loaded, written
from tests.simulate.making import REGIONS, figures


def parsed(region: BegunRegion, name: str) -> dict[str, Any]:
    """Return one of the region's TOML files."""
    return tomllib.loads(texts_of(region)[f"{region.package}/{name}"])


@pytest.mark.parametrize("other", REGIONS)
class TestEveryRegion:
    """Begun from each of those that are installed."""

    def test_its_cases_hold(
        self, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Those of the other region, to begin with."""
        region = BegunRegion(f"like_{other}", like=other)
        written(region, tmp_path)
        rules = loaded(region, tmp_path, monkeypatch)
        failing = [c.name for c in load_cases(rules) if run_case(rules, c).differences]
        assert failing == []

    def test_it_forecasts(
        self, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Under its own name."""
        region = BegunRegion(f"also_like_{other}", like=other)
        written(region, tmp_path)
        made = figures(certain(loaded(region, tmp_path, monkeypatch)), 2026, 100)
        assert made.at("fund_income", 2026, "total", "accrual") > 0

    def test_every_value_is_assumed_and_marked(self, other: str) -> None:
        """What is documented for one place is not for another."""
        region = BegunRegion("foshan", like=other)
        for name in ("parameters.toml", "population.toml"):
            values = [e for t in parsed(region, name).values() for e in t.get("values", [])]
            assert values
            assert {value["basis"] for value in values} == {"assumed"}
            assert all(TO_FILL_IN in value["source"] for value in values)

    def test_every_clause_is_marked(self, other: str) -> None:
        """In both languages, and so is the number of every document."""
        clauses = parsed(BegunRegion("foshan", like=other), "clauses.toml")
        texts = [clause[lang] for clause in clauses["clause"].values() for lang in ("en", "zh")]
        assert all(text.startswith(TO_FILL_IN) for text in texts)
        assert all(one["number"].startswith(TO_FILL_IN) for one in clauses["document"].values())


def test_names_are_the_new_regions() -> None:
    """In the table of the region and of its only place; a source keeps the other's."""
    region = BegunRegion("foshan", like="changsha")
    table = parsed(region, "parameters.toml")["region"]
    assert table["name"] == {"en": "Foshan", "zh": "Foshan"}
    assert table["default_locality"] == "foshan"
    assert table["localities"] == {"foshan": {"en": "Foshan", "zh": "Foshan"}}
    assert "长沙本地宝" in texts_of(region)["xuebao_foshan/parameters.toml"]


def test_an_address_in_a_source_stays() -> None:
    """Though the region's name stands in it."""
    text = texts_of(BegunRegion("foshan", like="quanzhou"))["xuebao_foshan/population.toml"]
    assert "m.mnw.cn/quanzhou/news" in text


def test_sources_stand_below_each_other() -> None:
    """A column of them is read more easily."""
    text = texts_of(BegunRegion("foshan", like="changsha"))["xuebao_foshan/parameters.toml"]
    tariff = text.partition("[tariff]")[2].partition("]")[0].splitlines()
    assert len({line.index("source = ") for line in tariff if "source = " in line}) == 1
