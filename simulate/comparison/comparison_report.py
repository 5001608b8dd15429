"""Carries `compare` out for two scenarios: compares them and sends the answer where it belongs."""

import json
from datetime import UTC, datetime
from typing import Any

from attrs import evolve
from rich.console import RenderableType

from simulate.comparison.change_tables import (
    change_records,
    changes_table,
    walk_records,
    walk_table,
)
from simulate.comparison.difference_tables import (
    comparison_csv,
    comparison_records,
    comparison_tables,
)
from simulate.comparison.scenario_pair import CompareRequest
from simulate.comparison.scenarios import Comparison, compare
from simulate.comparison.type_tables import outcome_lines, type_records, types_table
from simulate.output.data import as_lines, as_object
from simulate.output.delivery import Answer, deliver
from simulate.output.layout import heading, stacked
from simulate.output.record import Grounds, digest_of, grounds_of
from simulate.output.words import Language, say, spoken
from simulate.projection.facts import SCHEMA
from simulate.scenario.file import Scenario


def compare_scenarios(request: CompareRequest) -> None:
    """Compare two scenarios and send what differs where it was asked for."""
    deliver(request.destination, compared(request))


def compared(request: CompareRequest) -> Answer:
    """Compare two scenarios."""
    started = datetime.now(UTC)
    before, after = (request.settings_of(one) for one in (request.before, request.after))
    comparison = compare(request.subject, before, after)
    students = request.subject.drawing.students
    entrants = set() if students is None else {students}
    # Counting off may have given way to expected numbers.
    drawn = evolve(request, subject=comparison.subject)
    grounds = grounds_of(drawn, comparison.setups, entrants, started)
    lines = _notes(request, comparison)
    return Answer(
        text=lambda shape: _text(shape, request, comparison, grounds),
        tables=lambda: _tables(comparison, lines, request.destination.language),
        notes=lines,
        grounds=grounds,
    )


def _tables(comparison: Comparison, lines: list[str], language: Language) -> RenderableType:
    parts: list[RenderableType] = ["\n".join(lines)]
    if comparison.changes:
        parts.append(changes_table(comparison.changes, language))
    if comparison.identical:
        return stacked(*parts)
    for region, setup in comparison.setups.items():
        types = [one for one in comparison.types if one.region == region]
        parts += [
            heading(spoken(setup.rules.facts.name, language)),
            walk_table(comparison.steps, region, language),
            types_table(types, setup.rules, language),
            "\n".join(f"* {line}" for line in outcome_lines(types, language)),
            comparison_tables([d for d in comparison.differences if d.region == region], language),
        ]
    return stacked(*parts)


def _notes(request: CompareRequest, comparison: Comparison) -> list[str]:
    """Say what is compared, on which students, and whether anything differs at all."""
    language, drawing = request.destination.language, comparison.subject.drawing
    ends = (("before", request.before), ("after", request.after))
    lines = [
        *(f"{say(w, language)}{say('colon', language)}{_called(one, language)}" for w, one in ends),
        say(f"drawn_{drawing.method}", language).format(seed=drawing.seed),
    ]
    if drawing.method != request.subject.drawing.method:
        lines.append(say("not_counted_off", language))
    if comparison.identical:
        lines.append(say("no_figure_differs" if comparison.changes else "all_alike", language))
    return lines


def _called(scenario: Scenario, language: Language) -> str:
    if scenario.name is None:
        return str(scenario.path)
    return say("scenario_called", language).format(
        name=spoken(scenario.name, language), path=scenario.path
    )


def _text(shape: str, request: CompareRequest, comparison: Comparison, grounds: Grounds) -> str:
    """Return a comparison as data."""
    if shape == "csv":
        return comparison_csv(comparison.differences)
    run, evidence = grounds
    parts = {
        "schema": json.dumps(SCHEMA),
        "run": json.dumps(run, ensure_ascii=False),
        "before": json.dumps(_scenario(request, request.before), ensure_ascii=False),
        "after": json.dumps(_scenario(request, request.after), ensure_ascii=False),
        "identical": json.dumps(comparison.identical),
        "parameters": as_lines(evidence.parameters),
        "assumptions": as_lines(evidence.assumptions),
        "changes": as_lines(change_records(comparison.changes)),
        "differences": as_lines(comparison_records(comparison.differences)),
        "walk": as_lines(walk_records(comparison.steps)),
        "types": as_lines(type_records(comparison.types)),
    }
    return as_object(parts)


def _scenario(request: CompareRequest, scenario: Scenario) -> dict[str, Any]:
    name = scenario.name
    return {
        "file": str(scenario.path),
        "name": name and {"en": name.en, "zh": name.zh},
        "scenario_digest": digest_of(request.settings_of(scenario)),
    }
