"""What the figures of a forecast rest on: its clauses and its assumptions, as tables."""

from collections.abc import Iterator, Sequence

import numpy as np
from rich.console import RenderableType

from kernel.entries import Entry
from simulate.output.layout import text_table
from simulate.output.words import Language, say, spoken
from simulate.population.mixes import institution_mix
from simulate.projection.forecast import Forecast, expected_entrants
from simulate.report.forms.benefits import cost_assumptions
from simulate.scenario.assumptions import RISES, Assumptions
from simulate.scenario.values import entries_of, label_of, range_of, written

_ABOUT_PEOPLE = (
    "uptake",
    "prepay_share",
    "late_share",
    "leave_rate",
    "refund_application_share",
    "insured_on_entry_share",
    "assisted_share",
    "institution_aid_percent",
    "employee_here_share",
    "programme_years",
    "affiliation",
    "relief",
    "locality",
)


def clause_table(forecasts: Sequence[Forecast], language: Language) -> RenderableType:
    """Return what the clauses say that put an amount into the tables."""
    table = text_table(say("clauses", language), ("clause", "document", "text"), language)
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
    assumptions, law = setup.assumptions, setup.rules.law
    types = {t for f in forecasts for t in institution_mix(assumptions, f.cohort)}
    columns = ("name", "value", "range", "basis", "source")
    table = text_table(say("assumptions", language), columns, language)
    for forecast in forecasts:
        for name, entry in _entrants(assumptions, forecast.cohort, types):
            table.add_row(*_cells(name, entry, language))
        if forecast.entrants != expected_entrants(assumptions, forecast.cohort):
            drawn = [f"entrants.{forecast.cohort}", f"{forecast.entrants:,}", ""]
            table.add_row(*drawn, say("assumed", language), "--students")
    named = [assumptions.parameter(name) for name in _ABOUT_PEOPLE]
    rises = (law.parameter(name) for name in RISES)
    for parameter in [*named, *rises, *cost_assumptions(assumptions)]:
        for entry in entries_of(parameter):
            if _concerns(entry, types):
                table.add_row(*_cells(label_of(parameter, entry), entry, language))
    return table


def _entrants(
    assumptions: Assumptions, cohort: int, types: set[str]
) -> Iterator[tuple[str, Entry]]:
    for word, entry in assumptions.entrants(cohort).items():
        if entry.value or word in types:
            yield f"entrants.{cohort}.{word}", entry


def _concerns(entry: Entry, types: set[str]) -> bool:
    """Say whether an entry is about a type that anybody enters, and no share of nobody for sure."""
    about = not entry.institution_type or bool(types & set(entry.institution_type))
    return about and not (entry.entry and entry.value == 0 and not range_of(entry))


def _cells(name: str, entry: Entry, language: Language) -> list[str]:
    return [
        name,
        written(entry.value),
        range_of(entry),
        say(entry.basis.word, language),
        entry.source,
    ]
