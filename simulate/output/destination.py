"""Where an answer goes, and how it looks there: the options of output, checked."""

import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from simulate.output.formats import check_files
from simulate.output.presentation import Presentation


@frozen
class Destination:
    """Where an answer goes, and how it looks there.

    Attributes:
        presentation: of tables and notes.
        outputs: the files, each of a known format.
        shape: the format of standard output.
        quiet: whether notes are left out where they stand in no table.
        pager: whether tables are shown page by page.
        force: whether files of others are overwritten.
        bom: whether CSV files begin with a byte order mark.
    """

    presentation: Presentation
    outputs: tuple[Path, ...] = ()
    shape: str = "table"
    quiet: bool = False
    pager: bool = False
    force: bool = False
    bom: bool = False

    @classmethod
    def of(
        cls,
        presentation: Presentation,
        outputs: Sequence[Path] = (),
        shape: str | None = None,
        *,
        quiet: bool = False,
        pager: bool = False,
        force: bool = False,
        bom: bool = False,
    ) -> "Destination":
        """Check the options.

        Raises:
            RequestError: a file has no known extension or no folder, or is somebody else's.
        """
        check_files(outputs, force=force)
        return cls(presentation, tuple(outputs), shape_of(shape), quiet, pager, force, bom)


def shape_of(shape: str | None) -> str:
    """Return the format of standard output: as asked for, or a table for a person to read."""
    return shape or ("table" if sys.stdout.isatty() else "csv")
