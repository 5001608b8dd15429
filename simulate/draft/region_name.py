"""What a new region may be called."""

import re
from typing import Final

from kernel.errors import RequestError
from kernel.installed import NAME, RESERVED
from kernel.registry import region_names

LONGEST: Final = 40
"""Characters; it stands in file names, options and tables."""


def checked_name(given: str) -> str:
    """Return the name of a new region.

    Raises:
        RequestError: it cannot be one, or a region that is installed has it; with what to do.
    """
    if not NAME.fullmatch(given):
        _refuse(given)
    if len(given) > LONGEST:
        raise RequestError(
            "{given!r}: expected a name of at most {most} characters", given=given, most=LONGEST
        )
    if given in RESERVED:
        raise RequestError(
            "{given!r}: this word means something else in `--region`; choose another name",
            given=given,
        )
    if given in region_names():
        raise RequestError(
            "{given!r}: a region of this name is installed; choose another name, and begin from "
            "it with --like {given}",
            given=given,
        )
    return given


def _refuse(given: str) -> None:
    """Raise RequestError for what is no name, with the nearest that would be one."""
    near = re.sub("[^a-z0-9]+", "_", given.lower()).strip("_")
    if NAME.fullmatch(near):
        raise RequestError(
            "{given!r}: expected a name in small letters, digits and _, such as {near}",
            given=given,
            near=near,
        )
    raise RequestError(
        "{given!r}: expected a name in small letters, digits and _, such as tianjin; the Chinese "
        "name is filled in in parameters.toml",
        given=given,
    )
