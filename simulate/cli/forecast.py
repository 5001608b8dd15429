"""`simulate forecast`: what cohorts bring the fund and cost the government."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from simulate.cli.commands import command
from simulate.cli.form_options import form_options
from simulate.cli.help_texts import marked
from simulate.cli.name_types import Word
from simulate.cli.option_types import Whole
from simulate.cli.options import (
    asked_of,
    cohort_options,
    drawing_of,
    drawing_options,
    of_expected,
    scenario_options,
    year_option,
)
from simulate.cli.output_options import destination_of, destination_options

if TYPE_CHECKING:
    from kernel.messages import Language
    from simulate.output.result import Result


@command(
    marked("Forecast fund income and government cost of entering cohorts."),
    marked(
        "The sums of all years come first, then the table by year; with --detail figures per head, "
        "assumptions with their sources, and notes. -o writes every figure as data."
    ),
    examples=(
        "simulate --region changsha --cohort 2024",
        "simulate --region 郑州 --years 2026:2028 --by 条款 -o zhengzhou.csv",
        "simulate --region quanzhou --cohort 2024 --set uptake=0.8 --replicates 100",
    ),
)
@cohort_options
@year_option(
    required=False,
    words=marked("The same for one year, e.g. 2027, or 2026-27 where it is a school year."),
)
@drawing_options
@click.option(
    "--horizon",
    type=Whole(1),
    metavar="YEARS",
    help=marked("Insurance years shown (default: to the last graduation)."),
)
@scenario_options
@click.option(
    "--replicates",
    type=Whole(20),
    metavar="K",
    help=marked(
        "Draw every assumption from its range K times, for the 5% and 95% ends of each figure."
    ),
)
@click.option(
    "--by",
    multiple=True,
    type=Word(
        ["clause", "basis", "payer", "relief", "institution", "affiliation", "locality"],
        "breakdown",
    ),
    help=marked("Break figures down; repeatable."),
)
@click.option(
    "--accounting",
    type=Word(["accrual", "cash"], "accounting"),
    help=marked("Accounting basis of the tables (default: both)."),
)
@form_options
@destination_options
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
    from simulate.scenario.selection import years_asked

    method, years = options["method"], years_asked(options.pop("year"), options.pop("years"))
    asked = asked_of(drawing_of(options), years, options, command, language)
    of_forms = ("form", "locality", "previous", "inputs", "opening_balance", "incomplete")
    form = FormOptions(years=years, **{name: options.pop(name) for name in of_forms})
    request = Request.of(asked, form, **options)
    if request.form is not None:
        return of_expected(form_report(asked, request.form), method)
    result = forecast_report(request)
    return of_expected(result, method) if asked.subject.is_chosen_by_years else result
