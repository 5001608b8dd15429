"""Figures that a cell can hold: a sheet knows neither NaN nor infinity."""

from math import isfinite
from typing import TypeVar

from kernel.errors import XuebaoError
from kernel.messages import Text
from simulate.output.deliverable.figure_table import Number

_Figure = TypeVar("_Figure", bound=Number)


def finite(figure: _Figure, where: str | Text) -> _Figure:
    """Return a figure. Raises XuebaoError, which says where, for one that is no number."""
    if not isfinite(figure):
        raise XuebaoError("{where}: found {figure}, expected a number", where=where, figure=figure)
    return figure
