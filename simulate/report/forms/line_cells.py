"""The cells of a line of a form, and of the ends of its intervals, as a person reads them."""

from collections.abc import Iterator

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.units import YUAN, Unit, shown
from simulate.report.forms.form import PERCENT, STUDENTS, Line
from simulate.uncertainty.spread_tables import HIGH_END, LOW_END

Amounts = tuple[int | None, ...]


def cell_of(amount: int | None, line: Line, unit: Unit) -> str:
    """Return an amount of a line; what is not known is blank."""
    if amount is None:
        return ""
    if line.unit == PERCENT:
        return f"{amount}%"
    if line.unit == STUDENTS:
        return f"{amount:,}"
    return shown(amount, YUAN if line.is_per_head else unit)


def ends_of(line: Line, language: Language) -> Iterator[tuple[str, Amounts]]:
    """Yield the label and the amounts of the ends of a line's intervals; nothing without any."""
    for label, end in ((LOW_END, line.low), (HIGH_END, line.high)):
        if end is not None:
            yield spoken(label, language), end
