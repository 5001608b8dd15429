"""Options of a form, and what a budget office says about its table."""

from pathlib import Path

import click

from simulate.cli.options import Command, added
from simulate.cli.years import YEAR


def form_options(command: Command) -> Command:
    """Add `--form`, and what a budget office says about its table."""
    return added(
        command,
        click.option(
            "--form",
            type=click.Choice(["bridge", "transfers", "budget"]),
            help="A form instead of the tables or rows. bridge: accrual, cash and the prepaid "
            "balance; transfers: who pays, by level of government (accrual unless --accounting "
            "cash); budget: 城乡居民基本医疗保险基金收支预算表, the students' part (cash unless "
            "--accounting accrual).",
        ),
        click.option(
            "--year",
            type=YEAR,
            metavar="Y",
            help="Budget year of --form budget (default: the first insurance year of the last "
            "cohort).",
        ),
        click.option(
            "--previous",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE.csv",
            help="Actual figures (执行数) of the year before, for --form budget: columns year, "
            "line (its Chinese label) and amount in 万元.",
        ),
        click.option(
            "--opening-balance",
            metavar="万元",
            help="Balance at the end of the year before, for --form budget.",
        ),
    )
