"""What the figures of a forecast rest on: its clauses and its assumptions, as tables."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from rich.console import RenderableType

from kernel.entries import Entry
from kernel.messages import Language, message
from simulate.language.catalogue import spoken
from simulate.output.layout import text_table
from simulate.output.words import (
    BASIS,
    CLAUSE,
    CLAUSES,
    CONTENT,
    DOCUMENT,
    NAME,
    RANGE,
    SOURCE,
    VALUE,
    term,
)
from simulate.population.mixes import institution_mix
from simulate.projection.drivers import assumptions_of
from simulate.projection.forecast import Forecast, expected_entrants
from simulate.report.forms.benefits import cost_assumptions
from simulate.scenario.values import label_of, range_of, written

_ASSUMPTIONS: Final = message("Assumptions about people")


def clause_table(forecasts: Sequence[Forecast], language: Language) -> RenderableType:
    """Return what the clauses say that put an amount into the tables."""
    table = text_table(spoken(CLAUSES, language), (CLAUSE, DOCUMENT, CONTENT), language)
    used = set[str]()
    for forecast in forecasts:
        for account in forecast.ledger.accounts():
            by_clause = np.asarray(forecast.ledger.totals(account).any(axis=(0, 2, 3)))
            used |= {
                c for c, there in zip(forecast.ledger.clauses, by_clause, strict=True) if there
            }
    for clause in forecasts[0].setup.rules.law.clauses.values():
        if clause.id in used:
            place = f"{clause.document.number} {clause.at}".strip() if clause.document else ""
            table.add_row(clause.id, place, spoken(clause.text, language))
    return table


def assumption_table(forecasts: Sequence[Forecast], language: Language) -> RenderableType:
    """Return the assumptions about people on which a region's tables rest, with ranges."""
    setup = forecasts[0].setup
    assumptions = setup.assumptions
    types = {t for f in forecasts for t in institution_mix(assumptions, f.cohort)}
    entrants = assumptions.parameter("entrants")
    columns = (NAME, VALUE, RANGE, BASIS, SOURCE)
    table = text_table(spoken(_ASSUMPTIONS, language), columns, language)
    for forecast in forecasts:
        for word, entry in assumptions.entrants(forecast.cohort).items():
            if entry.value or word in types:
                table.add_row(*_cells(label_of(entrants, entry), entry, language))
        if forecast.entrants != expected_entrants(assumptions, forecast.cohort):
            drawn = [f"entrants.{forecast.cohort}", f"{forecast.entrants:,}", ""]
            table.add_row(*drawn, term("assumed", language), "--students")
    shown = [p for p in assumptions_of(setup) if p.role.shown]
    for parameter in [*shown, *cost_assumptions(assumptions)]:
        for entry in parameter.effective:
            if _concerns(entry, types):
                table.add_row(*_cells(label_of(parameter, entry), entry, language))
    return table


def _concerns(entry: Entry, types: set[str]) -> bool:
    """Say whether an entry is about a type that anybody enters, and no share of nobody for sure."""
    about = not entry.institution_type or bool(types & set(entry.institution_type))
    return about and not (entry.entry and entry.value == 0 and not range_of(entry))


def _cells(name: str, entry: Entry, language: Language) -> list[str]:
    return [
        name,
        written(entry.value),
        range_of(entry),
        term(entry.basis.word, language),
        entry.source,
    ]
