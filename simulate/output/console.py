"""Where a person reads: a terminal, or a file or pipe instead of one."""

import sys
from collections.abc import Iterator
from io import StringIO
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table

_WIDTH = 160
"""Characters of a line where there is no terminal."""

_UNBOUNDED = 10_000
"""More characters than any table has."""

_PREFORMATTED = (
    '<pre style="font-family:monospace;line-height:1.2;white-space:pre;overflow-x:auto">'
    "{code}</pre>"
)
"""Around the lines that a notebook shows."""


def show(content: RenderableType, *, stderr: bool = False) -> None:
    """Print for a person, never narrower than a table that does not wrap: figures are not cut."""
    console = _console(stderr=stderr)
    if console.is_terminal:
        _console(stderr=stderr, width=_width(content, console.width)).print(content)
    else:
        (sys.stderr if stderr else sys.stdout).write(rendered(content, console.width))


def rendered(content: RenderableType, width: int = _WIDTH) -> str:
    """Return what is printed where there is no terminal: plain text, at least so wide."""
    text = StringIO()
    width = _width(content, max(width, _WIDTH))
    _console(file=text, width=width, force_jupyter=False).print(content)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def as_html(content: RenderableType) -> str:
    """Return what a notebook shows: the same lines, in a box that scrolls."""
    width = _width(content, _WIDTH)
    console = _console(file=StringIO(), width=width, record=True, force_jupyter=False)
    console.print(content)
    return console.export_html(code_format=_PREFORMATTED, inline_styles=True)


def _console(**options: Any) -> Console:  # those of rich
    """Return a console that prints words as they are: brackets in a name are no markup."""
    return Console(markup=False, emoji=False, **options)


def _width(content: RenderableType, least: int) -> int:
    """Return how many characters a line needs, so that no table that does not wrap is cut."""
    measuring = _console(width=_UNBOUNDED, force_jupyter=False)
    return max([least, *(measuring.measure(table).maximum for table in _stiff(content))])


def _stiff(content: RenderableType) -> Iterator[Table]:
    """Return the tables that do not wrap, wherever they stand."""
    if isinstance(content, Group):
        for part in content.renderables:
            yield from _stiff(part)
    elif isinstance(content, Padding):
        yield from _stiff(content.renderable)
    elif isinstance(content, Table) and all(column.no_wrap for column in content.columns):
        yield content
