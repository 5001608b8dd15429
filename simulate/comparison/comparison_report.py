"""Two scenarios side by side as a result: their differences as rows, tables and notes."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve
from rich.console import RenderableType

from kernel.messages import message
from simulate.comparison.change_by_year import analysis_tables
from simulate.comparison.change_tables import (
    analysis_records,
    change_records,
    changes_table,
)
from simulate.comparison.compared_region import ComparedRegion
from simulate.comparison.comparison_headline import ComparisonHeadline
from simulate.comparison.comparison_words import comparison_headline
from simulate.comparison.difference_tables import (
    COLUMNS,
    INTERVAL,
    comparison_records,
    comparison_tables,
)
from simulate.comparison.interval_table import interval_table
from simulate.comparison.scenario_notes import scenario_notes, title_of
from simulate.comparison.scenario_pair import ScenarioPair
from simulate.comparison.scenarios import Comparison, compare
from simulate.comparison.type_tables import type_records, types_table
from simulate.language.catalogue import spoken
from simulate.output.formats import Record
from simulate.output.layout import Sentences, heading, stacked
from simulate.output.presentation import Presentation
from simulate.output.record import digest_of, grounds_of
from simulate.output.result import Result
from simulate.scenario.file import Scenario

if TYPE_CHECKING:
    # Only who opens one waits for it.
    from simulate.output.deliverable.whole import Deliverable

_MORE: Final = message("More: --detail (every type of student), -o FILE, --unit.")


def comparison_report(pair: ScenarioPair) -> Result:
    """Compare two scenarios."""
    started = datetime.now(UTC)
    asked = pair.asked
    comparison = compare(
        asked.subject, pair.settings_of(pair.before), asked.settings, pair.replicates
    )
    students = asked.subject.drawing.students
    entrants = set() if students is None else {students}
    # Multinomial draws may have given way to expected numbers.
    drawn = evolve(asked, subject=comparison.subject)
    grounds = grounds_of(drawn, comparison.setups, entrants, started, pair.replicates)
    front = {
        "before": _scenario(pair, pair.before),
        "after": _scenario(pair, pair.after),
        "identical": comparison.identical,
    }

    def document(rows: Sequence[Record]) -> dict[str, object]:
        tables = {
            "changes": change_records(comparison.changes),
            "differences": rows,
            "walk": analysis_records(comparison.steps),
            "types": type_records(comparison.types),
        }
        return grounds.document(tables, front)

    def deliverable(look: Presentation) -> "Deliverable":
        from simulate.comparison.comparison_deliverable import Findings, comparison_deliverable

        language, changes = look.language, comparison.changes
        notes = scenario_notes(pair, comparison, language)
        found = Findings(
            title=spoken(title_of(pair, comparison, [*comparison.setups]), language),
            remark=notes[-1],
            regions=[*_regions(comparison)],
            # The chapter has the title of the table.
            causes=[evolve(changes_table(changes, language), title="")] if changes else [],
            notes=notes,
        )
        return comparison_deliverable(found, result, look)

    result = Result(
        columns={**COLUMNS, **(INTERVAL if comparison.pairs else {})},
        made_rows=lambda: comparison_records(comparison.differences, drawn=bool(comparison.pairs)),
        made_document=document,
        view=lambda look: _tables(pair, comparison, look),
        notes=lambda language: scenario_notes(pair, comparison, language),
        language=asked.language,
        grounds=grounds,
        made_deliverable=deliverable,
    )
    return result


def _regions(comparison: Comparison) -> Iterator[ComparedRegion]:
    """Yield each region with what is known of it; none where no figure differs."""
    for region, setup in {} if comparison.identical else comparison.setups.items():
        types = [one for one in comparison.types if one.region == region]
        differences = [d for d in comparison.differences if d.region == region]
        changes = [one for one in comparison.changes if one.region == region]
        headline = ComparisonHeadline(region, differences, comparison.steps, types, changes)
        yield ComparedRegion(headline, differences, setup.rules, comparison.pairs.get(region))


def _tables(pair: ScenarioPair, comparison: Comparison, look: Presentation) -> RenderableType:
    language = look.language
    notes = Sentences(scenario_notes(pair, comparison, language))
    rests = [changes_table(comparison.changes, language)] if comparison.changes else []
    if comparison.identical:
        return stacked(notes, *rests)
    parts: list[RenderableType] = []
    for one in _regions(comparison):
        rules = comparison.setups[one.name].rules
        parts += [
            heading(spoken(title_of(pair, comparison, [one.name]), language)),
            comparison_headline(one.headline, look),
            *([interval_table(one.differences, one.pair, look)] if one.pair else []),
            *comparison_tables(one.differences, look),
            *analysis_tables(comparison.steps, one.name, look),
            *([types_table(one.headline.types, rules, language)] if look.detail else []),
        ]
    more = [] if look.detail else [Sentences([spoken(_MORE, language)])]
    return stacked(*parts, *rests, notes, *more)


def _scenario(pair: ScenarioPair, scenario: Scenario) -> dict[str, Any]:
    name = scenario.name
    return {
        "file": str(scenario.path),
        "name": name and {"en": spoken(name, "en"), "zh": spoken(name, "zh")},
        "scenario_digest": digest_of(pair.settings_of(scenario)),
    }
