"""Faults that arise under settings name them: the region's own files are right without them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kernel.errors import ControlTotalFault, XuebaoError
from kernel.messages import COMMA, listed, message

if TYPE_CHECKING:
    from simulate.scenario.settings import Setting


@contextmanager
def blaming(settings: "Sequence[Setting]") -> Iterator[None]:
    """Let a fault that is raised inside begin with settings, unless it names one of them.

    That totals disagree is no setting's fault.
    """
    try:
        yield
    except ControlTotalFault:
        raise
    except XuebaoError as fault:
        said, places = str(fault), dict.fromkeys(one.place for one in settings)
        if settings and not any(one.origin.label in said for one in settings):
            fault.reword(
                message("{settings}: {fault}", settings=listed(places, COMMA), fault=fault.text)
            )
        raise
