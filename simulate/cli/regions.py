"""`simulate regions`: what is installed."""

import click

from simulate.cli.commands import Argument, command
from simulate.cli.help_texts import marked
from simulate.cli.name_types import REGION
from simulate.cli.options import EXIT_NOT_ALL
from simulate.cli.output_options import language_option, view_option


@command(
    marked("Show what is installed."),
    marked(
        "Documents, years in force, parameters with source and basis, switches, assumptions. With "
        "--cases exit code 1 says that some policy case does not hold."
    ),
    examples=("simulate regions", "simulate regions 长沙", "simulate regions changsha --cases"),
)
@click.argument(
    "region",
    cls=Argument,
    required=False,
    metavar="[R]",
    type=REGION,
    help=marked("A region, of which everything is shown; without one a line for each."),
)
@click.option("--cases", is_flag=True, help=marked("Run the policy cases and list them."))
@view_option
@language_option
@click.pass_context
def regions(
    context: click.Context, region: str | None, cases: bool, shape: str, lang: str | None
) -> None:
    """Show what is installed."""
    from simulate.explanation.case_tables import case_records, cases_view
    from simulate.explanation.installed_regions import described
    from simulate.explanation.policy_cases import run_cases
    from simulate.language.catalogue import language_of
    from simulate.output.console import show
    from simulate.output.formats import indented_json
    from simulate.output.presentation import Presentation
    from simulate.output.progress_bar import shown_progress

    language = language_of(lang)
    records: object
    if cases:
        with shown_progress(language):
            outcomes = run_cases(region)
        records, view = case_records(outcomes), cases_view(outcomes, language)
    else:
        result = described(region, language)
        records, view = result.document["regions"], result.view(Presentation(language))
    if shape == "json":
        click.echo(indented_json(records), nl=False)
    else:
        show(view)
    if cases and any(one.differences for own in outcomes.values() for one in own):
        context.exit(EXIT_NOT_ALL)
