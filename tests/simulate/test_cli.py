"""The command as a person or a script meets it: output, messages, exit codes, files."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from tests.simulate.conftest import Simulate
from tests.simulate.making import REGIONS

CHANGSHA: Final = ("--region", "changsha", "--cohort", "2024", "--students", "100")
COLUMNS: Final = "region,cohort,year,measure,payer,accounting,unit,value,low,high"


def rows_of(text: str) -> list[dict[str, str]]:
    """Read CSV by its header."""
    return list(csv.DictReader(text.splitlines()))


class TestCsv:
    """The default in a pipe: one fact a row."""

    def test_columns_and_rows(self, simulate: Simulate) -> None:
        """Exit 0, the columns of the contract, blanks where nothing applies."""
        ran = simulate(*CHANGSHA)
        assert ran.code == 0
        assert ran.out.splitlines()[0] == COLUMNS
        first, *_ = rows_of(ran.out)
        assert first == {
            "region": "changsha", "cohort": "2024", "year": "2024", "measure": "students",
            "payer": "", "accounting": "", "unit": "students", "value": "100",
            "low": "", "high": "",
        }  # fmt: skip

    def test_forecast_spelled_out_is_the_same(self, simulate: Simulate) -> None:
        """`simulate forecast …` and `simulate …` are one command."""
        assert simulate("forecast", *CHANGSHA).out == simulate(*CHANGSHA).out

    def test_asked_for_by_name(self, simulate: Simulate) -> None:
        """`--format csv` gives the same bytes."""
        assert simulate(*CHANGSHA, "--format", "csv").out == simulate(*CHANGSHA).out

    def test_breakdowns_stand_before_the_value(self, simulate: Simulate) -> None:
        """Each in its turn; the payer is a column already and adds none."""
        ran = simulate(*CHANGSHA, "--by", "relief", "--by", "payer", "--by", "clause")
        header = "region,cohort,year,measure,payer,accounting,unit,relief,clause,value,low,high"
        assert ran.out.splitlines()[0] == header
        assert simulate(*CHANGSHA, "--by", "payer").out == simulate(*CHANGSHA).out
        twice = simulate(*CHANGSHA, "--by", "relief", "--by", "relief").out
        assert twice == simulate(*CHANGSHA, "--by", "relief").out

    def test_several_regions_and_cohorts(self, simulate: Simulate) -> None:
        """Region by region and cohort by cohort, without rows of totals over them."""
        ran = simulate(
            "--region", "zhengzhou", "--region", "changsha", "--cohort", "2023:2024",
            "--students", "50",
        )  # fmt: skip
        order = list(dict.fromkeys((row["region"], row["cohort"]) for row in rows_of(ran.out)))
        assert order == [
            ("zhengzhou", "2023"), ("zhengzhou", "2024"),
            ("changsha", "2023"), ("changsha", "2024"),
        ]  # fmt: skip

    def test_a_region_named_twice_is_forecast_once(self, simulate: Simulate) -> None:
        """Repeating changes nothing."""
        assert simulate(*CHANGSHA, "--region", "changsha").out == simulate(*CHANGSHA).out

    def test_all_regions(self, simulate: Simulate) -> None:
        """`all` is every region installed."""
        ran = simulate("--region", "all", "--cohort", "2024", "--students", "20")
        assert tuple(dict.fromkeys(row["region"] for row in rows_of(ran.out))) == REGIONS

    def test_a_cohort_among_several_is_the_cohort_alone(self, simulate: Simulate) -> None:
        """The rows of a cohort do not depend on which others are asked for."""
        alone = simulate(*CHANGSHA).out.splitlines()[1:]
        among = simulate("--region", "changsha", "--cohort", "2023:2025", "--students", "100")
        assert [row for row in among.out.splitlines() if row.startswith("changsha,2024,")] == alone

    def test_a_horizon_cuts_rows(self, simulate: Simulate) -> None:
        """Two insurance years: 2024, 2025, and the cash of 2023."""
        rows = rows_of(simulate(*CHANGSHA, "--horizon", "2").out)
        assert {row["year"] for row in rows} == {"2023", "2024", "2025"}

    def test_the_accounting_of_tables_does_not_touch_data(self, simulate: Simulate) -> None:
        """Data files always hold both."""
        assert simulate(*CHANGSHA, "--accounting", "cash").out == simulate(*CHANGSHA).out

    def test_seeds(self, simulate: Simulate) -> None:
        """Seed 0 is the default; another one is another student body."""
        assert simulate(*CHANGSHA, "--seed", "0").out == simulate(*CHANGSHA).out
        assert simulate(*CHANGSHA, "--seed", "1").out != simulate(*CHANGSHA).out

    def test_without_a_number_the_regions_own_entrants(self, simulate: Simulate) -> None:
        """283,695 enter Changsha's universities in cohort 2024."""
        rows = rows_of(simulate("--region", "changsha", "--cohort", "2024", "--quiet").out)
        (entered,) = [r for r in rows if (r["measure"], r["year"]) == ("students", "2024")]
        assert entered["value"] == "283695"


class TestSettings:
    """`--set` and `--scenario`."""

    def test_a_target_by_its_name(self, simulate: Simulate) -> None:
        """Heilongjiang's schools reach their 95 %: the same as writing the number."""
        where = ("--region", "heilongjiang", "--cohort", "2024", "--students", "1000")
        by_name = simulate(*where, "--set", "uptake=target")
        assert by_name.code == 0
        assert by_name.out == simulate(*where, "--set", "uptake=0.95").out
        assert by_name.out != simulate(*where).out

    def test_options_are_laid_over_files(self, simulate: Simulate, tmp_path: Path) -> None:
        """The file first, then the options, whatever their order on the line."""
        path = tmp_path / "full.toml"
        path.write_text(
            "[assumptions]\nuptake = 1\nlate_share = 0\nleave_rate = 0\n", encoding="utf-8"
        )
        ran = simulate(*CHANGSHA, "--set", "leave_rate=1", "--scenario", path)
        counts = {
            (row["measure"], row["year"]): int(row["value"])
            for row in rows_of(ran.out)
            if row["measure"] in ("students", "insured")
        }
        assert counts["insured", "2024"] == 100
        assert counts["students", "2025"] == 0

    def test_the_last_of_two_files_wins(self, simulate: Simulate, tmp_path: Path) -> None:
        """Scenarios are applied in their order."""
        paths = [tmp_path / "none.toml", tmp_path / "all.toml"]
        for path, uptake in zip(paths, (0, 1), strict=True):
            path.write_text(f"[assumptions]\nuptake = {uptake}\n", encoding="utf-8")
        ran = simulate(*CHANGSHA, *(x for path in paths for x in ("--scenario", path)))
        assert ran.out == simulate(*CHANGSHA, "--set", "uptake=1").out


class TestJson:
    """The rows with the run and what they rest on."""

    def told(self, simulate: Simulate, *options: object) -> dict[str, Any]:
        """Return the JSON of a run."""
        ran = simulate(*CHANGSHA, "--format", "json", "--seed", "3", *options)
        assert ran.code == 0
        found: dict[str, Any] = json.loads(ran.out)
        return found

    def test_its_parts(self, simulate: Simulate) -> None:
        """Schema 1, the run, parameters, assumptions and rows."""
        found = self.told(simulate)
        assert list(found) == ["schema", "run", "parameters", "assumptions", "rows"]
        assert found["schema"] == 1

    def test_the_run(self, simulate: Simulate) -> None:
        """Version, seed, students, digest of the scenario, command and start."""
        run = self.told(simulate)["run"]
        keys = ["version", "seed", "students", "scenario_digest", "command", "started"]
        assert list(run) == keys
        assert (run["seed"], run["students"]) == (3, 100)
        assert run["command"][:3] == ["simulate", "--region", "changsha"]
        assert "T" in run["started"]

    def test_the_digest_tells_scenarios_apart(self, simulate: Simulate) -> None:
        """No setting, two settings, and the same two in a file."""
        digests = [
            self.told(simulate, *options)["run"]["scenario_digest"]
            for options in ((), (), ("--set", "uptake=1"), ("--set", "uptake=0.5"))
        ]
        assert digests[0] == digests[1]
        assert len(set(digests)) == 3

    def test_its_rows_are_those_of_the_csv(self, simulate: Simulate) -> None:
        """The same columns in the same order, blanks as null."""
        options = ("--by", "clause")
        found = self.told(simulate, *options)["rows"]
        lines = rows_of(simulate(*CHANGSHA, "--seed", "3", *options).out)
        assert [list(row) for row in found] == [list(line) for line in lines]
        as_text = [{k: "" if v is None else str(v) for k, v in row.items()} for row in found]
        assert as_text == lines

    def test_values_are_whole_numbers(self, simulate: Simulate) -> None:
        """Fen, people, months and days are counted."""
        assert {type(row["value"]) for row in self.told(simulate)["rows"]} == {int}

    def test_what_it_rests_on(self, simulate: Simulate) -> None:
        """Values with source and basis; what was set is among them."""
        found = self.told(simulate, "--set", "uptake=0.7")
        (uptake,) = [a for a in found["assumptions"] if a["name"] == "uptake"]
        assert (uptake["value"], uptake["source"]) == (0.7, "--set uptake=0.7")
        assert all(p["source"] and p["basis"] for p in found["parameters"])

    def test_everything_but_the_run_is_the_same_again(self, simulate: Simulate) -> None:
        """Byte by byte, without the line of the run."""
        texts = [simulate(*CHANGSHA, "--format", "json").out.splitlines() for _ in range(2)]
        assert [line for line in texts[0] if not line.startswith('"run"')] == [
            line for line in texts[1] if not line.startswith('"run"')
        ]

    def test_the_default_number_of_students_is_told(self, simulate: Simulate) -> None:
        """Also where nobody asked for a number, so that a run can be repeated."""
        ran = simulate("--region", "changsha", "--cohort", "2024", "--format", "json", "--quiet")
        assert json.loads(ran.out)["run"]["students"] == 283_695


class TestTable:
    """For a person."""

    def test_who_the_cohort_is(self, simulate: Simulate) -> None:
        """Both years and the tariff, so that nobody has to guess."""
        ran = simulate(*CHANGSHA, "--format", "table")
        assert ran.code == 0
        assert "entered in September 2023" in ran.out
        assert "first insured for 2024" in ran.out
        assert "tariff 380 yuan" in ran.out

    def test_on_a_terminal_it_is_the_default(
        self, simulate: Simulate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """No data for people who did not ask for it."""
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        ran = simulate(*CHANGSHA)
        assert "entered in September 2023" in ran.out
        assert COLUMNS not in ran.out

    def test_in_chinese(self, simulate: Simulate) -> None:
        """`--lang zh`: the words of the notices."""
        ran = simulate(*CHANGSHA, "--format", "table", "--lang", "zh")
        for words in ("2023年9月入学", "缴费标准380元", "基金收入", "趸交余额（年末）", "参保人数"):
            assert words in ran.out
        assert "Fund income" not in ran.out

    def test_in_the_language_of_the_locale(
        self, simulate: Simulate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Chinese for a Chinese locale, without being asked."""
        monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
        assert "基金收入" in simulate(*CHANGSHA, "--format", "table").out
        assert "基金收入" not in simulate(*CHANGSHA, "--format", "table", "--lang", "en").out

    @pytest.mark.parametrize(("kept", "dropped"), [("accrual", "cash"), ("cash", "accrual")])
    def test_one_accounting(self, simulate: Simulate, kept: str, dropped: str) -> None:
        """`--accounting` leaves the other one out of the table."""
        out = simulate(*CHANGSHA, "--format", "table", "--accounting", kept).out
        assert f"Fund income, {kept}" in out
        assert f"Fund income, {dropped}" not in out

    def test_a_horizon_cuts_columns(self, simulate: Simulate) -> None:
        """2026 and later are not shown."""
        out = simulate(*CHANGSHA, "--format", "table", "--horizon", "1").out
        (heading,) = [line for line in out.splitlines() if line.startswith("┃yuan ")]
        assert [word for word in heading.split() if word.isdecimal()] == ["2023", "2024"]


class TestStandardError:
    """Notes go there, and nothing else than the result to standard output."""

    def test_notes(self, simulate: Simulate) -> None:
        """What is assumed about dates, and what no document says."""
        ran = simulate(*CHANGSHA)
        assert "changsha: No document grants refunds" in ran.err
        assert "No document grants refunds" not in ran.out

    def test_quiet(self, simulate: Simulate) -> None:
        """`--quiet`: nothing at all."""
        ran = simulate(*CHANGSHA, "--quiet")
        assert ran.err == ""
        assert ran.out == simulate(*CHANGSHA).out

    def test_in_chinese(self, simulate: Simulate) -> None:
        """Notes speak the language asked for; data does not change."""
        ran = simulate(*CHANGSHA, "--lang", "zh")
        assert "changsha: 文件未规定退费" in ran.err
        assert ran.out == simulate(*CHANGSHA).out


class TestFiles:
    """`-o`: whole or not at all."""

    def test_csv_and_json_by_their_endings(self, simulate: Simulate, tmp_path: Path) -> None:
        """Both at once, and standard output as well; no other file is left."""
        outputs = (tmp_path / "out.csv", tmp_path / "out.json")
        ran = simulate(*CHANGSHA, "-o", outputs[0], "--output", outputs[1])
        assert ran.code == 0
        assert sorted(tmp_path.iterdir()) == sorted(outputs)
        assert outputs[0].read_text(encoding="utf-8") == ran.out
        assert len(json.loads(outputs[1].read_text(encoding="utf-8"))["rows"]) == len(
            rows_of(ran.out)
        )

    def test_an_interruption_leaves_no_file(
        self, simulate: Simulate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Interrupted while students are drawn: 130, one word, nothing printed or written."""

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("simulate.seriatim.draw", interrupted)
        ran = simulate(*CHANGSHA, "-o", tmp_path / "out.csv")
        assert (ran.code, ran.out, ran.err.strip()) == (130, "", "Interrupted.")
        assert list(tmp_path.iterdir()) == []

    def test_an_interruption_while_writing_leaves_no_file(
        self, simulate: Simulate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Neither a half-written file nor a temporary one."""

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(Path, "replace", interrupted)
        ran = simulate(*CHANGSHA, "-o", tmp_path / "out.csv")
        assert (ran.code, ran.out) == (130, "")
        assert list(tmp_path.iterdir()) == []

    def test_a_failure_leaves_the_old_file(
        self, simulate: Simulate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A full disk: one message, and what was there stays."""
        path = tmp_path / "out.csv"
        path.write_text("old", encoding="utf-8")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", full)
        ran = simulate(*CHANGSHA, "-o", path)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"Error: {path}: cannot be written: No space left on device\n"
        assert path.read_text(encoding="utf-8") == "old"
        assert list(tmp_path.iterdir()) == [path]

    def test_a_wrong_request_leaves_no_file(self, simulate: Simulate, tmp_path: Path) -> None:
        """Everything is computed before anything is written."""
        ran = simulate(*CHANGSHA, "--set", "uptake=2", "-o", tmp_path / "out.csv")
        assert ran.code == 2
        assert list(tmp_path.iterdir()) == []


WRONG: Final = {
    "unknown region": (
        ("--region", "chansha", "--cohort", "2024"),
        "unknown region 'chansha'; did you mean 'changsha'?",
    ),
    "cohort before 2022": (
        ("--region", "changsha", "--cohort", "2021"),
        "--cohort 2021: expected insurance years from 2022 to 2101",
    ),
    "cohort after 2101": (
        ("--region", "changsha", "--cohort", "2024:2102"),
        "--cohort 2024:2102: expected insurance years from 2022 to 2101",
    ),
    "cohorts backwards": (
        ("--region", "changsha", "--cohort", "2024:2022"),
        "--cohort 2024:2022: expected insurance years from 2022 to 2101, the first not after",
    ),
    "cohort that is no year": (
        ("--region", "changsha", "--cohort", "abc"),
        "--cohort abc: expected an insurance year such as 2024, or a range like 2022:2025",
    ),
    "cohort of three years": (
        ("--region", "changsha", "--cohort", "2022:2023:2024"),
        "--cohort 2022:2023:2024: expected an insurance year such as 2024, or a range",
    ),
    "share above 1": (
        (*CHANGSHA, "--set", "uptake=1.5"),
        "--set uptake=1.5: uptake: found 1.5, expected a number from 0 to 1",
    ),
    "negative tariff": (
        (*CHANGSHA, "--set", "tariff.2024=-5"),
        "--set tariff.2024=-5: tariff: found -5, expected an amount of 0 or more",
    ),
    "unknown name": (
        (*CHANGSHA, "--set", "uptak=1"),
        "--set uptak=1: unknown name 'uptak'; did you mean 'uptake'?",
    ),
    "malformed setting": (
        (*CHANGSHA, "--set", "uptake"),
        "--set uptake: expected NAME=VALUE, e.g. --set uptake=0.95",
    ),
    "word without an alternative": (
        (*CHANGSHA, "--set", "uptake=target"),
        "uptake: found 'target', expected a number",
    ),
    "unknown ending": (
        (*CHANGSHA, "-o", "x.pdf"),
        "-o x.pdf: found the ending '.pdf', expected .csv or .json",
    ),
    "missing folder": (
        (*CHANGSHA, "-o", "nowhere/x.csv"),
        "-o nowhere/x.csv: no folder 'nowhere'",
    ),
    "missing scenario": (
        (*CHANGSHA, "--scenario", "nowhere.toml"),
        "nowhere.toml: no such file",
    ),
    "subsidy below its shares": (
        (*CHANGSHA, "--set", "fiscal.2024=100"),
        "region 'changsha', insurance year 2024: the fiscal subsidy is lower than what",
    ),
    "unknown region to describe": (
        ("regions", "chansha"),
        "unknown region 'chansha'; did you mean 'changsha'?",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_request_is_one_message_and_exit_code_2(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """What was wrong, where, and what would be right; nothing on standard output, no traceback."""
    monkeypatch.chdir(tmp_path)
    arguments, message = WRONG[name]
    ran = simulate(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Error: ")
    assert message in ran.err
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "Usage: simulate"),
        (("--region", "changsha"), "Missing option '--cohort'"),
        (("--cohort", "2024"), "Missing option '--region'"),
        ((*CHANGSHA, "--students", "0"), "0 is not in the range x>=1"),
        ((*CHANGSHA, "--seed", "-1"), "-1 is not in the range x>=0"),
        ((*CHANGSHA, "--horizon", "0"), "0 is not in the range x>=1"),
        ((*CHANGSHA, "--by", "sex"), "'sex' is not one of 'clause', 'payer', 'relief'"),
        ((*CHANGSHA, "--format", "pdf"), "'pdf' is not one of 'table', 'json', 'csv'"),
        ((*CHANGSHA, "--lang", "fr"), "'fr' is not one of 'zh', 'en'"),
        ((*CHANGSHA, "--accounting", "modified"), "'modified' is not one of 'accrual', 'cash'"),
        ((*CHANGSHA, "--chort", "2024"), "No such option '--chort'"),
    ],
)
def test_a_wrong_option_is_told_with_exit_code_2(
    simulate: Simulate, arguments: tuple[str, ...], message: str
) -> None:
    """The option, what was given, and what it may be; nothing on standard output."""
    ran = simulate(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[parameter]\ntariff = 1\n", "unknown key 'parameter'; did you mean 'parameters'?"),
        ("[assumptions]\nuptaks = 1\n", "unknown name 'uptaks'; did you mean 'uptake'?"),
        ("[assumptions]\nuptake = '1'\n", "uptake: found '1', expected a number"),
        ("[parameters]\ntariff = true\n", "tariff: found True, expected an amount"),
        ("uptake: 1\n", "not a TOML file"),
    ],
)
def test_a_wrong_scenario_is_told_with_its_file(
    simulate: Simulate, tmp_path: Path, text: str, message: str
) -> None:
    """Unknown tables and names, wrong types, no TOML: file, key, found and expected."""
    path = tmp_path / "scenario.toml"
    path.write_text(text, encoding="utf-8")
    ran = simulate(*CHANGSHA, "--scenario", path)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert ran.err.count("\n") == 1


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
        for heading in ("Documents", "Parameters", "Switches", "Assumptions about people"):
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


def test_the_version(simulate: Simulate) -> None:
    """`--version` says it and nothing else."""
    ran = simulate("--version")
    assert ran.code == 0
    assert ran.out.strip().replace(".", "").isalnum()


def test_help_names_every_option(simulate: Simulate) -> None:
    """`simulate forecast --help` lists what the contract promises."""
    out = simulate("forecast", "--help").out
    for option in (
        "--region", "--cohort", "--students", "--seed", "--horizon", "--scenario", "--set", "--by",
        "--accounting", "-o", "--format", "--lang", "--quiet",
    ):  # fmt: skip
        assert option in out


def test_the_installed_command_keeps_its_streams_apart(tmp_path: Path) -> None:
    """As a process of its own in a pipe: CSV and notes, and for a wrong request one message."""
    command = [sys.executable, "-c", "from simulate.cli import main; main()"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603  # our own command
            [*command, *arguments],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    ran = run(*CHANGSHA)
    assert (ran.returncode, ran.stdout.splitlines()[0]) == (0, COLUMNS)
    assert ran.stderr.startswith("changsha: ")
    ran = run(*CHANGSHA, "--set", "uptake=1.5", "-o", "out.csv")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "Error: --set uptake=1.5: uptake: found 1.5, expected a number from 0 to 1\n"
    )
    assert list(tmp_path.iterdir()) == []


class TestCommands:
    """What is asked for in the wrong words."""

    def test_a_misspelt_command_is_told_with_the_nearest(self, simulate: Simulate) -> None:
        """It is not taken for the forecast's."""
        ran = simulate("explian", "--region", "changsha", "--year", "2024")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Error: no such command 'explian'; did you mean 'explain'?")

    @pytest.mark.parametrize("command", [("assess", "roster.csv", "-o", "out.csv"), ("explain",)])
    @pytest.mark.parametrize("option", ["--region", "--year"])
    def test_a_place_is_given_once(
        self, simulate: Simulate, command: tuple[str, ...], option: str
    ) -> None:
        """Two regions or years are two questions: the last one must not silently count."""
        place = ("--region", "changsha", "--year", "2024")
        ran = simulate(*command, *place, option, place[place.index(option) + 1])
        assert (ran.code, ran.out) == (2, "")
        assert f"Invalid value for '{option}': expected it once" in ran.err
