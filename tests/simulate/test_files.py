"""Files that appear whole or not at all."""

import os
from pathlib import Path

import pytest

from kernel.errors import RequestError
from simulate.files import write_whole


def test_the_text_is_written_as_it_is(tmp_path: Path) -> None:
    """UTF-8, line ends untouched."""
    write_whole(tmp_path / "out.csv", "长沙,1\r\n2\n")
    assert (tmp_path / "out.csv").read_bytes() == "长沙,1\r\n2\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    """The new text stands alone."""
    (tmp_path / "out.csv").write_text("a much longer text than the new one", encoding="utf-8")
    write_whole(tmp_path / "out.csv", "new")
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("fault", [KeyboardInterrupt, MemoryError])
def test_an_interruption_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: type[BaseException]
) -> None:
    """Neither a half-written file nor a temporary one, whatever breaks in."""

    def interrupted(*_: object) -> None:
        raise fault

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(fault):
        write_whole(tmp_path / "out.csv", "text")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full: what was there stays, and the message names the file."""
    (tmp_path / "out.csv").write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "chmod", full)
    with pytest.raises(RequestError, match=r"out.csv: cannot be written: No space left on device"):
        write_whole(tmp_path / "out.csv", "new")
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "old"


def test_text_that_cannot_be_encoded_leaves_nothing(tmp_path: Path) -> None:
    """A lone surrogate breaks off in the middle of writing."""
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "out.csv", "a" * 100_000 + "\ud800")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """One message, no traceback."""
    with pytest.raises(RequestError, match="cannot be written: No such file or directory"):
        write_whole(tmp_path / "nowhere" / "out.csv", "text")


def test_others_may_read_what_the_umask_allows(tmp_path: Path) -> None:
    """The file is not left with the strict permissions of a temporary one."""
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "out.csv", "text")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert (tmp_path / "out.csv").stat().st_mode & 0o777 == 0o640
