"""One region with its layers in a plugin manager: asks a hook, checks and layers the answers."""

from collections.abc import Mapping, Sequence

import numpy as np
import pluggy
from attrs import evolve, field, frozen

from kernel import hookspecs
from kernel.codes import Level, Payer
from kernel.days import BLANK_DAY
from kernel.decisions import OPEN, Decision
from kernel.errors import PluginFault, XuebaoError, nearest, raised_in
from kernel.figures import Array
from kernel.hookspecs import PROJECT, QUESTIONS
from kernel.law import Law
from kernel.layers import Layer, RegionFacts
from kernel.periods import check_deadline, check_periods
from kernel.precedence import check_layers, decisions_in, layered
from kernel.relief import RELIEF, check_payers
from kernel.students import StudentBatch

_BOUNDS: Mapping[str, tuple[int, int]] = {
    "flag": (0, 1),
    "day": (BLANK_DAY, 2**31 - 1),
    "count": (0, 120),
    "fen": (0, 10**12),
    "percent": (0, 100),
    "payer": (min(Payer), max(Payer)),
    "level": (min(Level), max(Level)),
}
"""Smallest and largest value of each unit of a question's output."""


@frozen(eq=False)
class Ruleset:
    """A region ready to be asked.

    Attributes:
        name: the region's name.
        facts: how it is called and divided.
        law: clauses, values and interpretations; exchange it to get a scenario.
        layers: the layers, lowest first.
        reforms: the layers that stand over them.
    """

    name: str
    facts: RegionFacts
    law: Law
    layers: tuple[Layer, ...]
    reforms: tuple[Layer, ...]
    _manager: pluggy.PluginManager = field(repr=False)

    @classmethod
    def of(
        cls,
        layers: Sequence[Layer],
        facts: RegionFacts,
        law: Law,
        reforms: Sequence[Layer] = (),
    ) -> "Ruleset":
        """Register the layers, lowest first and the region last, then the reforms over it.

        Raises:
            PluginFault: a hook is misspelt, takes unknown arguments, or is implemented by nobody.
        """
        name = layers[-1].name
        manager = pluggy.PluginManager(PROJECT)
        manager.add_hookspecs(hookspecs)
        for layer in (*layers, *reforms):
            _register(manager, layer)
        for hook in _hooks():
            if not getattr(manager.hook, hook).get_hookimpls():
                raise PluginFault(
                    f"region {name!r}: hook {hook!r} is missing; expected an implementation in "
                    f"{layers[-1].package}/rules.py marked with @hookimpl"
                )
        return cls(name, facts, law, tuple(layers), tuple(reforms), manager)

    def under(self, law: Law) -> "Ruleset":
        """Return the same region under another law, e.g. a scenario's."""
        return evolve(self, law=law)

    def implementations(self, hook: str) -> list[pluggy.HookImpl]:
        """Return who implements a hook, the lowest layer first and reforms that wrap last."""
        return list(getattr(self._manager.hook, hook).get_hookimpls())

    def ask(
        self, hook: str, students: StudentBatch, **arguments: Array | Decision
    ) -> dict[str, Decision]:
        """Ask a hook about a batch.

        Returns:
            The layered decision of each of the hook's questions, decided for every student.

        Raises:
            PluginFault: with region, hook and year; a result is no decision, answers another
                question, has the wrong length, type or range, leaves a student open, or gives a
                period that ends before it starts or a clause before its time.
            Contradiction: the last day to pay lies outside window and year.
        """
        place = f"region {self.name!r}, hook {hook!r}"
        call = getattr(self._manager.hook, hook)
        try:
            answers = call(students=students, year=students.year, law=self.law, **arguments)
        except PluginFault as fault:
            raise PluginFault(f"{place}: {fault}") from None
        except XuebaoError:
            raise
        except Exception as error:  # whatever foreign code raises is reported as one message
            packages = [layer.package for layer in (*self.layers, *self.reforms)]
            raise PluginFault(f"{place}: {raised_in(packages, error)}") from error
        _check_answered(place, self.implementations(hook), answers)
        by_question: dict[str, list[Decision]] = {
            name: [] for name, question in QUESTIONS.items() if question.hook == hook
        }
        for decision in decisions_in(answers):
            if not isinstance(decision, Decision):
                raise PluginFault(
                    f"{place}: returned {type(decision).__name__}, expected a Decision "
                    "(from law.decide) or a tuple of them"
                )
            if decision.question not in by_question:
                known = nearest(decision.question, by_question)
                raise PluginFault(f"{place}: unknown question {decision.question!r}; {known}")
            _check(place, decision, students)
            by_question[decision.question].append(decision)
        decided = {
            name: _decided(place, name, decisions, students.year)
            for name, decisions in by_question.items()
        }
        for decision in decided.values():
            check_periods(place, decision)
            check_layers(place, decision, students, self.law.clauses, (*self.layers, *self.reforms))
        if "deadline" in decided:
            span = self.law.span(students.year)
            check_deadline(place, decided["window"], decided["deadline"], span)
        return decided


def _check_answered(
    place: str, implementations: Sequence[pluggy.HookImpl], answers: object
) -> None:
    """Refuse a layer that returns nothing: its silence would pass for the layer below."""
    plain = [impl for impl in implementations if not (impl.wrapper or impl.hookwrapper)]
    if (
        not isinstance(answers, list)
        or len(answers) < len(plain)
        or any(isinstance(answer, tuple) and not answer for answer in answers)
    ):
        names = ", ".join(impl.plugin_name for impl in plain)
        raise PluginFault(
            f"{place}: a layer returned nothing (of {names}); expected a Decision, open where "
            "the layer has nothing to say"
        )


def _hooks() -> list[str]:
    return sorted({question.hook for question in QUESTIONS.values()})


def _register(manager: pluggy.PluginManager, layer: Layer) -> None:
    try:
        manager.register(layer.rules, name=layer.name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        reason = str(error).replace("\n", " ")
        marked = [
            name
            for name in dir(layer.rules)
            if name not in _hooks() and _is_unnamed(getattr(layer.rules, name))
        ]
        hint = "".join(f"; {name!r}: {nearest(name, _hooks())}" for name in marked)
        raise PluginFault(f"region {layer.name!r}: {reason}{hint}") from None


def _is_unnamed(value: object) -> bool:
    """Say whether a function is marked as a hook without saying which hook it implements."""
    marked = getattr(value, f"{PROJECT}_impl", None)
    return marked is not None and not marked["specname"]


def _check(place: str, decision: Decision, students: StudentBatch) -> None:
    place = f"{place}, question {decision.question!r}"
    expected = QUESTIONS[decision.question].outputs
    if set(decision.outputs) != set(expected):
        raise PluginFault(
            f"{place}: outputs {', '.join(decision.outputs)}; expected {', '.join(expected)}"
        )
    if decision.question == RELIEF:
        check_payers(place, decision)
    for name, output in expected.items():
        unit = output.unit
        value = decision[name]
        if value.shape != (len(students),):
            raise PluginFault(
                f"{place}: {name} has shape {value.shape}, expected ({len(students)},)"
            )
        if value.dtype.kind not in "iub":
            raise PluginFault(f"{place}: {name} is {value.dtype}, expected whole numbers ({unit})")
        low, high = _BOUNDS[unit]
        if len(value) and (value.min() < low or value.max() > high):
            row = int(np.argmax((value < low) | (value > high)))
            raise PluginFault(
                f"{place}: {name} is {value[row]} for student {row + 1}, "
                f"expected a {unit} from {low} to {high}"
            )
        if output.payers:
            _check_named(place, decision, name, output.payers)


def _check_named(place: str, decision: Decision, output: str, payers: Sequence[Payer]) -> None:
    """Refuse a payer who cannot bear what is asked for."""
    may = np.zeros(len(Payer), np.bool_)
    may[list(payers)] = True
    wrong = ~may.take(decision[output]) & (decision.row != OPEN)
    if wrong.any():
        student = int(np.argmax(wrong))
        raise PluginFault(
            f"{place}, row {decision.clause_of(student)}: {output} is "
            f"{Payer(decision[output][student]).word} for student {student + 1}, expected "
            f"{' or '.join(payer.word for payer in payers)}"
        )


def _decided(place: str, question: str, decisions: list[Decision], year: int) -> Decision:
    if not decisions:
        raise PluginFault(f"{place}: question {question!r} is answered by no layer")
    decision = layered(decisions)
    opened = decision.row == OPEN
    if opened.any():
        raise PluginFault(
            f"{place}, question {question!r}, insurance year {year}: no row of any layer decides "
            f"{np.count_nonzero(opened)} of {len(opened)} students, "
            f"the first is student {int(np.argmax(opened)) + 1}"
        )
    return decision
