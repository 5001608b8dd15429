"""How a value or a condition came about, as a tree: the leaves are facts about the student."""

from __future__ import annotations

from attrs import frozen

from kernel.codes import Basis, Code
from kernel.entries import Entry, Parameter

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
    value: int


@frozen
class LookedUp:
    """A dated value of the law.

    Attributes:
        place: the dimensions that it is looked up by, with their words.
        value: in the law's unit, yuan in fen.
        entry: the entry that gives it.
        carried_from: where no entry does: the last value that is given, and the rise a year.
    """

    parameter: Parameter
    year: int
    value: int
    entry: Entry | None
    carried_from: tuple[LookedUp, ...] = ()
    place: tuple[tuple[str, str], ...] = ()

    @property
    def basis(self) -> Basis:
        """What it stands on; what is carried is assumed."""
        return self.entry.basis if self.entry else Basis.ASSUMED


@frozen
class Decided:
    """An output of a question that was answered before."""

    question: str
    output: str


@frozen
class Constant:
    """A value that says nothing of the student: a number of the rule, a reading, a switch."""

    value: Number


@frozen
class Reckoned:
    """The result of an operation, by numpy's name for it."""

    operation: str
    parts: tuple[Tale, ...]


@frozen
class Compared:
    """A comparison, by numpy's name for it, and both sides as numbers."""

    operation: str
    left: Tale
    right: Tale
    values: tuple[Number, Number]
    holds: bool


@frozen
class Among:
    """Whether a value is one of several."""

    subject: Tale
    members: tuple[Number, ...]
    holds: bool


@frozen
class Not:
    """The contrary of a condition."""

    part: Tale


@frozen
class Both:
    """All of several conditions."""

    parts: tuple[Tale, ...]


@frozen
class Either:
    """At least one of several conditions."""

    parts: tuple[Tale, ...]


@frozen
class Untold:
    """Something of which no more is known than whether it holds."""

    holds: bool


Tale = (
    Fact | Given | LookedUp | Decided | Constant | Reckoned | Compared | Among | Not | Both
    | Either | Untold
)  # fmt: skip


def holds(tale: Tale) -> bool:
    """Say whether a condition holds."""
    match tale:
        case Not(part):
            return not holds(part)
        case Both(parts):
            return all(holds(part) for part in parts)
        case Either(parts):
            return any(holds(part) for part in parts)
        case Constant(value):
            return bool(value)
        case Fact() | Compared() | Among() | Untold():
            return tale.holds
    return True


def grounds(tale: Tale) -> tuple[LookedUp | Given, ...]:
    """Return the values of the law and of the student that went into a value, each once."""
    match tale:
        case LookedUp(carried_from=given):
            return (tale, *given)
        case Given():
            return (tale,)
        case Reckoned(_, parts):
            found: list[LookedUp | Given] = []
            for leaf in (leaf for part in parts for leaf in grounds(part)):
                found += [leaf] if leaf not in found else []
            return tuple(found)
    return ()
