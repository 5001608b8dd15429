"""`simulate assess`: real students, a row out per valid row in."""

from pathlib import Path
from typing import Any

import click

from simulate.cli.options import EXIT_NOT_ALL, once, place_options, scenario_options
from simulate.cli.output_options import file_options, language_option


@click.command()
@click.argument("roster", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@place_options
@click.option(
    "-o",
    "--output",
    required=True,
    multiple=True,
    callback=once,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT",
    help="Write to OUT, .csv, .xlsx or .parquet by file extension; rejected rows to "
    "OUT.rejected.csv.",
)
@file_options
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
