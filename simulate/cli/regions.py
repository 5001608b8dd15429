"""`simulate regions`: what is installed."""

import click

from simulate.cli.options import EXIT_NOT_ALL, language_option


@click.command()
@click.argument("region", required=False, metavar="[R]")
@click.option("--cases", is_flag=True, help="Run the policy cases and list them.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table")
@language_option
@click.pass_context
def regions(
    context: click.Context, region: str | None, cases: bool, shape: str, lang: str | None
) -> None:
    """Show what is installed.

    Documents, years in force, parameters with source and basis, switches, assumptions; for one
    region R everything, for all of them a line each. With --cases exit code 1 says that some policy
    case does not hold.
    """
    from simulate.explanation.installed_regions import describe_regions, run_cases
    from simulate.output.destination import language_of

    if not cases:
        describe_regions(region, shape, language_of(lang))
    elif not run_cases(region, shape, language_of(lang)):
        context.exit(EXIT_NOT_ALL)
