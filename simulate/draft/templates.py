"""The files of a blank region, with places for its own words."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

_PLACE: Final = re.compile(r"<<(\w+)>>")
_EXTENSION: Final = ".template"
"""Behind the name of each, so that none is taken for a module or for data of the program."""

_PACKAGE: Final = "package/"
"""The folder of the templates that stands for the region's package."""


def filled_templates(words: Mapping[str, str], package: str) -> dict[str, str]:
    """Return the text of every file by its path in the distribution.

    Args:
        words: what stands in the places, by their names.
        package: of the region.

    Raises:
        KeyError: a template has a place for which there are no words.
    """
    return {
        path.replace(_PACKAGE, f"{package}/"): _PLACE.sub(lambda place: words[place[1]], text)
        for path, text in _templates(files(__package__) / "template", "")
    }


def _templates(folder: Traversable, above: str) -> Iterator[tuple[str, str]]:
    for one in sorted(folder.iterdir(), key=lambda one: one.name):
        if one.is_dir():
            yield from _templates(one, f"{above}{one.name}/")
        elif one.name.endswith(_EXTENSION):
            path = f"{above}{one.name.removesuffix(_EXTENSION)}"
            yield path, one.read_text(encoding="utf-8")
