"""What people see when a request, a file or a plugin is wrong: what, where, what was expected."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Final, Self

from attrs import frozen

from kernel.messages import NO_NAMES, SENTENCES, Message, Text, listed, message, sentence

if TYPE_CHECKING:
    # What people see when something is wrong has to be quick to load.
    import numpy as np
    import numpy.typing as npt

_SHORT_LIST: Final = 12

FOREIGN: Final = (Exception, SystemExit, GeneratorExit)
"""What code of others may raise: also when it asks Python to end; only a person interrupts."""


@frozen
class Place:
    """A line of a file."""

    file: str
    line: int


class XuebaoError(Exception):
    """Any fault that is reported to a person in one message; the base of those below.

    Attributes:
        text: the message, for the language of who reads it; `str` is the English.
        written: where the rule stands that is at fault, if that is known.
    """

    written: Place | None = None

    def __init__(self, text: str | Text, /, **values: object) -> None:
        """Take a sentence of the program with the values in its places, see `message`."""
        self.text = sentence(text, values)
        super().__init__(str(self.text))

    def at(self, written: Place | None) -> Self:
        """Return this fault with the place of the rule."""
        self.written = written
        return self

    def reword(self, text: Text) -> None:
        """Say it otherwise: whoever passes a fault on may know more of where it comes from."""
        self.text = text
        self.args = (str(text),)


class RequestError(XuebaoError):
    """The request asks for something that does not exist: a region, a year, an option."""


class Contradiction(RequestError):
    """Values of the law contradict each other. `rows` says for which students of the batch."""

    def __init__(
        self, text: str | Text, rows: "npt.NDArray[np.bool_]", /, **values: object
    ) -> None:
        super().__init__(text, **values)
        self.rows = rows


class FileFault(XuebaoError):
    """A TOML file is wrong. The message begins with the file and the key."""


class PluginFault(XuebaoError):
    """A plugin breaks the contract. The message names the region and the hook."""


class ControlTotalFault(XuebaoError):
    """Two sums that must agree do not: no figure can be trusted, and nothing is written."""


def nearest(name: object, known: Iterable[str]) -> Text:
    """Return the hint that ends a message about an unknown name: the nearest known one, or all."""
    names = sorted(known)
    close = closest(str(name), names)
    return hint(None if close is None else repr(close), names)


def closest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is nearest to one, if any is near."""
    from difflib import get_close_matches  # needed only when something is wrong

    return next(iter(get_close_matches(name, known, n=1, cutoff=0.5)), None)


def hint(close: object | None, known: Sequence[object], listing: Message | None = None) -> Text:
    """Return the hint that ends a message about an unknown name.

    Args:
        close: the nearest known name, if any is near.
        known: all of them, which are listed if they are few or none is near.
        listing: the words that stand before them.
    """
    listing = listing or message("known: {names}")
    known_ones = listing.filled(names=listed(known) if known else NO_NAMES)
    if close is None:
        return known_ones
    meant = message("did you mean {name}?", name=close)
    return listed([meant, known_ones], SENTENCES) if len(known) <= _SHORT_LIST else meant


def raised_in(packages: Collection[str], error: BaseException) -> Text:
    """Return what foreign code raised, with file and line of the last step inside packages.

    Args:
        packages: names of the packages of layers.
        error: as it was caught; where no step of its traceback lies in them, the place is left out.
    """
    from pathlib import PurePath  # needed only when something is wrong

    said = _said(error)
    for package, place in _steps(error):
        if package in packages:
            file = f"{package.replace('.', '/')}/{PurePath(place.file).name}"
            return message("{said} ({place}, line {line})", said=said, place=file, line=place.line)
    return said


def _said(error: BaseException) -> Text:
    """Return what an error says, with what to write instead where that is known."""
    said = message("raised {kind}: {error}", kind=type(error).__name__, error=error)
    if isinstance(error, AttributeError) and error.name:
        return message(
            "{said}; {hint}", said=said, hint=nearest(error.name, _public_names(error.obj))
        )
    if isinstance(error, ValueError) and "truth value of an array" in str(error):
        return message(
            "raised {kind}: a whole column is asked whether it is true; between columns write &, | "
            "and ~ instead of and, or, not, and give each student a row instead of if",
            kind=type(error).__name__,
        )
    return said


def _public_names(thing: object) -> list[str]:
    return [name for name in dir(thing) if not name.startswith("_")]


def place_in(packages: Collection[str], error: BaseException) -> Place | None:
    """Return file and line of the last step of an error inside packages, if there is one."""
    if isinstance(error, SyntaxError) and error.filename and error.lineno:
        return Place(error.filename, error.lineno)
    return next((place for package, place in _steps(error) if package in packages), None)


def function_place(function: Callable[..., object]) -> Place | None:
    """Return where a function is written, its marks included."""
    code = getattr(function, "__code__", None)
    return code and Place(code.co_filename, code.co_firstlineno)


def _steps(error: BaseException) -> Iterable[tuple[str, Place]]:
    """Go through the steps of a traceback, the last one first: each with its package."""
    from traceback import walk_tb

    for frame, line in reversed(list(walk_tb(error.__traceback__))):
        package = frame.f_globals.get("__package__") or ""
        yield package, Place(frame.f_code.co_filename, line)
