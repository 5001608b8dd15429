"""A form: lines of amounts over years, in sections, with labels in both languages."""

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from kernel.figures import Array
from kernel.messages import NOTHING, Text, listed, message, verbatim
from simulate.output.units import Unit, unit_for
from simulate.output.words import TERMS

FEN: Final = "fen"
PERCENT: Final = "percent"

ACTUAL: Final = "actual"
"""The status of a column of figures that have been."""

_IN_UNIT: Final = message(" · {unit}")


@frozen
class Line:
    """One line of a form.

    Attributes:
        name: of the line in data files; unique within its section.
        amounts: one for each column of the form, None for a blank.
        depth: 0 for a total, 1 for what it is made of, 2 for an "of which".
        unit: fen or percent.
    """

    name: str
    label: Text
    amounts: tuple[int | None, ...]
    depth: int = 1
    unit: str = FEN

    @classmethod
    def of(cls, name: str, amounts: Array, label: Text | None = None, depth: int = 1) -> "Line":
        """Return a line of money; its label is that of its name, unless another is given."""
        return cls(name, label or TERMS[name], tuple(int(fen) for fen in amounts), depth)


@frozen
class Section:
    """Lines under one heading; `name` stands in data files."""

    name: str
    heading: Text
    lines: tuple[Line, ...]

    def amounts(self, line: str) -> tuple[int | None, ...]:
        """Return the amounts of a line. Raises KeyError for a name that is none."""
        return {each.name: each.amounts for each in self.lines}[line]


@frozen
class Column:
    """A year across the page; `status` says whether it is an actual, a forecast or a budget."""

    year: int
    heading: Text
    status: str = ""


@frozen
class Form:
    """A form of one region, ready to be shown.

    Attributes:
        name: as it is asked for; region: by its name in the registry.
        title, head: what stands above the columns.
        unit: in which it is filed, said at the end of its head; None where nobody prescribes one.
        notes: what stands below.
        is_summed: whether a person is shown what the years come to.
    """

    name: str
    region: str
    title: Text
    head: tuple[Text, ...]
    unit: Unit | None
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    notes: tuple[Text, ...] = ()
    is_summed: bool = False

    def shown_in(self, asked: Unit | None) -> Unit:
        """Return the unit in which a person sees money: as asked, as filed, or a short one."""
        lines = (line for section in self.sections for line in section.lines if line.unit == FEN)
        amounts = (amount for line in lines for amount in line.amounts if amount is not None)
        return asked or self.unit or unit_for(amounts)

    def head_in(self, unit: Unit | None) -> tuple[Text, ...]:
        """Return what stands above the columns, with the unit where the form is filed in one."""
        if self.unit is None or unit is None:
            return self.head
        *above, last = self.head
        return (*above, listed((last, _IN_UNIT.filled(unit=unit.text)), NOTHING))

    def section(self, name: str) -> Section:
        """Return a section. Raises KeyError for a name that is none."""
        return {section.name: section for section in self.sections}[name]

    def amounts(self, section: str, line: str) -> tuple[int | None, ...]:
        """Return the amounts of a line of a section. Raises KeyError where there is none."""
        return self.section(section).amounts(line)


def year_columns(years: Iterable[int]) -> tuple[Column, ...]:
    """Return a column for each year."""
    return tuple(Column(year, verbatim(year)) for year in years)
