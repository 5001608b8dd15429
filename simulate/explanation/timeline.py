"""Draws the way through an insurance year in the terminal: a line of blocks for each span."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from attrs import frozen
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text as Line

from kernel.messages import Language, Text, message
from simulate.explanation.spans import Span
from simulate.language.catalogue import spoken
from simulate.language.wrapping import left

_MONTHS: Final = message("Month")

_SPANS: Final[Mapping[str, Text]] = {
    "drive": message("enrolment period"),
    "payment": message("payment"),
    "arrival": message("arrival of the payment"),
    "wait": message("wait"),
    "cover": message("cover"),
    "benefits": message("benefits"),
    "leaving": message("leaving"),
    "application": message("application for a refund"),
    "cut_off": message("cut-off of a refund"),
}

_MONTH: Final = 4
"""Characters for a month; half as many where lines are short."""

_INDENT: Final = 2


@frozen
class _Drawn:
    """A span as it is drawn."""

    label: str
    span: Span

    @property
    def dates(self) -> str:
        """Its first and last day."""
        first, last = self.span.first.isoformat(), self.span.last.isoformat()
        return first if first == last else f"{first} – {last}"


@frozen(eq=False)
class Timeline:
    """Spans against months: beside their names and dates, or below them where lines are short.

    Attributes:
        heading: above the names.
        spans: what is drawn.
        first, last: the days between which it is drawn.
    """

    heading: str
    spans: Sequence[_Drawn]
    first: date
    last: date

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        labels = max(map(cell_len, (self.heading, *(one.label for one in self.spans))))
        dates = max((len(one.dates) for one in self.spans), default=0)
        whole = self._width(_MONTH)
        years, months = _scale(self.first, whole // _MONTH)
        if labels + 1 + whole + 1 + dates <= options.max_width:
            yield Line(" " * (labels + 1) + years)
            yield Line(left(self.heading, labels + 1) + months)
            for one in self.spans:
                bar = left(self._bar(one.span, _MONTH), whole)
                yield Line(f"{left(one.label, labels)} {bar} {one.dates}".rstrip())
            return
        month = _MONTH if _INDENT + whole <= options.max_width else _MONTH // 2
        yield Line(self.heading)
        for scale in _scale(self.first, whole // _MONTH, every=_MONTH // month):
            yield Line(" " * _INDENT + scale.rstrip())
        for one in self.spans:
            yield Line(f"{one.label} {one.dates}")
            yield Line(" " * _INDENT + self._bar(one.span, month))

    def _bar(self, span: Span, month: int) -> str:
        """Draw a span; what lies outside is drawn at the edge."""
        start = min(_place(max(span.first, self.first), self.first, month), self._width(month) - 1)
        stop = _place(min(span.last, self.last) + timedelta(1), self.first, month)
        return " " * start + "█" * max(stop - start, 1)

    def _width(self, month: int) -> int:
        return _place(self.last + timedelta(1), self.first, month)


def timeline(spans: Sequence[Span], begins: date, ends: date, language: Language) -> RenderableType:
    """Return the spans against the months from the September of entry to the insurance year's end.

    Args:
        spans: what lies on the way.
        begins: the first day of the insurance year.
        ends: its last day.
        language: of the words.
    """
    first, last = min(begins.replace(day=1), date(ends.year - 1, 9, 1)), ends
    drawn = [_Drawn(spoken(_SPANS[span.name], language), span) for span in spans]
    return Timeline(spoken(_MONTHS, language), drawn, first, last)


def _scale(first: date, count: int, *, every: int = 1) -> tuple[str, str]:
    """Return the years, each above its first month, and below them the months by number.

    Args:
        first: of the days.
        count: how many months there are.
        every: how many months share the room of one; the first of them is named.
    """
    months = [divmod(first.month - 1 + passed, 12) for passed in range(0, count, every)]
    starts = {0, *(place for place, (_, month) in enumerate(months) if month < every)}
    named = [first.year + years if at in starts else "" for at, (years, _) in enumerate(months)]
    rows = (named, [month + 1 for _, month in months])
    years, numbers = ("".join(f"{word:<{_MONTH}}" for word in row) for row in rows)
    return years, numbers


def _place(day: date, first: date, month: int) -> int:
    """Return the column of a day: months are equally wide, days lie evenly within them."""
    months = (day.year - first.year) * 12 + day.month - first.month
    return months * month + (day.day - 1) * month // 31
