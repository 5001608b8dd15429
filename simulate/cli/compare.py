"""`simulate compare`: two scenarios, or two saved results, side by side."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from simulate.cli.commands import Argument, command
from simulate.cli.help_texts import marked
from simulate.cli.option_types import FILE, Whole, called
from simulate.cli.options import (
    cohort_options,
    drawing_of,
    drawing_options,
    of_expected,
    setting_option,
)
from simulate.cli.output_options import destination_of, destination_options

if TYPE_CHECKING:
    from kernel.messages import Language
    from simulate.output.result import Result


_A: Final = marked("A scenario file (.toml), or a saved result (.json, .csv, .parquet).")
_B: Final = marked("Another one of the same kind.")


@command(
    marked("Compare two scenarios on the same students, or two saved results."),
    marked(
        "Of two scenarios are shown the differences of every figure by year and payer, what each "
        "kind of change contributes to them (data, tariffs, fiscal standards, rules, behaviour, in "
        "this order), and what the change costs or saves each type of student."
    ),
    marked(
        'A scenario file holds what a run is given: region = "changsha", cohort = 2024, and under '
        "[assumptions] or [parameters] what is set otherwise, such as uptake = 0.8. "
        "docs/scenarios.md explains it."
    ),
    marked(
        "Of two saved results each step is forecast again from their records; behind the others "
        "come how students were drawn, the program version, and a remainder for what cannot be "
        "recomputed. Only the options apply that say where the answer goes."
    ),
    examples=(
        (
            "simulate compare scenarios/baseline.toml scenarios/all_prepay.toml --region changsha "
            "--cohort 2024"
        ),
        "simulate compare before.json after.json",
    ),
)
@click.argument("one", cls=Argument, type=FILE, metavar="A", help=_A)
@click.argument("other", cls=Argument, type=FILE, metavar="B", help=_B)
@cohort_options
@drawing_options
@setting_option(marked("Applied over both scenarios, e.g. uptake=0.8; repeatable."))
@click.option(
    "--replicates",
    type=Whole(20),
    metavar="K",
    help=marked(
        "Draw every assumption from its range K times, alike for both scenarios, for the 5% and "
        "95% ends of each difference."
    ),
)
@destination_options
@click.pass_context
def compare(context: click.Context, /, **options: Any) -> None:  # what click passes
    """Compare two scenarios on the same students, or two saved results."""
    from simulate.output.delivery import deliver
    from simulate.output.progress_bar import shown_progress

    destination = destination_of(options)
    with shown_progress(destination.presentation.language, quiet=destination.quiet):
        result = answer(options, context.obj, destination.presentation.language)
    deliver(destination, result)


def answer(options: dict[str, Any], command: Sequence[str], language: "Language") -> "Result":
    """Compare two scenarios as options ask for, or two saved results."""
    from simulate.comparison.comparison_report import comparison_report
    from simulate.comparison.saved_results import compare_results
    from simulate.comparison.scenario_pair import ScenarioPair
    from simulate.scenario.selection import years_asked

    one, other = options.pop("one"), options.pop("other")
    if not _are_scenarios(one, other):
        _refuse_others(options)
        return compare_results(one, other, language, command)
    method, years = options["method"], years_asked(None, options.pop("years"))
    drawing = drawing_of(options)
    pair = ScenarioPair.of(
        one, other, drawing, years=years, language=language, command=command, **options
    )
    result = comparison_report(pair)
    return of_expected(result, method) if pair.asked.subject.is_chosen_by_years else result


def _are_scenarios(one: Path, other: Path) -> bool:
    """Say whether two files are scenarios, not results. Raises RequestError for anything else."""
    from kernel.errors import RequestError

    extensions = {path.suffix.lower() for path in (one, other)}
    if extensions != {".toml"} and not extensions <= {".json", ".csv", ".parquet"}:
        raise RequestError(
            "{one} and {other}: expected two scenario files (.toml), or two results (.json, .csv, "
            ".parquet)",
            one=one,
            other=other,
        )
    return extensions == {".toml"}


def _refuse_others(options: Mapping[str, Any]) -> None:
    """Refuse options that two results, which are there already, cannot follow."""
    from kernel.errors import RequestError

    for option in compare.params:
        given = options.get(option.name or "")
        if given not in (None, (), option.default):
            raise RequestError(
                "{option}: two results are compared as they are; expected none of the "
                "options that say what is forecast",
                option=called(option),
            )
