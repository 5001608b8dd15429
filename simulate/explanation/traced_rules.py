"""A region that is asked about one student and remembers how each answer came about."""

from typing import Any, Final, cast

import numpy as np
from attrs import evolve, fields

from kernel.assess import assess
from kernel.codes import Code, InstitutionType, PaymentMode, Relief
from kernel.decisions import Decision
from kernel.entries import FIRST_YEAR, Parameter
from kernel.figures import Array, Figure
from kernel.law import Law
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from simulate.explanation.trace import Decided, Fact, Given, LookedUp
from simulate.explanation.traced_array import tell

FACTS: Final = (
    "freshman",
    "graduating",
    "full_time",
    "prepaid_earlier",
    "prepays",
    "paying",
    "continuous",
    "assisted",
    "relief_flagged",
    "enrols_here",
    "insured_on_entry",
)
"""What holds of a student or does not, by its name in `StudentBatch`."""

DERIVED: Final = ("last_year", "years_bought", "drive", "subsidised_as")
"""What follows from the columns of a student and is no fact but a value."""

COLUMNS: Final = tuple(
    a.name for a in fields(StudentBatch) if a.name not in ("year", "weight", *FACTS)
)


def decisions_about(rules: Ruleset, student: StudentBatch) -> dict[str, Decision]:
    """Ask a region about a batch of one valid student.

    Returns:
        The layered decision of every question; conditions and outputs of its rows are told.
    """
    told_student = cast("StudentBatch", ToldStudent(student))
    told_rules = cast("Ruleset", ToldRuleset(rules))
    return assess(told_rules, told_student).decisions


class ToldStudent:
    """Stands for a batch of one: its columns and facts remember what they are called."""

    def __init__(self, student: StudentBatch) -> None:
        self._student = student

    def __len__(self) -> int:
        return 1

    def __getattr__(self, name: str) -> Any:  # whatever the batch has
        value = getattr(self._student, name)
        if name in FACTS:
            return tell(value, Fact(name, bool(value[0])))
        return tell(value, Given(name, int(value[0]))) if name in (*COLUMNS, *DERIVED) else value

    def attends(self, *types: int) -> Array:
        """Is at an institution of one of these types."""
        return _fact("attends", self._student.attends(*types), *map(InstitutionType, types))

    def pays(self, mode: PaymentMode) -> Array:
        """Pays in this mode now."""
        return _fact("pays", self._student.pays(mode), mode)

    def holds(self, *categories: Relief) -> Array:
        """Holds at least one of these relief categories."""
        return _fact("holds", self._student.holds(*categories), *categories)


def _fact(name: str, value: Array, *words: Code) -> Array:
    return tell(value, Fact(name, bool(value[0]), words))


class ToldLaw:
    """Stands for the law: its values remember the entry that gives them."""

    def __init__(self, law: Law) -> None:
        self._law = law

    def __getattr__(self, name: str) -> Any:  # whatever the law has
        return getattr(self._law, name)

    def at(self, name: str, year: Array | int, **codes: Array | int) -> Figure:
        """Look a whole-number parameter up."""
        law = self._law
        figure = law.at(name, year, **codes)
        when, value = int(np.ravel(year)[0]), int(np.ravel(figure.value)[0])
        words = {"locality": law.localities[0]} | {
            dimension: law.words(dimension)[int(np.ravel(code)[0])]
            for dimension, code in codes.items()
        }
        tale = self._tale(law.parameter(name), when, value, words)
        # Not every operation on the value keeps its tale, but its basis goes along with it.
        return Figure(tell(figure.value, tale), tell(figure.basis, tale))

    def day(self, name: str, year: int) -> Figure:
        """Look a day up."""
        figure = self._law.day(name, year)
        tale = self._tale(self._law.parameter(name), year, int(figure.value), {})
        return evolve(figure, value=tell(figure.value, tale))

    def _tale(self, parameter: Parameter, year: int, value: int, words: dict[str, str]) -> LookedUp:
        """Find the entry that gives a value, or what it is carried on from (see `ValueTable`)."""
        holding = [e for e in parameter.standing if e.covers(words) and e.holds_for(year)]
        is_laid_over = bool(holding) and holding[-1] in parameter.overrides
        telling = set(parameter.by) - ({"locality"} if len(self._law.localities) == 1 else set())
        place = tuple((d, word) for d, word in words.items() if d in telling)
        exact = [e.year for e in parameter.entries if e.year and e.covers(words)]
        if parameter.rise and exact and max(exact) < year and not is_laid_over:
            last = max(exact)
            rise = int(np.ravel(self._law.at(parameter.rise, FIRST_YEAR).value)[0])
            given = self._tale(parameter, last, value - rise * (year - last), words)
            added = self._tale(self._law.parameter(parameter.rise), FIRST_YEAR, rise, words)
            return LookedUp(parameter, year, value, None, (given, added), place)
        if not holding and parameter.otherwise:
            below = self._law.parameter(parameter.otherwise.parameter)
            return self._tale(below, year, value, words)
        return LookedUp(parameter, year, value, holding[-1] if holding else None, place=place)


class ToldDecision(Decision):
    """An answer that a later hook is given, whose outputs remember which question they answer."""

    @classmethod
    def of(cls, decision: Decision) -> "ToldDecision":
        """Return the same decision."""
        return cls(decision.question, decision.outputs, decision.row, decision.rows)

    def __getitem__(self, output: str) -> Array:
        return tell(super().__getitem__(output), Decided(self.question, output))

    def figure(self, output: str) -> Figure:
        """One output with its basis."""
        return Figure(self[output], self.basis_of(output))


class ToldRuleset:
    """Stands for a region: it hands told arguments to its hooks, and a told law."""

    def __init__(self, rules: Ruleset) -> None:
        self.name = rules.name
        self._rules = rules.under(cast("Law", ToldLaw(rules.law)))

    def ask(
        self, hook: str, students: StudentBatch, **arguments: Array | Decision
    ) -> dict[str, Decision]:
        """Ask a hook about the student."""
        told = {name: _argument(name, value) for name, value in arguments.items()}
        return self._rules.ask(hook, students, **told)


def _argument(name: str, value: Array | Decision) -> Array | Decision:
    if isinstance(value, Decision):
        return ToldDecision.of(value)
    if name == "clock":
        return tell(value, Decided("clock", "starts"))
    return tell(value, Fact(name, bool(value[0])))
