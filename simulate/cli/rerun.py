"""`simulate rerun`: whether a saved answer comes out again."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import click

from simulate.cli.commands import Argument, command
from simulate.cli.help_texts import marked
from simulate.cli.option_types import FILE
from simulate.cli.options import EXIT_NOT_ALL
from simulate.cli.output_options import language_option

_FILES: Final = ("one", "other", "previous")
"""The options that name one file each."""


@command(
    marked("Repeat the command that made a saved result: a forecast, form, comparison or ranking."),
    marked(
        "Says whether the figures are identical, to the fen, and what differs from the record: "
        "versions, platform, parameter files, scenario files. No file is written. Exit code 1 says "
        "that figures differ."
    ),
    examples=("simulate rerun before.json",),
)
@click.argument(
    "result",
    cls=Argument,
    type=FILE,
    metavar="RESULT",
    help=marked("A .json result, or a .csv file with its .csv.run.json beside it."),
)
@language_option
@click.pass_context
def rerun(context: click.Context, result: Path, lang: str | None) -> None:
    """Repeat the command that made a saved result."""
    from simulate.cli.answers import ANSWERS, answer_to, options_of
    from simulate.language.catalogue import language_of
    from simulate.output.console import show
    from simulate.output.document import Document
    from simulate.output.progress_bar import shown_progress
    from simulate.output.repetition import found_files, recorded_words, repeat, repeating
    from simulate.output.saved import Saved

    document, language = Document.load(result), language_of(lang)
    with repeating(document):
        name, words = recorded_words(document, ANSWERS)
        options = options_of(name, words)
    is_forecast = name == "forecast" and options["form"] is None
    saved = Saved.of(document) if is_forecast else Saved.without_facts(document)
    with repeating(document), shown_progress(language):
        found = found_files(document, _files(options))
        again = answer_to(name, _moved(options, found), document.run["command"][1:])
        repetition = repeat(document, saved, again, found, language)
    show(repetition.view)
    if not repetition.identical:
        context.exit(EXIT_NOT_ALL)


def _files(options: Mapping[str, Any]) -> list[Path]:
    """Return the files that options name: scenarios, and actual figures."""
    named = [options[name] for name in _FILES if options.get(name)]
    return [*options.get("scenarios", ()), *named]


def _moved(options: Mapping[str, Any], found: Mapping[Path, Path]) -> dict[str, Any]:
    """Return options with their files where they stand now."""
    moved: dict[str, Any] = {n: found[options[n]] for n in _FILES if options.get(n)}
    if "scenarios" in options:
        moved["scenarios"] = [found[path] for path in options["scenarios"]]
    return {**options, **moved}
