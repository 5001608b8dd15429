"""Where an assessed roster goes, and what is looked at before any work."""

import os
from pathlib import Path

import pytest

from kernel.errors import RequestError
from simulate.roster.writing.roster_output import RosterOutput, outputs_of

STANDARD_INPUT = Path("-")


def place_of(output: Path, roster: Path = STANDARD_INPUT, *, force: bool = False) -> RosterOutput:
    """Return where a roster goes."""
    return RosterOutput.of(output, roster, force=force)


def test_beside_a_file_stand_its_companion_and_its_record(tmp_path: Path) -> None:
    """Named after it, the extension included."""
    place = place_of(tmp_path / "out.XLSX")
    assert place.extension == ".xlsx"
    assert place.companion == tmp_path / "out.XLSX.rejected.xlsx"
    assert place.record == tmp_path / "out.XLSX.run.json"


def test_nothing_stands_beside_a_device(tmp_path: Path) -> None:
    """Without an extension it takes CSV; a pipe may have one."""
    pipe = tmp_path / "pipe.parquet"
    os.mkfifo(pipe)
    for path, extension in ((Path(os.devnull), ".csv"), (pipe, ".parquet")):
        place = place_of(path)
        assert (place.extension, place.record) == (extension, None)
        assert place.companion is None
        assert place.files == [path]


def test_the_roster_is_never_written_over(tmp_path: Path) -> None:
    """Not even with force, nor where it is an earlier output."""
    roster = tmp_path / "r.csv"
    for content in ("", "entry_year\n"):
        roster.write_text(content, encoding="utf-8")
        with pytest.raises(RequestError, match="is the roster itself and would be lost"):
            place_of(roster, roster, force=True)


def test_the_companion_of_an_empty_file_is_written_over(tmp_path: Path) -> None:
    """The output counts as the program's own."""
    output, companion = tmp_path / "out.csv", tmp_path / "out.csv.rejected.csv"
    output.touch()
    companion.write_text("row,problem\n", encoding="utf-8")
    assert place_of(output).companion == companion
    output.unlink()
    with pytest.raises(RequestError, match=r"out\.csv\.rejected\.csv was not written by this pr"):
        place_of(output)


@pytest.mark.parametrize(
    ("outputs", "twice"),
    [
        (["out.csv", "out.xlsx", "out.csv"], "out.csv"),
        (["out.csv", "./sub/../out.csv"], "out.csv"),
        (["out.csv", "link/out.csv"], "out.csv"),
        (["out.csv.rejected.csv", "out.csv"], "out.csv.rejected.csv"),
    ],
)
def test_nothing_is_written_twice(tmp_path: Path, outputs: list[str], twice: str) -> None:
    """The same output, whatever leads to it, or one that is the companion of another."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(RequestError, match=f"{twice} would be written twice; expected another"):
        outputs_of([tmp_path / name for name in outputs], STANDARD_INPUT, force=False)


def test_headers_are_in_words_in_a_workbook_alone(tmp_path: Path) -> None:
    """Data files keep the names that programs read."""
    for name, language in (("o.xlsx", "zh"), ("o.csv", "en"), ("o.parquet", "en")):
        assert place_of(tmp_path / name).language("zh") == language
