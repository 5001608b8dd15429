"""Two saved results side by side: by how much they differ, and what made them different."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from attrs import evolve
from rich.console import RenderableType

from kernel.messages import Language
from simulate.comparison.comparison_headline import ComparisonHeadline, comparison_headline
from simulate.comparison.difference_tables import (
    COLUMNS,
    comparison_records,
    comparison_tables,
)
from simulate.comparison.differences import Difference, between
from simulate.comparison.saved_notes import comparison_notes
from simulate.output.cause_tables import cause_records, cause_tables, value_records
from simulate.output.causes import causes_of, differing_values
from simulate.output.console import rendered
from simulate.output.labels import place
from simulate.output.layout import Sentences, heading, stacked
from simulate.output.presentation import Presentation
from simulate.output.record import grounds_of_files
from simulate.output.result import Result
from simulate.output.saved import Saved
from simulate.projection.facts import Fact, columns_with


def compare_results(
    one: Path, other: Path, language: Language, command: Sequence[str] = ()
) -> Result:
    """Compare a saved result with an earlier one.

    Figures are added up over cohorts, and over the breakdowns that only one of them has.

    Args:
        one: the result before.
        other: the result after.
        language: of the words.
        command: the arguments, for the record.

    Raises:
        FileFault: one of them is no result, see `Saved.load`.
    """
    started = datetime.now(UTC)
    before, after = Saved.load(one), Saved.load(other)
    by = [name for name in before.by if name in after.by]
    differences = between(_along(before, by), _along(after, by))
    causes, values = causes_of(before, after), differing_values(before, after)
    same_run = not (causes or values)

    def above(language: Language) -> list[RenderableType]:
        """Return what stands above the differences: what made the results different."""
        notes = comparison_notes(before, after, differences, language, same_run=same_run)
        return [Sentences(notes), *cause_tables(causes, values, language)]

    return Result(
        columns=columns_with(by, COLUMNS, "before"),
        made_rows=lambda: comparison_records(differences, by),
        made_document=lambda rows: {
            "before": {"file": str(before.path), "run": before.run},
            "after": {"file": str(after.path), "run": after.run},
            "causes": cause_records(causes),
            "values": value_records(values),
            "differences": [*rows],
        },
        view=lambda look: stacked(
            *_headlines(differences, look),
            *above(look.language),
            *comparison_tables(differences, look),
        ),
        notes=lambda language: rendered(stacked(*above(language))).splitlines(),
        language=language,
        grounds=grounds_of_files(command, started, (one, other)),
    )


def _headlines(differences: Sequence[Difference], look: Presentation) -> Iterator[RenderableType]:
    """Return what changes in each region that both results have."""
    for region in dict.fromkeys(d.region for d in differences if d.difference is not None):
        own = [d for d in differences if d.region == region]
        yield heading(place(region, look.language))
        yield comparison_headline(ComparisonHeadline(region, own), look)


def _along(saved: Saved, by: Sequence[str]) -> list[Fact]:
    """Return the rows of a result under those of its breakdowns."""
    places = [saved.by.index(name) for name in by]
    return [
        evolve(fact, by=tuple(fact.by[place] for place in places)) for fact in saved.facts or ()
    ]
