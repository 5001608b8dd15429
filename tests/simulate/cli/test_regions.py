"""`simulate regions`: what is installed."""

import json

import pytest

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


class TestRules:
    """`--rules` and `--diff`: documents."""

    def test_the_rules_as_markdown(self, simulate: Simulate) -> None:
        """With the values of a year."""
        ran = simulate("regions", "changsha", "--rules", "--year", "2024")
        assert ran.code == 0
        assert ran.out.startswith("# Changsha: the rules, with the values of insurance year 2024\n")

    def test_the_rules_as_a_page(self, simulate: Simulate) -> None:
        """Whole, in its language, with tables; what documents say is no markup."""
        out = simulate("regions", "长沙", "--rules", "--format", "html", "--lang", "zh").out
        assert out.startswith('<!DOCTYPE html>\n<html lang="zh">')
        assert "<title>长沙：规则及 2027 参保年度的数值</title>" in out
        assert out.count("<table>") == out.count("</table>") > 5
        assert out.endswith("</html>\n")

    def test_what_changes(self, simulate: Simulate) -> None:
        """Between two years."""
        out = simulate("regions", "changsha", "--diff", "2023:2024").out
        assert "rises from 350 yuan to 380 yuan" in out

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--rules"], "--rules: expected a region"),
            (["changsha", "--rules", "--cases"], "--cases and --rules: expected one of them"),
            (["changsha", "--diff", "2024:2025", "--year", "2024"], "no effect without --rules"),
            (["changsha", "--rules", "--format", "json"], "expected markdown or html"),
            (["changsha", "--format", "html"], "expected table or json"),
            (["changsha", "--diff", "2026:2025"], "the first not after the last"),
        ],
    )
    def test_what_does_not_go_together(
        self, simulate: Simulate, words: list[str], said: str
    ) -> None:
        """One message, and nothing on standard output."""
        ran = simulate("regions", *words)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
