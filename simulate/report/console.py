"""Where a person reads: a terminal, or a file or pipe in the place of one."""

from rich.console import Console, RenderableType

_WIDTH = 160
"""Characters of a line where there is no terminal."""


def show(content: RenderableType, *, stderr: bool = False) -> None:
    """Print for a person, never narrower than the content: figures are not cut."""
    console = Console(stderr=stderr)
    width = console.width if console.is_terminal else max(console.width, _WIDTH)
    needed = Console(stderr=stderr, width=width).measure(content).minimum
    Console(stderr=stderr, width=max(width, needed)).print(content)
