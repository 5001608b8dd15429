"""`simulate explain`: one student's year, decision by decision."""

from pathlib import Path
from typing import Any

import click

from simulate.cli.options import place_options, scenario_options
from simulate.cli.output_options import language_option


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
    """Explain one student's year, clause by clause.

    The student is given by columns of a roster, e.g. entry_year=2023 programme_years=4
    paid_on=2024-07-01 relief=dibao, or by a row of one. Each amount and date comes with the clause
    that decided, why it applied, and why the rows before it did not.
    """
    from simulate.explanation.student_report import columns_given, explained, row_given
    from simulate.language.catalogue import language_of
    from simulate.output.console import show
    from simulate.output.formats import SCHEMA, indented_json
    from simulate.output.presentation import Presentation
    from simulate.scenario.file import settings_of

    settings = settings_of(options.pop("scenarios"), options.pop("settings"))
    language, shape = language_of(options.pop("lang")), options.pop("shape")
    row = row_given(options.pop("roster"), options.pop("row"))
    given = {**row, **columns_given(options.pop("columns"))}
    result = explained(given, **options, settings=settings, language=language)
    if shape == "json":
        click.echo(indented_json({"schema": SCHEMA, **result.document}), nl=False)
    else:
        show(result.view(Presentation(language)))
