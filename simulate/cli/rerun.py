"""`simulate rerun`: whether a saved answer comes out again."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from simulate.cli.compare import compare
from simulate.cli.forecast import forecast
from simulate.cli.options import EXIT_NOT_ALL, language_option
from simulate.cli.sensitivity import sensitivity

if TYPE_CHECKING:
    from simulate.output.delivery import Answer

_COMMANDS: Final = {"forecast": forecast, "compare": compare, "sensitivity": sensitivity}


@click.command()
@click.argument("result", type=click.Path(path_type=Path, dir_okay=False), metavar="RESULT")
@language_option
@click.pass_context
def rerun(context: click.Context, result: Path, lang: str | None) -> None:
    """Repeat the command that made a saved result: a forecast, form, comparison or ranking.

    RESULT is a .json result, or a .csv file with its .csv.run.json beside it. Tells whether the
    figures are identical, to the fen, and what differs from the record: versions, platform,
    parameter files, scenario files. No file is written. Exit code 1 says that figures differ.
    """
    from simulate.output.destination import language_of
    from simulate.output.document import Document
    from simulate.output.repetition import (
        found_files,
        recorded_words,
        repeat,
        repeat_document,
        repeating,
    )
    from simulate.output.saved import Saved

    saved, language = Document.load(result), language_of(lang)
    with repeating(saved):
        name, words = recorded_words(saved, _COMMANDS)
        options = _options_of(name, words)
    rows = Saved.load(result) if name == "forecast" and options["form"] is None else None
    with repeating(saved):
        found = found_files(saved, _files(options))
        answer = _again(name, {**options, "command": saved.run["command"][1:]}, found)
        if rows:
            identical = repeat(rows, answer, found, language)
        else:
            identical = repeat_document(saved, answer, found, language)
    if not identical:
        context.exit(EXIT_NOT_ALL)


def _options_of(name: str, words: Sequence[str]) -> dict[str, Any]:  # what click passes
    """Read recorded words as their command reads them.

    Raises:
        RequestError: they are no words of it.
    """
    from kernel.errors import RequestError

    try:
        # Without an option for help, which would be answered in place of the command.
        context = _COMMANDS[name].make_context(name, [*words], help_option_names=[])
    except click.ClickException as fault:
        raise RequestError(fault.format_message()) from None
    return {**context.params, "outputs": ()}


def _files(options: Mapping[str, Any]) -> list[Path]:
    """Return the files that options name: scenarios, and actual figures."""
    named = [options[name] for name in ("one", "other", "previous") if options.get(name)]
    return [*options.get("scenarios", ()), *named]


def _again(name: str, options: dict[str, Any], found: Mapping[Path, Path]) -> "Answer":
    """Make an answer again, from files where they stand now."""
    from simulate.comparison.comparison_report import compared
    from simulate.comparison.scenario_pair import CompareRequest
    from simulate.report.forecast_report import answered
    from simulate.report.forms.form_report import filed
    from simulate.report.request import Request
    from simulate.uncertainty.ranking import Inquiry, ranked

    if name == "compare":
        one, other = (found[options.pop(key)] for key in ("one", "other"))
        return compared(CompareRequest.of(one, other, **options))
    options["scenarios"] = [found[path] for path in options["scenarios"]]
    if name == "sensitivity":
        return ranked(Inquiry.of(**options))
    if options["previous"]:
        options["previous"] = found[options["previous"]]
    request = Request.of(**options)
    return filed(request, request.form) if request.form else answered(request)
