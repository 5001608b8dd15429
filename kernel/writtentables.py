"""The decision tables of a rules module as they are written: read, not run.

What a table says stands in its source: hook, question, the rows in order with clause, basis,
condition and outputs, and the comments above them, which state a doubt. Local names are resolved.
What is not written as a row, such as a list that a loop fills, is kept as it is written.
"""

import ast
import tokenize
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from io import StringIO
from typing import Final

from attrs import field, frozen

from kernel.assignednames import Scope
from kernel.errors import PluginFault

_ROWS: Final = ("explicit", "inferred", "assumed", "not_provided")
_OTHER_KEYS: Final = ("reading", "until")
_HOOKIMPL: Final = "hookimpl"


@frozen
class Expression:
    """An expression with its names resolved; two are equal whose text is equal."""

    node: ast.expr = field(eq=ast.unparse, repr=ast.unparse)

    @property
    def text(self) -> str:
        """The expression as code, in one line."""
        return ast.unparse(self.node)


@frozen
class WrittenRow:
    """One row.

    Attributes:
        clause: id of the clause; empty where it is no literal, or the row no row.
        basis: `explicit`, `inferred`, `assumed`, `not_provided`; empty where the row is built
            elsewhere: `written` is then all that is known.
        condition: None where the row is built elsewhere.
        outputs: by name, in order.
        reading, until: ids of clauses, empty where the row has none.
        comments: the lines of the comment directly above it.
        line: where it begins in the file, from 1.
        written: the whole of it.
    """

    clause: str
    basis: str
    condition: Expression | None
    outputs: Mapping[str, Expression]
    reading: str
    until: str
    comments: tuple[str, ...]
    line: int = field(eq=False)
    written: Expression


@frozen
class WrittenTable:
    """One decision table.

    Attributes:
        hook: the hook that its function implements; empty in a function that is none.
        wraps: whether that function wraps the answers of all others.
        question: which question it answers; empty where it is no literal.
        comments: the lines of the comment directly above it.
        line: where it begins in the file, from 1.
    """

    hook: str
    wraps: bool
    question: str
    rows: tuple[WrittenRow, ...]
    comments: tuple[str, ...]
    line: int = field(eq=False)


def written_tables(rules: Traversable | str) -> tuple[WrittenTable, ...]:
    """Read the tables of a rules module, given as a file or as its source, in their order.

    Raises:
        PluginFault: it is no Python.
        OSError: the file cannot be read.
    """
    source = rules if isinstance(rules, str) else rules.read_text(encoding="utf-8")
    try:
        module = ast.parse(source)
    except SyntaxError as error:
        raise PluginFault(
            "rules.py, line {line}: {error}", line=error.lineno, error=error.msg
        ) from None
    comments, scope = _comments(source), Scope.of_module(module)
    return tuple(
        _table(call, function, scope.inside(function), comments)
        for function in ast.walk(module)
        if isinstance(function, ast.FunctionDef)
        for call in _decided_in(function)
    )


def _decided_in(function: ast.FunctionDef) -> list[ast.Call]:
    """Return the calls of `law.decide` in a function, in order of lines."""
    calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
    found = [
        call
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "decide"
    ]
    return sorted(found, key=lambda call: (call.lineno, call.col_offset))


def _table(
    call: ast.Call, function: ast.FunctionDef, scope: Scope, comments: Mapping[int, str]
) -> WrittenTable:
    hook, wraps = _implemented(function)
    question, *rows = _positional(call, scope)
    return WrittenTable(
        hook=hook,
        wraps=wraps,
        question=_literal(question),
        rows=tuple(_row(row, comments) for row in rows),
        comments=_above(call.lineno, comments),
        line=call.lineno,
    )


def _positional(call: ast.Call, scope: Scope) -> Iterator[ast.expr]:
    """Return question and rows, starred lists spread out; the students are left out."""
    resolved = scope.resolved(call)
    arguments = resolved.args if isinstance(resolved, ast.Call) else call.args
    yield arguments[0] if arguments else ast.Constant("")
    yield from arguments[2:]


def _row(node: ast.expr, comments: Mapping[int, str]) -> WrittenRow:
    name = _name(node.func) if isinstance(node, ast.Call) else ""
    whole, above = Expression(node), _above(node.lineno, comments)
    if not isinstance(node, ast.Call) or name not in _ROWS:
        return WrittenRow("", "", None, {}, "", "", above, node.lineno, whole)
    named = {one.arg or "**": one.value for one in node.keywords}
    given = {**dict(zip(("clause", "when"), node.args, strict=False)), **named}
    clause, when = (given.pop(one, None) for one in ("clause", "when"))
    reading, until = (_literal(given.pop(one, None)) for one in _OTHER_KEYS)
    return WrittenRow(
        clause=_literal(clause),
        basis="inferred" if reading and name == "explicit" else name,
        condition=None if when is None else Expression(when),
        outputs={one: Expression(value) for one, value in given.items()},
        reading=reading,
        until=until,
        comments=above,
        line=node.lineno,
        written=whole,
    )


def _literal(node: ast.expr | None) -> str:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text and isinstance(node, ast.Constant) else ""


def _implemented(function: ast.FunctionDef) -> tuple[str, bool]:
    """Return the hook that a function implements, and whether it wraps the others."""
    for decorator in function.decorator_list:
        options: dict[str | None, ast.expr] = {}
        marker = decorator
        if isinstance(decorator, ast.Call):
            marker, options = decorator.func, {one.arg: one.value for one in decorator.keywords}
        if _name(marker) == _HOOKIMPL:
            return _literal(options.get("specname")) or function.name, _is_true(options)
    return "", False


def _name(node: ast.expr | None) -> str:
    """Return the last word of a name, `explicit` of `kernel.explicit`."""
    return str(getattr(node, "id", getattr(node, "attr", "")))


def _is_true(options: Mapping[str | None, ast.expr]) -> bool:
    wraps = options.get("wrapper")
    return isinstance(wraps, ast.Constant) and wraps.value is True


def _comments(source: str) -> dict[int, str]:
    """Return the comments that have a line of their own, by line."""
    tokens = tokenize.generate_tokens(StringIO(source).readline)
    return {
        token.start[0]: token.string.lstrip("# ").rstrip()
        for token in tokens
        if token.type == tokenize.COMMENT and token.line.lstrip().startswith("#")
    }


def _above(line: int, comments: Mapping[int, str]) -> tuple[str, ...]:
    """Return the comment that ends in the line before one."""
    first = line
    while first - 1 in comments:
        first -= 1
    return tuple(comments[one] for one in range(first, line))
