"""How far long work is, on a terminal beside the answer: a line that does not stay."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from math import inf
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Final

from attrs import define, field, frozen

from kernel.messages import Language, Text, listed, message, verbatim
from kernel.progress import Progress, observed
from simulate.language.catalogue import spoken
from simulate.output.presentation import is_dumb

if TYPE_CHECKING:
    # What draws is loaded only where work turns out to be long.
    from rich.console import Console
    from rich.progress import Progress as Bar

_PATIENCE: Final = 1.0
"""Seconds of work before anything is shown."""

_PAUSE: Final = 0.2
"""Seconds from one picture to the next at least."""

_LONG: Final = 30.0
"""Work of so many seconds says beforehand how long it takes."""

_MUCH: Final = 1e9
"""Bytes that are worth a word."""

_BAR: Final = 12
"""Characters of the bar."""

_BETWEEN: Final = verbatim(" · ")
_GAP: Final = verbatim("  ")
_DONE_OF: Final = message("{done:,} of {total:,}")
_SLOW: Final = message("{rate:.1f}/s")
_FAST: Final = message("{rate:,.0f}/s")
_LEFT: Final = message("{time} left")
_SECONDS: Final = message("{seconds:.0f} seconds")
_MINUTES: Final = message("{minutes:.0f} minutes")
_HOURS: Final = message("{hours:,.1f} hours")
_TAKES: Final = message("{what}: about {time} (Ctrl-C ends it)")
_TAKES_MEMORY: Final = message("{what}: about {time}, {memory:,.0f} GB memory (Ctrl-C ends it)")


@contextmanager
def shown_progress(language: Language, *, quiet: bool = False) -> Iterator[None]:
    """Show on a terminal how far the work is that is done inside, once it takes over a second.

    On a terminal that only prints, it is said beforehand what long work takes. Elsewhere, and where
    quiet is wished, nothing is ever shown.
    """
    if quiet or not sys.stderr.isatty():
        yield
        return
    line = ProgressLine(language)
    try:
        with observed(line):
            yield
    finally:
        line.close()


@frozen
class _Pace:
    """How fast work is, from when it was first seen and which share was behind then."""

    time: float
    share: float

    def seconds_left(self, now: float, share: float) -> float | None:
        """Return how long the rest takes; None where nothing has been done since."""
        if share <= self.share:
            return None
        return (1 - share) * (now - self.time) / (share - self.share)


@define(eq=False)
class ProgressLine:
    """A line that says how far work is, drawn by the work itself as it comes further.

    No thread draws it: processes are copied here, which those that have several do badly.

    Attributes:
        language: of its words.
        console: where it stands; None for standard error.
    """

    language: Language
    console: "Console | None" = None
    _bar: "Bar | None" = field(default=None, init=False)
    _pace: _Pace | None = field(default=None, init=False)
    _has_warned: bool = field(default=False, init=False)
    _next: float = field(default=-inf, init=False)
    _drawing: Lock = field(factory=Lock, init=False)

    def advanced(self, progress: Progress) -> None:
        """Draw the line, unless it has just been drawn or the work is still short."""
        now = monotonic()
        if now < self._next or not self._drawing.acquire(blocking=False):
            return
        try:
            self._next = now + _PAUSE
            self._draw(progress, now)
        except OSError:  # the terminal is gone; the work goes on
            self._next = inf
        finally:
            self._drawing.release()

    def ended(self, progress: Progress) -> None:
        """Take the line away with the outermost work."""
        if progress.outer is None:
            self.close()

    def close(self) -> None:
        """Take the line away."""
        # An interruption may have come between taking the lock and giving it back.
        is_held = self._drawing.acquire(timeout=_PATIENCE)
        if self._bar is not None:
            with suppress(OSError):
                self._bar.stop()
        self._bar = self._pace = None
        self._has_warned = False
        if is_held:
            self._drawing.release()

    def _draw(self, progress: Progress, now: float) -> None:
        from rich.cells import cell_len

        from simulate.output.chart_lines import fitted

        outermost, share = progress.chain[0], progress.share_done
        first, self._pace = self._pace, self._pace or _Pace(now, share or 0.0)
        if now - outermost.started < _PATIENCE:
            return
        pace = first or _Pace(outermost.started, 0.0)
        left = None if share is None else pace.seconds_left(now, share)
        if left is not None and now - outermost.started + left >= _LONG and not self._has_warned:
            self._has_warned = True
            words = _takes(outermost, now - outermost.started + left)
            self._stream().print(spoken(words, self.language))
        if is_dumb():
            return
        bar = self._bar or self._opened()
        lasting = _lasting(progress, now)
        numbers = spoken(_numbers(lasting[-1], now, left), self.language)
        what = spoken(listed((one.now or one.what for one in lasting), _BETWEEN), self.language)
        room = bar.console.width - len(f" {'':{_BAR}} ") - cell_len(numbers)
        bar.update(
            bar.task_ids[0],
            description=fitted(what, min(cell_len(what), max(room, 0))).rstrip(),
            total=None if share is None else 1.0,
            completed=share or 0.0,
            numbers=numbers,
        )
        bar.start()
        bar.refresh()

    def _stream(self) -> "Console":
        """Return where the line stands."""
        from simulate.output.console import error_console

        self.console = self.console or error_console()
        return self.console

    def _opened(self) -> "Bar":
        """Return a line where there was none."""
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bar

        self._bar = Bar(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=_BAR),
            TextColumn("{task.fields[numbers]}", markup=False),
            console=self._stream(),
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._bar.add_task("", numbers="")
        return self._bar


def _lasting(progress: Progress, now: float) -> list[Progress]:
    """Return the pieces of work to be named: what is over within a second would flicker.

    Of what has one step the step is named, too.
    """
    chain = progress.chain
    lasting = [one for one in chain if now - one.started >= _PATIENCE]
    while lasting[-1].total == 1 and len(lasting) < len(chain):
        lasting.append(chain[len(lasting)])
    return lasting


def _numbers(progress: Progress, now: float, left: float | None) -> Text:
    """Say how much is done, how fast that is, and how long the whole still takes."""
    done, total, seconds = progress.done, progress.total, now - progress.started
    parts: list[Text] = [
        verbatim(f"{done:,}") if total is None else _DONE_OF.filled(done=done, total=total)
    ]
    if done and seconds > 0:
        rate = done / seconds
        parts.append((_SLOW if rate < 10 else _FAST).filled(rate=rate))
    if left is not None:
        parts.append(_LEFT.filled(time=timedelta(seconds=round(left))))
    return listed(parts, _GAP)


def _takes(work: Progress, seconds: float) -> Text:
    """Say how long work takes in all, and how much memory where that is much."""
    if seconds < 90:
        time = _SECONDS.filled(seconds=seconds)
    elif seconds < 90 * 60:
        time = _MINUTES.filled(minutes=seconds / 60)
    else:
        time = _HOURS.filled(hours=seconds / 3600)
    takes = _TAKES if work.memory < _MUCH else _TAKES_MEMORY
    return takes.filled(what=work.what, time=time, memory=work.memory / 1e9)
