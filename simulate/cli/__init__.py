"""The command line: what a person asks, and where the answer goes.

A module for each command; what a command needs is imported when it runs, so that `--help` is quick.
"""

import os
import sys
from collections.abc import Sequence
from errno import ENOSPC
from io import TextIOWrapper

import click
from click_default_group import DefaultGroup

from simulate.cli.assess import assess
from simulate.cli.compare import compare
from simulate.cli.explain import explain
from simulate.cli.forecast import forecast
from simulate.cli.options import EXIT_INTERRUPTED, EXIT_TOTALS_DISAGREE, EXIT_WRONG_REQUEST
from simulate.cli.regions import regions
from simulate.cli.rerun import rerun
from simulate.cli.sensitivity import sensitivity


@click.group(
    cls=DefaultGroup,
    default="forecast",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="xuebao", message="%(version)s")
def cli() -> None:
    """Students in China's resident basic medical insurance: what the rules cost whom.

    `simulate --region changsha --cohort 2024` forecasts one entering cohort; its options are those
    of `simulate forecast --help`.
    """


for command in (forecast, compare, sensitivity, assess, explain, rerun, regions):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; a fault becomes one message and an exit code, never a traceback."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _open_closed_streams()
    _encode_streams()
    try:
        _check_command(words)
        code = cli.main(args=words, prog_name="simulate", standalone_mode=False, obj=words)
        sys.stdout.flush()
    except click.ClickException as fault:
        fault.show()
        code = fault.exit_code
    except OSError as fault:
        if fault.errno != ENOSPC:
            raise
        # What is left in the buffer would fail once more, with a traceback, as Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        click.echo(f"Error: the answer cannot be written: {fault.strerror}", err=True)
        code = EXIT_WRONG_REQUEST
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        code = EXIT_INTERRUPTED
    except Exception as fault:
        from kernel.errors import ControlTotalFault, XuebaoError  # `--help` is quick without it

        if not isinstance(fault, XuebaoError):
            raise
        click.echo(f"Error: {fault}", err=True)
        disagrees = isinstance(fault, ControlTotalFault)
        code = EXIT_TOTALS_DISAGREE if disagrees else EXIT_WRONG_REQUEST
    sys.exit(code)


def _open_closed_streams() -> None:
    """Let what goes to a stream that a shell has closed go nowhere, as `print` does."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # for good


def _encode_streams() -> None:
    """Write UTF-8 to a file or pipe everywhere; a terminal shows what it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.isatty():
            stream.reconfigure(errors="replace")
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _check_command(words: Sequence[str]) -> None:
    """Raise RequestError for words that begin with none of the commands, nor an option."""
    if words and not words[0].startswith("-") and words[0] not in cli.commands:
        from kernel.errors import RequestError, nearest

        raise RequestError(
            "no such command {command!r}; {hint}",
            command=words[0],
            hint=nearest(words[0], cli.commands),
        )
