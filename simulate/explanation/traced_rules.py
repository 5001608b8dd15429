"""A region asked about one student, whose answers keep a trace of how they came about."""

from collections.abc import Mapping
from functools import partial
from typing import Final

import numpy as np
from attrs import field, frozen

from kernel.assess import assess
from kernel.codes import Code, PaymentMode
from kernel.decisions import Decision
from kernel.entries import FIRST_YEAR
from kernel.figures import Array, Figure
from kernel.law import Law
from kernel.layers import RegionFacts
from kernel.messages import Pair
from kernel.parameters import Parameter
from kernel.ruleset import Ruleset
from kernel.students import COLUMN_NAMES, StudentBatch
from kernel.watch import Arguments, WatchedBatch, WatchedRuleset, as_subclass
from simulate.explanation.trace import Decided, Fact, Given, LookedUp
from simulate.explanation.traced_array import traced
from simulate.explanation.vocabulary import DERIVED, FACTS


def decisions_about(rules: Ruleset, student: StudentBatch) -> dict[str, Decision]:
    """Ask a region about a batch of one valid student.

    Returns:
        The layered decision of every question; conditions and outputs of its rows are traced.
    """
    law = traced_law(rules.law, rules.facts)
    watched = as_subclass(WatchedRuleset, rules.under(law), look=_traced_arguments)
    return assess(
        watched, TracedStudent.of(student, _WATCHED, partial(_traced_column, law))
    ).decisions


def traced_law(law: Law, facts: RegionFacts) -> "TracedLaw":
    """Return the law of a region whose values keep the entry that gives them."""
    return as_subclass(TracedLaw, law, places=_vocabulary(facts.localities))


class TracedStudent(WatchedBatch):
    """A batch of one whose columns and facts keep what they are called."""

    def attends(self, *types: Code) -> Array:
        """Is at an institution of one of these types."""
        return _fact("attends", super().attends(*types), *types)

    def pays(self, mode: PaymentMode) -> Array:
        """Pays in this mode now."""
        return _fact("pays", super().pays(mode), mode)

    def holds(self, *categories: Code) -> Array:
        """Holds at least one of these relief categories."""
        return _fact("holds", super().holds(*categories), *categories)


_WATCHED: Final = {*FACTS, *DERIVED, *COLUMN_NAMES} - {"weight", *vars(TracedStudent)}
"""What is traced when it is looked at; what a method says is traced by the method."""


@frozen(eq=False)
class TracedLaw(Law):
    """The law, whose values keep the entry that gives them.

    Attributes:
        places: the region's localities as a vocabulary.
    """

    places: type[Code] = field(kw_only=True)

    def look_up(
        self, parameter: Parameter, year: Array | int, place: Mapping[str, Array | int]
    ) -> Figure:
        """Look a parameter up, see `Law.at`."""
        figure = super().look_up(parameter, year, place)
        trace = self.trace_value(parameter, int(np.ravel(year)[0]), place)
        # Not every operation on the value keeps its trace, but its basis goes along with it.
        return Figure(traced(figure.value, trace), traced(figure.basis, trace))

    def locality(self, name: str) -> int:
        """Return the code of a locality, which keeps its name."""
        return self.places(super().locality(name))

    def trace_value(
        self, parameter: Parameter, year: int, place: Mapping[str, Array | int]
    ) -> LookedUp:
        """Return a parameter's value at one place with what gives it. Raises as `look_up` does."""
        table = self.table(parameter)
        source = table.source(year, place)
        value = int(np.ravel(table.look_up(year, place).value)[0])
        here = tuple(
            self._word(dimension, int(np.ravel(code)[0]))
            for dimension, code in place.items()
            if dimension in source.parameter.by
            and (dimension != "locality" or self.differs_by_locality(source.parameter))
        )
        if not source.is_extended_to(year):
            return LookedUp(source.parameter, year, value, source.entry, place=here)
        last = source.entry.year or year
        rise = self.parameter(source.parameter.rise)
        given = LookedUp(
            source.parameter,
            last,
            int(np.ravel(table.look_up(last, place).value)[0]),
            source.entry,
            place=here,
        )
        added = self.trace_value(rise, FIRST_YEAR, {})
        return LookedUp(source.parameter, year, value, None, (given, added), here)

    def _word(self, dimension: str, code: int) -> Code | str:
        codes = self.codes.get(dimension)
        return codes(code) if codes else self.words(dimension)[code]


class TracedDecision(Decision):
    """An answer that a later hook is handed, whose outputs keep which question they answer."""

    def __getitem__(self, output: str) -> Array:
        return traced(super().__getitem__(output), Decided(self.question, output))

    def figure(self, output: str) -> Figure:
        """One output with its basis."""
        return Figure(self[output], self.basis_of(output))


def _vocabulary(localities: Mapping[str, Pair]) -> type[Code]:
    words = {name.upper(): (code, text.zh) for code, (name, text) in enumerate(localities.items())}
    return Code("Locality", words)  # type: ignore[arg-type, return-value]  # makes a class


def _fact(name: str, value: Array, *words: Code) -> Array:
    return traced(value, Fact(name, bool(value[0]), words))


def _traced_column(law: Law, name: str, value: Array) -> Array:
    if name in FACTS:
        return _fact(name, value)
    word = law.codes.get(name, int)
    return traced(value, Given(name, word(int(value[0]))))


def _traced_arguments(_: str, arguments: Arguments) -> Arguments:
    return {name: _traced_argument(name, value) for name, value in arguments.items()}


def _traced_argument(name: str, value: Array | Decision) -> Array | Decision:
    if isinstance(value, Decision):
        return as_subclass(TracedDecision, value)
    if name == "clock":
        return traced(value, Decided("clock", "starts"))
    return _fact(name, value)
