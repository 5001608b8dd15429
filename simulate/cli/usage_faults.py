"""What is wrong with the words of a command, as click finds it, in messages of our own."""

from typing import TYPE_CHECKING

import click

from simulate.cli.option_types import called

if TYPE_CHECKING:
    from kernel.messages import Text


def usage_fault(fault: click.ClickException) -> "Text":
    """Return the message of a fault that click has found.

    The values of options have their messages in `option_types`; what is left are words that are
    missing, or too many. A fault of a kind that is not known here keeps the words of click.
    """
    from kernel.errors import closest
    from kernel.messages import message, verbatim

    context = getattr(fault, "ctx", None)
    if isinstance(fault, click.NoSuchOption):
        unknown = message("no such option {option!r}", option=fault.option_name)
        known = {option.lstrip("-"): option for option in _options(context)}
        near = closest(fault.option_name.lstrip("-"), known)
        if near is None:
            return message("{unknown}; --help lists the options", unknown=unknown)
        return message("{wrong}; did you mean {near}?", wrong=unknown, near=repr(known[near]))
    if isinstance(fault, click.MissingParameter) and fault.param is not None:
        if isinstance(fault.param, click.Argument):
            return message(
                "{argument} is missing; --help says what it is", argument=called(fault.param)
            )
        return message(
            "missing option {option}; --help says what it is", option=" / ".join(fault.param.opts)
        )
    if isinstance(fault, click.BadOptionUsage):
        if fault.option_name in _options(context, flags=True):
            return message("{option} takes no value", option=fault.option_name)
        return message("{option} needs a value", option=fault.option_name)
    return verbatim(fault.format_message())


def _options(context: click.Context | None, *, flags: bool = False) -> list[str]:
    """Return the options of a command and of those above it; or those that take no value."""
    found: list[str] = []
    while context is not None:
        for option in context.command.get_params(context):
            if isinstance(option, click.Option) and (option.is_flag or not flags):
                found += option.opts
        context = context.parent
    return found
