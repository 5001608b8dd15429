"""Where a person reads: a terminal, or a file or pipe instead of one."""

import sys
from contextlib import AbstractContextManager, nullcontext
from io import StringIO
from os import environ
from typing import Any, Final

from rich.console import Console, RenderableType

from simulate.output.presentation import WIDTH, is_dumb, width_of_lines

_PREFORMATTED: Final = (
    '<pre style="font-family:monospace;line-height:1.2;white-space:pre;overflow-x:auto">'
    "{code}</pre>"
)
"""Around the lines that a notebook shows."""


def show(content: RenderableType, *, stderr: bool = False, pager: bool = False) -> None:
    """Print for a person, in as many characters a line as there are.

    Args:
        content: what is printed.
        stderr: whether on standard error.
        pager: whether page by page, where standard output is a terminal that can.
    """
    console = _console(stderr=stderr, width=width_of_lines())
    if not console.is_terminal:
        (sys.stderr if stderr else sys.stdout).write(rendered(content, console.width))
        return
    with _paged(console) if pager else nullcontext():
        console.print(content)


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


def _paged(console: Console) -> AbstractContextManager[object]:
    """Show what is printed inside page by page, where standard output is a terminal that can."""
    from simulate.output.pager import UsersPager  # only who asks for pages needs it

    pager = UsersPager.found() if sys.stdout.isatty() and not is_dumb() else None
    return nullcontext() if pager is None else console.pager(pager, styles=pager.takes_styles)


def error_console() -> Console:
    """Return standard error, as a terminal."""
    return _console(stderr=True)


def _console(**options: Any) -> Console:  # those of rich
    """Return a console that prints words as they are: brackets in a name are no markup.

    Without colours there is no bold either: `NO_COLOR` means that no escape sequence is wanted.
    """
    if environ.get("NO_COLOR"):
        options["color_system"] = None
    return Console(markup=False, emoji=False, highlight=False, **options)
