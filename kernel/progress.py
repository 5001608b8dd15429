"""How far long work is: loops say it, and whoever wants to know observes it.

By default nobody does, and saying it costs next to nothing. Who observes is bound to the context,
so that of several threads each has its own; no figure depends on it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from time import monotonic
from typing import Final, Protocol

from attrs import define, field

from kernel.messages import Text


class Observer(Protocol):
    """Somebody who is shown how far work is, from whichever thread does it."""

    def advanced(self, progress: "Progress") -> None:
        """Take notice that a piece of work has come further."""

    def ended(self, progress: "Progress") -> None:
        """Take notice that a piece of work is over, whether it was finished or not."""


@define(eq=False)
class Progress:
    """A piece of work under way.

    Attributes:
        what: is done.
        total: how many steps there are; None where nobody knows.
        memory: bytes that its outcome takes, where that matters.
        outer: the piece of work that this one is a step of.
        now: what the step under way is about, e.g. a region and a cohort.
        done: steps that are behind.
        started: when, in seconds of a clock that only runs forward.
    """

    what: Text
    total: int | None
    memory: int
    outer: "Progress | None"
    _observer: Observer | None
    now: Text | None = field(default=None, init=False)
    done: int = field(default=0, init=False)
    started: float = field(factory=lambda: monotonic(), init=False)
    _lock: Lock = field(factory=Lock, init=False)

    def advance(self, steps: int = 1) -> None:
        """Say that so many more steps are behind, from any thread."""
        if self._observer is not None:
            with self._lock:
                self.done += steps
            self._observer.advanced(self)

    def end(self) -> None:
        """Say that nothing more comes, whether all steps are behind or not."""
        if self._observer is not None:
            self._observer.ended(self)

    @property
    def chain(self) -> "tuple[Progress, ...]":
        """The pieces of work that this one is part of, the outermost first, and itself."""
        return (*self.outer.chain, self) if self.outer else (self,)

    @property
    def share_done(self) -> float | None:
        """Which share of the outermost work is behind, steps under way in part; None for unknown.

        Formula: (done + share of the step under way) / total, from the innermost work outwards.
        """
        share: float | None = None
        for piece in reversed(self.chain):
            if piece.total is None:
                share = None
            else:
                share = min(1.0, (piece.done + (share or 0.0)) / max(piece.total, 1))
        return share


_OBSERVER: Final[ContextVar[Observer | None]] = ContextVar("observer", default=None)
_OUTER: Final[ContextVar[Progress | None]] = ContextVar("outer", default=None)


@contextmanager
def progress_of(what: Text, total: int | None = None, *, memory: int = 0) -> Iterator[Progress]:
    """Give a loop what it says its progress to; what is begun inside is a step of it.

    Args:
        what: is done.
        total: how many steps there are; None where nobody knows.
        memory: bytes that the outcome takes, where that matters.
    """
    progress = Progress(what, total, memory, _OUTER.get(), _OBSERVER.get())
    outer = _OUTER.set(progress)
    try:
        yield progress
    finally:
        _OUTER.reset(outer)
        progress.end()


@contextmanager
def observed(observer: Observer | None) -> Iterator[None]:
    """Let somebody observe the work that is done inside, and nobody else; None for nobody."""
    before, outer = _OBSERVER.set(observer), _OUTER.set(None)
    try:
        yield
    finally:
        _OBSERVER.reset(before)
        _OUTER.reset(outer)
