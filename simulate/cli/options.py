"""Options that several commands share."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from simulate.cli.help_texts import marked
from simulate.cli.name_types import REGION, REGIONS, SETTING, Word
from simulate.cli.option_types import SCENARIO, YEAR, Whole, once

if TYPE_CHECKING:
    from kernel.messages import Language
    from simulate.output.asked import Asked
    from simulate.output.result import Result
    from simulate.projection.subject import Drawing

EXIT_NOT_ALL = 1
EXIT_WRONG_REQUEST = 2
EXIT_TOTALS_DISAGREE = 3
EXIT_INTERRUPTED = 130

Command = Callable[..., Any]
"""What a decorator of click takes and gives."""


def drawing_of(options: dict[str, Any]) -> "Drawing":
    """Take from options how students are drawn, see `drawing_options`; seriatim by default."""
    from simulate.projection.subject import Drawing

    own = {name: options.pop(name) for name in ("students", "seed", "workers")}
    return Drawing(**own, method=options.pop("method") or "seriatim")


def of_expected(result: "Result", method: str | None) -> "Result":
    """Return the result of a run for which nobody is drawn; it says so where a method is given."""
    from kernel.messages import message

    if method is None:
        return result
    return result.saying(
        message(
            "--method {method} has no effect: forms, and forecasts of years without --cohort, rest "
            "on expected numbers.",
            method=method,
        )
    )


def asked_of(
    drawing: "Drawing",
    years: range | None,
    options: dict[str, Any],
    command: Sequence[str],
    language: "Language",
) -> "Asked":
    """Take from options what every request says, see `cohort_options` and `scenario_options`."""
    from simulate.output.asked import Asked

    own = {name: options.pop(name) for name in ("regions", "cohorts", "scenarios", "settings")}
    return Asked.of(drawing, **own, years=years, language=language, command=command)


def added(command: Command, *options: Callable[[Command], Command]) -> Command:
    """Add options to a command, in the order in which its help shows them."""
    for option in reversed(options):
        command = option(command)
    return command


def place_options(command: Command) -> Command:
    """Add `--region` and `--year`, each to be given once."""
    return added(command, region_option, year_option(required=True))


def region_option(command: Command) -> Command:
    """Add `--region`, to be given once."""
    return click.option(
        "--region",
        required=True,
        multiple=True,
        callback=once,
        type=REGION,
        metavar="R",
        help=marked("The region whose rules apply, e.g. changsha or 长沙."),
    )(command)


def year_option(
    *,
    required: bool,
    words: str = marked("Insurance year, e.g. 2024, or 2023-24 where it is a school year."),
) -> Callable[[Command], Command]:
    """Add `--year`, to be given once, with the marked words of its help."""
    return click.option(
        "--year",
        required=required,
        multiple=True,
        callback=once,
        type=YEAR,
        metavar="Y",
        help=words,
    )


def cohort_options(command: Command) -> Command:
    """Add `--region`, `--cohort` and `--years`: who is forecast."""
    return added(
        command,
        click.option(
            "--region",
            "regions",
            multiple=True,
            type=REGIONS,
            metavar="R",
            help=marked(
                "Region, e.g. changsha or 长沙; repeatable, or `all`. Required where no scenario "
                "file says it."
            ),
        ),
        click.option(
            "--cohort",
            "cohorts",
            metavar="C",
            help=marked(
                "First insurance year of the cohort, e.g. 2024 (entered in September 2023), or "
                "2022:2025. Required where no scenario file says it and no years are given."
            ),
        ),
        click.option(
            "--years",
            metavar="Y1:Y2",
            help=marked(
                "Years that are shown, e.g. 2026:2028. Without --cohort they choose the cohorts: "
                "every one that is in school in them or pays in their autumn, its students "
                "expected, not drawn."
            ),
        ),
    )


def students_option(command: Command) -> Command:
    """Add `--students`."""
    return click.option(
        "--students",
        type=Whole(1),
        metavar="N",
        help=marked("Synthetic entrants per cohort and region (default: the region's own number)."),
    )(command)


def workers_option(command: Command) -> Command:
    """Add `--workers`."""
    return click.option(
        "--workers",
        type=Whole(1),
        default=1,
        show_default=True,
        metavar="N",
        help=marked("How many work at once, on students and on draws; no figure depends on it."),
    )(command)


def drawing_options(command: Command) -> Command:
    """Add `--students`, `--seed`, `--method` and `--workers`: how students are drawn."""
    return added(
        command,
        students_option,
        click.option(
            "--seed",
            type=Whole(0),
            default=0,
            show_default=True,
            metavar="INT",
            help=marked("Seed of the random numbers: the same one draws the same students."),
        ),
        click.option(
            "--method",
            type=Word(["seriatim", "grouped"], "method"),
            show_default="seriatim",
            help=marked(
                "How students are drawn: seriatim, one by one, is the default because a scenario "
                "then has the same students as its baseline; grouped allocates them to groups by "
                "multinomial draws and takes about the same time for a billion students as for a "
                "million. Forms, and forecasts of years without --cohort, rest on expected "
                "numbers: nothing is drawn for them."
            ),
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
            type=SCENARIO,
            metavar="FILE.toml",
            help=marked(
                "Overrides of assumptions, parameters and switches, and reforms; repeatable."
            ),
        ),
        setting_option(
            marked(
                "The same for one value, e.g. uptake.since.2027=60% or tariff.2027=+20; repeatable."
            )
        ),
    )


def setting_option(words: str) -> Callable[[Command], Command]:
    """Add a repeatable `--set`, with the marked words of its help."""
    return click.option(
        "--set", "settings", multiple=True, type=SETTING, metavar="NAME=VALUE", help=words
    )
