"""`simulate rerun`: a saved result comes out again, or what differs is shown."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from tests.conftest import Simulate
from tests.simulate.cli.asking import CHANGSHA
from tests.simulate.output.reading import WIDE, rows_in
from tests.simulate.output.saving import FEW_PROFILES, one_fen_more, saved, touched


@pytest.fixture
def simulate(simulate: Simulate, monkeypatch: pytest.MonkeyPatch) -> Simulate:
    """Return the command in a wide window, in which no path is broken over lines."""
    monkeypatch.setenv("COLUMNS", str(WIDE))
    return simulate


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--seed", "3", "--set", "uptake=0.8", "--by", "clause", "--by", "relief"),
        ("--method", "grouped", "--cohort", "2023:2024", "--horizon", "2", "--lang", "zh"),
        ("--workers", "2", "--format", "table", "--accounting", "cash"),
        ("--replicates", "20", *FEW_PROFILES),
    ],
)
@pytest.mark.parametrize("name", ["out.json", "out.csv"])
def test_a_result_comes_out_again(
    simulate: Simulate, folder: Path, name: str, options: tuple[str, ...]
) -> None:
    """Exit code 0, one verdict, nothing of the forecast itself, and no file is touched."""
    path = saved(simulate, folder / name, *options)
    before = {file: file.read_bytes() for file in folder.iterdir()}
    ran = simulate("rerun", path)
    assert (ran.code, ran.err) == (0, "")
    verdict, rest = ran.out.split(" figures of ")
    assert verdict.startswith("Identical: the recorded command gives the ")
    assert rest.startswith(f"{path} again, to the fen.\nVersions, platform, values and")
    assert "Fund income" not in ran.out
    assert {file: file.read_bytes() for file in folder.iterdir()} == before


def test_it_states_how_many_figures_there_are(simulate: Simulate, folder: Path) -> None:
    """As many as the result has rows."""
    path = saved(simulate, folder / "out.json", "--by", "clause")
    rows = len(json.loads(path.read_text(encoding="utf-8"))["rows"])
    assert f"the {rows} figures" in simulate("rerun", path).out


def test_forecast_spelled_out_comes_out_again(simulate: Simulate, folder: Path) -> None:
    """It is the same command."""
    path = folder / "out.json"
    assert simulate("forecast", *CHANGSHA, "-o", path).code == 0
    assert simulate("rerun", path).code == 0


def test_the_folder_of_the_output_need_not_be_there(simulate: Simulate, folder: Path) -> None:
    """The recorded `-o` is not written again."""
    (folder / "gone").mkdir()
    path = saved(simulate, folder / "gone" / "out.json").rename(folder / "out.json")
    (folder / "gone").rmdir()
    assert simulate("rerun", path).code == 0
    assert [file.name for file in folder.iterdir()] == ["out.json"]


def test_a_difference_of_one_fen_is_shown(simulate: Simulate, folder: Path) -> None:
    """Exit code 1, how many figures differ, and which: then and now."""
    path = touched(saved(simulate, folder / "out.json"), one_fen_more)
    ran = simulate("rerun", path)
    assert ran.code == 1
    assert f"Not identical: 1 of 236 figures differ from {path}." in ran.out
    ((name, then, now),) = rows_in(ran.out)
    assert name == "Changsha · 2024 · Fund income · student · cash · 2023"
    assert (then[-3:], then[:-3]) == (".01", now.removesuffix(".00"))


def test_the_same_in_chinese(simulate: Simulate, folder: Path) -> None:
    """Verdicts and words."""
    path = saved(simulate, folder / "out.json")
    assert "一致：重新运行所记命令" in simulate("rerun", path, "--lang", "zh").out
    out = simulate("rerun", touched(path, one_fen_more), "--lang", "zh").out
    assert f"不一致：{path}的236个数值中，1个不同。" in out
    assert "基金收入 · 学生个人 · 收付实现制 · 2023" in out
    assert "记录值" in out


@pytest.mark.parametrize(
    ("change", "count"),
    [
        (lambda content: content["rows"].pop(), "1 of 236"),
        (lambda content: content["rows"].append({**content["rows"][0], "year": 2050}), "1 of 237"),
        (lambda content: content.update(rows=[]), "236 of 236"),
    ],
)
def test_a_missing_or_additional_row_is_shown(
    simulate: Simulate, folder: Path, change: Callable[[dict[str, Any]], object], count: str
) -> None:
    """What stands on one side only is not identical."""
    ran = simulate("rerun", touched(saved(simulate, folder / "out.json"), change))
    assert ran.code == 1
    assert f"Not identical: {count} figures differ" in ran.out


def test_only_the_first_figures_are_shown(simulate: Simulate, folder: Path) -> None:
    """Ten lines are enough to see what happened."""

    def other_seed(content: dict[str, Any]) -> None:
        words = content["run"]["command"]
        words[words.index("--seed") + 1] = "2"

    path = touched(saved(simulate, folder / "out.json", "--seed", "1"), other_seed)
    out = simulate("rerun", path).out
    rows = rows_in(out)
    assert len([row for row in rows if row[0].startswith("Changsha · 2024 · ")]) == 10
    assert ["Seed", "1", "2"] in rows


def test_another_version_is_shown_though_the_figures_are_the_same(
    simulate: Simulate, folder: Path
) -> None:
    """Exit code 0: what differs from the record did not matter."""

    def elsewhere(content: dict[str, Any]) -> None:
        run = content["run"]
        run |= {"version": "0.0.1", "numpy": "1.0", "platform": "plan9-vax"}
        run["parameter_files"]["plugins/national/parameters.toml"] = "0123456789abcdef"
        run["plugins"]["changsha"]["version"] = "0.0.1"

    ran = simulate("rerun", touched(saved(simulate, folder / "out.json"), elsewhere))
    assert ran.code == 0
    assert ran.out.startswith("Identical:")
    for words in (
        "xuebao version", "numpy version", "plan9-vax", "Plugin changsha version",
        "Parameter file plugins/national/parameters.toml", "0123456789ab…",
    ):  # fmt: skip
        assert words in ran.out
    assert "those of the record" not in ran.out


class TestScenarios:
    """Scenario files, as they were and where they were."""

    @pytest.fixture
    def path(self, simulate: Simulate, folder: Path) -> Path:
        """Return a result in a folder of its own, made under a scenario of the current one."""
        (folder / "full.toml").write_text("[assumptions]\nuptake = 0.9\n", encoding="utf-8")
        (folder / "results").mkdir()
        return saved(simulate, folder / "results" / "out.json", "--scenario", "full.toml")

    def test_as_it_was(self, simulate: Simulate, path: Path) -> None:
        """Found from the current folder."""
        ran = simulate("rerun", path)
        assert (ran.code, ran.err) == (0, "")
        assert "those of the record" in ran.out

    def test_beside_the_result(self, simulate: Simulate, folder: Path, path: Path) -> None:
        """A result that is passed on with its scenario is complete."""
        (folder / "full.toml").rename(path.parent / "full.toml")
        ran = simulate("rerun", path)
        assert ran.code == 0
        assert "those of the record" in ran.out

    def test_of_two_that_one_counts_which_is_the_recorded_one(
        self, simulate: Simulate, folder: Path, path: Path
    ) -> None:
        """Another one of the same name in the current folder does not stand in its way."""
        shutil.copy(folder / "full.toml", path.parent)
        (folder / "full.toml").write_text("[assumptions]\nuptake = 0.1\n", encoding="utf-8")
        assert simulate("rerun", path).code == 0

    def test_changed(self, simulate: Simulate, folder: Path, path: Path) -> None:
        """Run all the same: the file, and the value that it says otherwise now, are shown."""
        (folder / "full.toml").write_text("[assumptions]\nuptake = 0.8\n", encoding="utf-8")
        ran = simulate("rerun", path)
        assert ran.code == 1
        assert "Not identical" in ran.out
        assert "Scenario file full.toml" in ran.out
        uptake = "Share of students who enrol at the place of study (uptake)"
        assert ["Changsha", uptake, "0.9, assumed", "0.8, assumed"] in rows_in(ran.out)

    def test_changed_in_a_comment_only(self, simulate: Simulate, folder: Path, path: Path) -> None:
        """Another file, and the same figures."""
        with (folder / "full.toml").open("a", encoding="utf-8") as file:
            file.write("# nine in ten\n")
        ran = simulate("rerun", path)
        assert ran.code == 0
        assert "Scenario file full.toml" in ran.out
        assert "What the scenario says" not in ran.out

    def test_missing(self, simulate: Simulate, folder: Path, path: Path) -> None:
        """Exit code 2, with the name and where it was looked for."""
        (folder / "full.toml").unlink()
        ran = simulate("rerun", path)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            f"Error: {path}: cannot be repeated: the file 'full.toml' is missing; looked "
            f"for it from the current folder and from {str(path.parent)!r}\n"
        )


class TestCsv:
    """A CSV file with its record beside it."""

    @pytest.fixture
    def path(self, simulate: Simulate, folder: Path) -> Path:
        """Return a CSV result."""
        return saved(simulate, folder / "out.csv")

    def test_a_difference_of_one_fen_is_shown(self, simulate: Simulate, path: Path) -> None:
        """So is that the file is not the one that was written."""
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(",100,,", ",101,,", 1), encoding="utf-8")
        ran = simulate("rerun", path)
        assert ran.code == 1
        assert "Not identical: 1 of 236 figures" in ran.out
        assert f"{path} was changed after it was written: its record holds another" in ran.out

    def test_without_its_record(self, simulate: Simulate, path: Path) -> None:
        """Exit code 2: nothing says how it was made."""
        path.with_name("out.csv.run.json").unlink()
        ran = simulate("rerun", path)
        assert (ran.code, ran.out) == (2, "")
        assert "found no record 'out.csv.run.json' beside it" in ran.err


COMMAND: Final = ["simulate", *CHANGSHA]

WRONG: Final[dict[str, tuple[object, str]]] = {
    "no words": (None, "run.command: found None, expected a list of words"),
    "numbers": ([1, 2], "run.command: found [1, 2], expected a list of words"),
    "another command": (
        ["simulate", "explain", "entry_year=2023"],
        "run.command: found `simulate explain`, expected forecast or compare or sensitivity or",
    ),
    "an unknown option": ([*COMMAND, "--colour", "red"], "no such option '--colour'"),
    "a wrong value": (
        [*COMMAND, "--method", "guess"],
        "--method: 'guess' is not one of seriatim, grouped",
    ),
    "help": ([*COMMAND, "--help"], "no such option '--help'"),
    "a region that is not installed": (
        [*COMMAND, "--region", "chansha"],
        "--region chansha: no such region; did you mean changsha (Changsha)?",
    ),
    "a cohort that cannot be": ([*COMMAND, "--cohort", "2021"], "--cohort 2021: expected"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_repeated_is_refused(simulate: Simulate, folder: Path, name: str) -> None:
    """Exit code 2, one line with the file, nothing on standard output."""
    command, message = WRONG[name]
    path = touched(
        saved(simulate, folder / "out.json"), lambda content: content["run"].update(command=command)
    )
    ran = simulate("rerun", path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"Error: {path}: cannot be repeated: {message}")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"schema": 1, "run": {', "not a JSON file"),
        ('{"schema": 9}', "schema: found 9, expected 1"),
        ("{}", "found no key 'schema'"),
    ],
)
def test_what_is_no_result_is_refused(
    simulate: Simulate, folder: Path, content: str, message: str
) -> None:
    """Cut off, of another schema, something else."""
    (folder / "out.json").write_text(content, encoding="utf-8")
    ran = simulate("rerun", "out.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"Error: out.json: {message}")
    assert ran.err.count("\n") == 1
