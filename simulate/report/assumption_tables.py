"""What the figures of a forecast rest on: its clauses and its assumptions, as tables."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from kernel.entries import Entry
from kernel.messages import Language, message
from kernel.parameters import Parameter
from kernel.ruleset import Ruleset
from simulate.language.catalogue import spoken
from simulate.output.assumption_words import named_words
from simulate.output.text_table import TextTable, text_table
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
    source_words,
    term,
)
from simulate.population.mixes import institution_mix
from simulate.projection.drivers import assumptions_of
from simulate.projection.forecast import Forecast, expected_entrants
from simulate.scenario.benefit_cost import cost_assumptions
from simulate.scenario.values import label_of, range_of, written

_ASSUMPTIONS: Final = message("Assumptions about people")


def clause_table(forecasts: Sequence[Forecast], language: Language) -> TextTable:
    """Return what the clauses say that put an amount into the tables."""
    used = set[str]()
    for forecast in forecasts:
        for account in forecast.ledger.accounts():
            by_clause = np.asarray(forecast.ledger.totals(account).any(axis=(0, 2, 3)))
            used |= {
                c for c, there in zip(forecast.ledger.clauses, by_clause, strict=True) if there
            }
    rows = [
        (clause.id, clause.cited, spoken(clause.text, language))
        for clause in forecasts[0].setup.rules.law.clauses.values()
        if clause.id in used
    ]
    columns = (CLAUSE, DOCUMENT, CONTENT)
    return text_table(spoken(CLAUSES, language), columns, rows, language)


def assumption_table(forecasts: Sequence[Forecast], language: Language) -> TextTable:
    """Return the assumptions about people on which a region's tables rest, with ranges."""
    setup = forecasts[0].setup
    assumptions = setup.assumptions
    types = {t for f in forecasts for t in institution_mix(assumptions, f.cohort)}
    entrants = assumptions.parameter("entrants")
    rows: list[Sequence[str]] = []
    for forecast in forecasts:
        for word, entry in assumptions.entrants(forecast.cohort).items():
            if entry.value or word in types:
                rows.append(_cells(entrants, entry, setup.rules, language))
        if forecast.entrants != expected_entrants(assumptions, forecast.cohort):
            drawn = [f"entrants.{forecast.cohort}", f"{forecast.entrants:,}", ""]
            rows.append([*drawn, term("assumed", language), "--students"])
    shown = [p for p in assumptions_of(setup) if p.role.shown]
    for parameter in [*shown, *cost_assumptions(assumptions)]:
        rows += [
            _cells(parameter, entry, setup.rules, language)
            for entry in parameter.effective
            if _concerns(entry, types)
        ]
    columns = (NAME, VALUE, RANGE, BASIS, SOURCE)
    return text_table(spoken(_ASSUMPTIONS, language), columns, rows, language)


def _concerns(entry: Entry, types: set[str]) -> bool:
    """Say whether an entry is about a type that anybody enters, and no share of nobody for sure."""
    about = not entry.institution_type or bool(types & set(entry.institution_type))
    return about and not (entry.entry and entry.value == 0 and not range_of(entry))


def _cells(parameter: Parameter, entry: Entry, rules: Ruleset, language: Language) -> list[str]:
    return [
        named_words(parameter, entry, label_of(parameter, entry), rules, language),
        written(entry.value),
        range_of(entry),
        term(entry.basis.word, language),
        spoken(source_words(entry.source), language),
    ]
