"""`simulate sensitivity`: on which assumptions a figure depends."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from simulate.cli.commands import command
from simulate.cli.help_texts import marked
from simulate.cli.name_types import MEASURE, PAYER, Word
from simulate.cli.option_types import YEAR
from simulate.cli.options import (
    asked_of,
    cohort_options,
    scenario_options,
    students_option,
    workers_option,
)
from simulate.cli.output_options import destination_of, destination_options

if TYPE_CHECKING:
    from kernel.messages import Language
    from simulate.output.result import Result


@command(
    marked("Rank the assumptions by what they do to a figure."),
    marked(
        "Each assumption goes to the low and to the high end of its range, all others staying as "
        "they are; students are expected, not drawn, so that small effects show."
    ),
    examples=(
        "simulate sensitivity --region changsha --cohort 2024",
        "simulate sensitivity --region 长沙 --cohort 2024 --measure 基金收入 --payer 中央财政",
    ),
)
@cohort_options
@students_option
@click.option(
    "--measure",
    default="government_cost",
    show_default=True,
    type=MEASURE,
    metavar="MEASURE",
    help=marked("The figure that is watched, e.g. fund_income or covered_months."),
)
@click.option(
    "--payer",
    type=PAYER,
    metavar="PAYER",
    help=marked("Whose (default: the total, or the measure's only payer)."),
)
@click.option(
    "--accounting",
    type=Word(["accrual", "cash"], "accounting"),
    help=marked("Accounting basis, where there are two (default: accrual)."),
)
@click.option(
    "--year",
    type=YEAR,
    metavar="Y",
    help=marked("Figure of one year (default: the sum of all years, or of --years)."),
)
@scenario_options
@workers_option
@destination_options
@click.pass_context
def sensitivity(context: click.Context, /, **options: Any) -> None:  # what click passes
    """Rank the assumptions by what they do to a figure."""
    from simulate.output.delivery import deliver
    from simulate.output.progress_bar import shown_progress

    destination = destination_of(options)
    with shown_progress(destination.presentation.language, quiet=destination.quiet):
        result = answer(options, context.obj, destination.presentation.language)
    deliver(destination, result)


def answer(options: dict[str, Any], command: Sequence[str], language: "Language") -> "Result":
    """Rank the assumptions as options ask for."""
    from simulate.projection.subject import Drawing
    from simulate.scenario.selection import years_asked
    from simulate.uncertainty.ranking import Inquiry, ranking

    students, workers = options.pop("students"), options.pop("workers")
    drawing = Drawing(students, method="expected", workers=workers)
    years = years_asked(None, options.pop("years"))
    return ranking(Inquiry.of(asked_of(drawing, years, options, command, language), **options))
