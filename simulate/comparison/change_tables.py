"""The analysis of change between two scenarios: a line for each step, a column for each figure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from rich.console import RenderableType
from rich.table import Table

from kernel.messages import Language, Text, message
from simulate.comparison.changes import Change
from simulate.comparison.difference_tables import comparison_records
from simulate.comparison.differences import Difference
from simulate.comparison.scenarios import ANALYSED, Step
from simulate.language.catalogue import spoken
from simulate.output.labels import measure_words, place
from simulate.output.layout import number, signed, text_table, titled
from simulate.output.words import AFTER, BEFORE, NAME, REGION, term
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES
from simulate.scenario.values import written

_DIFFERING: Final = message("What the two rest on differently")
_TITLE: Final = message("Analysis of change, all years (yuan)")
_STEP: Final = message("Step")
_PERSON_YEARS: Final = message("Insured,\nperson-years")

_STEPS: Final[Mapping[str, Text]] = {
    "data": message("Data: who enters"),
    "tariffs": message("Tariffs"),
    "fiscal_standards": message("Fiscal standards"),
    "rules": message("Rules"),
    "behaviour": message("Behaviour"),
}


def changes_table(changes: Iterable[Change], language: Language) -> RenderableType:
    """Return what two scenarios rest on differently, by the step that takes it over."""
    columns = (REGION, _STEP, NAME, BEFORE, AFTER)
    table = text_table(spoken(_DIFFERING, language), columns, language)
    for change in changes:
        values = [
            "–"
            if value is None
            else f"{written(value)} {change.unit}".removesuffix(" share").strip()
            for value in (change.before, change.after)
        ]
        region, step = place(change.region, language), spoken(_STEPS[change.step], language)
        table.add_row(region, step, change.name, *values)
    return table


def analysis_table(steps: Sequence[Step], region: str, language: Language) -> RenderableType:
    """Return how a region's figures go from one scenario to the other, over all years."""
    table = titled(spoken(_TITLE, language), pad_edge=False)
    table.add_column(spoken(_STEP, language), no_wrap=True)
    for account in ANALYSED:
        table.add_column(_heading(account, language), justify="right", no_wrap=True)
    first, last = (_totals(steps[at].effects, region) for at in (0, -1))
    money = [MEASURES[account.measure].is_money for account in ANALYSED]
    start = [first[account][0] for account in ANALYSED]
    end = [last[account][1] for account in ANALYSED]
    _add_amounts(table, spoken(BEFORE, language), start, money)
    for step in steps:
        by_account = _totals(step.effects, region)
        effects = [by_account[account][1] - by_account[account][0] for account in ANALYSED]
        cells = [signed(*cell) for cell in zip(effects, money, strict=True)]
        table.add_row(f"  {spoken(_STEPS[step.name], language)}", *cells)
    _add_amounts(table, spoken(AFTER, language), end, money)
    return table


def analysis_records(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Return every effect of every step, year by year, as records."""
    return [
        {"step": step.name, **record}
        for step in steps
        for record in comparison_records(step.effects)
    ]


def change_records(changes: Iterable[Change]) -> list[dict[str, Any]]:
    """Return what two scenarios rest on differently as records, null for what is not said."""
    return [
        {
            "region": change.region,
            "step": change.step,
            "name": change.name,
            "unit": change.unit or None,
            "before": change.before,
            "after": change.after,
        }
        for change in changes
    ]


def _add_amounts(table: Table, label: str, amounts: Sequence[int], money: Sequence[bool]) -> None:
    cells = [number(*cell) for cell in zip(amounts, money, strict=True)]
    table.add_row(label, *cells, style="bold")


def _totals(effects: Iterable[Difference], region: str) -> Mapping[Account, tuple[int, int]]:
    """Add a region's figures up over the years, before and after."""
    totals = dict.fromkeys(ANALYSED, (0, 0))
    for d in effects:
        if d.region == region:
            before, after = totals[d.account]
            totals[d.account] = (before + (d.before or 0), after + (d.after or 0))
    return totals


def _heading(account: Account, language: Language) -> str:
    if account.measure == "insured":
        return spoken(_PERSON_YEARS, language)
    measure = measure_words(account.measure, language)
    return f"{measure}\n{term(account.accounting, language)}" if account.accounting else measure
