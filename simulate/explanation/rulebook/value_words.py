"""What an expression of a rule is, in words: a day, an amount, a payer, a column, or a sum."""

import ast
from collections.abc import Callable
from typing import Final

from attrs import frozen

from kernel.codes import Level
from kernel.columns import COLUMNS
from kernel.hookspecs import QUESTIONS
from kernel.messages import COMMA, Message, Text, listed, message, verbatim
from simulate.explanation.phrases import subject_words, written
from simulate.explanation.rulebook.code_words import code_words
from simulate.explanation.rulebook.ground import PAID_IN, Asked, Ground
from simulate.explanation.trace import Decided, Given
from simulate.explanation.vocabulary import DERIVED, OPERATIONS

Conditions = Callable[[ast.expr, Ground], Text]
"""What puts a condition into words."""

BLANK: Final = "BLANK_DAY"
_ASKED_DAYS: Final = ("opens", "closes", "last", "starts", "start", "end", "since", "ends")

_COLUMNS: Final = {
    "relief_recognised": message("the place where the category was recognised"),
    "graduate_scheme": message("the scheme that the graduate joins"),
    "locality": message("the place of the institution"),
    "affiliation": message("the affiliation of the institution"),
    "paid_on": message("the day of payment"),
    "received_on": message("the day on which the payment arrives"),
    "left_on": message("the day on which the student status ends"),
    "refund_applied_on": message("the day of the application for a refund"),
    "relief_from": message("the day on which the category was recognised"),
    "missed_years": message("the missed years"),
    "repaired_years": message("the repaired years"),
    "programme_years": message("the programme length"),
    "institution_aid_percent": message("the share that the institution says it pays"),
    "paid_years": message("the years that are paid"),
}
"""What columns are called inside a sentence."""

_DECIDED: Final = {
    ("clock", "starts"): message("the day from which a late payer waits"),
    ("cover", "start"): message("the first day of cover"),
    ("waiting", "ends"): message("the end of the wait that holds for others"),
    ("due", "price"): message("the price of one year that was paid"),
}
"""What answers that were given before are called inside a sentence."""

_CALLS: Final = {
    "month_after": message("the first day of the month after {one}"),
    "counting_month": message(
        "the first day of the month in which {one} counts: its own up to day {other}, then the next"
    ),
    "month_ends_in": message("the months that end from {one} to {other}"),
    "add_months": message("{one} plus {other}"),
    "first_of": message("the first day of month {one} of {other}"),
    "longest_run": message("the longest unbroken run of paid years"),
}
"""What functions of `kernel` give, with their arguments."""

_UNITS: Final = {
    "add_months": ("day", "months"),
    "counting_month": ("day", "day_of_month"),
    "first_of": ("count", "count"),
}
"""The units of their arguments; all others are days."""

_AT_LEAST: Final = message("{left}, at least {right}")
_METHODS: Final = {
    "at_least": (_AT_LEAST, _AT_LEAST),
    "maximum": (_AT_LEAST, message("the later of {left} and {right}")),
    "minimum": (message("{left}, at most {right}"), message("the earlier of {left} and {right}")),
}
"""Of numbers, and of days."""

_ADDED: Final = OPERATIONS["add"]
_SIGNS: Final[dict[type[ast.operator], Message]] = {
    ast.Add: _ADDED,
    ast.Sub: OPERATIONS["subtract"],
    ast.Mult: message("{left} times {right}"),
}


def unwrapped(node: ast.expr) -> ast.expr:
    """Return an expression without what says nothing to people: figures, arrays, their values."""
    match node:
        case ast.Attribute(ast.Call(ast.Name("best_relief")) as best, "percent"):
            return best
        case ast.Attribute(value, "value"):
            return unwrapped(value)
        case ast.Call(ast.Name("Figure"), [value, *_]):
            return unwrapped(value)
        case ast.Call(ast.Attribute(ast.Name("np"), "asarray"), [value]):
            return unwrapped(value)
    return node


def is_day(node: ast.expr, ground: Ground) -> bool:
    """Say whether an expression is a day, as far as that can be seen."""
    match unwrapped(node):
        case ast.Name(name):
            return name in ("clock", BLANK)
        case ast.Attribute(ast.Name("students"), column):
            return column.endswith(("_on", "_from"))
        case ast.Subscript(_, ast.Constant(output)):
            return output in _ASKED_DAYS
        case ast.Call(ast.Name("first_of" | "month_after" | "counting_month" | "add_months")):
            return True
        case ast.Call(ast.Attribute(_, "maximum" | "minimum"), parts):
            return any(is_day(part, ground) for part in parts)
        case ast.BinOp(left, _, right):
            return is_day(left, ground) or is_day(right, ground)
    asked = ground.asked(unwrapped(node))
    return asked is not None and asked.parameter.unit == "day"


def unit_of_expression(node: ast.expr, ground: Ground) -> str:
    """Return the unit in which a plain number beside an expression is meant; empty: none."""
    if is_day(node, ground):
        return "day"
    for part in ast.walk(unwrapped(node)):
        match part:
            case ast.Call(ast.Attribute(_, "figure"), [ast.Constant("price" | "amount")]):
                return "fen"
            case ast.expr() if asked := ground.asked(part):
                return asked.parameter.unit
    return ""


def code_text(node: ast.expr) -> Text:
    """Return an expression as the code that it is."""
    return verbatim(f"`{ast.unparse(node)}`")


def value_words(node: ast.expr, unit: str, ground: Ground, conditions: Conditions) -> Text:
    """Return what an expression is; what has no words is the code that it is.

    Args:
        node: an expression of a rules module, its names resolved.
        unit: of the output that it gives, or of what it is compared with.
        ground: the law in a year.
        conditions: puts into words when one of two values is meant.
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
    within = _Within(ground, conditions)
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
            return _DECIDED["clock", "starts"]
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

    def part(self, part: ast.expr, unit: str) -> Text:
        """Return what a part is, in brackets where it is made of parts itself."""
        words = value_words(part, unit, self.ground, self.conditions)
        is_whole = not self.is_made(unwrapped(part)) or self.ground.number(part) is not None
        return words if is_whole else message("({words})", words=words)

    def is_made(self, node: ast.expr) -> bool:
        """Say whether an expression is a choice, a sum, or what a function gives."""
        return any(made(node, "") for made in (self.choice, self.method, self.call, self.sum))

    def choice(self, node: ast.expr, unit: str) -> Text | None:
        """Return one of two values, and when it is meant."""
        match node:
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
            ) if name in _METHODS:
                days = is_day(one, self.ground) or is_day(other, self.ground)
                left, right = self.part(one, unit), self.part(other, unit)
                return _METHODS[name][days].filled(left=left, right=right)
            case ast.Call(ast.Attribute(days, "after"), [day]):
                left, right = self.part(day, "day"), self.part(days, "days")
                return _ADDED.filled(left=left, right=right)
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
            case ast.Call(ast.Name(name), given) if name in _CALLS and given:
                units = _UNITS.get(name, ("day", "day"))
                parts = [self.part(one, own) for one, own in zip(given, units, strict=False)]
                return _CALLS[name].filled(**dict(zip(("one", "other"), parts, strict=False)))
        return None

    def sum(self, node: ast.expr, unit: str) -> Text | None:
        """Return a sum; what is added to a day, or taken from it, is a number of days."""
        match node:
            case ast.BinOp(left, sign, right) if type(sign) in _SIGNS:
                own = "days" if is_day(left, self.ground) else unit
                one, other = self.part(left, unit), self.part(right, own)
                return _SIGNS[type(sign)].filled(left=one, right=other)
        return None


def _column(column: str) -> Text:
    known = _COLUMNS.get(column) or DERIVED.get(column)
    return known or (
        subject_words(Given(column, 0)) if column in COLUMNS else verbatim(f"`{column}`")
    )


def _decided(node: ast.expr, output: str) -> Text | None:
    """Return the output of a question that was answered before; None for another subscript."""
    match node:
        case ast.Name(question) | ast.Call(ast.Name("answer_to"), [ast.Constant(question), *_]) if (
            output in getattr(QUESTIONS.get(str(question)), "outputs", ())
        ):
            own = (str(question), output)
            return _DECIDED.get(own) or subject_words(Decided(*own))
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
    values = ground.values(asked)
    if len({value.value for value in values}) != 1:
        return message("{name} (see the values below)", name=name)
    held = written(values[0].value, asked.parameter.unit)
    if asked.depends == PAID_IN:
        held = message("for payment in {year}: {held}", year=ground.year, held=held)
    return message("{name} ({held})", name=name, held=held)
