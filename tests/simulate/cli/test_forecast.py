"""The command as a person or a script meets it: output, messages, exit codes, files."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Simulate
from tests.simulate.cli.asking import CHANGSHA, COLUMNS, rows_of
from tests.simulate.making import REGIONS
from tests.simulate.output.reading import tables_in


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
        """282,900 enter Changsha's universities in cohort 2024."""
        rows = rows_of(simulate("--region", "changsha", "--cohort", "2024", "--quiet").out)
        (entered,) = [r for r in rows if (r["measure"], r["year"]) == ("students", "2024")]
        assert entered["value"] == "282900"


class TestSettings:
    """`--set` and `--scenario`."""

    def test_a_target_by_its_name(self, simulate: Simulate) -> None:
        """Heilongjiang's schools reach their 95 %: the same as writing the number."""
        where = ("--region", "heilongjiang", "--cohort", "2024", "--students", "1000")
        by_name = simulate(*where, "--set", "uptake=target")
        assert by_name.code == 0
        assert by_name.out == simulate(*where, "--set", "uptake=0.95").out
        assert by_name.out != simulate(*where).out

    def test_options_override_files(self, simulate: Simulate, tmp_path: Path) -> None:
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

    def json_of(self, simulate: Simulate, *options: object) -> dict[str, Any]:
        """Return the JSON of a run."""
        ran = simulate(*CHANGSHA, "--format", "json", "--seed", "3", *options)
        assert ran.code == 0
        found: dict[str, Any] = json.loads(ran.out)
        return found

    def test_its_parts(self, simulate: Simulate) -> None:
        """Schema 1, the run, parameters, assumptions and rows."""
        found = self.json_of(simulate)
        assert list(found) == ["schema", "run", "parameters", "assumptions", "rows"]
        assert found["schema"] == 1

    def test_the_run(self, simulate: Simulate) -> None:
        """Version, seed, students, digest of the scenario, command and start come first."""
        run = self.json_of(simulate)["run"]
        keys = ["version", "seed", "students", "scenario_digest", "command", "started"]
        assert list(run)[: len(keys)] == keys
        assert (run["seed"], run["students"]) == (3, 100)
        assert run["command"][:3] == ["simulate", "--region", "changsha"]
        assert "T" in run["started"]

    def test_the_digest_distinguishes_scenarios(self, simulate: Simulate) -> None:
        """No setting, two settings, and the same two in a file."""
        digests = [
            self.json_of(simulate, *options)["run"]["scenario_digest"]
            for options in ((), (), ("--set", "uptake=1"), ("--set", "uptake=0.5"))
        ]
        assert digests[0] == digests[1]
        assert len(set(digests)) == 3

    def test_its_rows_are_those_of_the_csv(self, simulate: Simulate) -> None:
        """The same columns in the same order, blanks as null."""
        options = ("--by", "clause")
        found = self.json_of(simulate, *options)["rows"]
        lines = rows_of(simulate(*CHANGSHA, "--seed", "3", *options).out)
        assert [list(row) for row in found] == [list(line) for line in lines]
        as_text = [{k: "" if v is None else str(v) for k, v in row.items()} for row in found]
        assert as_text == lines

    def test_values_are_whole_numbers(self, simulate: Simulate) -> None:
        """Fen, people, months and days are counted."""
        assert {type(row["value"]) for row in self.json_of(simulate)["rows"]} == {int}

    def test_what_it_rests_on(self, simulate: Simulate) -> None:
        """Values with source and basis; what was set is among them."""
        found = self.json_of(simulate, "--set", "uptake=0.7")
        (uptake,) = [a for a in found["assumptions"] if a["name"] == "uptake"]
        assert (uptake["value"], uptake["source"]) == (0.7, "--set uptake=0.7")
        assert all(p["source"] and p["basis"] for p in found["parameters"])

    def test_everything_but_the_run_is_the_same_again(self, simulate: Simulate) -> None:
        """Byte by byte, without the line of the run."""
        texts = [simulate(*CHANGSHA, "--format", "json").out.splitlines() for _ in range(2)]
        assert [line for line in texts[0] if not line.startswith('"run"')] == [
            line for line in texts[1] if not line.startswith('"run"')
        ]

    def test_the_default_number_of_students_is_shown(self, simulate: Simulate) -> None:
        """Also where nobody asked for a number, so that a run can be repeated."""
        ran = simulate("--region", "changsha", "--cohort", "2024", "--format", "json", "--quiet")
        assert json.loads(ran.out)["run"]["students"] == 282_900


class TestTable:
    """For a person."""

    def test_who_the_cohort_is(self, simulate: Simulate) -> None:
        """Both years and the tariff, so that nobody has to guess."""
        ran = simulate(*CHANGSHA, "--format", "table")
        assert ran.code == 0
        assert ran.out.startswith(
            "Changsha · cohort 2024 · 100 entered in September 2023, tariff 380 yuan\n"
        )

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
        assert f"yuan, {kept}" in out
        assert dropped not in out
        with_detail = simulate(*CHANGSHA, "--format", "table", "--accounting", kept, "--detail").out
        assert f"Fund income, {kept}" in with_detail
        assert f"Fund income, {dropped}" not in with_detail

    def test_as_many_notes_as_are_promised(self, simulate: Simulate) -> None:
        """The last line counts those that `--detail` shows."""
        table = (*CHANGSHA, "--format", "table")
        last = " ".join(simulate(*table).out.split()[-40:])
        below = simulate(*table, "--detail").out.rstrip().rsplit("\n\n", 1)[-1]
        bullets = re.findall(r"^· ", below, re.MULTILINE)
        assert f" {len(bullets)} notes)" in last

    def test_several_regions_stand_side_by_side_first(self, simulate: Simulate) -> None:
        """One alone has no such table."""
        table = (*CHANGSHA, "--format", "table")
        out = simulate(*table, "--region", "quanzhou").out
        assert out.startswith("By region, accrual, yuan\n")
        assert [*tables_in(out)[0].rows] == ["Changsha", "Quanzhou", "total"]
        assert "By region" not in simulate(*table).out

    def test_a_horizon_cuts_columns(self, simulate: Simulate) -> None:
        """2025 and later are not shown."""
        out = simulate(*CHANGSHA, "--format", "table", "--horizon", "1").out
        years, cash, *_ = tables_in(out)
        assert [*years.headings] == ["2024", "total"]
        assert [*cash.rows] == ["2023", "2024", "total"]


class TestStandardError:
    """Notes go there, and nothing else than the result to standard output."""

    def test_notes(self, simulate: Simulate) -> None:
        """What is assumed about dates, and what no document says."""
        ran = simulate(*CHANGSHA)
        assert "Changsha: No document grants refunds" in ran.err
        assert "No document grants refunds" not in ran.out

    def test_quiet(self, simulate: Simulate) -> None:
        """`--quiet`: nothing at all."""
        ran = simulate(*CHANGSHA, "--quiet")
        assert ran.err == ""
        assert ran.out == simulate(*CHANGSHA).out

    def test_in_chinese(self, simulate: Simulate) -> None:
        """Notes speak the language asked for; data does not change."""
        ran = simulate(*CHANGSHA, "--lang", "zh")
        assert "长沙：文件未规定退费" in ran.err
        assert ran.out == simulate(*CHANGSHA).out


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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("shape", ["csv", "table"])
def test_a_full_disk_is_reported_in_one_line(shape: str) -> None:
    """Where standard output is a file that cannot grow: no traceback, and exit code 2."""
    command = [sys.executable, "-c", "from simulate.cli import main; main()"]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(  # noqa: S603  # our own command
            [*command, *CHANGSHA, "--quiet", "--format", shape],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert ran.returncode == 2
    assert ran.stderr == "Error: the answer cannot be written: No space left on device\n"


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
    assert ran.stderr.startswith("Changsha: ")
    ran = run(*CHANGSHA, "--set", "uptake=1.5", "-o", "out.csv")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "Error: --set uptake=1.5: uptake: found 1.5, expected a number from 0 to 1\n"
    )
    assert list(tmp_path.iterdir()) == []


class TestCommands:
    """What is asked for in the wrong words."""

    def test_a_misspelt_command_is_refused_with_the_nearest(self, simulate: Simulate) -> None:
        """It is not taken for the forecast's."""
        ran = simulate("explian", "--region", "changsha", "--year", "2024")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Error: no such command 'explian'; did you mean 'explain'?")
