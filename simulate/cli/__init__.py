"""The command line: what a person asks, and where the answer goes.

A module for each command; what a command needs is imported when it runs, so that `--help` is quick.
"""

import os
import sys
import traceback
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from errno import ENOSPC
from io import TextIOWrapper
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

from simulate.cli.assess import assess
from simulate.cli.backtest import backtest
from simulate.cli.check import check
from simulate.cli.commands import DEBUG, Front, language_of_help
from simulate.cli.compare import compare
from simulate.cli.explain import explain
from simulate.cli.first_steps import SUBJECT, first_steps
from simulate.cli.forecast import forecast
from simulate.cli.glossary import glossary
from simulate.cli.help_texts import marked
from simulate.cli.new_region import new_region
from simulate.cli.options import (
    EXIT_INTERRUPTED,
    EXIT_NOT_ALL,
    EXIT_TOTALS_DISAGREE,
    EXIT_WRONG_REQUEST,
)
from simulate.cli.output_options import language_option
from simulate.cli.regions import regions
from simulate.cli.rerun import rerun
from simulate.cli.sensitivity import sensitivity
from simulate.cli.usage_faults import usage_fault
from simulate.cli.wrapped_lines import hanging
from simulate.language.choice import language_in

if TYPE_CHECKING:
    from kernel.messages import Language, Text


@click.group(
    cls=Front,
    paragraphs=(
        SUBJECT,
        marked(
            "Without a command the forecast is meant: simulate --region changsha --cohort 2024 "
            "forecasts one entering cohort; its options are those of simulate forecast --help."
        ),
        marked(
            "Regions, places, measures, payers and categories may be given in Chinese: --region "
            "长沙, --by 条款."
        ),
        marked(
            'For completion with the tab key: eval "$(_SIMULATE_COMPLETE=bash_source simulate)" in '
            "~/.bashrc; zsh_source for zsh, fish_source for fish."
        ),
    ),
    examples=(
        "simulate --region changsha --cohort 2024",
        "simulate regions zhengzhou",
        "simulate glossary cohort",
    ),
    invoke_without_command=True,
    subcommand_metavar="[COMMAND] [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(
    package_name="xuebao", message="%(version)s", help=marked("Show the version and exit.")
)
@language_option
@click.pass_context
def cli(context: click.Context, lang: str | None) -> None:  # noqa: ARG001  # found in the words
    """Show three commands to begin with, where none is given."""
    if context.invoked_subcommand is None:
        width = context.make_formatter().width
        click.echo(first_steps(language_of_help(context), width), nl=False)


for command in (
    forecast,
    compare,
    sensitivity,
    backtest,
    assess,
    explain,
    rerun,
    regions,
    glossary,
    new_region,
    check,
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; a fault becomes one message and an exit code, never a traceback."""
    words = cli.in_order(sys.argv[1:] if arguments is None else arguments)
    language = language_in(words)
    _open_closed_streams()
    _encode_streams()
    try:
        with _code_of_others() as warned:
            code = cli.main(args=words, prog_name="simulate", standalone_mode=False, obj=words)
        sys.stdout.flush()
        code = _passed_over(warned, language) or code
    except click.ClickException as fault:
        _report(usage_fault(fault), language)
        code = EXIT_WRONG_REQUEST
    except OSError as fault:
        if fault.errno != ENOSPC:
            raise
        # What is left in the buffer would fail once more, with a traceback, as Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        from kernel.filefaults import reason_of
        from kernel.messages import message

        _report(
            message("the answer cannot be written: {reason}", reason=reason_of(fault)), language
        )
        code = EXIT_WRONG_REQUEST
    except (click.Abort, KeyboardInterrupt):
        from kernel.messages import message

        _say(message("Interrupted."), language)
        code = EXIT_INTERRUPTED
    except Exception as fault:
        from kernel.errors import ControlTotalFault, XuebaoError  # `--help` is quick without it

        if not isinstance(fault, XuebaoError):
            raise
        if DEBUG in words:
            traceback.print_exception(fault)
        _report(fault.text, language)
        disagrees = isinstance(fault, ControlTotalFault)
        code = EXIT_TOTALS_DISAGREE if disagrees else EXIT_WRONG_REQUEST
    sys.exit(code)


@contextmanager
def _code_of_others() -> Iterator[list[warnings.WarningMessage]]:
    """Let no rule write on standard output; note which regions are passed over."""
    from kernel.foreign import AnswersOnly, PassedOver

    with (
        warnings.catch_warnings(record=True, action="always", category=PassedOver) as warned,
        redirect_stdout(AnswersOnly(sys.stdout)),
    ):
        yield warned


def _passed_over(warned: "Sequence[warnings.WarningMessage]", language: "Language") -> int:
    """Name the regions that were passed over; any other warning is shown as Python does it."""
    code = 0
    for one in warned:
        text = getattr(one.message, "text", None)
        if text is None:
            warnings.showwarning(one.message, one.category, one.filename, one.lineno)
        else:
            _report(text, language)
            code = EXIT_NOT_ALL
    return code


def _open_closed_streams() -> None:
    """Let what goes to a stream that a shell has closed go nowhere, as `print` does."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # for good


def _report(fault: "Text", language: "Language") -> None:
    """Say what is wrong."""
    from kernel.messages import message

    _say(message("Error: {fault}", fault=fault), language)


def _say(text: "Text", language: "Language") -> None:
    """Say something on standard error, in the language of the whole command."""
    from simulate.language.catalogue import spoken

    lines = spoken(text, language).splitlines()
    if sys.stderr.isatty():
        width = get_terminal_size().columns
        lines = [line for whole in lines for line in hanging(whole, width)]
    click.echo("\n".join(lines), err=True)


def _encode_streams() -> None:
    """Write UTF-8 to a file or pipe everywhere; a terminal shows what it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.isatty():
            stream.reconfigure(errors="replace")
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
