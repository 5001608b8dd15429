"""Two scenarios side by side as a result: their differences as rows, tables and notes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from attrs import evolve
from rich.console import RenderableType

from kernel.messages import Language, Message, Text, message
from simulate.comparison.change_by_year import analysis_tables
from simulate.comparison.change_tables import (
    analysis_records,
    change_records,
    changes_table,
)
from simulate.comparison.comparison_headline import ComparisonHeadline, comparison_headline
from simulate.comparison.difference_tables import (
    COLUMNS,
    INTERVAL,
    comparison_records,
    comparison_tables,
)
from simulate.comparison.interval_table import interval_table
from simulate.comparison.scenario_pair import ScenarioPair
from simulate.comparison.scenarios import Comparison, compare
from simulate.comparison.type_tables import type_records, types_table
from simulate.language.catalogue import spoken
from simulate.output.formats import Record
from simulate.output.labels import in_years
from simulate.output.layout import Sentences, heading, stacked
from simulate.output.presentation import Presentation
from simulate.output.record import digest_of, grounds_of
from simulate.output.result import Result
from simulate.output.words import AFTER, BEFORE, COLON
from simulate.projection.forecast import Method
from simulate.projection.student_body import written_years
from simulate.scenario.file import Scenario
from simulate.scenario.setup import Setup

_COMPARED: Final = message("{after} compared with {before} · {place} · cohort {cohorts}")
_MORE: Final = message("More: --detail (every type of student), -o FILE, --unit.")
_CALLED: Final = message("{name} ({path})")

_DRAWN: Final[dict[Method, Message]] = {
    "seriatim": message("The same students are drawn for both, one by one (seed {seed})."),
    "grouped": message(
        "The same students are allocated to groups for both, by multinomial draws (seed {seed})."
    ),
    "expected": message(
        "Both take the expected number of students of every profile; nothing is drawn."
    ),
}
_NOT_GROUPED: Final = message(
    "Multinomial draws were asked for; but what people do differs, and their noise would pass for "
    "a difference.",
)
_ALL_ALIKE: Final = message("Nothing differs: every figure is the same, to the fen.")
_NO_FIGURE_DIFFERS: Final = message(
    "What they rest on differs, but no figure does: every one is the same, to the fen."
)


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

    return Result(
        columns={**COLUMNS, **(INTERVAL if comparison.pairs else {})},
        made_rows=lambda: comparison_records(comparison.differences, drawn=bool(comparison.pairs)),
        made_document=document,
        view=lambda look: _tables(pair, comparison, look),
        notes=lambda language: _notes(pair, comparison, language),
        language=asked.language,
        grounds=grounds,
    )


def _tables(pair: ScenarioPair, comparison: Comparison, look: Presentation) -> RenderableType:
    language = look.language
    notes = Sentences(_notes(pair, comparison, language))
    rests = [changes_table(comparison.changes, language)] if comparison.changes else []
    if comparison.identical:
        return stacked(notes, *rests)
    parts: list[RenderableType] = []
    for region, setup in comparison.setups.items():
        types = [one for one in comparison.types if one.region == region]
        differences = [d for d in comparison.differences if d.region == region]
        changes = [one for one in comparison.changes if one.region == region]
        headline = ComparisonHeadline(region, differences, comparison.steps, types, changes)
        parts += [
            heading(spoken(_title(pair, setup, comparison), language)),
            comparison_headline(headline, look),
            *(
                interval_table(differences, own, look)
                for name, own in comparison.pairs.items()
                if name == region
            ),
            *comparison_tables(differences, look),
            *analysis_tables(comparison.steps, region, look),
            *([types_table(types, setup.rules, language)] if look.detail else []),
        ]
    more = [] if look.detail else [Sentences([spoken(_MORE, language)])]
    return stacked(*parts, *rests, notes, *more)


def _title(pair: ScenarioPair, setup: Setup, comparison: Comparison) -> Text:
    """Return what is compared with what, where, and for whom."""
    subject = comparison.subject
    title = _COMPARED.filled(
        after=pair.after.name or pair.after.path.name,
        before=pair.before.name or pair.before.path.name,
        place=setup.rules.facts.name,
        cohorts=written_years(subject.cohorts_of(setup.rules.name)),
    )
    return title if subject.years is None else in_years(title, subject.years)


def _notes(pair: ScenarioPair, comparison: Comparison, language: Language) -> list[str]:
    """Say what is compared, on which students, and whether anything differs at all."""
    drawing, colon = comparison.subject.drawing, spoken(COLON, language)
    ends = ((BEFORE, pair.before), (AFTER, pair.after))
    lines = [
        *(f"{spoken(word, language)}{colon}{_called(one, language)}" for word, one in ends),
        spoken(_DRAWN[drawing.method].filled(seed=drawing.seed), language),
    ]
    if drawing.method != pair.asked.subject.drawing.method:
        lines.append(spoken(_NOT_GROUPED, language))
    if comparison.identical:
        lines.append(spoken(_NO_FIGURE_DIFFERS if comparison.changes else _ALL_ALIKE, language))
    return lines


def _called(scenario: Scenario, language: Language) -> str:
    if scenario.name is None:
        return str(scenario.path)
    return spoken(_CALLED.filled(name=scenario.name, path=scenario.path), language)


def _scenario(pair: ScenarioPair, scenario: Scenario) -> dict[str, Any]:
    name = scenario.name
    return {
        "file": str(scenario.path),
        "name": name and {"en": spoken(name, "en"), "zh": spoken(name, "zh")},
        "scenario_digest": digest_of(pair.settings_of(scenario)),
    }
