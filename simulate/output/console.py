"""Where a person reads: a terminal, or a file or pipe in the place of one."""

import sys
from collections.abc import Iterator
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table

_WIDTH = 160
"""Characters of a line where there is no terminal."""

_UNBOUNDED = 10_000
"""More characters than any table has."""


def show(content: RenderableType, *, stderr: bool = False) -> None:
    """Print for a person, never narrower than a table that does not wrap: figures are not cut."""
    console = Console(stderr=stderr)
    width = console.width if console.is_terminal else max(console.width, _WIDTH)
    measuring = Console(width=_UNBOUNDED)
    width = max([width, *(measuring.measure(table).maximum for table in _stiff(content))])
    if console.is_terminal:
        Console(stderr=stderr, width=width).print(content)
        return
    text = StringIO()
    Console(file=text, width=width).print(content)
    lines = (f"{line.rstrip()}\n" for line in text.getvalue().splitlines())
    (sys.stderr if stderr else sys.stdout).writelines(lines)


def _stiff(content: RenderableType) -> Iterator[Table]:
    """Return the tables that do not wrap, wherever they stand."""
    if isinstance(content, Group):
        for part in content.renderables:
            yield from _stiff(part)
    elif isinstance(content, Padding):
        yield from _stiff(content.renderable)
    elif isinstance(content, Table) and all(column.no_wrap for column in content.columns):
        yield content
