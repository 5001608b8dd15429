"""`simulate explain`: one student's year, decision by decision."""

from typing import Any

import click

from simulate.cli.commands import Argument, command
from simulate.cli.help_texts import marked
from simulate.cli.option_types import FILE, Whole
from simulate.cli.options import place_options, scenario_options
from simulate.cli.output_options import language_option, view_option
from simulate.cli.roster_options import reading_of, sheet_and_map_options


@command(
    marked("Explain one student's year, clause by clause."),
    marked(
        "The student is given by columns of a roster, or by a row of one. Each amount and date "
        "comes with the clause that decided, why it applied, and why the rows before it did not."
    ),
    examples=(
        (
            "simulate explain --region changsha --year 2024 entry_year=2023 programme_years=4 "
            "paid_on=2023-10-15"
        ),
        (
            "simulate explain --region 黑龙江 --year 2024 入学年份=2023 学制=4 缴费日期=2024-07-01 "
            "困难类别=低保"
        ),
        "simulate explain --region changsha --year 2024 --roster roster.csv --row 2 --all-years",
    ),
)
@click.argument(
    "columns",
    cls=Argument,
    nargs=-1,
    metavar="[COLUMN=VALUE]...",
    help=marked("Columns of a roster with what they hold, e.g. entry_year=2023 relief=dibao."),
)
@place_options
@click.option("--all-years", is_flag=True, help=marked("The whole programme, year by year."))
@click.option(
    "--row",
    type=Whole(1),
    metavar="N",
    help=marked("The student in row N of the --roster, as a spreadsheet counts."),
)
@click.option(
    "--roster",
    type=FILE,
    metavar="FILE",
    help=marked("A roster, for --row; COLUMN=VALUE then changes columns of that student."),
)
@sheet_and_map_options
@scenario_options
@view_option
@language_option
def explain(**options: Any) -> None:  # what click passes
    """Explain one student's year, clause by clause."""
    from simulate.explanation.roster_row import row_given
    from simulate.explanation.student_report import columns_given, explained
    from simulate.language.catalogue import language_of, spoken
    from simulate.output.console import show
    from simulate.output.formats import SCHEMA, indented_json
    from simulate.output.presentation import Presentation
    from simulate.scenario.file import settings_of
    from simulate.scenario.settings import load_rules

    settings = settings_of(options.pop("scenarios"), options.pop("settings"))
    language, shape = language_of(options.pop("lang")), options.pop("shape")
    rules, reading = load_rules(options["region"], settings), reading_of(options)
    roster, number = options.pop("roster"), options.pop("row")
    row = row_given(roster, number, rules, options["year"], reading)
    given = {**row.record, **columns_given(options.pop("columns"))}
    result = explained(given, **options, settings=settings, language=language)
    for note in row.notes:
        click.echo(spoken(note, language), err=True)
    if shape == "json":
        click.echo(indented_json({"schema": SCHEMA, **result.document}), nl=False)
    else:
        show(result.view(Presentation(language)))
