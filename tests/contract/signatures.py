"""The public names of a module as its source has them, one fact a line."""

import ast
import inspect
import textwrap
from collections.abc import Iterator
from importlib import import_module
from typing import Any, Final

INNER: Final = {"__new__", "__attrs_post_init__", "__repr__", "__rich__"}
"""Methods that nobody calls by what they are."""

KINDS: Final = {"property": "property", "cached_property": "property", "classmethod": "class"}
"""What is said of a method, by its decorator."""


def facts_of(name: str, value: object, module: str) -> Iterator[str]:
    """Return what can be relied on of a public name: a function, a class or a constant.

    Args:
        name: with the page on which it stands, such as `kernel.Law`.
        value: what it names.
        module: in which it is defined.
    """
    if inspect.isclass(value):
        yield f"{name}: class"
        yield from _members(name, value)
    elif inspect.isfunction(value):
        yield f"{name}{signature(value)}"
    else:
        yield f"{name} = {_constant(name.rpartition('.')[2], module)}"


def signature(function: Any) -> str:
    """Return the parameters of a function with types and defaults, and what it returns."""
    return _signature(_source(function), is_method=False)


def parameters(function: Any) -> Iterator[str]:
    """Return the parameters of a function one by one, and what it returns."""
    node = _source(function)
    given = node.args
    for number, one in enumerate(given.args, 1):
        yield f"{number}. {ast.unparse(one)}"
    for one, default in zip(given.kwonlyargs, given.kw_defaults, strict=True):
        yield f"{ast.unparse(one)}{f' = {ast.unparse(default)}' if default else ', required'}"
    if given.kwarg:
        yield f"**{ast.unparse(given.kwarg)}"
    yield f"-> {ast.unparse(node.returns) if node.returns else None}"


def _source(function: Any) -> ast.FunctionDef:
    (node,) = ast.parse(textwrap.dedent(inspect.getsource(function))).body
    assert isinstance(node, ast.FunctionDef)
    return node


def _signature(node: ast.FunctionDef, *, is_method: bool) -> str:
    given = node.args
    if is_method:
        given.args = given.args[1:]  # but the object itself
    returned = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"({ast.unparse(given)}){returned}"


def _members(name: str, value: type) -> Iterator[str]:
    known: dict[str, str] = {}
    for base in reversed(value.__mro__):
        if base.__module__.partition(".")[0] in ("kernel", "simulate"):
            (node,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
            assert isinstance(node, ast.ClassDef)
            known |= {member: text for one in node.body for member, text in _member(one)}
    yield from (f"{name}.{text}" for text in known.values())


def _member(node: ast.stmt) -> Iterator[tuple[str, str]]:
    """Return a public attribute or method of a class, and what there is to say of it."""
    match node:
        case ast.AnnAssign(target=ast.Name(id=name)) if name[0] != "_":
            # What makes the parts of an answer is nobody's to call.
            if "Callable" not in ast.unparse(node.annotation):
                default = f" = {ast.unparse(node.value)}" if node.value else ""
                yield name, f"{name}: {ast.unparse(node.annotation)}{default}"
        case ast.Assign(targets=[ast.Name(id=name)], value=value) if name[0] != "_":
            yield name, f"{name} = {ast.unparse(value)}"
        case ast.FunctionDef(name=name) if _is_public(name):
            decorators = {ast.unparse(one) for one in node.decorator_list}
            said = "".join(f" ({KINDS[one]})" for one in sorted(decorators & KINDS.keys()))
            yield name, f"{name}{_signature(node, is_method=True)}{said}"


def _is_public(name: str) -> bool:
    return name[0] != "_" or (name.startswith("__") and name not in INNER)


def _constant(name: str, module: str) -> str:
    source = inspect.getsource(import_module(module))
    for node in ast.parse(source).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                return ast.unparse(value)
            case ast.AnnAssign(target=ast.Name(id=found), value=ast.expr() as value) if (
                found == name
            ):
                return ast.unparse(value)
    raise LookupError(name)
