"""Where an answer goes, and how it is worded: the options of output, checked."""

import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from simulate.output.formats import format_of
from simulate.output.words import Language, language_of


@frozen
class Destination:
    """Where an answer goes, and how it is worded.

    Attributes:
        outputs: the files, each of a known format.
        shape: the format of standard output.
        quiet: whether notes are left out where they stand in no table.
    """

    outputs: tuple[Path, ...]
    shape: str
    language: Language
    quiet: bool

    @classmethod
    def of(
        cls, outputs: Sequence[Path], shape: str | None, lang: str | None, *, quiet: bool = False
    ) -> "Destination":
        """Check the options. Raises RequestError for a file that cannot be written."""
        for path in outputs:
            format_of(path)
        return cls(tuple(outputs), shape_of(shape), language_of(lang), quiet)


def shape_of(shape: str | None) -> str:
    """Return the format of standard output: as asked for, or a table for a person to read."""
    return shape or ("table" if sys.stdout.isatty() else "csv")
