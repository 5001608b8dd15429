"""How a value or a condition came about, as a tree: the leaves are facts about the student."""

from __future__ import annotations

from attrs import frozen

from kernel.codes import Basis, Code
from kernel.entries import Entry
from kernel.parameters import Parameter

Number = int | Code


@frozen
class Fact:
    """A named condition of a student, e.g. `freshman`, or `pays` with the words of its modes."""

    name: str
    holds: bool
    words: tuple[Code, ...] = ()


@frozen
class Given:
    """A column of the student and what it holds."""

    column: str
    value: Number


@frozen
class LookedUp:
    """A dated value of the law.

    Attributes:
        place: the words that it is looked up by.
        value: in the law's unit, yuan in fen.
        entry: the entry that gives it.
        extended_from: where no entry does: the last value that is given, and the rise a year.
    """

    parameter: Parameter
    year: int
    value: int
    entry: Entry | None
    extended_from: tuple[LookedUp, ...] = ()
    place: tuple[Code | str, ...] = ()

    @property
    def basis(self) -> Basis:
        """What it stands on; what is extended is assumed."""
        return self.entry.basis if self.entry else Basis.ASSUMED


@frozen
class Decided:
    """An output of a question that was answered before."""

    question: str
    output: str


@frozen
class Constant:
    """A value that says nothing of the student: a number of the rule, or a switch."""

    value: Number


@frozen
class Reckoned:
    """The result of an operation, by numpy's name for it."""

    operation: str
    parts: tuple[Trace, ...]


@frozen
class Compared:
    """A comparison, by numpy's name for it, and both sides as numbers."""

    operation: str
    left: Trace
    right: Trace
    values: tuple[Number, Number]
    holds: bool


@frozen
class Among:
    """Whether a value is one of several."""

    subject: Trace
    members: tuple[Number, ...]
    holds: bool


@frozen
class Not:
    """The contrary of a condition."""

    part: Trace


@frozen
class Both:
    """All of several conditions."""

    parts: tuple[Trace, ...]


@frozen
class Either:
    """At least one of several conditions."""

    parts: tuple[Trace, ...]


@frozen
class Untraced:
    """Something of which no more is known than whether it holds."""

    holds: bool


Trace = (
    Fact | Given | LookedUp | Decided | Constant | Reckoned | Compared | Among | Not | Both
    | Either | Untraced
)  # fmt: skip


def holds(trace: Trace) -> bool:
    """Say whether a condition holds."""
    match trace:
        case Not(part):
            return not holds(part)
        case Both(parts):
            return all(holds(part) for part in parts)
        case Either(parts):
            return any(holds(part) for part in parts)
        case Constant(value):
            return bool(value)
        case Fact() | Compared() | Among() | Untraced():
            return trace.holds
    return True


def grounds(trace: Trace) -> tuple[LookedUp | Given, ...]:
    """Return the values of the law and of the student that went into a value, each once."""
    match trace:
        case LookedUp(extended_from=given):
            return (trace, *given)
        case Given():
            return (trace,)
        case Reckoned(_, parts):
            found: list[LookedUp | Given] = []
            for leaf in (leaf for part in parts for leaf in grounds(part)):
                found += [leaf] if leaf not in found else []
            return tuple(found)
    return ()
