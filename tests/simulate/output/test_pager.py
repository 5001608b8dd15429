"""The pager that a user has chosen."""

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from simulate.output.pager import UsersPager


@pytest.fixture(autouse=True)
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which programs are looked for; nothing is set."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in ("PAGER", "LESS"):
        monkeypatch.delenv(name, raising=False)
    return folder


def program(folder: Path, name: str, script: str = "") -> Path:
    """Write a program."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_the_pager_is_the_users(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With its arguments; `less` otherwise, and `more` where there is none."""
    program(programs, "mine")
    program(programs, "more")
    assert found().command == ["more"]
    program(programs, "less")
    assert found().command == ["less"]
    monkeypatch.setenv("PAGER", "mine -x 'a b'")
    assert found().command == ["mine", "-x", "a b"]


def found() -> UsersPager:
    """Return the pager, which is there."""
    pager = UsersPager.found()
    assert pager is not None
    return pager


@pytest.mark.parametrize("asked", ["", "absent", "mine '"])
def test_without_a_program_there_is_no_pager(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    """None is installed, it is misspelt, or a quote is not closed."""
    monkeypatch.setenv("PAGER", asked)
    assert UsersPager.found() is None


@pytest.mark.parametrize(
    ("pager", "less", "takes_styles", "is_set"),
    [
        ("less", None, True, "-R"),
        ("less -R", None, True, None),
        ("less", "FRX", True, "FRX"),
        ("less", "-S", False, "-S"),
        ("less -S", None, False, None),
        ("mine -R", None, False, None),
    ],
)
def test_styles_go_to_less_that_shows_them(
    programs: Path,
    monkeypatch: pytest.MonkeyPatch,
    pager: str,
    less: str | None,
    takes_styles: bool,
    is_set: str | None,
) -> None:
    """It is asked to where the user has set nothing; what he has set stands."""
    for name in ("less", "mine"):
        program(programs, name)
    monkeypatch.setenv("PAGER", pager)
    if less is not None:
        monkeypatch.setenv("LESS", less)
    assert found().takes_styles == takes_styles
    assert found().environment.get("LESS") == is_set


def test_text_is_shown_to_its_end(programs: Path, tmp_path: Path) -> None:
    """Chinese too."""
    program(programs, "less", f'while read -r line; do echo "$line" >> {tmp_path / "seen"}; done')
    found().show("学生\n12\n")
    assert (tmp_path / "seen").read_text(encoding="utf-8") == "学生\n12\n"


def test_a_reader_may_leave_early(programs: Path) -> None:
    """With megabytes unread, or with an exit code."""
    program(programs, "less", "exit 3")
    found().show("line\n" * 1_000_000)


@pytest.mark.parametrize(("charset", "set_to"), [(None, "utf-8"), ("latin1", "latin1")])
def test_a_pager_shows_chinese_in_any_locale(
    programs: Path, monkeypatch: pytest.MonkeyPatch, charset: str | None, set_to: str
) -> None:
    """Text that is sent in UTF-8 is read as that, unless the user says otherwise."""
    program(programs, "less")
    monkeypatch.setattr("sys.stdout", TextIOWrapper(BytesIO(), encoding="utf-8"))
    monkeypatch.delenv("LESSCHARSET", raising=False)
    if charset:
        monkeypatch.setenv("LESSCHARSET", charset)
    assert found().environment["LESSCHARSET"] == set_to
    monkeypatch.setattr("sys.stdout", TextIOWrapper(BytesIO(), encoding="gbk"))
    assert found().environment.get("LESSCHARSET") == charset
