"""Sends an answer where it was asked for: standard output, files, and beside a CSV its record."""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from rich.console import RenderableType

from simulate.files import write_together, write_whole
from simulate.record import Grounds, record_of
from simulate.report.console import show
from simulate.report.data import as_companion


class Destination(Protocol):
    """Where an answer goes.

    Attributes:
        outputs: files with their formats; shape: the format of standard output.
    """

    @property
    def outputs(self) -> tuple[tuple[Path, str], ...]: ...  # noqa: D102  # in the class docstring
    @property
    def shape(self) -> str: ...  # noqa: D102  # the same


def shapes_of(destination: Destination) -> set[str]:
    """Return the formats that an answer is asked for in, other than tables."""
    return {shape for _, shape in destination.outputs} | ({destination.shape} - {"table"})


def deliver(
    destination: Destination,
    texts: Mapping[str, str],
    tables: Callable[[], RenderableType],
    notes: Iterable[str],
    grounds: Grounds,
) -> None:
    """Send an answer where it was asked for.

    Args:
        destination: says where.
        texts: the answer in each of the formats that are data.
        tables: makes the answer as a person reads it.
        notes: sentences on standard error; they stand in the tables too.
        grounds: what a CSV file cannot carry, and has beside it.
    """
    for path, shape in destination.outputs:
        if shape == "csv":
            companion = as_companion(*grounds, path.name, texts[shape])
            write_together(record_of(path), companion, path, texts[shape])
        else:
            write_whole(path, texts[shape])
    if destination.shape == "table":
        show(tables())
        return
    sys.stdout.write(texts[destination.shape])
    sys.stderr.writelines(f"{note}\n" for note in notes)
