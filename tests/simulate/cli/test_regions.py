"""`simulate regions`: what is installed."""

import json

from tests.conftest import Simulate
from tests.simulate.making import REGIONS


class TestRegions:
    """`simulate regions`: what is installed."""

    def test_all_of_them(self, simulate: Simulate) -> None:
        """A line for each, with its document and its years."""
        ran = simulate("regions")
        assert ran.code == 0
        for region in REGIONS:
            assert region in ran.out
        assert "长医保发〔2023〕56号" in ran.out
        assert "2024–, standing" in ran.out

    def test_everything_about_one(self, simulate: Simulate) -> None:
        """Documents, clauses, parameters with source and basis, switches, assumptions."""
        out = simulate("regions", "changsha").out
        for heading in ("Documents", "Parameters", "Interpretations", "Assumptions about people"):
            assert heading in out
        for words in ("tariff.2024", "380 yuan", "explicit", "claim_timing", "yearly, at_once"):
            assert words in out

    def test_as_data(self, simulate: Simulate) -> None:
        """A list with one record."""
        ran = simulate("regions", "changsha", "--format", "json")
        (record,) = json.loads(ran.out)
        assert record["region"] == "changsha"
        assert record["name"] == {"en": "Changsha", "zh": "长沙"}
        assert record["localities"] == ["changsha"]
        assert record["documents"][0]["number"] == "长医保发〔2023〕56号"
        assert record["switches"]["claim_timing"] == {
            "options": ["yearly", "at_once"], "default": "yearly",
        }  # fmt: skip

    def test_all_as_data(self, simulate: Simulate) -> None:
        """One record a region, in their order."""
        records = json.loads(simulate("regions", "--format", "json").out)
        assert tuple(record["region"] for record in records) == REGIONS
        cities = records[REGIONS.index("liaoning")]["localities"]
        assert cities == ["shenyang", "dalian", "anshan", "fushun", "other"]

    def test_in_chinese(self, simulate: Simulate) -> None:
        """Names and headings."""
        out = simulate("regions", "changsha", "--lang", "zh").out
        assert "关于人的假设" in out
        assert "明文" in out

    def test_values_as_data(self, simulate: Simulate) -> None:
        """What the table shows, the data holds: parameters with source and basis, assumptions."""
        (record,) = json.loads(simulate("regions", "changsha", "--format", "json").out)
        assert {"parameters", "assumptions"} <= set(record)
