"""`--bom`: CSV begins with the mark that Excel needs, and is read back all the same."""

from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Simulate
from tests.simulate.cli.asking import CHANGSHA
from tests.simulate.cli.test_overwriting import ASSESS, COMMANDS, ROSTER, done, run
from tests.simulate.output.saving import saved
from tests.simulate.roster.making import rows_of

MARK: Final = b"\xef\xbb\xbf"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a roster alone."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "roster.csv").write_text(ROSTER, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", COMMANDS)
def test_every_csv_begins_with_it(simulate: Simulate, name: str) -> None:
    """Files, companions and standard output; behind it everything is as without."""
    plain = run(simulate, name, "-o", "plain.csv")
    marked = run(simulate, name, "-o", "marked.csv", "--bom")
    assert (plain.code, marked.code) == (done(name), done(name))
    files = [path.name for path in sorted(Path().glob("plain*.csv"))]
    assert len(files) == (2 if name == "roster" else 1)
    for file in files:
        content = Path(file).read_bytes()
        assert not content.startswith(MARK)
        assert Path(file.replace("plain", "marked")).read_bytes() == MARK + content
    if name != "roster":
        assert marked.out == "\ufeff" + plain.out


def test_nothing_but_csv_has_one(simulate: Simulate) -> None:
    """Neither JSON nor a table, nor the record beside a file."""
    for shape in ("json", "table"):
        ran = simulate(*CHANGSHA, "--format", shape, "-o", "o.json", "-o", "o.csv", "--bom")
        assert "\ufeff" not in ran.out
    for name in ("o.json", "o.csv.run.json"):
        assert Path(name).read_bytes().startswith(b"{")


@pytest.mark.parametrize("extension", ["parquet", "xlsx"])
def test_a_roster_in_another_format_has_none(simulate: Simulate, extension: str) -> None:
    """Neither the output nor its companion."""
    assert simulate(*ASSESS, "-o", f"out.{extension}", "--bom").code == 1
    for name in (f"out.{extension}", f"out.{extension}.rejected.{extension}"):
        assert not Path(name).read_bytes().startswith(MARK)


def test_a_result_that_was_saved_with_it_comes_out_again(simulate: Simulate) -> None:
    """It is the file that was written."""
    ran = simulate("rerun", saved(simulate, Path("out.csv"), "--bom"))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Identical: ")
    assert "was changed" not in ran.out


def test_one_that_was_added_afterwards_changes_the_file_alone(simulate: Simulate) -> None:
    """The figures are identical, and it is said that the file was changed."""
    path = saved(simulate, Path("out.csv"))
    path.write_bytes(MARK + path.read_bytes())
    ran = simulate("rerun", path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Identical: ")
    assert "out.csv was changed after it was written" in ran.out


def test_results_with_and_without_are_compared(simulate: Simulate) -> None:
    """Not one figure differs for it."""
    one, other = saved(simulate, Path("a.csv"), "--bom"), saved(simulate, Path("b.csv"))
    ran = simulate("compare", one, other, "--format", "csv")
    assert ran.code == 0
    assert "was changed" not in ran.err
    assert {row.split(",")[-2] for row in ran.out.splitlines()[1:]} == {"0"}


def test_a_roster_that_was_saved_with_it_is_one(simulate: Simulate) -> None:
    """Output and companion are assessed again; no header has the mark in it."""
    assert simulate(*ASSESS, "-o", "out.csv", "--bom").code == 1
    for name, code in (("out.csv", 0), ("out.csv.rejected.csv", 1)):
        ran = simulate("assess", name, *ASSESS[2:], "-o", "again.csv")
        assert ran.code == code, ran.err
    assert "entry_year" in rows_of(Path("again.csv.rejected.csv"))[0]
