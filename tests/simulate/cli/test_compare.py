"""`simulate compare` as a person meets it."""

import csv
import json
from pathlib import Path
from typing import Final

import pytest

from simulate import compare
from tests.conftest import Simulate
from tests.simulate.comparison.making import CHANGES, SCENARIOS
from tests.simulate.output.saving import FEW_PROFILES

BASELINE: Final = SCENARIOS / "baseline.toml"
PREPAY: Final = SCENARIOS / "all_prepay.toml"
EXEMPT: Final = SCENARIOS / "heilongjiang_assisted_exempt.toml"
FEW: Final = ("--students", "200", "--quiet")
DEARER: Final = "[parameters.tariff]\n2026 = 430\n"
IN_CHANGSHA: Final = ("--region", "changsha", "--cohort", "2024", *FEW)


def written(folder: Path, name: str, text: str) -> Path:
    """Write a scenario file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("path", CHANGES, ids=lambda path: path.stem)
def test_each_scenario_in_the_tree_compares_with_the_baseline_as_it_stands(path: Path) -> None:
    """The baseline leaves region and cohort open; nothing is cut, in either language."""
    result = compare(BASELINE, path, students=200)
    for language in ("en", "zh"):
        text = result.text(language)
        assert path.name in text
        assert "…" not in text


def test_the_command_prints_what_the_function_gives(simulate: Simulate) -> None:
    """Word by word, in either language, and nothing beside it."""
    result = compare(BASELINE, PREPAY, region="changsha", cohort=2024, students=200)
    for language in ("en", "zh"):
        asked = ("compare", BASELINE, PREPAY, *IN_CHANGSHA, "--format", "table")
        ran = simulate(*asked, "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == result.text(language)


def test_a_scenario_and_itself_differ_in_nothing_and_it_says_so(simulate: Simulate) -> None:
    """No table of zeros."""
    ran = simulate("compare", BASELINE, BASELINE, *IN_CHANGSHA, "--format", "table")
    assert ran.code == 0
    assert ran.out.strip().splitlines()[-1].startswith("Nothing differs: every figure is the same")
    assert "┏" not in ran.out


def test_scenarios_with_the_same_figures_are_distinguished(simulate: Simulate) -> None:
    """The letter of Quanzhou moves no figure of a forecast; what differs is listed."""
    letter = SCENARIOS / "quanzhou_letter.toml"
    ran = simulate("compare", BASELINE, letter, *FEW, "--format", "table")
    assert "What they rest on differs, but no figure does" in ran.out
    assert "governing_text" in ran.out


def test_csv_holds_the_differences(simulate: Simulate, tmp_path: Path) -> None:
    """On standard output and in a file; after less before, and its part of before."""
    out = tmp_path / "out.csv"
    ran = simulate("compare", BASELINE, PREPAY, *IN_CHANGSHA, "--format", "csv", "-o", out)
    assert (ran.code, ran.err) == (0, "")
    assert out.read_text(encoding="utf-8") == ran.out
    header = "region,year,measure,payer,accounting,unit,before,after,difference,relative"
    assert ran.out.splitlines()[0] == header
    rows = list(csv.DictReader(ran.out.splitlines()))
    assert {row["region"] for row in rows} == {"changsha"}
    for row in rows:
        assert int(row["difference"]) == int(row["after"]) - int(row["before"])
        assert (row["relative"] == "") == (row["before"] == "0")


def test_the_notes_of_data_go_to_standard_error(simulate: Simulate) -> None:
    """What is compared, and on which students."""
    ran = simulate("compare", BASELINE, PREPAY, *IN_CHANGSHA[:-1], "--format", "csv")
    assert ran.err.splitlines() == [
        f"Before: As it stands ({BASELINE})",
        f"After: Every entrant prepays the programme ({PREPAY})",
        "The same students are drawn for both, one by one (seed 0).",
    ]


def test_json_holds_everything(simulate: Simulate, tmp_path: Path) -> None:
    """Scenarios, what they rest on, differences, steps and types."""
    out = tmp_path / "out.json"
    assert simulate("compare", BASELINE, EXEMPT, *FEW, "-o", out).code == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    assert list(found) == [
        "schema", "run", "before", "after", "identical", "parameters", "assumptions",
        "changes", "differences", "walk", "types",
    ]  # fmt: skip
    assert found["after"]["name"]["zh"] == "黑龙江：资助对象逾期缴费不设等待期"
    assert found["run"]["regions"] == ["heilongjiang"]
    assert found["run"]["command"][:2] == ["simulate", "compare"]
    assert [c["name"] for c in found["changes"]] == ["assisted_wait_days", "reforms"]
    moved = {d["measure"] for d in found["differences"] if d["difference"]}
    assert moved <= {"waiting_days", "covered_months", "refund_exposure"}
    assert {step["step"] for step in found["walk"] if step["difference"]} <= {"rules"}
    assert sum(one["students_before"] for one in found["types"]) == 200


def test_options_override_both_scenarios(simulate: Simulate) -> None:
    """What one scenario sets is set by the option in both, so that nothing is left of it."""
    ran = simulate(
        "compare", BASELINE, PREPAY, *IN_CHANGSHA, "--set", "prepay_share=0.5", "--format", "table"
    )
    assert "Nothing differs" in ran.out


def test_grouped_says_when_it_cannot_draw_the_same_students(simulate: Simulate) -> None:
    """People who behave otherwise are not allocated by chance again, since that would be noise."""
    asked = ("compare", BASELINE, PREPAY, *IN_CHANGSHA, "--method", "grouped")
    ran = simulate(*asked, "--format", "table")
    assert "Both take the expected number of students of every profile" in ran.out
    assert "Multinomial draws were asked for" in ran.out
    ran = simulate("compare", BASELINE, EXEMPT, *FEW, "--method", "grouped", "--format", "table")
    assert "The same students are allocated to groups for both" in ran.out


def test_the_record_says_how_students_were_drawn_not_how_it_was_asked(
    simulate: Simulate, tmp_path: Path
) -> None:
    """Expected instead of grouped, in the JSON and in the record beside the CSV."""
    files = (tmp_path / "out.json", tmp_path / "out.csv")
    outputs = [word for file in files for word in ("-o", file)]
    asked = ("compare", BASELINE, PREPAY, *IN_CHANGSHA, "--method", "grouped")
    assert simulate(*asked, *outputs).code == 0
    for file in (files[0], tmp_path / "out.csv.run.json"):
        run = json.loads(file.read_text(encoding="utf-8"))["run"]
        assert (run["method"], run["regions"], run["cohorts"]) == ("expected", ["changsha"], [2024])


def test_the_command_line_says_for_whom_where_the_files_differ(
    simulate: Simulate, tmp_path: Path
) -> None:
    """Two files about two regions are refused; with --region they are compared there."""
    one = written(tmp_path, "one.toml", 'region = "changsha"\ncohort = 2024\n')
    other = written(tmp_path, "other.toml", 'region = "zhengzhou"\ncohort = 2024\n')
    ran = simulate("compare", one, other, *FEW)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"Error: {other}: region: found zhengzhou, expected changsha as in {one}, "
        "or --region on the command line for both\n"
    )
    assert simulate("compare", one, other, "--region", "liaoning", *FEW).code == 0


def test_regions_in_another_order_are_the_same(simulate: Simulate, tmp_path: Path) -> None:
    """Two files about the same regions need no option."""
    one = written(tmp_path, "one.toml", 'region = ["changsha", "quanzhou"]\ncohort = 2024\n')
    other = written(tmp_path, "other.toml", 'region = ["quanzhou", "changsha"]\ncohort = 2024\n')
    assert simulate("compare", one, other, *FEW).code == 0


WRONG: Final = {
    "nobody says for whom": ("[switches]", "[switches]", "no region and no cohort given"),
    "cohorts differ": ("cohort = 2024", "cohort = 2025", "cohort: found 2025, expected 2024 as in"),
    "a wrong scenario": ("", "[assumptions]\nuptak = 1", "assumptions: unknown name 'uptak'; did"),
    "no toml": ("", "uptake", "not a TOML file"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_one_line_and_exit_code_2(
    simulate: Simulate, tmp_path: Path, case: str
) -> None:
    """Nothing is printed or written."""
    before, after, message = WRONG[case]
    one, other = written(tmp_path, "a.toml", before), written(tmp_path, "b.toml", after)
    whom = ("--region", "changsha") if case != "nobody says for whom" else ()
    when = ("--cohort", "2024") if before == "" else ()
    ran = simulate("compare", one, other, *whom, *when, *FEW, "-o", tmp_path / "out.csv")
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "out.csv").exists()


class TestResults:
    """Two results that a forecast saved, instead of two scenarios."""

    def test_two_results_are_compared_as_they_are(self, simulate: Simulate, tmp_path: Path) -> None:
        """Their differences, in the shape that is asked for."""
        one, other = tmp_path / "one.json", tmp_path / "other.json"
        for path, share in ((one, 0), (other, 1)):
            assert simulate(*IN_CHANGSHA, "--set", f"prepay_share={share}", "-o", path).code == 0
        ran = simulate("compare", one, other, "--format", "csv", "--quiet")
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("region,year,measure,payer,accounting,unit,before,after,diff")

    def test_what_is_forecast_cannot_be_said_of_them(self, simulate: Simulate) -> None:
        """An option that would be passed over is refused."""
        ran = simulate("compare", "one.json", "other.csv", "--region", "changsha")
        assert (ran.code, ran.out) == (2, "")
        assert "--region: two results are compared as they are" in ran.err

    @pytest.mark.parametrize("other", ["x.csv", "x.json", "x", "x.xlsx"])
    def test_a_scenario_is_not_compared_with_something_else(
        self, simulate: Simulate, other: str
    ) -> None:
        """One line says what may be compared."""
        ran = simulate("compare", BASELINE, other)
        assert (ran.code, ran.out) == (2, "")
        assert (
            "expected two scenario files (.toml), or two results (.json, .csv, .parquet)" in ran.err
        )
        assert ran.err.count("\n") == 1

    def test_their_steps_add_up_in_every_year(self, simulate: Simulate, tmp_path: Path) -> None:
        """As data, and in words; another tariff and another seed."""
        one, other, out = (tmp_path / name for name in ("one.json", "other.json", "out.json"))
        assert simulate(*IN_CHANGSHA, "-o", one).code == 0
        settings = ("--set", "tariff.2027=430", "--seed", "1")
        assert simulate(*IN_CHANGSHA, *settings, "-o", other).code == 0
        ran = simulate("compare", one, other, "-o", out, "--detail", "--format", "table")
        assert ran.code == 0
        assert "Method: how students are drawn" in ran.out
        assert "Analysis of change by year: Fund income, accrual" in ran.out
        assert "Set otherwise:" in ran.out
        found = json.loads(out.read_text(encoding="utf-8"))
        names = [*dict.fromkeys(step["step"] for step in found["walk"])]
        assert names[-4:] == ["behaviour", "method", "program_version", "remainder"]
        for d in found["differences"]:
            if (d["measure"], d["payer"], d["accounting"]) == ("fund_income", "total", "cash"):
                assert d["difference"] == sum(
                    step["difference"]
                    for step in found["walk"]
                    if all(step[key] == d[key] for key in ("year", "measure", "payer"))
                    and step["accounting"] == "cash"
                )

    def test_draws_of_both_give_intervals(self, simulate: Simulate, tmp_path: Path) -> None:
        """The same as of two scenarios that say the same; none where only one has draws."""
        few = ("--region", "changsha", "--cohort", "2024", "--students", "50", *FEW_PROFILES)
        draws, dearer = ("--replicates", "20"), ("--set", "tariff.2026=430")
        one, other, alone = (tmp_path / name for name in ("one.json", "other.json", "alone.json"))
        assert simulate(*few, *draws, "--quiet", "-o", one).code == 0
        assert simulate(*few, *draws, *dearer, "--quiet", "-o", other).code == 0
        assert simulate(*few, *dearer, "--quiet", "-o", alone).code == 0
        before, after = written(tmp_path, "a.toml", ""), written(tmp_path, "b.toml", DEARER)
        data = ("--format", "csv", "--quiet")
        results = simulate("compare", one, other, *data).out
        assert results.splitlines()[0].endswith("difference,relative,low,high")
        assert results == simulate("compare", before, after, *few, *draws, *data).out
        assert simulate("compare", one, alone, *data).out.splitlines()[0].endswith("relative")


class TestIntervals:
    """Two scenarios in the same draws."""

    def test_ends_stand_behind_each_difference(self, simulate: Simulate, tmp_path: Path) -> None:
        """In CSV, in the record, and above the tables."""
        out = tmp_path / "out.csv"
        few = ("--region", "changsha", "--cohort", "2024", "--students", "50", *FEW_PROFILES)
        words = ("compare", BASELINE, PREPAY, *few, "--replicates", "20", "--lang", "en")
        ran = simulate(*words, "--format", "table", "-o", out)
        assert ran.code == 0
        assert "How far the differences over all years may be off: 20 draws" in ran.out
        rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
        assert all(int(row["low"]) <= int(row["high"]) for row in rows)
        run = json.loads((tmp_path / "out.csv.run.json").read_text(encoding="utf-8"))["run"]
        assert run["replicates"] == 20
