"""What an expression of a rule is measured in, as far as that can be seen: a day, or a unit."""

import ast
from typing import Final

from simulate.explanation.rulebook.ground import Ground

BLANK: Final = "BLANK_DAY"
_COUNTED: Final = ("missed_years", "repaired_years", "programme_years", "years_bought")
_ASKED_DAYS: Final = ("opens", "closes", "last", "starts", "start", "end", "since", "ends")


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


def is_count(node: ast.expr) -> bool:
    """Say whether an expression is a number of years of a student, more or fewer of them."""
    match unwrapped(node):
        case ast.Attribute(ast.Name("students"), column):
            return column in _COUNTED
        case ast.BinOp(left, ast.Add() | ast.Sub(), right):
            return is_count(left) or is_count(right)
    return False


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
