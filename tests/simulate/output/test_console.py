"""What is printed for a person: as wide as the window, words as somebody wrote them."""

import sys
from pathlib import Path

import pytest
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from simulate.output.console import as_html, rendered, show
from tests.conftest import Simulate
from tests.simulate.output.reading import tables_in, widest
from tests.tree import ROOT


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_figure_is_cut_however_many_years_there_are(simulate: Simulate, language: str) -> None:
    """Five cohorts of some 280,000 stand in eleven columns: folded, none in an ellipsis."""
    asked = ("--region", "changsha", "--cohort", "2022:2026", "--method", "grouped")
    ran = simulate(*asked, "--format", "table", "--lang", language)
    assert ran.code == 0
    assert "…" not in ran.out
    assert widest(ran.out) <= 80
    headings: list[str] = []
    for table in tables_in(ran.out):
        headings += table.headings
        if headings[-1] in ("all years", "全程合计"):
            break
    assert headings[:-1] == [str(year) for year in range(2022, 2031)]


def test_words_in_brackets_stay_as_they_are() -> None:
    """In a cell, a title or a line: what somebody wrote is no markup, and `:tada:` no picture."""
    table = Table("[red]the name", title=":tada: [b]")
    table.add_row("[/draft]")
    assert "[red]the name" in rendered(table)
    assert ":tada: [b]" in rendered(table)
    assert rendered("x[bold]/s.toml") == "x[bold]/s.toml\n"
    assert "[/draft]" in as_html(table)


def test_the_name_of_a_scenario_may_have_brackets(simulate: Simulate, tmp_path: Path) -> None:
    """It stands above its figures as it was written."""
    dearer = tmp_path / "dearer.toml"
    dearer.write_text('name = "Dearer [/draft]"\n[parameters]\ntariff = 500\n', encoding="utf-8")
    asked = ("--region", "changsha", "--cohort", "2024", "--students", "50", "--format", "table")
    ran = simulate("compare", ROOT / "scenarios" / "baseline.toml", dearer, *asked, "--lang", "en")
    assert ran.code == 0
    assert "Dearer [/draft]" in ran.out


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Make standard output a terminal with colours, of eighty columns."""
    capsys.readouterr()  # standard output is by now what is captured
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


BOLD = Text("fund income", style="bold red")


@pytest.mark.usefixtures("terminal")
class TestTerminals:
    """What a terminal is sent."""

    def test_a_terminal_shows_styles(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Bold is bold."""
        show(BOLD)
        assert capsys.readouterr().out == "\x1b[1;31mfund income\x1b[0m\n"

    @pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
    def test_who_wants_no_colours_gets_no_escape_sequence(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        name: str,
        value: str,
    ) -> None:
        """Neither for bold, nor on standard error."""
        monkeypatch.setenv(name, value)
        show(BOLD)
        show(BOLD, stderr=True)
        assert capsys.readouterr() == ("fund income\n", "fund income\n")

    def test_an_empty_no_color_says_nothing(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """So it has been agreed."""
        monkeypatch.setenv("NO_COLOR", "")
        show(BOLD)
        assert "\x1b[1;31m" in capsys.readouterr().out

    @pytest.mark.parametrize(("columns", "width"), [("1", 40), ("80", 80), ("100000000", 400)])
    @pytest.mark.parametrize("is_terminal", [True, False])
    def test_any_width_is_harmless(
        self,
        capsys: pytest.CaptureFixture[str],
        monkeypatch: pytest.MonkeyPatch,
        columns: str,
        width: int,
        is_terminal: bool,
    ) -> None:
        """Lines are laid out within bounds, in a pipe as on a terminal."""
        monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: is_terminal)
        monkeypatch.setenv("COLUMNS", columns)
        show(Group(Padding("word " * 100, (0, 0, 1, 0)), "end"))
        lines = capsys.readouterr().out.splitlines()
        longest = max(len(line.rstrip()) for line in lines)
        assert width - len("word") <= longest <= width
        assert max(map(len, lines)) <= width


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file into which the user's pager writes what it is shown."""
    path = tmp_path / "pages"
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\ncat > {path}\n", encoding="utf-8")
    pager.chmod(0o755)
    monkeypatch.setenv("PAGER", str(pager))
    return path


@pytest.mark.usefixtures("terminal")
class TestPager:
    """`--pager`: the table page by page, where standard output is a terminal."""

    def test_the_pager_shows_what_is_printed(
        self, capsys: pytest.CaptureFixture[str], pages: Path
    ) -> None:
        """All of it, and nothing beside it; a pager that is not `less` gets no styles."""
        show(BOLD, pager=True)
        assert pages.read_text(encoding="utf-8") == "fund income\n"
        assert capsys.readouterr().out == ""

    def test_it_is_off_by_default(self, capsys: pytest.CaptureFixture[str], pages: Path) -> None:
        """A terminal scrolls."""
        show(BOLD)
        assert "fund income" in capsys.readouterr().out
        assert not pages.exists()

    def test_elsewhere_it_is_harmless(
        self, capsys: pytest.CaptureFixture[str], pages: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """In a pipe, on a dumb terminal, and where there is no such program."""
        with monkeypatch.context() as without:
            without.setattr(type(sys.stdout), "isatty", lambda _: False)
            show(BOLD, pager=True)
            assert capsys.readouterr().out == "fund income\n"
        with monkeypatch.context() as without:
            without.setenv("TERM", "dumb")
            show(BOLD, pager=True)
            assert capsys.readouterr().out == "fund income\n"
        with monkeypatch.context() as without:
            without.setenv("PAGER", "no-such-pager")
            show(BOLD, pager=True)
            assert "fund income" in capsys.readouterr().out
        assert not pages.exists()

    def test_the_command_has_it(
        self, simulate: Simulate, pages: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The same table as without it; data is never paged."""
        monkeypatch.setenv("NO_COLOR", "1")
        asked = ("--region", "changsha", "--cohort", "2024", "--students", "50", "--quiet")
        table = simulate(*asked).out
        assert simulate(*asked, "--pager").out == ""
        assert pages.read_text(encoding="utf-8") == table
        pages.unlink()
        assert simulate(*asked, "--format", "csv", "--pager").out.startswith("region,")
        assert not pages.exists()
