"""`simulate forecast`: what cohorts bring the fund and cost the government."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from simulate.cli.form_options import form_options
from simulate.cli.options import (
    asked_of,
    cohort_options,
    drawing_of,
    drawing_options,
    scenario_options,
)
from simulate.cli.output_options import destination_of, destination_options, quiet_option

if TYPE_CHECKING:
    from kernel.messages import Language
    from simulate.output.result import Result


@click.command()
@cohort_options
@drawing_options
@click.option(
    "--horizon",
    type=click.IntRange(min=1),
    metavar="YEARS",
    help="Insurance years shown (default: to the last graduation).",
)
@scenario_options
@click.option(
    "--replicates",
    type=click.IntRange(min=20),
    metavar="K",
    help="Draw every assumption from its range K times, for the 5 % and 95 % ends of each figure.",
)
@click.option(
    "--by",
    multiple=True,
    type=click.Choice(
        ["clause", "basis", "payer", "relief", "institution", "affiliation", "locality"]
    ),
    help="Break figures down; repeatable.",
)
@click.option(
    "--accounting",
    type=click.Choice(["accrual", "cash"]),
    help="Accounting basis of the tables (default: both).",
)
@form_options
@destination_options
@quiet_option
@click.pass_context
def forecast(context: click.Context, /, **options: Any) -> None:  # what click passes
    """Forecast fund income and government cost of entering cohorts."""
    from simulate.output.delivery import deliver
    from simulate.output.progress_bar import shown_progress

    destination = destination_of(options)
    with shown_progress(destination.presentation.language, quiet=destination.quiet):
        result = answer(options, context.obj, destination.presentation.language)
    deliver(destination, result)


def answer(options: dict[str, Any], command: Sequence[str], language: "Language") -> "Result":
    """Forecast, or fill a form in, as options ask for."""
    from simulate.report.forecast_report import forecast_report
    from simulate.report.forms.form_report import form_report
    from simulate.report.forms.form_request import FormOptions
    from simulate.report.request import Request

    asked = asked_of(drawing_of(options), options, command, language)
    of_forms = ("form", "year", "previous", "opening_balance")
    form = FormOptions(**{name: options.pop(name) for name in of_forms})
    request = Request.of(asked, form, **options)
    return forecast_report(request) if request.form is None else form_report(asked, request.form)
