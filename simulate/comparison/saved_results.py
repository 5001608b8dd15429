"""Two saved results side by side: by how much they differ, and what made them different."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import RenderableType

from kernel.messages import Language, listed, message
from simulate.comparison.change_by_year import analysis_tables
from simulate.comparison.change_tables import analysis_records
from simulate.comparison.compared_region import ComparedRegion
from simulate.comparison.comparison_headline import ComparisonHeadline
from simulate.comparison.comparison_words import comparison_headline
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
from simulate.comparison.saved_notes import agreement, analysis_notes, comparison_notes
from simulate.comparison.type_tables import type_records, types_table
from simulate.language.catalogue import spoken
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

if TYPE_CHECKING:
    # Only who opens one waits for it.
    from simulate.output.deliverable.whole import Deliverable

_COMPARED: Final = message("{after} compared with {before} · {place}")


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

    def notes(language: Language) -> list[str]:
        said = comparison_notes(before, after, differences, language, same_run=same_run)
        return [*said, *analysis_notes(analysis, language)]

    def above(language: Language) -> list[RenderableType]:
        """Return what stands above the differences: what made the results different."""
        return [Sentences(notes(language)), *cause_tables(causes, values, language)]

    regions = [*_regions(differences, analysis, is_whole=not (_years(before) or _years(after)))]

    def deliverable(look: Presentation) -> "Deliverable":
        from simulate.comparison.comparison_deliverable import Findings, comparison_deliverable

        language, both = look.language, [one for one in regions if one.is_of_both]
        title = _COMPARED.filled(
            after=after.path.name,
            before=before.path.name,
            place=listed(place(one.name, language) for one in both),
        )
        found = Findings(
            title=spoken(title, language),
            remark=agreement(differences, language),
            regions=both,
            causes=[*cause_tables(causes, values, language)],
            notes=notes(language),
        )
        return comparison_deliverable(found, result, look)

    result = Result(
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
            *_headlines(regions, look), *above(look.language), *_tables(regions, look)
        ),
        notes=lambda language: rendered(stacked(*above(language))).splitlines(),
        language=language,
        grounds=grounds_of_files(command, started, (one, other)),
        made_deliverable=deliverable,
    )
    return result


def _regions(
    differences: Sequence[Difference], analysis: Analysis, *, is_whole: bool
) -> Iterator[ComparedRegion]:
    """Yield each region with what is known of it.

    Args:
        differences: of all regions.
        analysis: of the figures that both have.
        is_whole: whether both show all years of their cohorts, over which types are counted.
    """
    for region in dict.fromkeys(d.region for d in differences):
        own = [d for d in differences if d.region == region]
        found = analysis.regions.get(region)
        headline = ComparisonHeadline(
            region,
            [d for d in own if d.difference is not None],
            analysis.steps,
            found.types if found else (),
            found.changes if found else (),
        )
        rules, pair = (found.setup.rules, found.pair) if found else (None, None)
        yield ComparedRegion(headline, own, rules, pair, is_whole)


def _headlines(regions: Sequence[ComparedRegion], look: Presentation) -> Iterator[RenderableType]:
    """Return what changes in each region that both results have, of the figures of both."""
    for one in regions:
        if one.is_of_both:
            yield heading(place(one.name, look.language))
            yield comparison_headline(one.headline, look)
            if one.pair:
                yield interval_table(one.headline.differences, one.pair, look)


def _tables(regions: Sequence[ComparedRegion], look: Presentation) -> Iterator[RenderableType]:
    """Return the differences of each region, and where they come from."""
    for one in regions:
        yield from comparison_tables(one.differences, look)
        if one.is_analysed:
            yield from analysis_tables(one.headline.steps, one.name, look)
        types = one.headline.types
        if look.detail and one.rules and any(each.is_touched for each in types):
            yield types_table(types, one.rules, look.language)


def _years(saved: Saved) -> object:
    return saved.run.get("years")
