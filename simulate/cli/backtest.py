"""`simulate backtest`: actual figures beside the forecasts of their years."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from simulate.cli.commands import Argument, command
from simulate.cli.help_texts import marked
from simulate.cli.option_types import FILE
from simulate.cli.output_options import data_destination_options, destination_of

if TYPE_CHECKING:
    from kernel.messages import Language
    from simulate.output.result import Result


@command(
    marked("Set actual figures of past years beside the forecasts of these years."),
    marked(
        "Each forecast is of the whole student body, on what was known before the year began. "
        "Shown are actual, expected, the ratio, and what each assumption alone would have to be "
        "for the forecast to give the actual figure."
    ),
    marked(
        "ACTUAL.csv has the columns region, year, measure, unit, value and, where wanted, payer, "
        "accounting, source (地区, 年度, 项目, 单位, 实际数, 负担方, 记账基础, 来源). Money "
        "without an accounting basis is cash, without a payer the total."
    ),
    examples=("simulate backtest scenarios/published_figures.csv",),
)
@click.argument(
    "actual",
    cls=Argument,
    type=FILE,
    metavar="ACTUAL.csv",
    help=marked("Actual figures, one a row: receipts, persons, subsidies."),
)
@data_destination_options
@click.pass_context
def backtest(context: click.Context, /, **options: Any) -> None:  # what click passes
    """Set actual figures of past years beside the forecasts of these years."""
    from simulate.output.delivery import deliver
    from simulate.output.progress_bar import shown_progress

    destination = destination_of(options)
    with shown_progress(destination.presentation.language, quiet=destination.quiet):
        result = answer(options, context.obj, destination.presentation.language)
    deliver(destination, result)


def answer(options: dict[str, Any], command: Sequence[str], language: "Language") -> "Result":
    """Set actual figures beside expected ones, as options ask for."""
    from simulate.comparison.experience_report import experience_report

    return experience_report(options["actual"], language, command)
