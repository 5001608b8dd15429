"""One region with its layers in a plugin manager: asks a hook, checks and layers the answers."""

from collections.abc import Mapping, Sequence
from typing import Any

import pluggy
from attrs import evolve, field, frozen

from kernel import hookspecs
from kernel.answer_checks import check_answer, check_answered, decided_by
from kernel.columns import domains_of
from kernel.decisions import Decision, as_given
from kernel.domains import Domain
from kernel.errors import (
    FOREIGN,
    PluginFault,
    XuebaoError,
    nearest,
    place_in,
    raised_in,
)
from kernel.figures import Array
from kernel.foreign import foreign_code
from kernel.hookspecs import PROJECT, QUESTIONS
from kernel.law import Law
from kernel.layers import Layer, RegionFacts
from kernel.messages import Text, message
from kernel.periods import check_deadline, check_periods
from kernel.precedence import check_layers, decisions_in
from kernel.registration import HOOKS, register
from kernel.students import StudentBatch


@frozen(eq=False)
class Ruleset:
    """A region ready to be asked.

    Attributes:
        name: the region's name.
        facts: how it is called and divided.
        law: clauses, values and interpretations; exchange it to get a scenario.
        layers: the layers, lowest first.
        reforms: the layers that stand over them.
        domains: what each column of a roster that a rule may look at holds, see `kernel.columns`.
    """

    name: str
    facts: RegionFacts
    law: Law
    layers: tuple[Layer, ...]
    reforms: tuple[Layer, ...]
    domains: Mapping[str, Domain] = field(repr=False)
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
            register(manager, layer)
        for hook in HOOKS:
            if not getattr(manager.hook, hook).get_hookimpls():
                raise PluginFault(
                    "region {name!r}: hook {hook!r} is missing; expected an implementation "
                    "in {package}/rules.py marked with @hookimpl",
                    name=name,
                    hook=hook,
                    package=layers[-1].package,
                )
        return cls(name, facts, law, tuple(layers), tuple(reforms), domains_of(facts), manager)

    def under(self, law: Law) -> "Ruleset":
        """Return the same region under another law, e.g. a scenario's."""
        return self if law is self.law else evolve(self, law=law)

    def implementations(self, hook: str) -> list[pluggy.HookImpl]:
        """Return who implements a hook, the lowest layer first and reforms that wrap last."""
        return list(getattr(self._manager.hook, hook).get_hookimpls())

    @property
    def packages(self) -> list[str]:
        """The packages of all layers."""
        return [layer.package for layer in (*self.layers, *self.reforms)]

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
        answers = self._answers(place, hook, students, arguments)
        check_answered(place, self.implementations(hook), answers)
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
                ).at(decision.rows[0].place)
            check_answer(place, decision, students)
            by_question[decision.question].append(decision)
        decided = {
            name: decided_by(place, name, decisions, students.year)
            for name, decisions in by_question.items()
        }
        for decision in decided.values():
            check_periods(place, decision)
            check_layers(place, decision, students, self.law.clauses, (*self.layers, *self.reforms))
        if "deadline" in decided:
            span = self.law.span(students.year)
            check_deadline(place, decided["window"], decided["deadline"], span)
        return decided

    def _answers(
        self,
        place: Text,
        hook: str,
        students: StudentBatch,
        arguments: Mapping[str, Array | Decision],
    ) -> Any:  # checked by who asks
        """Call the hook of every layer; whatever one raises is a fault with file and line."""
        call = getattr(self._manager.hook, hook)
        given = {name: as_given(argument) for name, argument in arguments.items()}
        try:
            with foreign_code():
                return call(students=students, year=students.year, law=self.law, **given)
        except PluginFault as fault:
            written = fault.written or place_in(self.packages, fault)
            raise PluginFault("{place}: {fault}", place=place, fault=fault).at(written) from None
        except XuebaoError:
            raise
        except FOREIGN as error:
            raised = raised_in(self.packages, error)
            raise PluginFault("{place}: {raised}", place=place, raised=raised).at(
                place_in(self.packages, error)
            ) from error
