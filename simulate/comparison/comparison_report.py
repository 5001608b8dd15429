"""Two scenarios side by side as a result: their differences as rows, tables and notes."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final

from attrs import evolve
from rich.console import RenderableType

from kernel.messages import Language, Text, message
from simulate.comparison.change_tables import (
    analysis_records,
    analysis_table,
    change_records,
    changes_table,
)
from simulate.comparison.difference_tables import COLUMNS, comparison_records, comparison_tables
from simulate.comparison.scenario_pair import ScenarioPair
from simulate.comparison.scenarios import Comparison, compare
from simulate.comparison.type_tables import outcome_lines, type_records, types_table
from simulate.language.catalogue import spoken
from simulate.output.formats import Record
from simulate.output.layout import heading, stacked
from simulate.output.record import digest_of, grounds_of
from simulate.output.result import Result
from simulate.output.words import AFTER, BEFORE, COLON
from simulate.projection.forecast import Method
from simulate.scenario.file import Scenario

_CALLED: Final = message("{name} ({path})")

_DRAWN: Final[dict[Method, Text]] = {
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
    comparison = compare(asked.subject, pair.settings_of(pair.before), asked.settings)
    students = asked.subject.drawing.students
    entrants = set() if students is None else {students}
    # Multinomial draws may have given way to expected numbers.
    drawn = evolve(asked, subject=comparison.subject)
    grounds = grounds_of(drawn, comparison.setups, entrants, started)
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
        columns=COLUMNS,
        made_rows=lambda: comparison_records(comparison.differences),
        made_document=document,
        view=lambda look: _tables(pair, comparison, look.language),
        notes=lambda language: _notes(pair, comparison, language),
        language=asked.language,
        grounds=grounds,
    )


def _tables(pair: ScenarioPair, comparison: Comparison, language: Language) -> RenderableType:
    parts: list[RenderableType] = ["\n".join(_notes(pair, comparison, language))]
    if comparison.changes:
        parts.append(changes_table(comparison.changes, language))
    if comparison.identical:
        return stacked(*parts)
    for region, setup in comparison.setups.items():
        types = [one for one in comparison.types if one.region == region]
        parts += [
            heading(spoken(setup.rules.facts.name, language)),
            analysis_table(comparison.steps, region, language),
            types_table(types, setup.rules, language),
            "\n".join(f"* {line}" for line in outcome_lines(types, language)),
            comparison_tables([d for d in comparison.differences if d.region == region], language),
        ]
    return stacked(*parts)


def _notes(pair: ScenarioPair, comparison: Comparison, language: Language) -> list[str]:
    """Say what is compared, on which students, and whether anything differs at all."""
    drawing, colon = comparison.subject.drawing, spoken(COLON, language)
    ends = ((BEFORE, pair.before), (AFTER, pair.after))
    lines = [
        *(f"{spoken(word, language)}{colon}{_called(one, language)}" for word, one in ends),
        spoken(_DRAWN[drawing.method], language).format(seed=drawing.seed),
    ]
    if drawing.method != pair.asked.subject.drawing.method:
        lines.append(spoken(_NOT_GROUPED, language))
    if comparison.identical:
        lines.append(spoken(_NO_FIGURE_DIFFERS if comparison.changes else _ALL_ALIKE, language))
    return lines


def _called(scenario: Scenario, language: Language) -> str:
    if scenario.name is None:
        return str(scenario.path)
    name = spoken(scenario.name, language)
    return spoken(_CALLED, language).format(name=name, path=scenario.path)


def _scenario(pair: ScenarioPair, scenario: Scenario) -> dict[str, Any]:
    name = scenario.name
    return {
        "file": str(scenario.path),
        "name": name and {"en": spoken(name, "en"), "zh": spoken(name, "zh")},
        "scenario_digest": digest_of(pair.settings_of(scenario)),
    }
