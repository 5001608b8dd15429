"""What a condition is made of: parts that are joined, all of which must hold or one."""

import ast
from collections.abc import Iterator
from typing import Final

from simulate.explanation.rulebook.expression_units import unwrapped

_JOINED: Final = {
    "bitwise_and": "and",
    "logical_and": "and",
    "bitwise_or": "or",
    "logical_or": "or",
}


def join_of(node: ast.expr) -> str | None:
    """Return whether a condition asks for all of its parts or for one; None for another one."""
    match node:
        case ast.BinOp(_, ast.BitAnd(), _) | ast.BoolOp(ast.And()):
            return "and"
        case ast.BinOp(_, ast.BitOr(), _) | ast.BoolOp(ast.Or()):
            return "or"
        case ast.Call(ast.Attribute(ast.Name("np"), name), [_, _]):
            return _JOINED.get(name)
    return None


def parts_of(node: ast.expr, join: str) -> Iterator[ast.expr]:
    """Go through the parts of a condition, those of parts that are joined alike too."""
    if join_of(node) != join:
        yield node
        return
    match node:
        case ast.BinOp(left, _, right):
            inner = [left, right]
        case ast.BoolOp(_, values) | ast.Call(_, values):
            inner = values
        case _:  # what else could be joined
            inner = []
    for one in inner:
        yield from parts_of(unwrapped(one), join)
