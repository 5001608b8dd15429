"""`simulate forecast`: what cohorts bring the fund and cost the government."""

from typing import Any

import click

from simulate.cli.options import (
    cohort_options,
    drawing_options,
    form_options,
    language_option,
    output_option,
    quiet_option,
    scenario_options,
    shape_option,
)


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
@output_option(".csv or .json")
@shape_option
@language_option
@quiet_option
def forecast(**options: Any) -> None:  # what click passes
    """Forecast fund income and government cost of entering cohorts."""
    from simulate.report.forecast_report import answer
    from simulate.report.forms.form_report import file_forms
    from simulate.report.request import Request

    request = Request.of(command=click.get_current_context().obj, **options)
    if request.form is None:
        answer(request)
    else:
        file_forms(request, request.form)
