"""`simulate check`: whether a region keeps the contract."""

import click

from simulate.cli.commands import Argument, command
from simulate.cli.help_texts import marked
from simulate.cli.options import EXIT_NOT_ALL
from simulate.cli.output_options import language_option


@command(
    marked("Check whether a region keeps the contract."),
    marked(
        "Every hook is asked over random students of all years; tables, rows, values, texts, "
        "documents, cases, amounts and the calendar are looked at. A line a finding: file, line, "
        "what is wrong and why, what to do. With findings exit code 1; what is still to be filled "
        "in is a note."
    ),
    examples=("simulate check changsha", "simulate check"),
)
@click.argument(
    "region",
    cls=Argument,
    required=False,
    metavar="[R|PATH]",
    help=marked("An installed region, or the folder of one; without it every installed region."),
)
@language_option
@click.pass_context
def check(context: click.Context, region: str | None, lang: str | None) -> None:
    """Check whether a region keeps the contract."""
    from simulate.inspection.check_list import Inspection
    from simulate.inspection.given_region import regions_given
    from simulate.inspection.report_lines import lines_of_report
    from simulate.language.catalogue import language_of, spoken

    language = language_of(lang)
    inspections = [Inspection(given) for given in regions_given(region)]
    for inspection in inspections:
        for line in lines_of_report(inspection):
            click.echo(spoken(line, language))
    if any(inspection.has_findings for inspection in inspections):
        context.exit(EXIT_NOT_ALL)
