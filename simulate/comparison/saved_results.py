"""Two saved results side by side: by how much they differ, and what made them different."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import RenderableType

from kernel.messages import Language
from simulate.comparison.change_by_year import analysis_tables
from simulate.comparison.change_tables import analysis_records
from simulate.comparison.comparison_headline import ComparisonHeadline, comparison_headline
from simulate.comparison.difference_tables import (
    COLUMNS,
    INTERVAL,
    comparison_records,
    comparison_tables,
)
from simulate.comparison.differences import Difference, between
from simulate.comparison.interval_table import interval_table
from simulate.comparison.intervals import with_intervals
from simulate.comparison.saved_analysis import Analysis, analysis_of
from simulate.comparison.saved_notes import analysis_notes, comparison_notes
from simulate.comparison.type_tables import type_records, types_table
from simulate.output.cause_tables import cause_records, cause_tables, value_records
from simulate.output.causes import causes_of, differing_values
from simulate.output.console import rendered
from simulate.output.labels import place
from simulate.output.layout import Sentences, heading, stacked
from simulate.output.presentation import Presentation
from simulate.output.record import grounds_of_files
from simulate.output.result import Result
from simulate.output.saved import Saved
from simulate.projection.facts import columns_with


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
    differences = between(before.facts_by(by), after.facts_by(by))
    changes = any(d.difference for d in differences)
    analysis = analysis_of(before, after) if changes else Analysis((), {}, {})
    differences = [*with_intervals(differences, analysis.pairs)]
    drawn = bool(analysis.pairs)
    causes, values = causes_of(before, after), differing_values(before, after)
    same_run = not (causes or values)

    def above(language: Language) -> list[RenderableType]:
        """Return what stands above the differences: what made the results different."""
        notes = comparison_notes(before, after, differences, language, same_run=same_run)
        said = analysis_notes(analysis, language)
        return [Sentences([*notes, *said]), *cause_tables(causes, values, language)]

    return Result(
        columns={**columns_with(by, COLUMNS, "before"), **(INTERVAL if drawn else {})},
        made_rows=lambda: comparison_records(differences, by, drawn=drawn),
        made_document=lambda rows: {
            "before": {"file": str(before.path), "run": before.run},
            "after": {"file": str(after.path), "run": after.run},
            "causes": cause_records(causes),
            "values": value_records(values),
            "differences": [*rows],
            "walk": analysis_records(analysis.steps),
            "types": type_records(analysis.types),
        },
        view=lambda look: stacked(
            *_headlines(differences, analysis, look),
            *above(look.language),
            *_tables(differences, analysis, look),
        ),
        notes=lambda language: rendered(stacked(*above(language))).splitlines(),
        language=language,
        grounds=grounds_of_files(command, started, (one, other)),
    )


def _headlines(
    differences: Sequence[Difference], analysis: Analysis, look: Presentation
) -> Iterator[RenderableType]:
    """Return what changes in each region that both results have, of the figures of both."""
    both = [d for d in differences if d.difference is not None]
    for region in dict.fromkeys(d.region for d in both):
        own = [d for d in both if d.region == region]
        yield heading(place(region, look.language))
        found = analysis.regions.get(region)
        types, changes = (found.types, found.changes) if found else ((), ())
        headline = ComparisonHeadline(region, own, analysis.steps, types, changes)
        yield comparison_headline(headline, look)
        if found and found.pair:
            yield interval_table(own, found.pair, look)


def _tables(
    differences: Sequence[Difference], analysis: Analysis, look: Presentation
) -> Iterator[RenderableType]:
    """Return the differences of each region, and where they come from."""
    for region in dict.fromkeys(d.region for d in differences):
        yield from comparison_tables([d for d in differences if d.region == region], look)
        if any(d.region == region for step in analysis.steps for d in step.effects):
            yield from analysis_tables(analysis.steps, region, look)
        found = analysis.regions.get(region)
        if look.detail and found and any(one.is_touched for one in found.types):
            yield types_table(found.types, found.setup.rules, look.language)
