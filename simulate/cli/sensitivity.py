"""`simulate sensitivity`: which assumptions a figure hangs on."""

from typing import Any

import click

from simulate.cli.options import (
    cohort_options,
    language_option,
    output_option,
    scenario_options,
    shape_option,
    students_option,
    workers_option,
)


@click.command()
@cohort_options
@students_option
@click.option(
    "--measure",
    default="government_cost",
    show_default=True,
    metavar="MEASURE",
    help="The figure that is watched, e.g. fund_income or covered_months.",
)
@click.option(
    "--payer", metavar="PAYER", help="Whose (default: the total, or the measure's only payer)."
)
@click.option(
    "--accounting",
    type=click.Choice(["accrual", "cash"]),
    help="Accounting basis, where there are two (default: accrual).",
)
@click.option(
    "--year", type=int, metavar="Y", help="Figure of one year (default: the sum of all years)."
)
@scenario_options
@workers_option
@output_option(".csv or .json")
@shape_option
@language_option
def sensitivity(**options: Any) -> None:  # what click passes
    """Rank the assumptions by what they do to a figure.

    Each assumption goes to the low and to the high end of its range, all others staying as they
    are; students are expected, not drawn, so that small effects show.
    """
    from simulate.uncertainty.ranking import Inquiry, rank_assumptions

    rank_assumptions(Inquiry.of(command=click.get_current_context().obj, **options))
