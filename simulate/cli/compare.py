"""`simulate compare`: two scenarios, or two saved results, side by side."""

from pathlib import Path
from typing import Any, Final

import click
from click.core import ParameterSource

from simulate.cli.options import (
    cohort_options,
    drawing_options,
    language_option,
    output_option,
    quiet_option,
    setting_option,
    shape_option,
)

_FILE: Final = click.Path(path_type=Path, dir_okay=False)

_OF_RESULTS: Final = ("shape", "lang", "quiet")
"""The options that say how results are shown; all others say what is forecast."""


@click.command()
@click.argument("one", type=_FILE, metavar="A")
@click.argument("other", type=_FILE, metavar="B")
@cohort_options
@drawing_options
@setting_option("Laid over both scenarios, e.g. uptake=0.8; repeatable.")
@output_option(".csv or .json")
@shape_option
@language_option
@quiet_option
@click.pass_context
def compare(context: click.Context, /, one: Path, other: Path, **options: Any) -> None:
    """Compare two scenarios on the same students, or two saved results.

    A and B are scenario files (.toml). Shown are the differences of every figure by year and payer,
    what each kind of change contributes to them (data, tariffs, fiscal standards, rules, behaviour,
    in this order), and what the change costs or saves each type of student.

    Or both are results that a forecast saved (.json, .csv): then --format, --lang and --quiet
    apply.
    """
    from kernel.errors import RequestError

    endings = {path.suffix.lower() for path in (one, other)}
    if endings == {".toml"}:
        from simulate.comparison.comparison_report import compare_scenarios
        from simulate.comparison.scenario_pair import CompareRequest

        compare_scenarios(CompareRequest.of(one, other, command=context.obj, **options))
    elif endings <= {".json", ".csv"}:
        _refuse_others(context)
        from simulate.comparison.saved_results import compare_results
        from simulate.output.destination import language_of, shape_of

        shape, language = shape_of(options["shape"]), language_of(options["lang"])
        compare_results(one, other, shape=shape, language=language, quiet=options["quiet"])
    else:
        raise RequestError(
            f"{one} and {other}: expected two scenario files (.toml), or two results (.json, .csv)"
        )


def _refuse_others(context: click.Context) -> None:
    """Refuse options that two results, which are there already, cannot follow."""
    for option in context.command.params:
        given = context.get_parameter_source(option.name or "") is ParameterSource.COMMANDLINE
        if given and isinstance(option, click.Option) and option.name not in _OF_RESULTS:
            raise click.UsageError(
                f"{option.opts[-1]}: two results are compared as they are; expected --format, "
                "--lang or --quiet only",
                context,
            )
