"""The commands with their options, as `--help` says them, and the exit codes."""

from collections.abc import Iterator, Mapping
from typing import Final

import click

from docs.reference.markdown import plain, table
from kernel.messages import Language, Pair, Text
from simulate.cli import cli
from simulate.cli.commands import Command
from simulate.cli.help_page import help_page
from simulate.cli.options import (
    EXIT_INTERRUPTED,
    EXIT_NOT_ALL,
    EXIT_TOTALS_DISAGREE,
    EXIT_WRONG_REQUEST,
)
from simulate.language.catalogue import spoken

_WIDTH: Final = 84
"""Of the lines, as a page has room for them."""

_COLUMNS: Final = (Pair("Exit code", "退出码"), Pair("What it says", "含义"))
CODES: Final[Mapping[int, Text]] = {
    0: Pair("Done.", "完成。"),
    EXIT_NOT_ALL: Pair(
        "Done, but not all holds: some rows were rejected, a policy case or a check of a region "
        "does not hold, a rerun gave other figures, or a region that is broken was left out.",
        "已完成，但并非全部成立：有的行未能核定，政策案例或地区核查不成立，重跑得出别的数字，或略去了有故障的地区。",
    ),
    EXIT_WRONG_REQUEST: Pair(
        "The request was wrong; one message says what, where, and what would be right.",
        "请求有误；一条消息说明什么有误、在何处、怎样才对。",
    ),
    EXIT_TOTALS_DISAGREE: Pair(
        "Totals disagree; nothing was written.", "合计不一致；没有写出任何内容。"
    ),
    EXIT_INTERRUPTED: Pair("Interrupted.", "已中断。"),
}
"""What each exit code says."""


def commands(language: Language) -> str:
    """Return a section for each command with its help."""
    context = click.Context(cli, info_name="simulate", obj=())
    return "\n\n".join(_section(one, language) for one in _contexts(context))


def _contexts(context: click.Context) -> Iterator[click.Context]:
    yield context
    for name, command in cli.commands.items():
        yield click.Context(command, parent=context, info_name=name)


def _section(context: click.Context, language: Language) -> str:
    command = context.command
    if not isinstance(command, Command):
        raise TypeError(command.name)
    text = help_page(context, command.paragraphs, command.examples, language, _WIDTH)
    return f"### `{context.command_path}`\n\n```text\n{text}```"


def exit_codes(language: Language) -> str:
    """Return a row for each exit code."""
    rows = [(f"{code}", plain(spoken(text, language))) for code, text in CODES.items()]
    return table(_COLUMNS, rows, language)
