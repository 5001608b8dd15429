"""`simulate regions`: what is installed."""

from typing import TYPE_CHECKING, Final

import click

from simulate.cli.commands import Argument, command
from simulate.cli.help_texts import marked
from simulate.cli.name_types import REGION, Word
from simulate.cli.options import EXIT_NOT_ALL, year_option
from simulate.cli.output_options import language_option

if TYPE_CHECKING:
    from kernel.messages import Language

_DOCUMENTS: Final = ("markdown", "html")
"""The formats of what is a document: the rules, and what changes between two of them."""


@command(
    marked("Show what is installed."),
    marked(
        "Documents, years in force, parameters with source and basis, switches, assumptions; with "
        "--rules the rules as a document, row by row. With --cases exit code 1 says that some "
        "policy case does not hold."
    ),
    examples=(
        "simulate regions 长沙",
        "simulate regions changsha --rules --format html",
        "simulate regions changsha --diff 2025:2026",
    ),
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
@click.option(
    "--rules", is_flag=True, help=marked("The rules as a document: who, what follows, from where.")
)
@click.option(
    "--diff",
    "other",
    metavar="OTHER",
    help=marked(
        "What changes from the region to another version of it: a folder with its files, an "
        "installed region, or two years of it, e.g. 2025:2026."
    ),
)
@year_option(
    required=False,
    words=marked("The year whose values --rules gives (default: the newest with values)."),
)
@click.option(
    "--format",
    "shape",
    type=Word(["table", "json", *_DOCUMENTS], "format"),
    show_default="table, markdown with --rules and --diff",
    help=marked("Standard output."),
)
@language_option
@click.pass_context
def regions(
    context: click.Context,
    region: str | None,
    cases: bool,
    rules: bool,
    other: str | None,
    year: int | None,
    shape: str | None,
    lang: str | None,
) -> None:
    """Show what is installed."""
    from simulate.language.catalogue import language_of

    language = language_of(lang)
    _check(region, shape, year, cases=cases, rules=rules, other=other)
    if rules or other is not None:
        _show_document(str(region), other, year, shape, language)
    elif not _show(region, shape, language, cases=cases):
        context.exit(EXIT_NOT_ALL)


def _check(
    region: str | None,
    shape: str | None,
    year: int | None,
    *,
    cases: bool,
    rules: bool,
    other: str | None,
) -> None:
    """Refuse options that do not go together. Raises RequestError."""
    from kernel.errors import RequestError

    asked = {"--cases": cases, "--rules": rules, "--diff": other is not None}
    given = [option for option, is_given in asked.items() if is_given]
    is_document = rules or other is not None
    if len(given) > 1:
        raise RequestError("{one} and {other}: expected one of them", one=given[0], other=given[1])
    if is_document and region is None:
        raise RequestError(
            "{option}: expected a region, e.g. simulate regions changsha {option}", option=given[0]
        )
    if year is not None and not rules:
        raise RequestError("--year {year}: has no effect without --rules", year=year)
    if shape is not None and (shape in _DOCUMENTS) != is_document:
        expected = _DOCUMENTS if is_document else ("table", "json")
        raise RequestError(
            "--format {shape}: expected {one} or {other} here",
            shape=shape,
            one=expected[0],
            other=expected[1],
        )


def _show_document(
    region: str, other: str | None, year: int | None, shape: str | None, language: "Language"
) -> None:
    """Print the rules, or what changes in them."""
    from simulate.explanation.rulebook.changes_document import changes_document
    from simulate.explanation.rulebook.markdown import page
    from simulate.explanation.rulebook.rules_document import rules_document
    from simulate.explanation.rulebook.written_region import installed

    if other is None:
        text = rules_document(installed(region), year, language)
    else:
        text = changes_document(installed(region), other, language)
    click.echo(page(text, language) if shape == "html" else text, nl=False)


def _show(region: str | None, shape: str | None, language: "Language", *, cases: bool) -> bool:
    """Print what is installed, or the policy cases; say whether every case holds."""
    from simulate.explanation.case_tables import case_records, cases_view
    from simulate.explanation.installed_regions import described
    from simulate.explanation.policy_cases import run_cases
    from simulate.output.console import show
    from simulate.output.formats import indented_json
    from simulate.output.presentation import Presentation
    from simulate.output.progress_bar import shown_progress

    records: object
    outcomes = {}
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
    return not any(one.differences for own in outcomes.values() for one in own)
