"""A table page by page, in the pager that the user has chosen."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from os import environ
from pathlib import Path
from shlex import split
from shutil import which
from subprocess import PIPE, Popen
from typing import Final

from attrs import frozen
from rich.pager import Pager

_USUAL: Final = ("less", "more")
"""What shows pages where `PAGER` says nothing."""


@frozen
class UsersPager(Pager):
    """The program that shows pages.

    Attributes:
        command: it and its arguments.
        environment: what it finds set.
    """

    command: Sequence[str]
    environment: Mapping[str, str]

    @classmethod
    def found(cls) -> "UsersPager | None":
        """Return what `PAGER` names, otherwise `less`; None where there is no such program."""
        asked = environ.get("PAGER", "")
        try:
            commands = [split(asked)] if asked.strip() else [[name] for name in _USUAL]
        except ValueError:  # a quote that is not closed
            return None
        there = (command for command in commands if which(command[0]))
        command = next(there, None)
        return None if command is None else cls(command, _environment(command))

    @property
    def takes_styles(self) -> bool:
        """Whether it shows bold as bold, not as the signs that stand for it."""
        options = [*self.command[1:], self.environment.get("LESS", "")]
        return _is_less(self.command) and any("r" in one.lower() for one in options)

    def show(self, content: str) -> None:
        """Show text until the reader leaves it; who leaves early is not asked why."""
        text = content.encode(sys.stdout.encoding, "replace")
        sys.stdout.flush()
        with Popen(self.command, stdin=PIPE, env=self.environment) as process:  # noqa: S603  # the user's own
            assert process.stdin is not None  # noqa: S101  # it is a pipe
            with suppress(BrokenPipeError, KeyboardInterrupt), process.stdin as pages:
                pages.write(text)
            while process.poll() is None:
                # An interruption is for the pager, which knows what to do with it.
                with suppress(KeyboardInterrupt):
                    process.wait()


def _environment(command: Sequence[str]) -> Mapping[str, str]:
    """Return what a pager finds set: unless something else is, `less` shows styles and Chinese.

    In the locale C it would show the bytes of each character.
    """
    is_unset = _is_less(command) and len(command) == 1 and not environ.get("LESS")
    styles = {"LESS": "-R"} if is_unset else {}
    charset = {"LESSCHARSET": "utf-8"} if sys.stdout.encoding.lower() == "utf-8" else {}
    return {**charset, **environ, **styles}


def _is_less(command: Sequence[str]) -> bool:
    return Path(command[0]).stem == "less"
