"""A layer's hooks, registered: a name or an argument that no hook has is refused by name."""

from collections.abc import Callable, Iterator
from inspect import signature
from types import ModuleType
from typing import Any, Final

import pluggy

from kernel import hookspecs
from kernel.errors import PluginFault, function_place, nearest
from kernel.hookspecs import PROJECT, QUESTIONS
from kernel.layers import Layer

HOOKS: Final = tuple(sorted({question.hook for question in QUESTIONS.values()}))
"""The hooks by name."""

_MARK: Final = f"{PROJECT}_impl"


def register(manager: pluggy.PluginManager, layer: Layer) -> None:
    """Register the hooks of a layer.

    Raises:
        PluginFault: a function that is marked as a hook has the name of none, or takes an argument
            that none is handed; with its place, and the nearest name.
    """
    for name, function in _marked(layer.rules):
        if name not in HOOKS:
            raise PluginFault(
                "region {region!r}: unknown hook {name!r}; {hint}",
                region=layer.name,
                name=name,
                hint=nearest(name, HOOKS),
            ).at(function_place(function))
        handed = [*signature(getattr(hookspecs, name)).parameters]
        for argument in signature(function).parameters:
            if argument not in handed:
                raise PluginFault(
                    "region {region!r}: hook {name!r} takes the unknown argument {argument!r}; "
                    "{hint}",
                    region=layer.name,
                    name=name,
                    argument=argument,
                    hint=nearest(argument, handed),
                ).at(function_place(function))
    try:
        manager.register(layer.rules, name=layer.name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        reason = str(error).replace("\n", " ")
        raise PluginFault("region {name!r}: {reason}", name=layer.name, reason=reason) from None


def _marked(rules: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Go through the functions that are marked as hooks, each with the hook that it is of."""
    for name, value in vars(rules).items():
        mark = getattr(value, _MARK, None)
        if mark is not None:
            yield mark["specname"] or name, value
