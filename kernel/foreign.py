"""Code of others: what it writes is no part of an answer, and without it the rest goes on."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, Final, TextIO

if TYPE_CHECKING:
    from kernel.messages import Text

_WAYS_ROUND: Final = ("buffer", "writelines", "fileno", "detach", "close", "reconfigure")
"""What of a stream would let code of others write, or keep the program from writing."""

_RUNS: Final = ContextVar("code of others runs", default=False)


@contextmanager
def foreign_code() -> Iterator[None]:
    """Mark what runs inside as code of others, in this thread."""
    before, stream = _RUNS.set(True), sys.stdout
    try:
        yield
        replaced = sys.stdout is not stream
    finally:
        sys.stdout = stream
        _RUNS.reset(before)
    if replaced:
        raise ValueError("a rule replaces standard output by another stream")


class PassedOver(UserWarning):
    """A region is passed over: what is wrong with it. `text` is for the language of who reads."""

    def __init__(self, text: "Text") -> None:
        super().__init__(str(text))
        self.text = text


class AnswersOnly:
    """A stream that refuses what code of others writes, and is otherwise the one beneath.

    A command replaces standard output by it, which carries the answer and nothing else.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:  # whatever the stream has
        if _RUNS.get() and name in _WAYS_ROUND:
            raise ValueError(f"a rule takes standard output, where the answer goes: {name}")
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write. Raises ValueError where a rule does."""
        if _RUNS.get():
            raise ValueError(f"a rule writes {text!r} on standard output, where the answer goes")
        return self._stream.write(text)
