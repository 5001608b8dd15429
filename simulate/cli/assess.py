"""`simulate assess`: real students, a row out per valid row in."""

from typing import Any

import click

from simulate.cli.commands import Argument, command
from simulate.cli.help_texts import marked
from simulate.cli.option_types import FILE, once
from simulate.cli.options import EXIT_NOT_ALL, place_options, scenario_options
from simulate.cli.output_options import file_options, language_option


@command(
    marked("Assess the students of a roster."),
    marked(
        "Every valid row is written with what is owed, who pays it, and from which day benefits "
        "run. Exit code 1 says that some rows were rejected."
    ),
    marked(
        "The first row holds headers, in English or Chinese, in any order. Needed are entry_year "
        "入学年份 and programme_years 学制; without paid_on 缴费日期 or prepaid_in 趸交参保年度 a "
        "student counts as unpaid; relief 困难类别 and locality 参保地 change what is owed. All "
        "others may be left out: docs/rosters.md lists them."
    ),
    examples=("simulate assess roster.csv --region changsha --year 2024 -o assessed.csv",),
)
@click.argument(
    "roster",
    cls=Argument,
    type=FILE,
    metavar="ROSTER",
    help=marked("A .csv, .xlsx or .parquet file with the students, or - for standard input."),
)
@place_options
@click.option(
    "-o",
    "--output",
    required=True,
    multiple=True,
    callback=once,
    type=FILE,
    metavar="OUT",
    help=marked(
        "Write to OUT, .csv, .xlsx or .parquet by file extension; rejected rows to "
        "OUT.rejected.csv."
    ),
)
@file_options
@scenario_options
@language_option
@click.option("--quiet", is_flag=True, help=marked("Nothing on standard error but errors."))
@click.pass_context
def assess(context: click.Context, /, **options: Any) -> None:  # what click passes
    """Assess the students of a roster."""
    from simulate.language.catalogue import language_of
    from simulate.output.progress_bar import shown_progress
    from simulate.roster.roster_files import assess_roster
    from simulate.scenario.file import settings_of

    settings = settings_of(options["scenarios"], options.pop("settings"))
    language = language_of(options.pop("lang"))
    with shown_progress(language, quiet=options["quiet"]):
        is_whole = assess_roster(
            **options, settings=settings, language=language, command=context.obj
        )
    if not is_whole:
        context.exit(EXIT_NOT_ALL)
