"""A form: lines of amounts over years, in sections, with labels in both languages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Final

from attrs import evolve, field, frozen

from kernel.figures import Array
from kernel.messages import NOTHING, Text, listed, message, verbatim
from simulate.output.units import Unit, unit_for
from simulate.output.words import TERMS
from simulate.projection.left_out import LeftOut

FEN: Final = "fen"
PERCENT: Final = "percent"
STUDENTS: Final = "students"

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
        unit: fen, percent or students.
        is_per_head: it is money of one student, which a person sees in yuan.
        number: before its label on the printed form; empty where there is none.
        crossed_above: how many rows above it the printed form crosses out (×).
        partial: for which years a total leaves out lines that are not known.
        supplied: for which years an office gives it.
        low, high: the ends of the interval of each amount, where there are intervals.
    """

    name: str
    label: Text
    amounts: tuple[int | None, ...]
    depth: int = 1
    unit: str = FEN
    is_per_head: bool = field(default=False, kw_only=True)
    number: str = field(default="", kw_only=True)
    crossed_above: int = field(default=0, kw_only=True)
    partial: frozenset[int] = field(default=frozenset(), kw_only=True)
    supplied: frozenset[int] = field(default=frozenset(), kw_only=True)
    low: tuple[int | None, ...] | None = field(default=None, kw_only=True)
    high: tuple[int | None, ...] | None = field(default=None, kw_only=True)

    @classmethod
    def of(cls, name: str, amounts: Array, label: Text | None = None, depth: int = 1) -> "Line":
        """Return a line of money; its label is that of its name, unless another is given."""
        return cls(name, label or TERMS[name], tuple(int(fen) for fen in amounts), depth)

    def of_columns(self, kept: Sequence[bool]) -> "Line":
        """Return the line with some of its columns."""
        low, high = (None if e is None else tuple(compress(e, kept)) for e in (self.low, self.high))
        return evolve(self, amounts=tuple(compress(self.amounts, kept)), low=low, high=high)


@frozen
class Section:
    """Lines under one heading; `name` stands in data files."""

    name: str
    heading: Text
    lines: tuple[Line, ...]

    def of_columns(self, kept: Sequence[bool]) -> "Section":
        """Return the section with some columns of its lines."""
        return evolve(self, lines=tuple(line.of_columns(kept) for line in self.lines))

    def amounts(self, line: str) -> tuple[int | None, ...]:
        """Return the amounts of a line. Raises KeyError for a name that is none."""
        return self.line(line).amounts

    def line(self, name: str) -> Line:
        """Return a line. Raises KeyError for a name that is none."""
        return {each.name: each for each in self.lines}[name]


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
        incomplete: the cohorts that could be forecast and are missing, by year.
        left_out: what cohorts too early to be forecast leave out, by year.
        is_summed: whether a person is shown what the years come to.
        locality: the pooling area whose students it is about; empty for all of the region.
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
    incomplete: Mapping[int, Sequence[int]] = field(factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    locality: str = ""

    @property
    def lines(self) -> Iterator[Line]:
        """The lines of all sections."""
        return (line for section in self.sections for line in section.lines)

    def shown_in(self, asked: Unit | None) -> Unit:
        """Return the unit in which a person sees money: as asked, as filed, or a short one."""
        amounts = (
            a for line in self.lines if line.unit == FEN for a in line.amounts if a is not None
        )
        return asked or self.unit or unit_for(amounts)

    def head_in(self, unit: Unit | None) -> tuple[Text, ...]:
        """Return what stands above the columns, with the unit where the form is filed in one."""
        if self.unit is None or unit is None:
            return self.head
        *above, last = self.head
        return (*above, listed((last, _IN_UNIT.filled(unit=unit.text)), NOTHING))

    def over(self, years: range) -> "Form":
        """Return the form with the columns of some years alone."""
        kept = [column.year in years for column in self.columns]
        return evolve(
            self,
            columns=tuple(compress(self.columns, kept)),
            is_summed=self.is_summed and sum(kept) > 1,
            sections=tuple(section.of_columns(kept) for section in self.sections),
        )

    def section(self, name: str) -> Section:
        """Return a section. Raises KeyError for a name that is none."""
        return {section.name: section for section in self.sections}[name]

    def amounts(self, section: str, line: str) -> tuple[int | None, ...]:
        """Return the amounts of a line of a section. Raises KeyError where there is none."""
        return self.section(section).amounts(line)


def year_columns(years: Iterable[int]) -> tuple[Column, ...]:
    """Return a column for each year."""
    return tuple(Column(year, verbatim(year)) for year in years)
