"""Repeats the recorded command of a saved result and says whether the figures are identical."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from attrs import evolve

from kernel.errors import RequestError, XuebaoError
from simulate.answer import json_of
from simulate.comparing.causes import causes_of, differing_values
from simulate.files import digest
from simulate.report.console import show
from simulate.report.rerun import rerun_report
from simulate.request import Request
from simulate.saved import Saved
from simulate.words import Language


@contextmanager
def repeating(saved: Saved) -> Iterator[None]:
    """Say of a fault that it is why a result cannot be repeated. Raises RequestError."""
    try:
        yield
    except XuebaoError as fault:
        raise RequestError(f"{saved.path}: cannot be repeated: {fault}") from None


def recorded_words(saved: Saved) -> list[str]:
    """Return the words of the forecast that made a result, without the name of the program.

    Raises:
        RequestError: the record holds no words, or those of another command.
    """
    command = saved.run.get("command")
    if not isinstance(command, list) or not all(isinstance(word, str) for word in command):
        raise RequestError(f"run.command: found {command!r}, expected a list of words")
    words = command[1:]
    if words[:1] == ["forecast"]:
        return words[1:]
    if words and not words[0].startswith("-"):
        raise RequestError(f"run.command: found `simulate {words[0]}`, expected a forecast")
    return words


def found_scenarios(saved: Saved, recorded: Sequence[Path]) -> dict[Path, Path]:
    """Return where the scenario files of a result stand now, by where they stood.

    A relative path is looked for from the current folder and from that of the result; of two files
    that one counts whose content is the recorded one.

    Raises:
        RequestError: a file is in neither place.
    """
    digests = saved.run.get("scenario_files")
    found: dict[Path, Path] = {}
    for path in recorded:
        places = [place for place in (path, saved.path.parent / path) if place.is_file()]
        if not places:
            raise RequestError(
                f"the scenario file {str(path)!r} is missing; looked for it from the current "
                f"folder and from {str(saved.path.parent)!r}"
            )
        content = digests.get(str(path)) if isinstance(digests, Mapping) else None
        known = [place for place in places if digest(place.read_bytes()) == content]
        found[path] = (known or places)[0]
    return found


def repeat(
    saved: Saved, request: Request, scenarios: Mapping[Path, Path], language: Language
) -> bool:
    """Forecast again what made a result; say what differs, and whether the figures are identical.

    Args:
        saved: the result.
        request: its recorded command, with scenario files where they stand now.
        scenarios: where they stand, by where they stood.
        language: of the words.

    Raises:
        XuebaoError: the forecast can no longer be made.
    """
    made = Saved.of_json(saved.path, json_of(request).encode())
    stood = {str(place): str(path) for path, place in scenarios.items()}
    files = {stood[name]: content for name, content in made.run["scenario_files"].items()}
    now = evolve(made, run={**made.run, "scenario_files": files})
    then, found = ({fact.figure: fact for fact in each.facts} for each in (saved, now))
    pairs = [(then.get(figure), found.get(figure)) for figure in {**then, **found}]
    show(rerun_report(saved, pairs, causes_of(saved, now), differing_values(saved, now), language))
    return then == found
