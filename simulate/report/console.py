"""Where a person reads: a terminal, or a file or pipe in the place of one."""

import sys
from io import StringIO

from rich.console import Console, RenderableType

_WIDTH = 160
"""Characters of a line where there is no terminal."""


def show(content: RenderableType, *, stderr: bool = False) -> None:
    """Print for a person, never narrower than the content: figures are not cut."""
    console = Console(stderr=stderr)
    width = console.width if console.is_terminal else max(console.width, _WIDTH)
    width = max(width, Console(width=width).measure(content).minimum)
    if console.is_terminal:
        Console(stderr=stderr, width=width).print(content)
        return
    text = StringIO()
    Console(file=text, width=width).print(content)
    lines = (f"{line.rstrip()}\n" for line in text.getvalue().splitlines())
    (sys.stderr if stderr else sys.stdout).writelines(lines)
