"""`simulate explain`: one student, told as a story."""

from pathlib import Path
from typing import Any

import click

from simulate.cli.options import language_option, place_options, scenario_options


@click.command()
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
    from simulate.explanation.student_report import explain_student
    from simulate.output.destination import language_of
    from simulate.scenario.file import settings_of

    settings = settings_of(options.pop("scenarios"), options.pop("settings"))
    language = language_of(options.pop("lang"))
    explain_student(**options, settings=settings, language=language)
