"""`simulate assess`: real students, a row out per valid row in."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from click.core import ParameterSource

from simulate.cli.commands import Argument, command
from simulate.cli.help_texts import marked
from simulate.cli.option_types import DATE, FILE, FOLDER, called, once
from simulate.cli.options import EXIT_NOT_ALL, region_option, scenario_options, year_option
from simulate.cli.output_options import file_options, language_option, shape_option
from simulate.cli.roster_options import (
    all_sheets_option,
    map_files,
    reading_of,
    sheet_and_map_options,
)

if TYPE_CHECKING:
    from kernel.messages import Language

_OF_TEMPLATE: Final = frozenset({"template", "region", "lang", "force", "quiet"})
"""The options that an empty roster goes with."""


@command(
    marked("Assess the students of a roster."),
    marked(
        "Every valid row is written with what is owed, who pays it, and from which day benefits "
        "run. Exit code 1 says that some rows were rejected."
    ),
    marked(
        "A row of headers, in English or Chinese, says what the columns hold; titles may stand "
        "above it. Needed are entry_year 入学年份, or entered_in 入学年月, entered_on 入学日期 or "
        "grade 年级; and programme_years 学制, or graduates_in 毕业年月. Without paid_on 缴费日期 "
        "or prepaid_in 趸交参保年度 a student counts as unpaid; relief 困难类别 and locality "
        "参保地 change what is owed. All others may be left out: docs/rosters.md lists them."
    ),
    examples=(
        "simulate assess roster.csv --region changsha --year 2024 -o assessed.csv",
        (
            "simulate assess students.xlsx --region changsha --year 2024 --as-if-paid 2023-09-10 "
            "--by 学院 --bills bills -o assessed.xlsx"
        ),
        "simulate assess --template roster.xlsx --region changsha",
    ),
)
@click.argument(
    "roster",
    cls=Argument,
    required=False,
    type=FILE,
    metavar="ROSTER",
    help=marked(
        "A .csv, .txt, .tsv, .xlsx, .xlsm, .xls, .xlsb, .ods or .parquet file with the students, "
        "or - for standard input."
    ),
)
@region_option
@year_option(required=False)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=FILE,
    metavar="OUT",
    help=marked(
        "Write to OUT, .csv, .xlsx or .parquet by file extension; repeatable. Rejected rows stand "
        "beside it in the same format, e.g. in OUT.rejected.csv."
    ),
)
@file_options
@sheet_and_map_options
@all_sheets_option
@click.option(
    "--as-if-paid",
    multiple=True,
    callback=once,
    type=DATE,
    metavar="DATE",
    help=marked(
        "Students without a payment count as paid on this day, and are marked: what everybody "
        "will owe, before anybody has paid."
    ),
)
@click.option(
    "--by",
    multiple=True,
    metavar="COLUMN",
    help=marked(
        "Sum up persons and money by the values of a column, e.g. 学院, and by relief category, "
        "on standard output; repeatable."
    ),
)
@shape_option
@click.option(
    "--bills",
    multiple=True,
    callback=once,
    type=FOLDER,
    metavar="DIR",
    help=marked("Write a payment slip for each student, and the refunds by payer, into DIR."),
)
@click.option(
    "--template",
    multiple=True,
    callback=once,
    type=FILE,
    metavar="FILE.xlsx",
    help=marked("Write an empty roster for the region, with drop-downs and notes, and stop."),
)
@scenario_options
@language_option
@click.option("--quiet", is_flag=True, help=marked("Nothing on standard error but errors."))
@click.pass_context
def assess(context: click.Context, /, **options: Any) -> None:  # what click passes
    """Assess the students of a roster."""
    from simulate.language.catalogue import language_of
    from simulate.output.progress_bar import shown_progress

    language = language_of(options.pop("lang"))
    template = options.pop("template")
    if template is not None:
        _check_alone(context)
        write_template(template, options, language)
        return
    _check_needed(context, options)
    with shown_progress(language, quiet=options["quiet"]):
        is_whole = write_assessed(options, context.obj, language)
    if not is_whole:
        context.exit(EXIT_NOT_ALL)


def _check_alone(context: click.Context) -> None:
    """Refuse what an empty roster has no use for: it would silently be left undone."""
    for parameter in context.command.get_params(context):
        name = parameter.name or ""
        is_given = context.get_parameter_source(name) is ParameterSource.COMMANDLINE
        if is_given and name not in _OF_TEMPLATE:
            from kernel.errors import RequestError

            raise RequestError(
                "--template: {option} does not go with it; expected --region alone, as an empty "
                "roster is written",
                option=called(parameter),
            )


def _check_needed(context: click.Context, options: dict[str, Any]) -> None:
    """Refuse a request without a roster, a year, or anything that is made of them."""
    made = options["outputs"] or options["by"] or options["bills"]
    there = {"roster": options["roster"], "year": options["year"], "outputs": made}
    for parameter in context.command.get_params(context):
        if not there.get(parameter.name or "", True):
            raise click.MissingParameter(ctx=context, param=parameter)


def write_assessed(
    options: dict[str, Any],  # what click passes
    command: Sequence[str],
    language: "Language",
) -> bool:
    """Assess a roster as options say, but for their language; say whether every row was valid.

    Args:
        options: of the command.
        command: the arguments, for the record.
        language: of what is written.
    """
    from simulate.output.destination import shape_of
    from simulate.roster.roster_files import assess_roster
    from simulate.roster.roster_request import RosterDestination, RosterRequest
    from simulate.scenario.file import settings_of

    maps = map_files(options)
    asked = RosterRequest(
        options["roster"],
        options["region"],
        options["year"],
        language,
        settings_of(options["scenarios"], options["settings"]),
        reading_of(options),
        options["as_if_paid"],
        options["scenarios"],
        maps,
        command,
    )
    to = RosterDestination(
        options["outputs"],
        options["by"],
        shape_of(options["shape"]),
        options["bills"],
        quiet=options["quiet"],
        force=options["force"],
        bom=options["bom"],
    )
    return assess_roster(asked, to)


def write_template(
    output: Path,
    options: dict[str, Any],  # what click passes
    language: "Language",
) -> None:
    """Write an empty roster of a region, and say where it is."""
    from kernel.registry import load_region
    from simulate.language.catalogue import spoken
    from simulate.roster.handouts import template

    rules = load_region(options["region"])
    template.write_template(output, rules, language, force=options["force"])
    if not options["quiet"]:
        click.echo(spoken(template.WRITTEN.filled(path=output), language), err=True)
