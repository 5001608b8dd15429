"""The analysis of change between two saved results: its steps, recomputed, add up to the fen."""

import json
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from kernel.registry import load_reform, load_region
from simulate.comparison.differences import between
from simulate.comparison.saved_analysis import Analysis, analysis_of
from simulate.comparison.scenarios import ANALYSED
from simulate.comparison.steps import SAVED_STEPS
from simulate.output.saved import Saved
from tests.conftest import Simulate
from tests.simulate.certain import ANNUAL
from tests.simulate.output.saving import answered, saved, touched
from tests.tree import ROOT

Analyse = Callable[[Path, Path], Analysis]
"""Analyse the change between two results, and check that its steps add up."""

TARIFF: Final = '{ year = 2026, value = 400, basis = "explicit"'
"""As the file of Changsha has it."""

RULE: Final = (
    'explicit("C4", True, years=1, price=tariff)',
    'explicit("C4", True, years=1, price=tariff + tariff)',
)
"""Who pays year by year pays twice as much after the first year."""

CERTAIN: Final = [word for setting in ANNUAL for word in ("--set", setting)]
"""Nothing is left to chance: everybody enrols, pays each year, and stays for four years."""


@pytest.fixture
def analyse() -> Analyse:
    """Return the analysis of two files; every figure that both have is explained to the fen."""

    def run(one: Path, other: Path) -> Analysis:
        before, after = Saved.load(one), Saved.load(other)
        analysis = analysis_of(before, after)
        wanted = {
            (d.region, d.year, d.account): (d.before, d.after)
            for d in between(before.facts_by(()), after.facts_by(()))
            if d.account in ANALYSED and d.difference is not None
        }
        assert [step.name for step in analysis.steps] == list(SAVED_STEPS)
        now = {figure: start for figure, (start, _) in wanted.items()}
        for step in analysis.steps:
            by_figure = {(d.region, d.year, d.account): d for d in step.effects}
            assert {figure: d.before for figure, d in by_figure.items()} == now
            now = {figure: d.after for figure, d in by_figure.items()}
        assert now == {figure: end for figure, (_, end) in wanted.items()}
        return analysis

    return run


def moved(analysis: Analysis) -> Counter[str]:
    """Return by how much each step moves income of the fund (accrual), where it moves anything."""
    return Counter(
        {
            step.name: sum(
                d.difference or 0
                for d in step.effects
                if (d.measure, d.accounting) == ("fund_income", "accrual")
            )
            for step in analysis.steps
            if any(d.difference for d in step.effects)
        }
    )


def test_each_setting_moves_its_own_step(
    simulate: Simulate, tmp_path: Path, analyse: Analyse
) -> None:
    """A hundred students in four years: by hand, in the order of the steps.

    Before, each pays 380, 400, 400 and 400 yuan and brings 670, 700, 724 and 754 of subsidy. Half
    of them are left; then a tariff of 500 in 2027, a standard of 800 in 2027, and nobody enrols.
    """
    one = saved(simulate, tmp_path / "one.json", *CERTAIN)
    other = saved(
        simulate, tmp_path / "other.json", *CERTAIN,
        *("--students", "50", "--set", "uptake=0"),
        *("--set", "tariff.2027=500", "--set", "fiscal_standard.2027=800"),
    )  # fmt: skip
    found = moved(analyse(one, other))
    standards = 670 + 700 + 724 + 754
    tariffs = 380 + 400 + 400 + 400
    assert found["data"] == -50 * (tariffs + standards) * 100
    assert found["tariffs"] == 50 * 100 * 100
    assert found["fiscal_standards"] == 50 * 46 * 100
    assert found["behaviour"] == -50 * (tariffs + 100 + standards + 46) * 100
    assert set(found) == {"data", "tariffs", "fiscal_standards", "behaviour"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("--set", "fiscal_standard=700"), ("--set", "tariff_rise=20", "--seed", "4")),
        (("--set", "tariff.2027=420"), ("--set", "tariff.2026=410", "--set", "tariff_rise=15")),
        (("--set", "uptake.2=0.3"), ("--set", "uptake=0.6", "--set", "claim_timing=at_once")),
        (("--set", "relief=monitored"), ("--set", "programme_years.tertiary=3")),
        (("--by", "clause"), ("--by", "relief", "--set", "entrants.tertiary=90")),
        (("--cohort", "2023:2024"), ("--cohort", "2024:2025", "--method", "grouped")),
        (("--method", "grouped"), ("--method", "grouped", "--set", "assisted_share=0.5")),
        (("--set", "tariff=+20"), ("--set", "tariff.since.2026=*1.1", "--set", "tariff_rise=10")),
        (
            ("--set", "uptake.2026=0.7", "--set", "prepay_share.since.2024=0.3"),
            ("--set", "uptake=-0.1", "--set", "relief.since.2024=monitored"),
        ),
        (("--horizon", "2"), ("--region", "quanzhou", "--set", "prepay_share=0")),
        (
            ("--region", "heilongjiang", "--set", "late_share=0.5"),
            ("--region", "heilongjiang", "--set", "reforms=assisted_do_not_wait"),
        ),
    ],
)
def test_whatever_is_set_comes_out_again(
    simulate: Simulate,
    tmp_path: Path,
    analyse: Analyse,
    before: Sequence[str],
    after: Sequence[str],
) -> None:
    """Both records say all that it takes: neither the program nor a remainder moves anything."""
    one = saved(simulate, tmp_path / "one.json", *before)
    other = saved(simulate, tmp_path / "other.csv", *after)
    analysis = analyse(one, other)
    assert not analysis.faults
    assert not {"program_version", "remainder"} & set(moved(analysis))


def test_years_that_only_one_has_are_left_out(
    simulate: Simulate, tmp_path: Path, analyse: Analyse
) -> None:
    """Cohort 2024 against cohort 2025, certain: from 2025 to 2027 other students are there."""
    one = saved(simulate, tmp_path / "one.json", *CERTAIN)
    other = saved(simulate, tmp_path / "other.json", *CERTAIN, "--cohort", "2025")
    analysis = analyse(one, other)
    years = {d.year for d in analysis.steps[0].effects if d.measure == "insured"}
    assert years == {2025, 2026, 2027}
    assert set(moved(analysis)) == {"data"}
    assert not analysis.types


def test_the_seed_is_method(simulate: Simulate, tmp_path: Path, analyse: Analyse) -> None:
    """Other students of the same kind are drawn."""
    one = saved(simulate, tmp_path / "one.json")
    assert set(moved(analyse(one, saved(simulate, tmp_path / "two.json", "--seed", "1")))) == {
        "method"
    }


def dearer_total(content: dict[str, Any]) -> None:
    """Raise what the fund takes in for 2024 by a fen."""
    (row,) = [
        row
        for row in content["rows"]
        if (row["measure"], row["payer"], row["accounting"], row["year"])
        == ("fund_income", "total", "accrual", 2024)
    ]
    row["value"] += 1


def test_what_its_record_does_not_give_is_a_remainder(
    simulate: Simulate, tmp_path: Path, analyse: Analyse
) -> None:
    """A figure that somebody changed by a fen."""
    one = saved(simulate, tmp_path / "one.json")
    analysis = analyse(one, touched(one, dearer_total, "other.json"))
    assert moved(analysis) == {"remainder": 1}
    assert not analysis.types


@pytest.mark.parametrize(
    "change",
    [
        lambda run: run.update(version="0.0.1"),
        lambda run: run.update(numpy="1.0"),
        lambda run: run["plugins"]["changsha"].update(version="0.0.1"),
        lambda run: run.pop("reforms"),
    ],
    ids=["version", "numpy", "plugin", "before reforms were recorded"],
)
def test_another_program_gives_other_figures(
    simulate: Simulate, tmp_path: Path, analyse: Analyse, change: Callable[[dict[str, Any]], object]
) -> None:
    """What a record of another version says otherwise than comes out now is that version's."""

    def elsewhere(content: dict[str, Any]) -> None:
        dearer_total(content)
        change(content["run"])

    one = saved(simulate, tmp_path / "one.json")
    assert moved(analyse(touched(one, elsewhere, "older.json"), one)) == {"program_version": -1}


def test_a_region_that_is_not_installed_is_a_remainder(
    simulate: Simulate, tmp_path: Path, analyse: Analyse
) -> None:
    """All of its change, and why; the others are recomputed."""

    def elsewhere(content: dict[str, Any]) -> None:
        for record in (*content["rows"], *content["parameters"], *content["assumptions"]):
            if record["region"] == "quanzhou":
                record["region"] = "atlantis"

    words = ("--region", "changsha", "--region", "quanzhou", "--cohort", "2024", "--students", "50")
    one = answered(simulate, tmp_path / "one.json", *words, "--quiet")
    other = answered(simulate, tmp_path / "other.json", *words, "--set", "uptake=0.7", "--quiet")
    analysis = analyse(touched(one, elsewhere), touched(other, elsewhere))
    assert set(moved(analysis)) == {"behaviour", "remainder"}
    assert "'atlantis': no such region" in str(analysis.faults["atlantis"])
    assert {one.region for one in analysis.types} == {"changsha"}


def test_a_record_without_a_method_is_a_remainder(
    simulate: Simulate, tmp_path: Path, analyse: Analyse
) -> None:
    """Somebody else's file: what is missing is named, and nothing is guessed."""
    one = saved(simulate, tmp_path / "one.json")
    other = saved(simulate, tmp_path / "other.json", "--set", "uptake=0.7")
    bare = touched(one, lambda content: content["run"].pop("method"), "bare.json")
    analysis = analyse(bare, other)
    assert set(moved(analysis)) == {"remainder"}
    assert "key 'method' is missing" in str(analysis.faults["changsha"])


def test_winners_and_losers_are_those_of_the_scenarios(
    simulate: Simulate, tmp_path: Path, analyse: Analyse
) -> None:
    """Every type of student, counted over both results."""
    one = saved(simulate, tmp_path / "one.json")
    other = saved(simulate, tmp_path / "other.json", "--set", "tariff.2027=500")
    types = analyse(one, other).types
    assert sum(found.before.students for found in types) == 100
    assert {found.money for found in types if found.after.cost > found.before.cost} == {"loses"}
    rows = json.loads(other.read_text(encoding="utf-8"))["rows"]
    costs = [r for r in rows if (r["measure"], r["accounting"]) == ("student_cost", "accrual")]
    assert sum(found.after.cost for found in types) == sum(row["value"] for row in costs)


Versions = Callable[..., Path]
"""Save a forecast of a region of somebody else, after changing its files; its version goes up."""


@pytest.fixture
def versions(
    simulate: Simulate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Versions]:
    """Install a copy of Changsha as a region of its own."""
    package = tmp_path / "thirdland"
    shutil.copytree(ROOT / "plugins" / "changsha", package)
    installed = tmp_path / "thirdland.dist-info"
    installed.mkdir()
    (installed / "entry_points.txt").write_text("[xuebao.regions]\nthirdland = thirdland\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    count = 0

    def forget() -> None:
        for cached in (load_region, load_reform):
            cached.cache_clear()
        for name in [name for name in sys.modules if name.partition(".")[0] == "thirdland"]:
            del sys.modules[name]

    def save(file: str = "", old: str = "", new: str = "") -> Path:
        nonlocal count
        count += 1
        if file:
            text = (package / file).read_text(encoding="utf-8")
            assert old in text, f"{file} holds no {old!r}"
            (package / file).write_text(text.replace(old, new), encoding="utf-8")
        metadata = f"Metadata-Version: 2.1\nName: thirdland\nVersion: {count}.0\n"
        (installed / "METADATA").write_text(metadata)
        forget()
        path = tmp_path / f"version{count}.json"
        words = ("--region", "thirdland", "--cohort", "2024", "--students", "100", *CERTAIN)
        ran = simulate(*words, "--quiet", "-o", path)
        assert ran.code == 0, ran.err
        return path

    yield save
    forget()


def test_two_versions_of_a_region_s_parameters(versions: Versions, analyse: Analyse) -> None:
    """A notice raises the tariff of 2026 from 400 to 430: 100 students pay 30 yuan more."""
    one = versions()
    other = versions("parameters.toml", TARIFF, TARIFF.replace("400", "430"))
    analysis = analyse(one, other)
    assert moved(analysis) == {"tariffs": 100 * 30 * 100}
    assert [(c.name, c.before, c.after) for c in analysis.regions["thirdland"].changes] == [
        ("tariff.2026", 400, 430)
    ]
    assert {found.money for found in analysis.types} == {"loses"}


def test_the_older_one_may_come_second(versions: Versions, analyse: Analyse) -> None:
    """What is installed now gives both."""
    one = versions()
    other = versions("parameters.toml", TARIFF, TARIFF.replace("400", "430"))
    assert moved(analyse(other, one)) == {"tariffs": -100 * 30 * 100}


def test_a_version_with_other_rules_is_the_program_s(versions: Versions, analyse: Analyse) -> None:
    """Where rules that no parameter holds pay other amounts, both steps are kept apart."""
    one = versions()
    versions("parameters.toml", TARIFF, TARIFF.replace("400", "430"))
    other = versions("rules.py", *RULE)
    # The rules of today double the tariff of 2026 in both, so what the first one lacks is 400.
    assert moved(analyse(one, other)) == {
        "tariffs": 100 * 60 * 100,
        "program_version": 100 * (400 + 400 + 400) * 100,
    }
