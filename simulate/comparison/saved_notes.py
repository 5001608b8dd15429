"""The sentences about two saved results: how many figures differ, and which only one has."""

from collections.abc import Iterator, Sequence
from typing import Final

from kernel.messages import COMMA, LIST, Language, message
from simulate.comparison.differences import Difference
from simulate.comparison.saved_analysis import Analysis
from simulate.language.catalogue import spoken
from simulate.output.labels import measure_words, of_place
from simulate.output.repetition_report import altered_note
from simulate.output.saved import Saved
from simulate.output.words import AFTER, BEFORE, COLON

_OF_BOTH: Final = message("Compared and analysed are the figures that both have.")
_NOT_ANALYSED: Final = message(
    "the steps of the change cannot be recomputed, so all of it is a remainder: {fault}"
)
_WITHOUT_TYPES: Final = message(
    "winners and losers are not shown: the two are of other cohorts, are drawn otherwise, or do "
    "not come out again to the fen."
)
_SAME_RUN: Final = message("Nothing about the runs, their values or assumptions differs.")


def comparison_notes(
    before: Saved,
    after: Saved,
    differences: Sequence[Difference],
    language: Language,
    *,
    same_run: bool,
) -> list[str]:
    """Return what stands above a comparison of two results.

    Args:
        before: the result before.
        after: the result after.
        differences: every figure that one of them has.
        language: of the sentences.
        same_run: whether nothing about the runs and their values differs.
    """
    ends = ((BEFORE, before), (AFTER, after))
    lines = [f"{spoken(word, language)}{spoken(COLON, language)}{one.path}" for word, one in ends]
    lines += [altered_note(saved, language) for saved in (before, after) if saved.altered]
    lines.append(agreement(differences, language))
    if same_run:
        lines.append(spoken(_SAME_RUN, language))
    outside = [
        *_only_in(before, [d for d in differences if d.after is None], language),
        *_only_in(after, [d for d in differences if d.before is None], language),
    ]
    return [*lines, *outside, *([spoken(_OF_BOTH, language)] if outside else [])]


def analysis_notes(analysis: Analysis, language: Language) -> Iterator[str]:
    """Say of which regions something could not be recomputed, and why."""
    for region, fault in analysis.faults.items():
        yield of_place(region, spoken(_NOT_ANALYSED.filled(fault=fault), language), language)
    for region, recomputed in analysis.regions.items():
        if not recomputed.types:
            yield of_place(region, spoken(_WITHOUT_TYPES, language), language)


def agreement(differences: Sequence[Difference], language: Language) -> str:
    """Say how many of the figures that both results have differ."""
    both = [d for d in differences if d.difference is not None]
    changed = sum(1 for d in both if d.difference)
    if not both:
        sentence = message("The two have no figure in common.")
    elif changed:
        sentence = message(
            "{changed:,} of the {both:,} figures that both have differ.",
            changed=changed,
            both=len(both),
        )
    else:
        sentence = message(
            "All {both:,} figures that both have are the same: every difference is 0.",
            both=len(both),
        )
    return spoken(sentence, language)


def _only_in(saved: Saved, figures: Sequence[Difference], language: Language) -> Iterator[str]:
    """Say which figures only one result has: a line for each region and measure, with the years."""
    years: dict[tuple[str, str], set[int]] = {}
    for d in figures:
        years.setdefault((d.region, d.measure), set()).add(d.year)
    for (region, measure), found in years.items():
        where = spoken(message("Only in {file}: ", file=saved.path), language)
        listed = spoken(LIST, language).join(map(str, sorted(found)))
        yield where + spoken(COMMA, language).join(
            [region, measure_words(measure, language), listed]
        )
