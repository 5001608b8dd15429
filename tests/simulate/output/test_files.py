"""Files that appear whole or not at all."""

import os
from pathlib import Path

import pytest

from kernel.errors import RequestError
from simulate.output.files import digest, whole_file, whole_files, write_whole


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

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(RequestError, match=r"out.csv: cannot be written: No space left on device"):
        write_whole(tmp_path / "out.csv", "new")
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "old"


def test_text_that_cannot_be_encoded_leaves_nothing(tmp_path: Path) -> None:
    """A lone surrogate breaks off in the middle of writing."""
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "out.csv", "a" * 100_000 + "\ud800")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_reported(tmp_path: Path) -> None:
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


def test_what_stands_there_in_the_end_is_the_file(tmp_path: Path) -> None:
    """Not before: until then the old one is there, and the draft beside it."""
    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")
    with whole_file(path) as draft:
        assert draft.parent == tmp_path
        draft.write_text("first", encoding="utf-8")
        draft.write_text("last", encoding="utf-8")
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "last"
    assert list(tmp_path.iterdir()) == [path]


def test_a_draft_that_is_left_alone_is_an_empty_file(tmp_path: Path) -> None:
    """It was there from the beginning."""
    with whole_file(tmp_path / "out.csv"):
        pass
    assert (tmp_path / "out.csv").read_bytes() == b""


def test_a_draft_that_is_taken_away_takes_the_file_with_it(tmp_path: Path) -> None:
    """An old one too; where there was none, there is none."""
    path = tmp_path / "out.csv"
    for old in ("old", None):
        if old:
            path.write_text(old, encoding="utf-8")
        with whole_file(path) as draft:
            draft.unlink()
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ZeroDivisionError, SystemExit])
@pytest.mark.parametrize("is_taken_away", [False, True])
def test_after_an_exception_the_file_is_as_it_was(
    tmp_path: Path, fault: type[BaseException], is_taken_away: bool
) -> None:
    """Whatever was written or taken away; the exception goes on as it is."""
    path = tmp_path / "out.csv"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(fault), whole_file(path) as draft:
        spoil(draft, fault, is_taken_away=is_taken_away)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_text(encoding="utf-8") == "old"


def spoil(draft: Path, fault: type[BaseException], *, is_taken_away: bool) -> None:
    """Write half of a draft, or take it away, and fail."""
    draft.write_text("new", encoding="utf-8")
    if is_taken_away:
        draft.unlink()
    raise fault


def test_a_fault_of_the_system_while_writing_is_reported_with_the_file(tmp_path: Path) -> None:
    """A full disk, with the name of the file and not of the draft; nothing is left."""
    with (
        pytest.raises(RequestError, match=r"^.*/out.csv: cannot be written: No space left"),
        whole_file(tmp_path / "out.csv"),
    ):
        Path("/dev/full").write_text("text", encoding="utf-8")
    assert list(tmp_path.iterdir()) == []


def test_of_two_files_neither_appears_without_the_other(tmp_path: Path) -> None:
    """A fault behind both drafts leaves none of them."""
    first, second = whole_file(tmp_path / "a.csv"), whole_file(tmp_path / "b.csv")
    with pytest.raises(ZeroDivisionError), first, second as draft:
        spoil(draft, ZeroDivisionError, is_taken_away=False)
    assert list(tmp_path.iterdir()) == []


class TestSeveral:
    """Any number of files of which none is to stand alone."""

    @pytest.fixture
    def paths(self, tmp_path: Path) -> list[Path]:
        """Return where they will stand: one is there, one is a link, one is not there."""
        paths = [tmp_path / name for name in ("a", "b", "c")]
        paths[0].write_text("old", encoding="utf-8")
        (tmp_path / "elsewhere").write_text("not ours", encoding="utf-8")
        paths[1].symlink_to("elsewhere")
        return paths

    def write(self, paths: list[Path]) -> None:
        """Write all of them anew."""
        with whole_files(paths) as drafts:
            assert list(drafts) == paths
            for draft in drafts.values():
                draft.write_text("new", encoding="utf-8")
            assert paths[0].read_text(encoding="utf-8") == "old"

    def test_all_are_written_and_nothing_is_left(self, tmp_path: Path, paths: list[Path]) -> None:
        """The link becomes a file; what it led to is as it was."""
        self.write(paths)
        assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
            "a": "new", "b": "new", "c": "new", "elsewhere": "not ours",
        }  # fmt: skip
        assert not paths[1].is_symlink()

    @pytest.mark.parametrize("links", [True, False])
    @pytest.mark.parametrize("fault", [KeyboardInterrupt, PermissionError])
    @pytest.mark.parametrize("placed", [0, 1, 2])
    def test_after_a_fault_all_are_as_they_were(
        self,
        tmp_path: Path,
        paths: list[Path],
        monkeypatch: pytest.MonkeyPatch,
        links: bool,
        fault: type[BaseException],
        placed: int,
    ) -> None:
        """However many have taken their places, also where a file cannot have a second name."""
        put, puts = Path.replace, list[Path]()

        def replace(draft: Path, target: Path) -> Path:
            puts.append(target)
            if len(puts) == placed + 1:
                raise fault
            return put(draft, target)

        def no_link(*_: object, **__: object) -> None:
            raise OSError(1, "Operation not permitted")

        monkeypatch.setattr(Path, "replace", replace)
        if not links:
            monkeypatch.setattr(os, "link", no_link)
        with pytest.raises((fault, RequestError)):
            self.write(paths)
        assert puts == paths[::-1][: placed + 1]
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "elsewhere"]
        assert paths[0].read_text(encoding="utf-8") == "old"
        assert paths[1].is_symlink()
        assert paths[1].read_text(encoding="utf-8") == "not ours"

    def test_one_that_is_taken_away_comes_back_after_a_fault(self, tmp_path: Path) -> None:
        """An earlier companion stays where there was to be none."""
        path = tmp_path / "a"
        path.write_text("old", encoding="utf-8")
        with pytest.raises(ZeroDivisionError), whole_files([path]) as drafts:
            spoil(drafts[path], ZeroDivisionError, is_taken_away=True)
        assert path.read_text(encoding="utf-8") == "old"
        with whole_files([path]) as drafts:
            drafts[path].unlink()
        assert list(tmp_path.iterdir()) == []

    def test_a_device_receives_what_is_written(self, tmp_path: Path) -> None:
        """It stays one."""
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        with whole_files([pipe]) as drafts:
            drafts[pipe].write_text("new", encoding="utf-8")
        assert os.read(reader, 9) == b"new"
        os.close(reader)
        assert list(tmp_path.iterdir()) == [pipe]


def test_a_digest_is_that_of_sha256sum() -> None:
    """The well-known one of nothing at all."""
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
