"""What expressions of a rules module are looked up in: the law of a region, in one year."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Final

from attrs import evolve, frozen

from kernel import codes
from kernel.codes import Code
from kernel.days import first_of
from kernel.errors import RequestError
from kernel.law import Law
from kernel.layers import RegionFacts
from kernel.messages import Text, listed, verbatim
from kernel.parameters import Parameter
from simulate.explanation.rulebook.code_words import code_words
from simulate.explanation.trace import LookedUp
from simulate.explanation.traced_rules import TracedLaw, traced_law

_CODES: Final = ("category", "institution", "locality")
"""The words of a region that `law` is asked for by name."""

PAID_IN: Final = "paid_in"
"""The year of the payment, of which every student may have another one."""


Place = tuple[tuple[str, int], ...]
"""The code of each dimension at which a value is looked up."""


@frozen
class Asked:
    """A look-up as a rule writes it.

    Attributes:
        year: the insurance year in which it is shown; depends: on which column it depends.
        fixed: the codes that the rule names, by dimension; all others are each student's.
    """

    parameter: Parameter
    year: int
    depends: str = ""
    fixed: Mapping[str, int] = {}


@frozen(eq=False)
class Ground:
    """The law of a region in one year.

    Attributes:
        only: the relief categories that a row is for; empty: every one.
    """

    law: TracedLaw
    facts: RegionFacts
    year: int
    only: tuple[int, ...] = ()

    @classmethod
    def of(cls, law: Law, facts: RegionFacts, year: int) -> "Ground":
        """Take a region's law and facts."""
        return cls(traced_law(law, facts), facts, year)

    def among(self, categories: tuple[int, ...]) -> "Ground":
        """Return the same for a row that is for some relief categories."""
        return evolve(self, only=categories)

    def code(self, node: ast.expr) -> Code | None:
        """Return the code that an expression names, such as `Relief.DIBAO`; None for another."""
        match node:
            case ast.Attribute(ast.Name(vocabulary), member):
                known = getattr(getattr(codes, vocabulary, None), member, None)
                return known if isinstance(known, Code) else None
            case ast.Call(ast.Attribute(ast.Name("law"), asked), [ast.Constant(word)]) if (
                asked in _CODES
            ):
                found = getattr(self.law, asked)(word)
                return found if isinstance(found, Code) else None
        return None

    def number(self, node: ast.expr) -> int | None:
        """Return the number, or the day, that an expression is in the year; None if it depends."""
        match node:
            case ast.Constant(int() as value):
                return int(value)
            case ast.Name("year"):
                return self.year
            case ast.Attribute(ast.Call(ast.Attribute(ast.Name("law"), "span")), end) if end in (
                "first",
                "last",
            ):
                return int(getattr(self.law.span(self.year), end))
            case ast.BinOp(left, ast.Add() | ast.Sub() as operation, right):
                one, other = self.number(left), self.number(right)
                if one is None or other is None:
                    return None
                return one + other if isinstance(operation, ast.Add) else one - other
            case ast.Call(ast.Name("first_of"), [month, year]):
                one, other = self.number(month), self.number(year)
                return None if one is None or other is None else int(first_of(one, other))
        return None

    def asked(self, node: ast.expr) -> Asked | None:
        """Return what an expression looks up; None where it looks nothing up that is known."""
        match node:
            case ast.Call(
                ast.Attribute(ast.Name("law"), "at" | "day"), [ast.Constant(str(name)), when]
            ) if name in self.law.parameters:
                year = self.number(when)
                given = {one.arg or "": self.code(one.value) for one in node.keywords}
                fixed = {name: int(code) for name, code in given.items() if code is not None}
                match when:
                    case ast.Attribute(ast.Name("students"), column):
                        return Asked(self.law.parameters[name], self.year, column, fixed)
                return None if year is None else Asked(self.law.parameters[name], year, "", fixed)
            case ast.Call(ast.Name("best_relief")):
                return Asked(self.law.parameter("relief_share"), self.year)
            case ast.Call(ast.Name("level_share"), [*_, level]):
                code = self.code(level)
                fixed = {} if code is None else {"level": int(code)}
                return Asked(self.law.parameter("fiscal_share"), self.year, "", fixed)
        return None

    def values(self, asked: Asked) -> dict[Place, LookedUp]:
        """Return what a look-up gives in its year, at every place that it may be about."""
        found = {}
        for place in self.places(asked):
            try:
                value = self.law.trace_value(asked.parameter, asked.year, place)
            except RequestError:  # there is none, and a rule that asks for it says so
                continue
            found[tuple(place.items())] = value
        return found

    def called_at(self, asked: Asked, places: Iterable[Place]) -> Text:
        """Return what places are called, by the words in which they may differ."""
        by = self.open_dimensions(asked)
        words = [
            self.word(dimension, self.law.words(dimension)[code])
            for place in places
            for dimension, code in place
            if dimension in by
        ]
        return listed(dict.fromkeys(words))

    def open_dimensions(self, asked: Asked) -> list[str]:
        """Return the dimensions in which a look-up may be about several words."""
        return [
            dimension
            for dimension in asked.parameter.by
            if dimension != "year" and len(self._choices(asked, dimension)) > 1
        ]

    def places(self, asked: Asked) -> Iterator[dict[str, int]]:
        """Go through the places that a look-up may be about."""
        dimensions = [one for one in asked.parameter.by if one != "year"]
        choices = [self._choices(asked, dimension) for dimension in dimensions]
        for codes_ in product(*choices):
            yield dict(zip(dimensions, codes_, strict=True))

    def _choices(self, asked: Asked, dimension: str) -> list[int]:
        if dimension in asked.fixed:
            return [asked.fixed[dimension]]
        if dimension == "category" and self.only:
            return [*self.only]
        if dimension == "locality" and not self.law.differs_by_locality(asked.parameter):
            return [0]
        return [*range(len(self.law.words(dimension)))]

    def word(self, dimension: str, word: str) -> Text:
        """Return what a word of a dimension is called."""
        vocabulary = self.law.codes.get(dimension)
        return self.called(word if vocabulary is None else vocabulary.of(word))

    def called(self, code: Code | str) -> Text:
        """Return what a code, or the word of a locality, is called."""
        is_place = isinstance(code, self.law.places | str)
        word = code if isinstance(code, str) else code.word
        if is_place and word in self.facts.localities:
            return self.facts.localities[word]
        return code_words(code) if isinstance(code, Code) else verbatim(code)
