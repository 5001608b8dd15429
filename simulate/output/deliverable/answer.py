"""An answer as what a person opens: its chapters, with those that every answer ends with."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from simulate.output.deliverable.chapters import Chapter, in_order
from simulate.output.deliverable.checks import Check
from simulate.output.deliverable.ground_chapters import ground_chapters
from simulate.output.deliverable.whole import Deliverable
from simulate.output.formats import lasting
from simulate.output.presentation import Presentation
from simulate.output.units import WAN, Unit

if TYPE_CHECKING:
    from simulate.output.result import Result


def money_in(look: Presentation) -> Unit:
    """Return the unit of money in tables that people open: 万元 unless another is asked for."""
    return look.unit or WAN


def answer_opened(
    result: "Result",
    look: Presentation,
    *,
    title: str,
    sentence: str,
    chapters: Iterable[Chapter],
    across: Iterable[Check] = (),
) -> Deliverable:
    """Return an answer as what a person opens.

    Args:
        result: its rows, and the record of the run, which it has.
        look: how it looks.
        title: what it is about.
        sentence: what it comes to.
        chapters: its own ones, in any order.
        across: checks of figures that stand in several tables.
    """
    grounds = result.grounds
    assert grounds is not None, "what is opened has a record of its run"  # noqa: S101  # a type
    return Deliverable(
        title=title,
        sentence=sentence,
        language=look.language,
        unit=money_in(look),
        chapters=in_order([*chapters, *ground_chapters(grounds, look.language)]),
        columns=result.columns,
        records=result.records,
        run=lasting(grounds.run),
        across=tuple(across),
    )
