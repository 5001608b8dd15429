"""Options of a form, and what a budget office says about its table."""

import click

from simulate.cli.help_texts import marked
from simulate.cli.name_types import Word
from simulate.cli.option_types import FILE, YEAR
from simulate.cli.options import Command, added


def form_options(command: Command) -> Command:
    """Add `--form`, and what a budget office says about its table."""
    return added(
        command,
        click.option(
            "--form",
            type=Word(["bridge", "transfers", "budget"], "form"),
            help=marked(
                "A form instead of the tables or rows. bridge: accrual, cash and the prepaid "
                "balance; transfers: who pays, by level of government (accrual unless --accounting "
                "cash); budget: 城乡居民基本医疗保险基金收支预算表, the students' part (cash "
                "unless --accounting accrual)."
            ),
        ),
        click.option(
            "--year",
            type=YEAR,
            metavar="Y",
            help=marked(
                "Budget year of --form budget (default: the first insurance year of the last "
                "cohort)."
            ),
        ),
        click.option(
            "--previous",
            type=FILE,
            metavar="FILE.csv",
            help=marked(
                "Actual figures (执行数) of the year before, for --form budget: columns year, "
                "line (its Chinese label) and amount in 万元."
            ),
        ),
        click.option(
            "--opening-balance",
            metavar="万元",
            help=marked("Balance at the end of the year before, for --form budget."),
        ),
    )
