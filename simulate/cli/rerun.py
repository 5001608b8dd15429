"""`simulate rerun`: whether a saved answer comes out again."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from simulate.cli.commands import Argument, command
from simulate.cli.help_texts import marked
from simulate.cli.option_types import FILE
from simulate.cli.options import EXIT_NOT_ALL
from simulate.cli.output_options import language_option
from simulate.cli.roster_options import map_files

if TYPE_CHECKING:
    from kernel.messages import Language
    from simulate.output.document import Document
    from simulate.output.repetition import Repetition

Files = Mapping[Path, Path]
"""Where files stand now, by where they stood."""

_FILES: Final = ("one", "other", "previous", "inputs", "roster", "actual")
"""The options that name one file each."""


@command(
    marked(
        "Repeat the command that made a saved result: a forecast, form, comparison, ranking or "
        "backtest, or an assessed roster."
    ),
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
    help=marked("A .json result, or a .csv, .xlsx or .parquet file with its .run.json beside it."),
)
@language_option
@click.pass_context
def rerun(context: click.Context, result: Path, lang: str | None) -> None:
    """Repeat the command that made a saved result."""
    from simulate.cli.answers import REPEATED, options_of
    from simulate.language.catalogue import language_of
    from simulate.output.console import show
    from simulate.output.document import Document
    from simulate.output.progress_bar import shown_progress
    from simulate.output.repetition import found_files, recorded_words, repeating

    document, language = Document.load(result), language_of(lang)
    with repeating(document):
        name, words = recorded_words(document, REPEATED)
        options = options_of(name, words)
        found = found_files(document, _files(options))
    again = _assessed_again if name == "assess" else partial(_answered_again, name)
    with shown_progress(language):
        repetition = again(document, _moved(options, found), found, language)
    show(repetition.view)
    if not repetition.identical:
        context.exit(EXIT_NOT_ALL)


def _answered_again(
    name: str, document: "Document", options: dict[str, Any], found: Files, language: "Language"
) -> "Repetition":
    """Repeat a command whose answer is a result."""
    from kernel.errors import RequestError
    from simulate.cli.answers import answer_to
    from simulate.output.repetition import repeat, repeating
    from simulate.output.saved import Saved

    if not document.has_rows:
        raise RequestError(
            "{path}: holds no rows to compare; expected the same answer as .json, .csv or .parquet",
            path=document.path,
        )
    is_forecast = name == "forecast" and options["form"] is None
    saved = Saved.of(document) if is_forecast else Saved.without_facts(document)
    with repeating(document):
        result = answer_to(name, options, document.run["command"][1:])
        return repeat(document, saved, result, found, language)


def _assessed_again(
    document: "Document", options: dict[str, Any], found: Files, language: "Language"
) -> "Repetition":
    """Repeat the assessment of a roster, whose output is written where nobody sees it."""
    from simulate.cli.assess import write_assessed
    from simulate.output.repetition import repeating
    from simulate.roster.roster_repetition import repeat_assessment

    del options["lang"]

    def assess(output: Path, language: "Language") -> None:
        with repeating(document):
            nothing_else = {"by": (), "bills": None, "quiet": True}
            own = {**options, "outputs": [output], **nothing_else}
            write_assessed(own, document.run["command"][1:], language)

    return repeat_assessment(document, assess, found, language)


def _files(options: Mapping[str, Any]) -> list[Path]:
    """Return the files that options name: scenarios, actual figures, headers."""
    named = [options[name] for name in _FILES if options.get(name)]
    return [*options.get("scenarios", ()), *named, *map_files(options)]


def _moved(options: Mapping[str, Any], found: Files) -> dict[str, Any]:
    """Return options with their files where they stand now."""
    moved: dict[str, Any] = {n: found[options[n]] for n in _FILES if options.get(n)}
    if "scenarios" in options:
        moved["scenarios"] = [found[path] for path in options["scenarios"]]
    if "mapped" in options:
        of_files = {str(path): str(found[path]) for path in map_files(options)}
        moved["mapped"] = [of_files.get(one, one) for one in options["mapped"]]
    return {**options, **moved}
