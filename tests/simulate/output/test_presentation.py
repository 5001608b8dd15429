"""How an answer looks: what was asked for, the rest from the environment."""

import os

import pytest

from kernel.errors import RequestError
from simulate.output.presentation import WIDTH, Presentation, is_dumb, width_of_lines
from simulate.output.units import WAN


@pytest.mark.parametrize(
    ("columns", "width"),
    [
        ("80", 80),
        ("200", 200),
        ("40", 40),
        ("1", 40),
        ("39", 40),
        ("400", 400),
        ("100000000", 400),
        ("9" * 30, 400),
        ("１２０", 120),
    ],
)
def test_columns_is_heard(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    """Between forty characters and four hundred; in a pipe, too."""
    monkeypatch.setenv("COLUMNS", columns)
    assert width_of_lines() == width


@pytest.mark.parametrize("columns", ["", "0", "-5", "wide", "80x", "1" * 5000, " "])
def test_what_is_no_width_is_passed_over(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    """Then the terminal decides and, without one, the default."""
    monkeypatch.setenv("COLUMNS", columns)
    assert width_of_lines() == WIDTH


def test_a_terminal_says_how_wide_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where `COLUMNS` is not set; a hundred characters where there is none."""
    monkeypatch.delenv("COLUMNS", raising=False)
    assert width_of_lines() == WIDTH
    size = os.terminal_size((132, 40))
    monkeypatch.setattr("simulate.output.presentation.get_terminal_size", lambda _: size)
    assert width_of_lines() == 132


def test_what_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of it, and nothing else."""
    monkeypatch.setenv("COLUMNS", "120")
    look = Presentation.of("zh", unit="万元", detail=True, charts=False)
    assert look == Presentation("zh", WAN, detail=True, charts=False, width=120)


def test_what_is_not_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The language of the environment, whichever unit is short, the first screen, with charts."""
    monkeypatch.setenv("XUEBAO_LANG", "zh")
    monkeypatch.setenv("COLUMNS", "80")
    look = Presentation.of(None)
    assert look == Presentation("zh", None, detail=False, charts=True, width=80)


def test_a_language_that_there_is_not() -> None:
    """Named, with those that there are."""
    with pytest.raises(RequestError, match="lang: found 'fr', expected en or zh"):
        Presentation.of("fr")


@pytest.mark.parametrize(
    ("term", "dumb"), [("dumb", True), ("Unknown", True), ("xterm-256color", False), ("", False)]
)
def test_a_terminal_may_be_dumb(monkeypatch: pytest.MonkeyPatch, term: str, dumb: bool) -> None:
    """It says so."""
    monkeypatch.setenv("TERM", term)
    assert is_dumb() == dumb
