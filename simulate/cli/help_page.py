"""The page of help of a command, in a language."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

import click

from simulate.cli.help_texts import in_language, marked
from simulate.cli.wrapped_lines import command_lines, indented, listed_terms

if TYPE_CHECKING:
    from kernel.messages import Language

USAGE: Final = marked("Usage")
EXAMPLES: Final = marked("Examples")
ARGUMENTS: Final = marked("Arguments")
OPTIONS: Final = marked("Options")
COMMANDS: Final = marked("Commands")
REQUIRED: Final = marked("required")
DEFAULT: Final = marked("default")
COLON: Final = marked(": ")

PLACEHOLDERS: Final = {
    "[OPTIONS]": marked("[OPTIONS]"),
    "[COMMAND] [ARGS]...": marked("[COMMAND] [ARGS]..."),
}
"""What stands for words of a command in the line of its usage."""


def help_page(
    context: click.Context,
    paragraphs: Sequence[str],
    examples: Sequence[str],
    language: "Language",
    width: int,
) -> str:
    """Return the page of help of a command.

    Args:
        context: of the command.
        paragraphs: what the command does, in English.
        examples: commands that run as they stand.
        language: of the page.
        width: of its lines.
    """
    command = context.command
    params = command.get_params(context)
    arguments = [one for one in params if isinstance(one, click.Argument)]
    options = [one for one in params if isinstance(one, click.Option) and not one.hidden]
    pieces = command.collect_usage_pieces(context)
    usage = [in_language(PLACEHOLDERS.get(piece, piece), language) for piece in pieces]
    colon = in_language(COLON, language)
    lines = [f"{in_language(USAGE, language)}{colon}{' '.join([context.command_path, *usage])}"]
    for paragraph in paragraphs:
        lines += ["", *indented(in_language(paragraph, language), width, 2)]
    sections = {
        EXAMPLES: [line for one in examples for line in command_lines(one, width, 2)],
        ARGUMENTS: listed_terms([_argument(one, language) for one in arguments], width),
        OPTIONS: listed_terms([_option(one, language) for one in options], width),
        COMMANDS: listed_terms([*_commands(context, language)], width),
    }
    for heading, content in sections.items():
        if content:
            lines += ["", f"{in_language(heading, language)}{colon.rstrip()}", *content]
    return "".join(f"{line}\n" for line in lines)


def _argument(argument: click.Argument, language: "Language") -> tuple[str, str]:
    return str(argument.metavar), in_language(getattr(argument, "help", None) or "", language)


def _option(option: click.Option, language: "Language") -> tuple[str, str]:
    colon = in_language(COLON, language)
    notes = []
    if option.show_default:
        is_in_words = isinstance(option.show_default, str)
        default = option.show_default if is_in_words else option.default
        notes.append(f"{in_language(DEFAULT, language)}{colon}{default}")
    if option.required:
        notes.append(in_language(REQUIRED, language))
    names = " ".join(filter(None, [", ".join(option.opts), _metavar(option)]))
    note = f"  [{'; '.join(notes)}]" if notes else ""
    return names, f"{in_language(option.help or '', language)}{note}"


def _metavar(option: click.Option) -> str:
    """Return what stands for the value of an option; nothing for a flag."""
    if option.is_flag:
        return ""
    if isinstance(option.type, click.Choice):
        return f"[{'|'.join(map(str, option.type.choices))}]"
    return option.metavar or option.type.name.upper()


def _commands(context: click.Context, language: "Language") -> Iterable[tuple[str, str]]:
    """Return the commands of a group, each with the first sentence about it."""
    command = context.command
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            one = command.get_command(context, name)
            if one is not None and not one.hidden:
                first = (one.help or "").partition("\n\n")[0]
                yield name, in_language(first, language)
