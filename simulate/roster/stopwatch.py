"""Seconds spent on each kind of work."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import TypeVar

from attrs import define, field

T = TypeVar("T")


@define
class Stopwatch:
    """Seconds spent on each kind of work."""

    seconds: dict[str, float] = field(factory=dict)

    @contextmanager
    def on(self, work: str) -> Iterator[None]:
        """Measure what is done inside."""
        started = perf_counter()
        yield
        self.seconds[work] = self.seconds.get(work, 0.0) + perf_counter() - started

    def each(self, work: str, items: Iterator[T]) -> Iterator[T]:
        """Go through items, measuring how long each takes to come."""
        end = object()
        while True:
            with self.on(work):
                item = next(items, end)
            if item is end:
                return
            yield item  # type: ignore[misc]  # it is no end, so it is an item
