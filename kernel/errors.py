"""What people see when a request, a file or a plugin is wrong: what, where, what was expected."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    # What people see when something is wrong has to be quick to load.
    import numpy as np
    import numpy.typing as npt

_SHORT_LIST: Final = 12


class XuebaoError(Exception):
    """Any fault that is reported to a person in one message; the base of those below."""


class RequestError(XuebaoError):
    """The request asks for something that does not exist: a region, a year, an option."""


class Contradiction(RequestError):
    """Values of the law contradict each other. `rows` says for which students of the batch."""

    def __init__(self, message: str, rows: "npt.NDArray[np.bool_]") -> None:
        super().__init__(message)
        self.rows = rows


class FileFault(XuebaoError):
    """A TOML file is wrong. The message begins with the file and the key."""


class PluginFault(XuebaoError):
    """A plugin breaks the contract. The message names the region and the hook."""


class ControlTotalFault(XuebaoError):
    """Two sums that must agree do not: no figure can be trusted, and nothing is written."""


def nearest(name: object, known: Iterable[str]) -> str:
    """Return the hint that ends a message about an unknown name: the nearest known one, or all."""
    from difflib import get_close_matches  # needed only when something is wrong

    names = sorted(known)
    close = get_close_matches(str(name), names, n=1, cutoff=0.5)
    listed = f"known: {', '.join(names) or 'none'}"
    if not close:
        return listed
    return f"did you mean {close[0]!r}?" + (f" {listed}" if len(names) <= _SHORT_LIST else "")


def raised_in(packages: Collection[str], error: BaseException) -> str:
    """Return what foreign code raised, with file and line of the last step inside packages.

    Args:
        packages: names of the packages of layers.
        error: as it was caught; where no step of its traceback lies in them, the place is left out.
    """
    from pathlib import PurePath  # needed only when something is wrong
    from traceback import walk_tb

    said = f"raised {type(error).__name__}: {error}"
    for frame, line in reversed(list(walk_tb(error.__traceback__))):
        package = frame.f_globals.get("__package__") or ""
        if package in packages:
            file = PurePath(frame.f_code.co_filename).name
            return f"{said} ({package.replace('.', '/')}/{file}, line {line})"
    return said
