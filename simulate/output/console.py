"""Where a person reads: a terminal, or a file or pipe instead of one."""

import sys
from io import StringIO
from typing import Any, Final

from rich.console import Console, RenderableType

from simulate.output.presentation import WIDTH, width_of_lines

_PREFORMATTED: Final = (
    '<pre style="font-family:monospace;line-height:1.2;white-space:pre;overflow-x:auto">'
    "{code}</pre>"
)
"""Around the lines that a notebook shows."""


def show(content: RenderableType, *, stderr: bool = False) -> None:
    """Print for a person, in as many characters a line as there are."""
    console = _console(stderr=stderr, width=width_of_lines())
    if console.is_terminal:
        console.print(content)
    else:
        (sys.stderr if stderr else sys.stdout).write(rendered(content, console.width))


def rendered(content: RenderableType, width: int = WIDTH) -> str:
    """Return what is printed where there is no terminal: plain text."""
    text = StringIO()
    _console(file=text, width=width, force_jupyter=False).print(content)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def as_html(content: RenderableType) -> str:
    """Return what a notebook shows: the same lines, in a box that scrolls."""
    console = _console(file=StringIO(), width=WIDTH, record=True, force_jupyter=False)
    console.print(content)
    return console.export_html(code_format=_PREFORMATTED, inline_styles=True)


def _console(**options: Any) -> Console:  # those of rich
    """Return a console that prints words as they are: brackets in a name are no markup."""
    return Console(markup=False, emoji=False, highlight=False, **options)
