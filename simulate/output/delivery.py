"""Sends a result where it was asked for: standard output and files."""

import sys
from collections.abc import Sequence

from simulate.output.console import show
from simulate.output.destination import Destination
from simulate.output.formats import FORMATS, write_files
from simulate.output.result import Result


def deliver(destination: Destination, result: Result) -> None:
    """Send a result where it was asked for.

    Nothing is printed or written before every format of it is there.
    """
    presentation, is_table = destination.presentation, destination.shape == "table"
    bom = destination.bom
    text = "" if is_table else FORMATS[destination.shape].written(result, bom=bom)
    write_files(result, destination.outputs, force=destination.force, bom=bom)
    notes: Sequence[str] = ()
    if is_table:
        show(result.view(presentation), pager=destination.pager)
    else:
        sys.stdout.write(text)
        notes = result.notes(presentation.language)
    if not destination.quiet:
        said = (*notes, *result.warnings(presentation.language))
        sys.stderr.writelines(f"{sentence}\n" for sentence in said)
