"""Progress on a terminal: a line that appears late and does not stay, and nothing elsewhere."""

import re
import sys
from io import StringIO

import pytest
from rich.console import Console

from kernel.messages import Language, Pair, verbatim
from kernel.progress import observed, progress_of
from simulate.output import progress_bar
from simulate.output.progress_bar import ProgressLine, shown_progress

CONTROL = re.compile("\x1b\\[[0-9;?]*[A-Za-z]")
ERASED = "\x1b[2K"


class Terminal:
    """Standard error, taken for a terminal, and what was written to it."""

    def __init__(self, captured: pytest.CaptureFixture[str]) -> None:
        self._captured, self._text = captured, ""

    @property
    def text(self) -> str:
        """Everything so far."""
        self._text += self._captured.readouterr().err
        return self._text

    @property
    def pictures(self) -> list[str]:
        """The lines that were shown, one after the other, without colours."""
        return pictures(self.text)


def pictures(text: str) -> list[str]:
    """Return the lines of what was written to a terminal, without colours."""
    shown = CONTROL.sub("", text).replace("\r", "\n").split("\n")
    return [line.strip() for line in shown if line.strip()]


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return the clock by which progress is measured."""
    clock = Clock()
    monkeypatch.setattr(progress_bar, "monotonic", clock)
    monkeypatch.setattr("kernel.progress.monotonic", clock)
    return clock


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return standard error, a terminal."""
    # Of its class, since pytest takes another object from one phase of a test to the next.
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    return Terminal(capsys)


def draw(clock: Clock, *, steps: int = 4, seconds: float = 1.0, total: int | None = 10) -> None:
    """Do some steps of work, each of so many seconds."""
    with progress_of(verbatim("Work"), total) as progress:
        for _ in range(steps):
            clock.now += seconds
            progress.advance()


def test_work_of_a_second_shows_nothing(terminal: Terminal, clock: Clock) -> None:
    """Not one character."""
    with shown_progress("en"):
        draw(clock, steps=9, seconds=0.1)
    assert terminal.text == ""


def test_longer_work_shows_what_is_done_how_fast_and_what_is_left(
    terminal: Terminal, clock: Clock
) -> None:
    """Two steps of ten in four seconds: half a step a second, sixteen seconds left."""
    with shown_progress("en"):
        draw(clock, steps=2, seconds=2.0)
    assert re.fullmatch("Work ━.*  ?1 of 10  0.5/s  0:00:18 left", terminal.pictures[0])
    assert re.fullmatch("Work ━.*  ?2 of 10  0.5/s  0:00:16 left", terminal.pictures[-1])


def test_nothing_of_it_stays(terminal: Terminal, clock: Clock) -> None:
    """The last thing is that the line is erased, with the cursor as it was."""
    with shown_progress("en"):
        draw(clock)
    assert terminal.text.endswith(f"\x1b[1A{ERASED}")
    assert "\x1b[?25h" in terminal.text


def test_it_is_erased_when_work_breaks_off(terminal: Terminal, clock: Clock) -> None:
    """An interruption leaves nothing either."""

    def interrupted() -> None:
        with shown_progress("en"), progress_of(verbatim("Work"), 2) as progress:
            clock.now += 2
            progress.advance()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert terminal.text.endswith(f"\x1b[1A{ERASED}")


def test_what_is_left_is_measured_by_what_was_seen(terminal: Terminal, clock: Clock) -> None:
    """A slow start is not taken for the pace: after it ten steps a second, fifty left."""
    with shown_progress("en"), progress_of(verbatim("Work"), 100) as progress:
        clock.now += 5
        progress.advance(40)
        clock.now += 1
        progress.advance(10)
    assert "50 of 100" in terminal.pictures[-1]
    assert terminal.pictures[-1].endswith("0:00:05 left")


def test_of_work_inside_work_both_are_named(terminal: Terminal, clock: Clock) -> None:
    """The step that lasts over a second, with its own count; what is left is of the whole."""
    with shown_progress("en"), progress_of(verbatim("Forecasts"), 4) as outer:
        outer.now = verbatim("Changsha")
        with progress_of(verbatim("students"), 100) as inner:
            clock.now += 0.9
            inner.advance(25)
            clock.now += 0.6
            inner.advance(25)
    last = terminal.pictures[-1]
    assert re.fullmatch("Changsha · students ━.* 50 of 100  33/s  0:00:0[0-9]+ left", last)
    # From 1/16 to 2/16 of the whole in 0.6 s, so that 14/16 take 8.4 s.
    assert last.endswith("0:00:08 left")


def test_short_steps_are_not_named(terminal: Terminal, clock: Clock) -> None:
    """Their count would flicker; but the only step there is is."""
    for total, shown in ((4, "Forecasts"), (1, "Forecasts · students")):
        with shown_progress("en"), progress_of(verbatim("Forecasts"), total):
            clock.now += 1.5
            with progress_of(verbatim("students"), 100) as inner:
                clock.now += 0.5
                inner.advance(25)
        assert re.match(f"{shown} [━╸╺]", terminal.pictures[-1])


def test_without_a_total_there_is_a_count(terminal: Terminal, clock: Clock) -> None:
    """And no time left."""
    with shown_progress("en"):
        draw(clock, total=None)
    assert re.fullmatch("Work ━.*  ?4  1.0/s", terminal.pictures[-1])


def test_long_work_says_beforehand_what_it_takes(terminal: Terminal, clock: Clock) -> None:
    """Once, in a line that stays: 1,000 steps of two seconds, and what is kept of them."""
    with shown_progress("en"), progress_of(verbatim("Work"), 1000, memory=13 * 10**9) as progress:
        for _ in range(3):
            clock.now += 2
            progress.advance()
    said = [line for line in terminal.pictures if "about" in line]
    assert said == ["Work: about 33 minutes, 13 GB memory (Ctrl-C ends it)"]
    assert terminal.pictures[0] == said[0]


@pytest.mark.parametrize(
    ("steps", "words"),
    [(20, "40 seconds"), (100, "3 minutes"), (10_000, "5.6 hours"), (2_000_000, "1,111.1 hours")],
)
def test_times_are_in_words(terminal: Terminal, clock: Clock, steps: int, words: str) -> None:
    """Of two seconds a step; memory of less than a gigabyte is not worth a word."""
    with shown_progress("en"):
        draw(clock, steps=1, seconds=2.0, total=steps)
    assert terminal.pictures[0] == f"Work: about {words} (Ctrl-C ends it)"


def test_work_of_half_a_minute_does_not(terminal: Terminal, clock: Clock) -> None:
    """The line says it while it lasts."""
    with shown_progress("en"):
        draw(clock, steps=1, seconds=2.0, total=14)
    assert "about" not in terminal.text


@pytest.mark.parametrize("term", ["dumb", "unknown", "DUMB"])
def test_a_dumb_terminal_shows_no_line(
    terminal: Terminal, clock: Clock, monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    """It could not take it back; what long work takes is said there, too."""
    monkeypatch.setenv("TERM", term)
    with shown_progress("en"):
        draw(clock)
    assert terminal.text == ""
    with shown_progress("en"):
        draw(clock, seconds=2.0, total=100)
    assert terminal.text == "Work: about 3 minutes (Ctrl-C ends it)\n"


def test_quiet_shows_nothing(terminal: Terminal, clock: Clock) -> None:
    """On a terminal neither."""
    with shown_progress("en", quiet=True):
        draw(clock)
    assert terminal.text == ""


def test_a_pipe_shows_nothing(
    terminal: Terminal, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Colours that are forced make no terminal of it."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    with shown_progress("en"):
        draw(clock)
    assert terminal.text == ""


def test_without_colours_there_are_none(
    terminal: Terminal, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The cursor moves, which is how a line is taken back; nothing is coloured."""
    with shown_progress("en"):
        draw(clock)
    assert re.search("\x1b\\[[0-9;]*m", terminal.text)
    coloured = terminal.text
    monkeypatch.setenv("NO_COLOR", "1")
    with shown_progress("en"):
        draw(clock)
    plain = terminal.text.removeprefix(coloured)
    assert "4 of 10" in plain
    assert not re.search("\x1b\\[[0-9;]*m", plain)


@pytest.mark.parametrize("columns", ["1", "20", "100000000"])
def test_any_width_is_harmless(
    terminal: Terminal, clock: Clock, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    """What does not fit is left out, and a line is no longer than its words."""
    monkeypatch.setenv("COLUMNS", columns)
    with shown_progress("en"):
        draw(clock)
    assert max(map(len, terminal.pictures), default=0) <= min(int(columns), 80)


@pytest.mark.usefixtures("terminal")
def test_a_terminal_that_goes_away_does_not_end_the_work(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be shown is not."""

    def gone(_: str) -> int:
        raise OSError("no terminal")

    monkeypatch.setattr(sys.stderr, "write", gone)
    with shown_progress("en"), progress_of(verbatim("Work"), 10) as progress:
        clock.now += 2
        progress.advance()
        clock.now += 2
        progress.advance()
    assert progress.done == 2


def test_the_words_are_in_the_language(clock: Clock) -> None:
    """What the work is called, and what stands around it."""
    out = StringIO()
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        line = ProgressLine(language, Console(file=out, force_terminal=True, width=80))
        with observed(line), progress_of(Pair("Work", "工作"), 10) as progress:
            clock.now += 2
            progress.advance(4)
    english, chinese = pictures(out.getvalue())[0], pictures(out.getvalue())[-1]
    assert (english.split()[0], chinese.split()[0]) == ("Work", "工作")
