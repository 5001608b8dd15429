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
from kernel.messages import NOTHING, OR, Text, listed, message
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
                    "region {name!r}: hook {hook!r} is missing; expected an implementation "
                    "in {package}/rules.py marked with @hookimpl",
                    name=name,
                    hook=hook,
                    package=layers[-1].package,
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
        place = message("region {name!r}, hook {hook!r}", name=self.name, hook=hook)
        call = getattr(self._manager.hook, hook)
        try:
            answers = call(students=students, year=students.year, law=self.law, **arguments)
        except PluginFault as fault:
            raise PluginFault("{place}: {fault}", place=place, fault=fault) from None
        except XuebaoError:
            raise
        except Exception as error:  # whatever foreign code raises is reported as one message
            packages = [layer.package for layer in (*self.layers, *self.reforms)]
            raise PluginFault(
                "{place}: {raised}", place=place, raised=raised_in(packages, error)
            ) from error
        _check_answered(place, self.implementations(hook), answers)
        by_question: dict[str, list[Decision]] = {
            name: [] for name, question in QUESTIONS.items() if question.hook == hook
        }
        for decision in decisions_in(answers):
            if not isinstance(decision, Decision):
                raise PluginFault(
                    "{place}: returned {name}, expected a Decision (from law.decide) or a "
                    "tuple of them",
                    place=place,
                    name=type(decision).__name__,
                )
            if decision.question not in by_question:
                known = nearest(decision.question, by_question)
                raise PluginFault(
                    "{place}: unknown question {question!r}; {known}",
                    place=place,
                    question=decision.question,
                    known=known,
                )
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
    place: Text, implementations: Sequence[pluggy.HookImpl], answers: object
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
            "{place}: a layer returned nothing (of {names}); expected a Decision, open "
            "where the layer has nothing to say",
            place=place,
            names=names,
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
        hint = listed(
            (
                message("; {name!r}: {hint}", name=name, hint=nearest(name, _hooks()))
                for name in marked
            ),
            NOTHING,
        )
        raise PluginFault(
            "region {name!r}: {reason}{hint}", name=layer.name, reason=reason, hint=hint
        ) from None


def _is_unnamed(value: object) -> bool:
    """Say whether a function is marked as a hook without saying which hook it implements."""
    marked = getattr(value, f"{PROJECT}_impl", None)
    return marked is not None and not marked["specname"]


def _check(place: Text, decision: Decision, students: StudentBatch) -> None:
    place = message("{place}, question {question!r}", place=place, question=decision.question)
    expected = QUESTIONS[decision.question].outputs
    if set(decision.outputs) != set(expected):
        raise PluginFault(
            "{place}: outputs {outputs}; expected {expected}",
            place=place,
            outputs=", ".join(decision.outputs),
            expected=", ".join(expected),
        )
    if decision.question == RELIEF:
        check_payers(place, decision)
    for name, output in expected.items():
        unit = output.unit
        value = decision[name]
        if value.shape != (len(students),):
            raise PluginFault(
                "{place}: {name} has shape {shape}, expected ({size},)",
                place=place,
                name=name,
                shape=value.shape,
                size=len(students),
            )
        if value.dtype.kind not in "iub":
            raise PluginFault(
                "{place}: {name} is {dtype}, expected whole numbers ({unit})",
                place=place,
                name=name,
                dtype=value.dtype,
                unit=unit,
            )
        low, high = _BOUNDS[unit]
        if len(value) and (value.min() < low or value.max() > high):
            row = int(np.argmax((value < low) | (value > high)))
            raise PluginFault(
                "{place}: {name} is {value} for student {row}, expected a {unit} from "
                "{low} to {high}",
                place=place,
                name=name,
                value=value[row],
                row=row + 1,
                unit=unit,
                low=low,
                high=high,
            )
        if output.payers:
            _check_named(place, decision, name, output.payers)


def _check_named(place: Text, decision: Decision, output: str, payers: Sequence[Payer]) -> None:
    """Refuse a payer who cannot bear what is asked for."""
    may = np.zeros(len(Payer), np.bool_)
    may[list(payers)] = True
    wrong = ~may.take(decision[output]) & (decision.row != OPEN)
    if wrong.any():
        student = int(np.argmax(wrong))
        raise PluginFault(
            "{place}, row {clause}: {output} is {word} for student {student}, expected {payers}",
            place=place,
            clause=decision.clause_of(student),
            output=output,
            word=Payer(decision[output][student]).word,
            student=student + 1,
            payers=listed((payer.word for payer in payers), OR),
        )


def _decided(place: Text, question: str, decisions: list[Decision], year: int) -> Decision:
    if not decisions:
        raise PluginFault(
            "{place}: question {question!r} is answered by no layer", place=place, question=question
        )
    decision = layered(decisions)
    opened = decision.row == OPEN
    if opened.any():
        raise PluginFault(
            "{place}, question {question!r}, insurance year {year}: no row of any layer "
            "decides {open} of {count} students, the first is student {first}",
            place=place,
            question=question,
            year=year,
            open=np.count_nonzero(opened),
            count=len(opened),
            first=int(np.argmax(opened)) + 1,
        )
    return decision
