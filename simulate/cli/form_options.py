"""Options of a form, and what a budget office says about its table."""

import click

from simulate.cli.help_texts import marked
from simulate.cli.name_types import Word
from simulate.cli.option_types import FILE
from simulate.cli.options import Command, added


def form_options(command: Command) -> Command:
    """Add `--form`, of which students, and what a budget office says about its table."""
    return added(
        command,
        click.option(
            "--form",
            type=Word(["bridge", "transfers", "budget", "settlement"], "form"),
            help=marked(
                "A form instead of the tables or rows. bridge: accrual, cash and the prepaid "
                "balance; transfers: who pays, by level of government (accrual unless --accounting "
                "cash); budget: 城乡居民基本医疗保险基金收支预算表, the students' part (cash "
                "unless --accounting accrual); settlement: the fiscal subsidy of insurance years, "
                "persons × standard × share by affiliation and level."
            ),
        ),
        click.option(
            "--locality",
            metavar="L",
            help=marked(
                "A pooling area (统筹区) of the region, such as dalian: --form is then about its "
                "students only."
            ),
        ),
        click.option(
            "--previous",
            type=FILE,
            metavar="FILE.csv",
            help=marked(
                "Actual figures (执行数) of the year before, for --form budget: columns year, "
                "line (its Chinese label as printed) and amount in 万元."
            ),
        ),
        click.option(
            "--inputs",
            type=FILE,
            metavar="FILE.csv",
            help=marked(
                "What the run does not compute, in the same columns. For --form budget lines such "
                "as 利息收入, of the budget years, or of the year before without --previous; for "
                "--form settlement 中央已预拨, 省级上年结算 and the like."
            ),
        ),
        click.option(
            "--opening-balance",
            metavar="万元",
            help=marked("Balance at the end of the year before, for --form budget."),
        ),
        click.option(
            "--incomplete",
            is_flag=True,
            help=marked(
                "Fill --form budget or --form settlement in though cohorts that --cohort leaves "
                "out are missing; the form says which."
            ),
        ),
    )
