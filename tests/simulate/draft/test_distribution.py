"""What is written for a new region: complete, marked, and it forecasts at once."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from kernel.cases import load_cases
from kernel.layers import TO_FILL_IN
from kernel.parameters import Parameter
from kernel.schemas import FILES, schema_name, schema_of
from simulate.draft.begun_region import BegunRegion
from simulate.draft.distribution import purposes, texts_of
from simulate.draft.provinces import provinces
from simulate.draft.year_days import CALENDAR_YEAR, year_beginning
from simulate.explanation.policy_cases import run_case
from tests.simulate.draft.making import certain, loaded, written
from tests.simulate.making import YUAN, figures

BLANK: Final = BegunRegion("blank_city")
SCHOOL: Final = BegunRegion("school_city", days=year_beginning("09-01"))
PLACED: Final = BegunRegion("placed_city", provinces()["Hunan"])
EVERY: Final = [BLANK, SCHOOL, PLACED]

OWN: Final = {"README.md", "pyproject.toml", "tests/test_contract.py"}
IN_THE_PACKAGE: Final = {
    "__init__.py",
    "cases.toml",
    "clauses.toml",
    "parameters.toml",
    "population.toml",
    "py.typed",
    "rules.py",
}


def entries(tables: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the values of parameters as a file has them."""
    return [entry for table in tables for entry in table.get("values", [])]


@pytest.mark.parametrize("region", EVERY, ids=lambda region: region.name)
class TestFiles:
    """What lies in the folder."""

    def test_the_distribution_is_whole(self, region: BegunRegion, tmp_path: Path) -> None:
        """Nothing is missing, and nothing lies beside it."""
        folder = written(region, tmp_path)
        found = {str(p.relative_to(folder)) for p in folder.glob("**/*") if p.is_file()}
        of_package = {f"{region.package}/{name}" for name in IN_THE_PACKAGE}
        schemas = {f"schemas/{schema_name(file)}" for file in FILES}
        assert found == OWN | of_package | schemas
        assert [path.name for path in tmp_path.iterdir()] == [region.name]

    def test_no_place_is_left_open(self, region: BegunRegion) -> None:
        """Every word of the templates is filled in."""
        assert not any("<<" in text or ">>" in text for text in texts_of(region).values())

    def test_what_is_for_whom_is_there(self, region: BegunRegion) -> None:
        """Every file that the command explains is written, and every folder has some."""
        for path in purposes(region):
            assert any(written.startswith(path) for written in texts_of(region)), path

    def test_editors_find_what_a_file_may_hold(self, region: BegunRegion) -> None:
        """The first line of each file of values leads to its schema."""
        texts = texts_of(region)
        for file in FILES:
            first, blank, *_ = texts[f"{region.package}/{file}"].split("\n")
            assert (first, blank) == (f"#:schema ../schemas/{schema_name(file)}", "")
            assert texts[f"schemas/{schema_name(file)}"] == schema_of(file)

    def test_it_declares_its_entry_point(self, region: BegunRegion) -> None:
        """Under its name, with the package in which the files lie."""
        project = tomllib.loads(texts_of(region)["pyproject.toml"])["project"]
        assert project["entry-points"] == {"xuebao.regions": {region.name: region.package}}
        assert project["name"] == region.distribution
        assert project["dependencies"] == ["xuebao"]

    def test_every_value_is_marked_or_cited(self, region: BegunRegion) -> None:
        """What nobody filled in says so; what is known already cites the central documents."""
        texts = texts_of(region)
        for name in ("parameters.toml", "population.toml"):
            for one in entries([*tomllib.loads(texts[f"{region.package}/{name}"]).values()]):
                assert (TO_FILL_IN in one["source"]) == (one["basis"] == "assumed"), one

    def test_both_languages_stand_in_every_file(self, region: BegunRegion) -> None:
        """Whoever fills it in may read either."""
        for path in purposes(region):
            if not path.startswith(("tests/", "schemas/")):
                assert re.search("[\u4e00-\u9fff]{4}", texts_of(region)[path]), path


class TestRules:
    """The region itself, over the national layer."""

    @pytest.mark.parametrize("region", EVERY, ids=lambda region: region.name)
    def test_its_cases_hold(
        self, region: BegunRegion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As written, so that a broken one is the person's own."""
        written(region, tmp_path)
        rules = loaded(region, tmp_path, monkeypatch)
        cases = load_cases(rules)
        assert len(cases) == 6
        assert [run_case(rules, case).differences for case in cases] == [{}] * 6

    @pytest.mark.parametrize("region", EVERY, ids=lambda region: region.name)
    def test_it_forecasts(
        self, region: BegunRegion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """1,000 students pay 400 yuan each in their first year, and 724 come from budgets."""
        written(region, tmp_path)
        made = figures(certain(loaded(region, tmp_path, monkeypatch)), 2026, 1000)
        assert made.at("fund_income", 2026, "student", "accrual") == 1000 * 400 * YUAN
        assert made.at("fund_income", 2026, "total", "accrual") == 1000 * (400 + 724) * YUAN

    def test_the_year_is_that_of_the_school(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """2026 runs from September 2025 to August 2026."""
        written(SCHOOL, tmp_path)
        first, last = loaded(SCHOOL, tmp_path, monkeypatch).law.span(2026).dates
        assert (f"{first}", f"{last}") == ("2025-09-01", "2026-08-31")

    def test_the_province_says_what_the_centre_pays(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """60 % in Hunan, from the national plan; so nobody has to fill it in."""
        written(PLACED, tmp_path)
        share: Parameter = loaded(PLACED, tmp_path, monkeypatch).law.parameters["fiscal_share"]
        local = [
            (entry.value, entry.basis.word, "国办发〔2018〕6号" in entry.source)
            for entry in share.entries
            if entry.level == ("central",) and entry.affiliation != ("central",)
        ]
        assert local == [(60, "inferred", True)] * 2


def test_every_example_is_code_that_loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With all marks deleted the files are right, and every table decides."""
    region = BegunRegion("example_city")
    package = written(region, tmp_path) / region.package
    for name in ("rules.py", "parameters.toml", "clauses.toml"):
        text = (package / name).read_text(encoding="utf-8")
        used = re.sub(r"#:(?!schema) ?", "", text)
        assert used != text
        (package / name).write_text(used, encoding="utf-8")
    rules = loaded(region, tmp_path, monkeypatch)
    assert rules.law.category("veteran")
    made = figures(certain(rules), 2026, 100)
    # The example lets a fifth of the contribution belong to another fund.
    assert made.at("passed_on", 2026) == 100 * 400 * YUAN // 5


def test_a_calendar_year_needs_no_dates() -> None:
    """It is that of the national layer, also when it is asked for."""
    assert year_beginning("01-01") == CALENDAR_YEAR
    assert "[year_begins]" not in texts_of(BLANK)[f"{BLANK.package}/parameters.toml"]
