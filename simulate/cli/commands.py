"""Commands whose help is in the reader's language, and the group that stands for the forecast."""

from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Any

import click

from simulate.cli.help_page import help_page
from simulate.cli.help_texts import marked
from simulate.language.choice import OPTION, language_in

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from kernel.messages import Language

_DASHES = ("—", "–", "－")
"""What a word processor makes of two hyphens, or a Chinese keyboard of one."""

DEBUG = "--debug"
"""The option of every command that `main` looks for."""

FORECAST = "forecast"
"""The command that is meant where none is named."""


def language_of_help(context: click.Context) -> "Language":
    """Return the language of whoever asked for a command, by its words."""
    return language_in(context.find_root().obj or ())


class Argument(click.Argument):
    """A word of a command that is no option, with a line of help like an option."""

    def __init__(self, *declarations: Any, help: str, **attributes: Any) -> None:  # noqa: A002
        super().__init__(*declarations, **attributes)
        self.help = help


class Command(click.Command):
    """A command with help in the reader's language.

    Attributes:
        paragraphs: what it does, the first one in a line of its own.
        examples: commands that run as they stand.
    """

    allow_extra_args = True  # they have a message of our own

    def __init__(
        self, *arguments: Any, paragraphs: Sequence[str], examples: Sequence[str], **others: Any
    ) -> None:
        # click would take the docstring of the function.
        super().__init__(*arguments, **{**others, "help": "\n\n".join(paragraphs)})
        self.paragraphs = tuple(paragraphs)
        self.examples = tuple(examples)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words. Raises RequestError for those that the command does not take."""
        try:
            if not ctx.resilient_parsing:  # a shell completes what is not whole yet
                self._refuse_option_as_value(ctx, args)
            left = super().parse_args(ctx, args)
        except click.UsageError as fault:
            fault.ctx = fault.ctx or ctx  # a message names the options of the command
            raise
        if left and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            if left[0].startswith(_DASHES):
                raise click.NoSuchOption(left[0], ctx=ctx)
            from kernel.errors import RequestError
            from kernel.messages import listed

            raise RequestError(
                "unexpected {words}; --help says what {command} takes",
                words=listed(map(repr, left)),
                command=ctx.command_path,
            )
        return left

    def _refuse_option_as_value(self, ctx: click.Context, words: Sequence[str]) -> None:
        """Raise click's fault for an option that lacks its value: click takes the next option."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        known = {name for option in options for name in option.opts}
        flags = {name for option in options if option.is_flag for name in option.opts}
        for word, following in pairwise(takewhile("--".__ne__, words)):
            if word in known - flags and following in known:
                raise click.BadOptionUsage(word, "")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help` with words of our own, which the catalogues have."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = marked("Show this message and exit.")
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help."""
        language = language_of_help(ctx)
        page = help_page(ctx, self.paragraphs, self.examples, language, formatter.width)
        formatter.write(page)


class Front(Command, click.Group):
    """The commands, of which the forecast is meant where none is named."""

    def in_order(self, words: Sequence[str]) -> list[str]:
        """Return words with a `--lang` or `--debug` that stands before a command behind it."""
        first = _behind_leading(words)
        if first < len(words) and words[first] in self.commands:
            return [words[first], *words[:first], *words[first + 1 :]]
        return [*words]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words; without a command they are the forecast's, or of the group itself."""
        words = self.in_order(args)
        own = {name for option in self.get_params(ctx) for name in option.opts}
        first = "".join(words[_behind_leading(words) :][:1])
        if first and first not in own and words[0] not in self.commands:
            if not first.startswith(("-", *_DASHES)) and not ctx.resilient_parsing:
                self._refuse(first)
            words = [FORECAST, *words]
        return super().parse_args(ctx, words)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """Complete commands, and options of the forecast as if it were named."""
        own = super().shell_complete(ctx, incomplete)
        return own + self.commands[FORECAST].shell_complete(ctx, incomplete)

    def _refuse(self, word: str) -> None:
        """Raise RequestError for a word that is none of the commands."""
        from kernel.errors import RequestError, nearest

        raise RequestError(
            "no such command {command!r}; {hint}", command=word, hint=nearest(word, self.commands)
        )


def _behind_leading(words: Sequence[str]) -> int:
    """Return where the words behind a leading `--lang` or `--debug` begin."""
    first = 0
    while first < len(words) and words[first].partition("=")[0] in (OPTION, DEBUG):
        first += 1 if "=" in words[first] or words[first] == DEBUG else 2
    return first


def command(*paragraphs: str, examples: Sequence[str]) -> Callable[[Callable[..., Any]], Command]:
    """Make a command of a function.

    Args:
        paragraphs: what it does, marked; the first one in a line of its own.
        examples: commands that run as they stand.
    """

    def made(function: Callable[..., Any]) -> Command:
        kind = click.command(cls=Command, paragraphs=paragraphs, examples=examples)
        command: Command = kind(function)
        command.params.append(
            click.Option(
                [DEBUG],
                is_flag=True,
                expose_value=False,
                help=marked("Show the steps in the code that led to an error."),
            )
        )
        return command

    return made
