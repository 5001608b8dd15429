"""Files that are there: the program's own are written again, others' only with `--force`."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

import simulate as front
from kernel.errors import RequestError
from simulate.output.result import Result
from tests.conftest import Ran, Simulate
from tests.simulate.cli.asking import CHANGSHA
from tests.simulate.output.saving import QUICK
from tests.tree import ROOT

Command = tuple[object, ...]

ROSTER: Final = "entry_year,programme_years,paid_on\n2023,4,2023-10-01\n2023,x,\n"
"""A valid row, and one that is rejected."""

ASSESS: Final[Command] = ("assess", "roster.csv", "--region", "changsha", "--year", "2024")
COMMANDS: Final[dict[str, Command]] = {
    "forecast": CHANGSHA,
    "form": (*CHANGSHA, "--form", "bridge"),
    "scenarios": (
        *("compare", ROOT / "scenarios" / "baseline.toml", ROOT / "scenarios" / "all_prepay.toml"),
        *CHANGSHA,
    ),
    "results": ("compare", "one.csv", "other.json"),
    "ranking": ("sensitivity", *QUICK),
    "roster": ASSESS,
}
FOREIGN: Final = "mine, and nobody else's\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a roster alone."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


def run(simulate: Simulate, name: str, *options: object) -> Ran:
    """Run a command, two results beside it where it compares them."""
    if name == "results" and not Path("one.csv").exists():
        assert simulate(*CHANGSHA, "-o", "one.csv", "--quiet").code == 0
        assert simulate(*CHANGSHA, "--seed", "1", "-o", "other.json", "--quiet").code == 0
    return simulate(*COMMANDS[name], *options)


def done(name: str) -> int:
    """Return the exit code of a command that has done its work."""
    return 1 if name == "roster" else 0


def extensions(name: str) -> tuple[str, ...]:
    """Return the formats of a command's files."""
    return ("csv", "parquet", "xlsx") if name == "roster" else ("csv", "json")


CASES: Final = [(name, extension) for name in COMMANDS for extension in extensions(name)]


@pytest.mark.parametrize(("name", "extension"), CASES)
def test_the_same_command_is_repeated(simulate: Simulate, name: str, extension: str) -> None:
    """It writes over what it wrote, record and companion included."""
    for _ in range(2):
        ran = run(simulate, name, "-o", f"out.{extension}")
        assert ran.code == done(name), ran.err


@pytest.mark.parametrize(("name", "extension"), CASES)
def test_somebody_elses_file_is_kept(simulate: Simulate, name: str, extension: str) -> None:
    """Exit 2, one message with the file and the way out, nothing printed, nothing written."""
    path = Path(f"out.{extension}")
    path.write_text(FOREIGN, encoding="utf-8")
    ran = run(simulate, name, "-o", path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"Error: -o {path}: {path} was not written by this program (no record of a run is in it or "
        "beside it); expected another name, or --force to overwrite it\n"
    )
    assert path.read_text(encoding="utf-8") == FOREIGN
    assert [found.name for found in Path().glob("*out*")] == [path.name]


@pytest.mark.parametrize(("name", "extension"), CASES)
def test_force_writes_over_it(simulate: Simulate, name: str, extension: str) -> None:
    """And from then on it is the program's own."""
    path = Path(f"out.{extension}")
    path.write_text(FOREIGN, encoding="utf-8")
    assert run(simulate, name, "-o", path, "--force").code == done(name)
    assert path.read_bytes() != FOREIGN.encode()
    assert run(simulate, name, "-o", path).code == done(name)


@pytest.mark.parametrize("name", COMMANDS)
def test_somebody_elses_file_in_the_place_of_the_record_is_kept(
    simulate: Simulate, name: str
) -> None:
    """Before anything is written; `--force` writes over it."""
    record = Path("out.csv.run.json")
    record.write_text(FOREIGN, encoding="utf-8")
    ran = run(simulate, name, "-o", "out.csv")
    assert (ran.code, ran.out) == (2, "")
    assert f"-o out.csv: {record} was not written by this program" in ran.err
    assert record.read_text(encoding="utf-8") == FOREIGN
    assert not Path("out.csv").exists()
    assert run(simulate, name, "-o", "out.csv", "--force").code == done(name)
    assert record.read_bytes().startswith(b'{\n"schema": 1,\n"run": {')


def never(*_: object, **__: object) -> None:
    """Fail where work has begun."""
    pytest.fail("work had begun before the file was looked at")


@pytest.mark.parametrize(
    ("command", "work"),
    [
        (CHANGSHA, "simulate.report.forecast_report.forecast_report"),
        (ASSESS, "simulate.roster.roster_files.open_roster"),
    ],
)
def test_it_is_refused_before_any_work(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, command: Command, work: str
) -> None:
    """Nobody waits for minutes to hear that the file is there."""
    monkeypatch.setattr(work, never)
    Path("out.csv").write_text(FOREIGN, encoding="utf-8")
    assert simulate(*command, "-o", "out.csv").code == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_an_empty_file_is_written_over(simulate: Simulate, name: str) -> None:
    """As `mktemp` leaves it."""
    Path("out.csv").touch()
    assert run(simulate, name, "-o", "out.csv").code == done(name)


def test_of_several_files_all_are_looked_at_first(simulate: Simulate) -> None:
    """None is written where one is somebody else's."""
    Path("out.json").write_text("{}", encoding="utf-8")
    assert simulate(*CHANGSHA, "-o", "out.csv", "-o", "out.json").code == 2
    assert not Path("out.csv").exists()


class TestCompanions:
    """OUT.rejected.csv goes with OUT."""

    def assess(self, simulate: Simulate, *options: object) -> Ran:
        """Assess the roster to out.csv."""
        return simulate(*ASSESS, "-o", "out.csv", *options)

    def test_somebody_elses_file_in_its_place_is_kept(self, simulate: Simulate) -> None:
        """Also where no row would be rejected: it would have been taken away."""
        companion = Path("out.csv.rejected.csv")
        companion.write_text(FOREIGN, encoding="utf-8")
        for roster in (ROSTER, ROSTER.rsplit("2023", 1)[0]):
            Path("roster.csv").write_text(roster, encoding="utf-8")
            ran = self.assess(simulate)
            assert ran.code == 2
            assert f"-o out.csv: {companion} was not written by this program" in ran.err
            assert companion.read_text(encoding="utf-8") == FOREIGN
            assert not Path("out.csv").exists()
        assert self.assess(simulate, "--force").code == 0
        assert not companion.exists()

    def test_that_of_an_output_is_written_over(self, simulate: Simulate) -> None:
        """Also when somebody has begun to correct it, or has taken the output away."""
        companion = Path("out.csv.rejected.csv")
        assert self.assess(simulate).code == 1
        first = companion.read_bytes()
        companion.write_text("row,problem\n", encoding="utf-8")
        Path("out.csv").unlink()
        assert self.assess(simulate).code == 1
        assert companion.read_bytes() == first


class TestLinks:
    """What a link leads to is not lost; the link becomes the file."""

    def test_to_somebody_elses_file(self, simulate: Simulate) -> None:
        """Refused like the file."""
        Path("mine.csv").write_text(FOREIGN, encoding="utf-8")
        Path("out.csv").symlink_to("mine.csv")
        assert simulate(*CHANGSHA, "-o", "out.csv").code == 2
        assert Path("out.csv").is_symlink()
        assert simulate(*CHANGSHA, "-o", "out.csv", "--force").code == 0
        assert Path("mine.csv").read_text(encoding="utf-8") == FOREIGN
        assert not Path("out.csv").is_symlink()

    def test_to_nothing(self, simulate: Simulate) -> None:
        """Nothing is lost."""
        Path("out.csv").symlink_to("nowhere.csv")
        assert simulate(*CHANGSHA, "-o", "out.csv").code == 0
        assert not Path("nowhere.csv").exists()


class TestFromPython:
    """`result.save`."""

    @pytest.mark.parametrize(
        "made",
        [
            lambda: front.forecast(region="changsha", cohort=2024, students=100),
            lambda: front.explain(
                region="changsha", year=2024, entry_year=2023, programme_years=4
            ),
            lambda: front.regions(),
            lambda: front.regions("changsha"),
        ],
        ids=["forecast", "student", "regions", "region"],
    )  # fmt: skip
    @pytest.mark.parametrize("name", ["out.csv", "out.json"])
    def test_it_saves_again_but_not_over_others(
        self, made: Callable[[], Result], name: str
    ) -> None:
        """Unless it is made to."""
        result, path = made(), Path(name)
        path.write_text(FOREIGN, encoding="utf-8")
        with pytest.raises(RequestError, match="was not written by this program"):
            result.save(path)
        assert path.read_text(encoding="utf-8") == FOREIGN
        result.save(path, force=True)
        before = path.read_bytes()
        result.save(path)
        assert path.read_bytes() == before != FOREIGN.encode()


class TestDevices:
    """They are written; nothing stands beside them, and none is replaced."""

    @pytest.mark.parametrize("name", COMMANDS)
    def test_a_device_without_an_extension_takes_csv(self, simulate: Simulate, name: str) -> None:
        """The exit code is that of the work."""
        beside = {path for path in Path("/dev").iterdir() if path.name.startswith("null")}
        assert run(simulate, name, "-o", "/dev/null").code == done(name)
        assert not Path("/dev/null").is_file()
        assert {path for path in Path("/dev").iterdir() if path.name.startswith("null")} == beside

    @pytest.mark.parametrize(("name", "extension"), CASES)
    def test_a_link_to_one_gives_it_a_format(
        self, simulate: Simulate, folder: Path, name: str, extension: str
    ) -> None:
        """It stays a link, and alone."""
        path = folder / f"out.{extension}"
        path.symlink_to(os.devnull)
        assert run(simulate, name, "-o", path).code == done(name)
        assert path.is_symlink()
        assert list(folder.glob("out*")) == [path]

    def test_it_is_said_that_rejected_rows_are_nowhere(self, simulate: Simulate) -> None:
        """No companion stands beside a device."""
        ran = simulate(*ASSESS, "-o", "/dev/null")
        assert ran.err.endswith(
            "The rejected rows are written beside a file only, and /dev/null is none.\n"
        )

    def test_one_that_is_full_is_one_message(self, simulate: Simulate) -> None:
        """Exit 2, nothing on standard output."""
        ran = simulate(*CHANGSHA, "-o", "/dev/full")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "Error: /dev/full: cannot be written: No space left on device\n"
