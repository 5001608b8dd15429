"""Repeats the recorded command of a saved answer and says whether the figures are identical."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from attrs import evolve, frozen
from rich.console import RenderableType

from kernel.errors import RequestError, XuebaoError
from kernel.messages import OR, Language, listed
from simulate.output.causes import causes_of, differing_values
from simulate.output.document import Document
from simulate.output.files import digest_of_file
from simulate.output.repetition_report import (
    differing_figures,
    differing_records,
    figure_tables,
    rerun_report,
)
from simulate.output.result import Result
from simulate.output.saved import Saved


@contextmanager
def repeating(saved: Document) -> Iterator[None]:
    """Say of a fault that it is why an answer cannot be repeated. Raises RequestError."""
    try:
        yield
    except XuebaoError as fault:
        raise RequestError(
            "{path}: cannot be repeated: {fault}", path=saved.path, fault=fault
        ) from None


def recorded_words(saved: Document, commands: Collection[str]) -> tuple[str, list[str]]:
    """Return the command that made an answer, one of these, and the words behind it.

    Raises:
        RequestError: the record holds no words, or those of another command, or it says that what
            went in is no file.
    """
    command = saved.run.get("command")
    if not isinstance(command, list) or not all(isinstance(word, str) for word in command):
        raise RequestError(
            "run.command: found {command!r}, expected a list of words", command=command
        )
    if saved.run.get("repeatable") is False:
        raise RequestError(
            "the students came through standard input or a pipe, and no file holds them"
        )
    words = command[1:]
    if not words or words[0].startswith("-"):
        return "forecast", words
    if words[0] not in commands:
        known = listed(commands, OR)
        raise RequestError(
            "run.command: found `simulate {word}`, expected {known}", word=words[0], known=known
        )
    return words[0], words[1:]


def found_files(saved: Document, recorded: Sequence[Path]) -> dict[Path, Path]:
    """Return where the files that an answer was made from stand now, by where they stood.

    A relative path is looked for from the current folder and from that of the answer; of two files
    that one counts whose content is the recorded one.

    Raises:
        RequestError: a file is in neither place.
    """
    digests = {**saved.run.get("scenario_files", {}), **saved.run.get("input_files", {})}
    found: dict[Path, Path] = {}
    for path in recorded:
        places = [place for place in (path, saved.path.parent / path) if place.is_file()]
        if not places:
            raise RequestError(
                "the file {path!r} is missing; looked for it from the current folder and "
                "from {parent!r}",
                path=str(path),
                parent=str(saved.path.parent),
            )
        recorded_as = digests.get(str(path))
        known = [place for place in places if digest_of_file(place) == recorded_as]
        found[path] = (known or places)[0]
    return found


@frozen
class Repetition:
    """What came of making an answer again: whether every figure is identical; for a person."""

    identical: bool
    view: RenderableType


def repeat(
    document: Document,
    saved: Saved,
    result: Result,
    files: Mapping[Path, Path],
    language: Language,
) -> Repetition:
    """Compare a saved answer with the same one now.

    Args:
        document: the answer as it was saved, and
        saved: what it rests on, with the facts of a forecast.
        result: the answer as it is made again, from files where they stand now.
        files: where those stand, by where they stood.
        language: of the words.
    """
    again = Document.of(document.path, result)
    if saved.facts is None:
        made = Saved.without_facts(again)
        differing = differing_records(document.records, again.records)
        figures = len({**document.records, **again.records})
    else:
        made = Saved.of(again)
        then, found = ({fact.figure: fact for fact in each.facts or ()} for each in (saved, made))
        pairs = [(then.get(figure), found.get(figure)) for figure in {**then, **found}]
        differing, figures = differing_figures(pairs, language), len(pairs)
    now = evolve(made, run=under_recorded_names(made.run, files))
    causes, values = causes_of(saved, now), differing_values(saved, now)
    tables = figure_tables(differing, language)
    report = rerun_report(saved, figures, len(differing), tables, causes, values, language)
    return Repetition(not differing, report)


def under_recorded_names(run: Mapping[str, Any], files: Mapping[Path, Path]) -> dict[str, Any]:
    """Return a record whose files are called as they were."""
    stood = {str(place): str(path) for path, place in files.items()}
    named = {
        kind: {stood[name]: content for name, content in run[kind].items()}
        for kind in ("scenario_files", "input_files")
    }
    return {**run, **named}
