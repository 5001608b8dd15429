"""What an expression of a rule is, in words: a day, an amount, a payer, a column, or a sum."""

import ast
from collections.abc import Callable

from attrs import evolve, frozen

from kernel.codes import Level
from kernel.hookspecs import QUESTIONS
from kernel.messages import AND, COMMA, Text, listed, message, verbatim
from simulate.explanation.phrases import subject_words, written
from simulate.explanation.rulebook.code_words import code_words
from simulate.explanation.rulebook.expression_units import BLANK, is_count, is_day, unwrapped
from simulate.explanation.rulebook.ground import PAID_IN, Asked, Ground
from simulate.explanation.rulebook.lettered_parts import LetteredParts
from simulate.explanation.rulebook.value_nouns import (
    ADDED,
    CALLS,
    COLUMN_NOUNS,
    DECIDED,
    DIMENSIONS,
    METHODS,
    SIGNS,
    UNITS_OF_CALLS,
)
from simulate.explanation.trace import Decided
from simulate.explanation.vocabulary import DERIVED

Conditions = Callable[[ast.expr, Ground], Text]
"""What puts a condition into words."""


def code_text(node: ast.expr) -> Text:
    """Return an expression as the code that it is."""
    return verbatim(f"`{ast.unparse(node)}`")


def value_words(
    node: ast.expr,
    unit: str,
    ground: Ground,
    conditions: Conditions,
    letters: LetteredParts | None = None,
) -> Text:
    """Return what an expression is; what has no words is the code that it is.

    Args:
        node: an expression of a rules module, its names resolved.
        unit: of the output that it gives, or of what it is compared with.
        ground: the law in a year.
        conditions: puts into words when one of two values is meant.
        letters: take the parts that are made of parts; without them these stand in brackets.
    """
    node = unwrapped(node)
    number = ground.number(node)
    if number is not None:
        return written(number, unit)
    if asked := ground.asked(node):
        return _looked_up(asked, ground)
    code = ground.code(node)
    if code is not None:
        return ground.called(code)
    within = _Within(ground, conditions, letters)
    return (
        _named(node)
        or within.choice(node, unit)
        or within.method(node, unit)
        or within.call(node, unit)
        or within.sum(node, unit)
        or code_text(node)
    )


def _named(node: ast.expr) -> Text | None:
    """Return what a name, a column or an earlier answer is called."""
    match node:
        case ast.Name(name) if name == BLANK:
            return message("no day")
        case ast.Name("clock"):
            return DECIDED["clock", "starts"]
        case ast.Attribute(ast.Name("students"), column):
            return _column(column)
        case ast.Subscript(decided, ast.Constant(output)) | ast.Call(
            ast.Attribute(decided, "figure"), [ast.Constant(output)]
        ):
            return _decided(decided, str(output))
        case ast.Subscript(ast.Name("Level"), chosen) if switch := _switch_in(chosen):
            return message("the level chosen by the switch `{name}`", name=switch)
    return None


@frozen
class _Within:
    """What holds of every part of an expression."""

    ground: Ground
    conditions: Conditions
    letters: LetteredParts | None

    def part(self, part: ast.expr, unit: str) -> Text:
        """Return what a part is, in brackets or by a letter where it is made of parts itself."""
        is_made = self.is_made(unwrapped(part)) and self.ground.number(part) is None
        if is_made and self.letters is not None:
            return self.letters.called(unwrapped(part), unit)
        words = value_words(part, unit, self.ground, self.conditions)
        return message("({words})", words=words) if is_made else words

    def is_made(self, node: ast.expr) -> bool:
        """Say whether an expression is a choice, a sum, or what a function gives."""
        plain = evolve(self, letters=None)
        return any(made(node, "") for made in (plain.choice, plain.method, plain.call, plain.sum))

    def choice(self, node: ast.expr, unit: str) -> Text | None:
        """Return one of two values, and when it is meant."""
        match node:
            case ast.Call(
                ast.Attribute(ast.Call(ast.Attribute(one, "at_least"), [least]), "where"),
                [condition, other],
            ) if ast.dump(one) == ast.dump(other):
                return message(
                    "{one}, at least {least} if {condition}",
                    one=self.part(one, unit),
                    least=self.part(least, unit),
                    condition=self.conditions(condition, self.ground),
                )
            case (
                ast.Call(ast.Attribute(ast.Name("np"), "where"), [condition, one, other])
                | ast.IfExp(condition, one, other)
                | ast.Call(ast.Attribute(one, "where"), [condition, other])
            ):
                return message(
                    "{one} if {condition}, else {other}",
                    one=self.part(one, unit),
                    condition=self.conditions(condition, self.ground),
                    other=self.part(other, unit),
                )
        return None

    def method(self, node: ast.expr, unit: str) -> Text | None:
        """Return what is made of a figure."""
        match node:
            case ast.Attribute(ast.Call(ast.Name("best_relief")) as best, "percent"):
                return self.part(best, unit)
            case ast.Call(ast.Attribute(ast.Name("np"), name), [one, other]) | ast.Call(
                ast.Attribute(one, name), [other]
            ) if name in METHODS:
                days = is_day(one, self.ground) or is_day(other, self.ground)
                unit = "count" if is_count(one) or is_count(other) else unit
                left, right = self.part(one, unit), self.part(other, unit)
                return METHODS[name][days].filled(left=left, right=right)
            case ast.Call(ast.Attribute(days, "after"), [day]):
                left, right = self.part(day, "day"), self.part(days, "days")
                return ADDED.filled(left=left, right=right)
            case ast.Call(ast.Attribute(one, "part"), [count, whole]):
                return message(
                    "{count} of {whole} parts of {one}",
                    count=self.part(count, "count"),
                    whole=self.part(whole, "count"),
                    one=self.part(one, unit),
                )
        return None

    def call(self, node: ast.expr, unit: str) -> Text | None:  # noqa: ARG002  # as the others
        """Return what a function of `kernel` gives."""
        match node:
            case ast.Call(ast.Name(name), given) if name in CALLS and given:
                units = UNITS_OF_CALLS.get(name, ("day", "day"))
                parts = [self.part(one, own) for one, own in zip(given, units, strict=False)]
                return CALLS[name].filled(**dict(zip(("one", "other"), parts, strict=False)))
        return None

    def sum(self, node: ast.expr, unit: str) -> Text | None:
        """Return a sum; what is added to a day, or taken from it, is a number of days."""
        match node:
            case ast.BinOp(left, sign, right) if type(sign) in SIGNS:
                unit = "count" if is_count(node) else unit
                own = "days" if is_day(left, self.ground) else unit
                one = self.sum(unwrapped(left), unit) or self.part(left, unit)
                other = self.part(right, own)
                return SIGNS[type(sign)].filled(left=one, right=other)
        return None


def _column(column: str) -> Text:
    return COLUMN_NOUNS.get(column) or DERIVED.get(column) or verbatim(f"`{column}`")


def _decided(node: ast.expr, output: str) -> Text | None:
    """Return the output of a question that was answered before; None for another subscript."""
    match node:
        case ast.Name(question) | ast.Call(ast.Name("answer_to"), [ast.Constant(question), *_]) if (
            output in getattr(QUESTIONS.get(str(question)), "outputs", ())
        ):
            own = (str(question), output)
            return DECIDED.get(own) or subject_words(Decided(*own))
    return None


def _switch_in(node: ast.expr) -> str:
    for part in ast.walk(node):
        match part:
            case ast.Call(ast.Attribute(ast.Name("law"), "switch"), [ast.Constant(name)]):
                return str(name)
    return ""


def _looked_up(asked: Asked, ground: Ground) -> Text:
    """Name a value of the law, with what it is in the year where that is one thing."""
    name: Text = message("“{name}”", name=asked.parameter.text)
    if "level" in asked.fixed:
        name = listed([name, code_words(Level(asked.fixed["level"]))], COMMA)
    if asked.depends == PAID_IN:
        name = message("{name} in the insurance year of the payment", name=name)
    elif asked.year != ground.year and asked.parameter.unit != "day":
        name = message("{name} of insurance year {year}", name=name, year=asked.year)
    values = [*ground.values(asked).values()]
    if len({value.value for value in values}) != 1:
        return message("{name} (by {dimensions})", name=name, dimensions=_dimensions(asked, ground))
    held = written(values[0].value, asked.parameter.unit)
    if asked.depends == PAID_IN:
        held = message("for payment in {year}: {held}", year=ground.year, held=held)
    return message("{name} ({held})", name=name, held=held)


def _dimensions(asked: Asked, ground: Ground) -> Text:
    """Return by what a value differs."""
    return listed([DIMENSIONS[dimension] for dimension in ground.open_dimensions(asked)], AND)
