"""A folder that appears whole or not at all."""

from pathlib import Path

import pytest

from kernel.errors import RequestError
from simulate.draft.whole_folder import write_folder

TEXTS = {"one.txt": "一\n", "below/two.txt": "2\n"}


def left_in(folder: Path) -> list[str]:
    """Return what lies in a folder, however deep."""
    return sorted(str(path.relative_to(folder)) for path in folder.glob("**/*"))


@pytest.mark.parametrize("is_there", [False, True])
def test_it_is_written_where_nothing_is(tmp_path: Path, *, is_there: bool) -> None:
    """An empty folder is nothing."""
    folder = tmp_path / "region"
    if is_there:
        folder.mkdir()
    write_folder(folder, TEXTS)
    assert left_in(tmp_path) == ["region", "region/below", "region/below/two.txt", "region/one.txt"]
    assert (folder / "one.txt").read_text(encoding="utf-8") == "一\n"


@pytest.mark.parametrize("is_file", [False, True])
def test_what_is_there_stays(tmp_path: Path, *, is_file: bool) -> None:
    """A folder with anything in it, and a file."""
    taken = tmp_path / "region" if is_file else tmp_path / "region" / "mine.txt"
    taken.parent.mkdir(exist_ok=True)
    taken.write_text("mine", encoding="utf-8")
    before = left_in(tmp_path)
    with pytest.raises(RequestError, match="is there already; move it away"):
        write_folder(tmp_path / "region", TEXTS)
    assert left_in(tmp_path) == before
    assert taken.read_text(encoding="utf-8") == "mine"


def test_nothing_is_left_of_what_cannot_be_written(tmp_path: Path) -> None:
    """Here because a file stands where a folder would be needed."""
    with pytest.raises(RequestError, match="cannot be written"):
        write_folder(tmp_path / "region", {"below": "a file", "below/two.txt": "2"})
    assert left_in(tmp_path) == []
