"""The command line: what a person asks, and where the answer goes."""

import sys
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click
from click_default_group import DefaultGroup

EXIT_NOT_ALL = 1
EXIT_WRONG_REQUEST = 2
EXIT_INTERRUPTED = 130


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--lang`."""
    return click.option(
        "--lang", type=click.Choice(["zh", "en"]), help="Language (default: from the locale)."
    )(command)


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


def once(context: click.Context, option: click.Parameter, values: Sequence[Any]) -> Any:
    """Refuse an option that is given twice: the last one would silently count."""
    if len(values) > 1:
        raise click.BadParameter("expected it once", context, option)
    return values[0]


def place_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--region` and `--year`, each to be given once."""
    for option in (
        click.option(
            "--year",
            required=True,
            multiple=True,
            callback=once,
            type=int,
            metavar="Y",
            help="Insurance year, e.g. 2024.",
        ),
        click.option(
            "--region",
            required=True,
            multiple=True,
            callback=once,
            metavar="R",
            help="The region whose rules apply.",
        ),
    ):
        command = option(command)
    return command


def scenario_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--scenario` and `--set`."""
    for option in (
        click.option(
            "--set",
            "settings",
            multiple=True,
            metavar="NAME=VALUE",
            help="The same for one value, e.g. tariff.2026=420; repeatable.",
        ),
        click.option(
            "--scenario",
            "scenarios",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FILE.toml",
            help="Overrides of assumptions, parameters and switches; repeatable.",
        ),
    ):
        command = option(command)
    return command


@cli.command()
@click.option(
    "--region",
    "regions",
    multiple=True,
    required=True,
    metavar="R",
    help="Region; repeatable, or `all`.",
)
@click.option(
    "--cohort",
    "cohorts",
    required=True,
    metavar="C",
    help="First insurance year of the cohort, e.g. 2024 (entered in September 2023), or 2022:2025.",
)
@click.option(
    "--students",
    type=click.IntRange(min=1),
    metavar="N",
    help="Synthetic entrants per cohort and region (default: the region's own number).",
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, metavar="INT")
@click.option(
    "--method",
    type=click.Choice(["seriatim", "grouped"]),
    default="seriatim",
    show_default=True,
    help="How students are drawn: seriatim, one by one, is the default because a scenario then has "
    "the same students as its baseline; grouped counts them off by multinomials and takes hardly "
    "longer for a billion students than for a million.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Threads that draw seriatim (grouped needs none); no figure depends on it.",
)
@click.option(
    "--horizon",
    type=click.IntRange(min=1),
    metavar="YEARS",
    help="Insurance years shown (default: to the last graduation).",
)
@scenario_options
@click.option(
    "--by",
    multiple=True,
    type=click.Choice(["clause", "payer", "relief", "institution", "locality"]),
    help="Break figures down; repeatable.",
)
@click.option(
    "--accounting",
    type=click.Choice(["accrual", "cash"]),
    help="Accounting basis of the tables (default: both).",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to FILE, .csv or .json by its ending; repeatable.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv"]),
    help="Standard output (default: table on a terminal, csv in a pipe).",
)
@language_option
@click.option("--quiet", is_flag=True, help="No notes on standard error.")
def forecast(**options: Any) -> None:  # what click passes
    """Forecast fund income and government cost of entering cohorts."""
    from simulate.answer import answer
    from simulate.request import Request

    answer(Request.of(command=click.get_current_context().obj, **options))


@cli.command()
@click.argument("roster", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@place_options
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT",
    help="Write to OUT, .csv, .xlsx or .parquet by its ending; rejected rows to OUT.rejected.csv.",
)
@scenario_options
@language_option
@click.option("--quiet", is_flag=True, help="Nothing on standard error but errors.")
@click.pass_context
def assess(context: click.Context, /, **options: Any) -> None:  # what click passes
    """Assess the students of a roster.

    ROSTER is a .csv, .xlsx or .parquet file, or - for standard input. Every valid row is written
    with what is owed, who pays it, and from which day benefits run. Exit code 1 says that some rows
    were rejected.
    """
    from simulate.assessing import assess_roster
    from simulate.request import language_of, settings_of

    settings = settings_of(options.pop("scenarios"), options.pop("settings"))
    language = language_of(options.pop("lang"))
    if not assess_roster(**options, settings=settings, language=language):
        context.exit(EXIT_NOT_ALL)


@cli.command()
@click.argument("columns", nargs=-1, metavar="[COLUMN=VALUE]...")
@place_options
@click.option("--all-years", is_flag=True, help="The whole programme, year by year.")
@click.option("--row", type=click.IntRange(min=1), metavar="N", help="The student in row N …")
@click.option(
    "--roster",
    type=click.Path(path_type=Path, dir_okay=False, allow_dash=True),
    metavar="FILE",
    help="… of a roster; COLUMN=VALUE then changes his columns.",
)
@scenario_options
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table")
@language_option
def explain(**options: Any) -> None:  # what click passes
    """Tell one student's year, clause by clause.

    The student is given by columns of a roster, e.g. entry_year=2023 programme_years=4
    paid_on=2024-07-01 relief=dibao, or by a row of one. Each amount and date comes with the clause
    that decided, why it applied, and why the rows before it did not.
    """
    from simulate.explaining import explain_student
    from simulate.request import language_of, settings_of

    settings = settings_of(options.pop("scenarios"), options.pop("settings"))
    language = language_of(options.pop("lang"))
    explain_student(**options, settings=settings, language=language)


@cli.command()
@click.argument("region", required=False, metavar="[R]")
@click.option("--cases", is_flag=True, help="Run the policy cases and list them.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table")
@language_option
@click.pass_context
def regions(
    context: click.Context, region: str | None, cases: bool, shape: str, lang: str | None
) -> None:
    """Show what is installed.

    Documents, years in force, parameters with source and basis, switches, assumptions; for one
    region R everything, for all of them a line each. With --cases exit code 1 says that some policy
    case does not hold.
    """
    from simulate.describing import describe_regions, run_cases
    from simulate.request import language_of

    if not cases:
        describe_regions(region, shape, language_of(lang))
    elif not run_cases(region, shape, language_of(lang)):
        context.exit(EXIT_NOT_ALL)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; a fault becomes one message and an exit code, never a traceback."""
    from kernel.errors import RequestError, XuebaoError, nearest

    words = list(sys.argv[1:] if arguments is None else arguments)
    command = words[0] if words and not words[0].startswith("-") else ""
    for stream in (sys.stdout, sys.stderr):
        # A file or pipe is UTF-8 everywhere; a terminal shows what it can.
        if isinstance(stream, TextIOWrapper) and stream.isatty():
            stream.reconfigure(errors="replace")
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        if command and command not in cli.commands:
            raise RequestError(f"no such command {command!r}; {nearest(command, cli.commands)}")
        code = cli.main(args=words, prog_name="simulate", standalone_mode=False, obj=words)
    except click.ClickException as fault:
        fault.show()
        code = fault.exit_code
    except XuebaoError as fault:
        click.echo(f"Error: {fault}", err=True)
        code = EXIT_WRONG_REQUEST
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        code = EXIT_INTERRUPTED
    sys.exit(code)
