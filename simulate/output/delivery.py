"""Sends an answer where it was asked for: standard output, files, and beside a CSV its record."""

import sys
from collections.abc import Callable, Sequence

from attrs import frozen
from rich.console import RenderableType

from simulate.output.console import show
from simulate.output.data import as_companion
from simulate.output.destination import Destination
from simulate.output.files import write_together, write_whole
from simulate.output.record import Grounds, record_of


@frozen(eq=False)
class Answer:
    """An answer before it is sent.

    Attributes:
        text: makes it in a format that is data, `csv` or `json`.
        tables: makes it as a person reads it.
        notes: sentences for standard error where they stand in no table.
        grounds: the record of the run, and what its figures rest on.
    """

    text: Callable[[str], str]
    tables: Callable[[], RenderableType]
    notes: Sequence[str]
    grounds: Grounds


def deliver(destination: Destination, answer: Answer) -> None:
    """Send an answer where it was asked for.

    Nothing is printed or written before every format of it is there.
    """
    shapes = {shape for _, shape in destination.outputs} | ({destination.shape} - {"table"})
    texts = {shape: answer.text(shape) for shape in shapes}
    for path, shape in destination.outputs:
        if shape == "csv":
            companion = as_companion(*answer.grounds, path.name, texts[shape])
            write_together(record_of(path), companion, path, texts[shape])
        else:
            write_whole(path, texts[shape])
    if destination.shape == "table":
        show(answer.tables())
        return
    sys.stdout.write(texts[destination.shape])
    if not destination.quiet:
        sys.stderr.writelines(f"{note}\n" for note in answer.notes)
