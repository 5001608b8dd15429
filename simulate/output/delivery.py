"""Sends a result where it was asked for: standard output and files."""

import sys
from collections.abc import Sequence

from simulate.output.console import show
from simulate.output.destination import Destination
from simulate.output.formats import FORMATS
from simulate.output.result import Result
from simulate.output.written_files import write_files


def deliver(destination: Destination, result: Result) -> None:
    """Send a result where it was asked for.

    Nothing is printed or written before every format of it is there.
    """
    presentation, is_table = destination.presentation, destination.shape == "table"
    finish = destination.finish
    text = "" if is_table else FORMATS[destination.shape].written(result, bom=finish.bom)
    write_files(result.source(finish), destination.outputs, force=destination.force)
    notes: Sequence[str] = ()
    if is_table:
        show(result.view(presentation), pager=destination.pager)
    else:
        sys.stdout.write(text)
        notes = result.notes(presentation.language)
    if not destination.quiet:
        said = (*notes, *result.warnings(presentation.language))
        sys.stderr.writelines(f"{sentence}\n" for sentence in said)
