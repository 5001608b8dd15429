"""The sections of a memorandum in their order, and the program's own words in each.

They are those of an actuarial report. What the program has not computed is not in them: it is said
how to get it, or left blank for whoever signs.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from attrs import field, frozen

from kernel.messages import Text, message, message_in
from simulate.output.deliverable.chapters import Section
from simulate.output.deliverable.whole import Deliverable
from simulate.projection.forecast import Method

_DRAWN: Final[Mapping[Method | None, Text]] = {
    "seriatim": message(
        "Students are drawn one by one from the shares that are assumed, each with random numbers "
        "of his own; the seed in the record of the run gives the same students again."
    ),
    "grouped": message(
        "Students are allocated to groups by multinomial draws from the shares that are assumed; "
        "the seed in the record of the run gives the same groups again."
    ),
    "expected": message(
        "The figures rest on the expected number of students of every group, rounded to whole "
        "students; nothing is drawn."
    ),
}


def _no_words(_: Deliverable) -> Iterator[Text]:
    yield from ()


def _purpose(made: Deliverable) -> Iterator[Text]:
    yield message(
        "This memorandum states what a calculation about students in the resident basic medical "
        "insurance came to: {title}. It is written for those who budget, settle and review the "
        "money of this insurance, and who know its terms.",
        title=made.title,
    )
    yield message(
        "It covers the students, places and years that its title and its tables name, and no "
        "others. It does not decide what an individual student owes or receives."
    )


def _data(_: Deliverable) -> Iterator[Text]:
    yield message(
        "The rules, prices and published numbers of students come from public documents. The "
        "program holds them with the source of each. Files that a user gave are named in the "
        "record of the run with their SHA-256 digest, by which it can be shown that a file is the "
        "one that was used."
    )
    yield message(
        "The program checks that the data are complete and do not contradict each other as far as "
        "it needs them. It does not audit them."
    )


def _method(made: Deliverable) -> Iterator[Text]:
    yield message(
        "Each cohort is followed by insurance year from entry to graduation. The assumptions say "
        "how many students enrol, pay, receive relief and leave; the rules in force for each "
        "region and year say what is due, who pays it and when it is paid. Money is counted in "
        "whole fen and added up by payer and year: on the accrual basis in the insurance year "
        "that earns it, on the cash basis in the calendar year in which it moves."
    )
    drawn = _DRAWN.get(made.run.get("method"))
    if drawn is not None:
        yield drawn
    if made.checks:
        yield message(
            "Of {count} totals in this result {held} agree with the sum of their parts.",
            count=len(made.checks),
            held=sum(check.holds for check in made.checks),
        )


def _assumptions(_: Deliverable) -> Iterator[Text]:
    yield message(
        "Each value stands with its range, its basis and its source. For what a document states "
        "(explicit) the document answers; for what follows from a document (inferred) the "
        "interpretation of the program; for what is assumed, whoever signs; for what was set for "
        "this result, whoever set it."
    )


def _uncertainty(made: Deliverable) -> Iterator[Text]:
    draws = made.run.get("replicates")
    if draws:
        yield message(
            "Intervals rest on {count} draws of the assumptions from their ranges. They do not "
            "cover a change of the rules, nor values outside these ranges.",
            count=draws,
        )


def _reliance(made: Deliverable) -> Iterator[Text]:
    yield message(
        "The figures rely on the public documents in the form in which version {version} of the "
        "program holds them, on the files that a user gave, and on the program itself. Whoever "
        "signs states to what extent each of them was reviewed.",
        version=made.run.get("version", ""),
    )


def _limitations(_: Deliverable) -> Iterator[Text]:
    yield message(
        "The figures are estimates. Actual figures will differ from them, and may do so by more "
        "than the ranges of the assumptions suggest."
    )
    yield message(
        "The rules are applied as the documents state them; practice that no document states is "
        "not in the figures. For years that a document does not cover, its rules are extended or "
        "the assumptions say what follows."
    )
    yield message(
        "In the tables a dash (–) is zero; a blank is not known or does not apply, and is never "
        "zero."
    )


def _information(made: Deliverable) -> Iterator[Text]:
    yield message(
        "The figures take into account what the documents and published numbers held by version "
        "{version} of the program say, each dated by its source. What was published later is not "
        "in them.",
        version=made.run.get("version", ""),
    )
    yield message(
        "Whoever signs enters the day up to which information was considered, and the events "
        "between that day and the day of signature that would change the figures, or that none "
        "is known."
    )


@frozen
class MemoSection:
    """A section of a memorandum.

    Attributes:
        title: above it.
        key: of the chapters that stand in it; empty where there are none.
        words: the program's own, before the chapters.
        without: what is said where there is no chapter, if anything.
        blanks: what whoever signs fills in.
    """

    title: Text
    key: Section | None
    words: Callable[[Deliverable], Iterator[Text]] = _no_words
    without: Text | None = field(default=None, kw_only=True)
    blanks: tuple[Text, ...] = field(default=(), kw_only=True)


SECTIONS: Final = (
    MemoSection(
        message("Purpose, users and scope"),
        "purpose",
        _purpose,
        blanks=(message("Prepared for"), message("Other intended users")),
    ),
    MemoSection(
        message("Data"),
        "data",
        _data,
        without=message("No documents and no files are listed with this result."),
    ),
    MemoSection(message_in("a section of a memorandum", "Method"), "method", _method),
    MemoSection(
        message("Assumptions, and who answers for each"),
        "assumptions",
        _assumptions,
        without=message("No assumptions are listed with this result."),
    ),
    MemoSection(
        message("Results"),
        "results",
        without=message("This result has no tables of its own."),
    ),
    MemoSection(
        message("Reconciliation with the last result"),
        "reconciliation",
        without=message(
            "No earlier result was given. The command simulate compare OLD.json NEW.json -o "
            "FILE.docx analyses step by step what changed between two saved results."
        ),
    ),
    MemoSection(
        message("Sensitivity and uncertainty"),
        "uncertainty",
        _uncertainty,
        without=message(
            "Neither intervals nor sensitivities were computed for this result. The option "
            "--replicates K adds intervals; the command simulate sensitivity says how far each "
            "assumption moves a figure."
        ),
    ),
    MemoSection(
        message("Reliance"),
        "reliance",
        _reliance,
        blanks=(message("Extent of review"),),
    ),
    MemoSection(
        message("Limitations"),
        "limitations",
        _limitations,
        blanks=(message("Deviations from standards of practice, if any"),),
    ),
    MemoSection(
        message("Information date and subsequent events"),
        None,
        _information,
        blanks=(message("Information date"), message("Subsequent events")),
    ),
)
"""The sections of a memorandum, in their order."""
