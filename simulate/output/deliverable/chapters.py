"""The chapters that a deliverable may have, each declared once: what it is called, and where."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal

from attrs import field, frozen

from kernel.messages import Text, message
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.deliverable.printed_form import PrintedForm
from simulate.output.layout import Heading, KeyFigures, Sentences
from simulate.output.text_table import TextTable

Block = Heading | Sentences | KeyFigures | FigureTable | TextTable | Chart | PrintedForm
"""A part of a chapter."""

Section = Literal[
    "purpose",
    "data",
    "method",
    "assumptions",
    "results",
    "reconciliation",
    "uncertainty",
    "reliance",
    "limitations",
]
"""A section of an actuarial report."""


@frozen
class ChapterKind:
    """What a chapter is about.

    Attributes:
        key: its name in code, and its anchor on a page.
        title: above it.
        sheet: on the tab of its sheet: short, and no sign that a sheet's name cannot have.
        section: of the memorandum in which it stands; None for what a memorandum leaves out.
    """

    key: str
    title: Text
    sheet: Text
    section: Section | None


KINDS: Final[Mapping[str, ChapterKind]] = {
    kind.key: kind
    for kind in (
        ChapterKind("summary", message("Summary"), message("Summary"), "results"),
        ChapterKind("form", message("Form"), message("Form"), "results"),
        ChapterKind("payers", message("By payer and year"), message("By payer"), "results"),
        ChapterKind("levels", message("By level of government"), message("By level"), "results"),
        ChapterKind("cohorts", message("By cohort"), message("By cohort"), "results"),
        ChapterKind(
            "balance", message("Prepaid balance rolled forward"), message("Balance"), "results"
        ),
        ChapterKind("bases", message("Accrual and cash"), message("Accrual and cash"), "results"),
        ChapterKind("breakdown", message("Broken down"), message("Broken down"), "results"),
        ChapterKind(
            "differences", message("Differences by year"), message("Differences"), "reconciliation"
        ),
        ChapterKind("change", message("Analysis of change"), message("Change"), "reconciliation"),
        ChapterKind(
            "causes",
            message("What differs in what the two rest on"),
            message("What differs"),
            "reconciliation",
        ),
        ChapterKind("types", message("Types of student"), message("Types"), "reconciliation"),
        ChapterKind("intervals", message("Intervals"), message("Intervals"), "uncertainty"),
        ChapterKind("sensitivity", message("Sensitivity"), message("Sensitivity"), "uncertainty"),
        ChapterKind("clauses", message("By clause"), message("By clause"), None),
        ChapterKind("documents", message("Documents"), message("Documents"), "data"),
        ChapterKind("assumptions", message("Assumptions"), message("Assumptions"), "assumptions"),
        ChapterKind(
            "parameters", message("Parameters and their sources"), message("Parameters"), None
        ),
        ChapterKind("blank", message("What is blank, and why"), message("Blank"), "limitations"),
        ChapterKind("method", message("Method and notes"), message("Method and notes"), "method"),
        ChapterKind("record", message("Record of the run"), message("Run"), "reliance"),
    )
}
"""The chapters by key, in the order in which they stand."""


@frozen(eq=False)
class Chapter:
    """A chapter of a deliverable: a sheet of a workbook, a section of a page.

    Attributes:
        kind: what it is about.
        blocks: its parts, from top to bottom.
        of: whose it is, where several chapters of a kind are each of one region.
    """

    kind: ChapterKind
    blocks: tuple[Block, ...]
    of: str = field(default="", kw_only=True)


def in_order(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """Return chapters in the order of their kinds."""
    keys = [*KINDS]
    return tuple(sorted(chapters, key=lambda chapter: keys.index(chapter.kind.key)))
