"""Where an answer goes, and how it looks there: the options of output, checked."""

import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from simulate.output.file_formats import Finish
from simulate.output.presentation import Presentation
from simulate.output.written_files import check_files


@frozen
class Destination:
    """Where an answer goes, and how it looks there.

    Attributes:
        finish: how files are written, and tables and notes presented.
        outputs: the files, each of a known format.
        shape: the format of standard output.
        quiet: whether notes are left out where they stand in no table.
        pager: whether tables are shown page by page.
        force: whether files of others are overwritten.
    """

    finish: Finish
    outputs: tuple[Path, ...] = ()
    shape: str = "table"
    quiet: bool = False
    pager: bool = False
    force: bool = False

    @property
    def presentation(self) -> Presentation:
        """Of tables and notes."""
        return self.finish.presentation

    @classmethod
    def of(
        cls,
        finish: Finish,
        outputs: Sequence[Path] = (),
        shape: str | None = None,
        *,
        quiet: bool = False,
        pager: bool = False,
        force: bool = False,
        is_data: bool = False,
    ) -> "Destination":
        """Check the options, `is_data` saying whether the answer is written as data alone.

        Raises:
            RequestError: a file cannot be as it is asked for, or is somebody else's.
        """
        check_files(outputs, finish, force=force, is_data=is_data)
        return cls(finish, tuple(outputs), shape_of(shape), quiet, pager, force)


def shape_of(shape: str | None) -> str:
    """Return the format of standard output: as asked for, or a table for a person to read."""
    return shape or ("table" if sys.stdout.isatty() else "csv")
