"""Where an answer goes, and how it is told: the options of output, checked."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, cast

from attrs import frozen

from kernel.errors import RequestError
from simulate.output.words import Language, default_language

FORMATS: Final = {".csv": "csv", ".json": "json"}


@frozen
class Destination:
    """Where an answer goes, and how it is told.

    Attributes:
        outputs: files with their formats; shape: the format of standard output.
        quiet: whether notes are left out where they stand in no table.
    """

    outputs: tuple[tuple[Path, str], ...]
    shape: str
    language: Language
    quiet: bool

    @classmethod
    def of(
        cls, outputs: Sequence[Path], shape: str | None, lang: str | None, *, quiet: bool = False
    ) -> "Destination":
        """Check the options. Raises RequestError for a file that cannot be written."""
        return cls(
            tuple((path, FORMATS[check_output(path, FORMATS)]) for path in outputs),
            shape_of(shape),
            language_of(lang),
            quiet,
        )


def shape_of(shape: str | None) -> str:
    """Return the format of standard output: as asked for, or a table for a person to read."""
    return shape or ("table" if sys.stdout.isatty() else "csv")


def check_output(path: Path, endings: Iterable[str]) -> str:
    """Return the ending of an output. Raises RequestError for another one, or for no folder."""
    ending = path.suffix.lower()
    if ending not in endings:
        known = " or ".join(endings)
        raise RequestError(f"-o {path}: found the ending {path.suffix!r}, expected {known}")
    if not path.parent.is_dir():
        raise RequestError(f"-o {path}: no folder {str(path.parent)!r}")
    return ending


def language_of(lang: str | None) -> Language:
    """Return the language asked for, or that of the user's locale."""
    return cast("Language", lang) if lang else default_language()
