"""Options that several commands share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from simulate.cli.years import YEAR

if TYPE_CHECKING:
    from kernel.messages import Language
    from simulate.output.asked import Asked
    from simulate.projection.subject import Drawing

EXIT_NOT_ALL = 1
EXIT_WRONG_REQUEST = 2
EXIT_TOTALS_DISAGREE = 3
EXIT_INTERRUPTED = 130

Command = Callable[..., Any]
"""What a decorator of click takes and gives."""


def drawing_of(options: dict[str, Any]) -> "Drawing":
    """Take from options how students are drawn, see `drawing_options`."""
    from simulate.projection.subject import Drawing

    return Drawing(
        **{name: options.pop(name) for name in ("students", "seed", "method", "workers")}
    )


def asked_of(
    drawing: "Drawing", options: dict[str, Any], command: Sequence[str], language: "Language"
) -> "Asked":
    """Take from options what every request says, see `cohort_options` and `scenario_options`."""
    from simulate.output.asked import Asked

    own = {name: options.pop(name) for name in ("regions", "cohorts", "scenarios", "settings")}
    return Asked.of(drawing, **own, language=language, command=command)


def once(context: click.Context, option: click.Parameter, values: Sequence[Any]) -> Any:
    """Refuse an option that is given twice: the last one would silently count."""
    if len(values) > 1:
        raise click.BadParameter("expected it once", context, option)
    return values[0] if values else None


def added(command: Command, *options: Callable[[Command], Command]) -> Command:
    """Add options to a command, in the order in which its help shows them."""
    for option in reversed(options):
        command = option(command)
    return command


def place_options(command: Command) -> Command:
    """Add `--region` and `--year`, each to be given once."""
    return added(
        command,
        click.option(
            "--region",
            required=True,
            multiple=True,
            callback=once,
            metavar="R",
            help="The region whose rules apply.",
        ),
        click.option(
            "--year",
            required=True,
            multiple=True,
            callback=once,
            type=YEAR,
            metavar="Y",
            help="Insurance year, e.g. 2024, or 2023-24 where it is a school year.",
        ),
    )


def cohort_options(command: Command) -> Command:
    """Add `--region` and `--cohort`: who is forecast."""
    return added(
        command,
        click.option(
            "--region",
            "regions",
            multiple=True,
            metavar="R",
            help="Region; repeatable, or `all`. Required where no scenario file says it.",
        ),
        click.option(
            "--cohort",
            "cohorts",
            metavar="C",
            help="First insurance year of the cohort, e.g. 2024 (entered in September 2023), or "
            "2022:2025. Required where no scenario file says it.",
        ),
    )


def students_option(command: Command) -> Command:
    """Add `--students`."""
    return click.option(
        "--students",
        type=click.IntRange(min=1),
        metavar="N",
        help="Synthetic entrants per cohort and region (default: the region's own number).",
    )(command)


def workers_option(command: Command) -> Command:
    """Add `--workers`."""
    return click.option(
        "--workers",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        metavar="N",
        help="How many work at once, on students and on draws; no figure depends on it.",
    )(command)


def drawing_options(command: Command) -> Command:
    """Add `--students`, `--seed`, `--method` and `--workers`: how students are drawn."""
    return added(
        command,
        students_option,
        click.option(
            "--seed", type=click.IntRange(min=0), default=0, show_default=True, metavar="INT"
        ),
        click.option(
            "--method",
            type=click.Choice(["seriatim", "grouped"]),
            default="seriatim",
            show_default=True,
            help="How students are drawn: seriatim, one by one, is the default because a scenario "
            "then has the same students as its baseline; grouped allocates them to groups by "
            "multinomial draws and takes about the same time for a billion students as for a "
            "million.",
        ),
        workers_option,
    )


def scenario_options(command: Command) -> Command:
    """Add `--scenario` and `--set`."""
    return added(
        command,
        click.option(
            "--scenario",
            "scenarios",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FILE.toml",
            help="Overrides of assumptions, parameters and switches, and reforms; repeatable.",
        ),
        setting_option("The same for one value, e.g. tariff.2026=420; repeatable."),
    )


def setting_option(words: str) -> Callable[[Command], Command]:
    """Add a repeatable `--set`, with the words of its help."""
    return click.option("--set", "settings", multiple=True, metavar="NAME=VALUE", help=words)
