"""`simulate rerun`: whether a saved result comes out again."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from simulate.cli.forecast import forecast
from simulate.cli.options import EXIT_NOT_ALL, language_option


@click.command()
@click.argument("result", type=click.Path(path_type=Path, dir_okay=False), metavar="RESULT")
@language_option
@click.pass_context
def rerun(context: click.Context, result: Path, lang: str | None) -> None:
    """Repeat the forecast that made a saved result.

    RESULT is a .json result, or a .csv file with its .csv.run.json beside it. Tells whether the
    figures are identical, to the fen, and what differs from the record: versions, platform,
    parameter files, scenario files. No file is written. Exit code 1 says that figures differ.
    """
    from simulate.request import Request, language_of
    from simulate.rerunning import found_scenarios, recorded_words, repeat, repeating
    from simulate.saved import Saved

    saved = Saved.load(result)
    with repeating(saved):
        words = recorded_words(saved)
        options = _options_of(words)
        found = found_scenarios(saved, options["scenarios"])
        options["scenarios"] = [found[path] for path in options["scenarios"]]
        options |= {"outputs": (), "command": words}
        identical = repeat(saved, Request.of(**options), found, language_of(lang))
    if not identical:
        context.exit(EXIT_NOT_ALL)


def _options_of(words: Sequence[str]) -> dict[str, Any]:  # what click passes
    """Read recorded words as the forecast reads them.

    Raises:
        RequestError: they are no words of a forecast.
    """
    from kernel.errors import RequestError

    try:
        # Without an option for help, which would be answered in place of the forecast.
        context = forecast.make_context("forecast", [*words], help_option_names=[])
    except click.ClickException as fault:
        raise RequestError(fault.format_message()) from None
    return context.params
