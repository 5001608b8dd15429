"""Devices, pipes and open streams: what is one, and what it receives."""

import os
from pathlib import Path
from threading import Thread

import pytest

from kernel.errors import RequestError
from simulate.output.devices import is_device
from simulate.output.files import whole_file, write_whole
from tests.simulate.output.test_files import spoil


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """Return a named pipe."""
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    return path


def test_what_is_a_device(tmp_path: Path, pipe: Path) -> None:
    """A device, a pipe and a link to one; a file, a folder and nothing at all are none."""
    link, file = tmp_path / "link.csv", tmp_path / "file.csv"
    link.symlink_to(os.devnull)
    file.touch()
    assert [is_device(path) for path in (Path(os.devnull), pipe, link)] == [True] * 3
    others = (file, tmp_path, tmp_path / "nothing.csv", tmp_path / "nowhere" / "out.csv")
    assert [is_device(path) for path in others] == [False] * 4


def test_an_open_stream_is_a_device_though_a_shell_has_led_it_into_a_file(tmp_path: Path) -> None:
    """By its name in the system, and by a link to it; the file itself is none."""
    link = tmp_path / "link.csv"
    with (tmp_path / "file.csv").open("w") as file:
        stream = Path(f"/dev/fd/{file.fileno()}")
        link.symlink_to(stream)
        assert is_device(stream)
        assert is_device(link)
    assert not is_device(tmp_path / "file.csv")


def test_links_in_a_circle_are_no_device(tmp_path: Path) -> None:
    """They lead nowhere."""
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    assert not is_device(one)


def test_a_pipe_receives_everything_and_stays_one(tmp_path: Path, pipe: Path) -> None:
    """Nothing is left beside it."""
    received: list[bytes] = []
    reader = Thread(target=lambda: received.append(pipe.read_bytes()))
    reader.start()
    write_whole(pipe, "长沙,1\n")
    reader.join()
    assert received == ["长沙,1\n".encode()]
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_link_to_a_device_stays_one(tmp_path: Path) -> None:
    """It is written through."""
    link = tmp_path / "link.csv"
    link.symlink_to(os.devnull)
    write_whole(link, "text")
    assert link.readlink() == Path(os.devnull)
    assert list(tmp_path.iterdir()) == [link]


def test_a_stream_that_leads_into_a_file_goes_on_behind_what_is_there(tmp_path: Path) -> None:
    """Nothing of it is lost."""
    path = tmp_path / "file.csv"
    with path.open("w") as file:
        file.write("first\n")
        file.flush()
        write_whole(Path(f"/dev/fd/{file.fileno()}"), "second\n")
    assert path.read_text() == "first\nsecond\n"


def test_a_device_receives_nothing_before_everything_is_there(tmp_path: Path) -> None:
    """Nor where the draft is taken away."""
    path = tmp_path / "file.csv"
    with path.open("w") as file:
        stream = Path(f"/dev/fd/{file.fileno()}")
        with pytest.raises(ZeroDivisionError), whole_file(stream) as draft:
            spoil(draft, ZeroDivisionError, is_taken_away=False)
        with whole_file(stream) as draft:
            draft.unlink()
    assert path.read_bytes() == b""


def test_a_full_device_is_reported() -> None:
    """By its own name."""
    with pytest.raises(RequestError, match=r"^/dev/full: cannot be written: No space left on dev"):
        write_whole(Path("/dev/full"), "text")
