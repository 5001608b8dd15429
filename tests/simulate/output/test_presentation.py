"""How an answer looks: what the environment says of it, within bounds."""

import os

import pytest

from simulate.output import presentation
from simulate.output.presentation import Presentation, is_dumb, width_of_lines


@pytest.mark.parametrize(
    ("columns", "width"),
    [("80", 80), ("1", 40), ("200", 200), ("100000000", 400), ("9" * 30, 132), ("-5", 132)],
)
def test_a_line_is_as_wide_as_columns_says(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    """Within what can be laid out; what is no number is not taken for one."""
    monkeypatch.setattr(presentation, "get_terminal_size", lambda _: os.terminal_size((132, 40)))
    monkeypatch.setenv("COLUMNS", columns)
    assert width_of_lines() == width
    assert Presentation.of("en").width == width


@pytest.mark.parametrize(
    ("term", "dumb"), [("dumb", True), ("Unknown", True), ("xterm-256color", False), ("", False)]
)
def test_a_terminal_may_be_dumb(monkeypatch: pytest.MonkeyPatch, term: str, dumb: bool) -> None:
    """It says so."""
    monkeypatch.setenv("TERM", term)
    assert is_dumb() == dumb
