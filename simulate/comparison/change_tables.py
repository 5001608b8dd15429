"""The analysis of change between two scenarios: a line for each step, a column for each figure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from rich.console import Group, RenderableType

from kernel.messages import COMMA, Language, Text, listed, message
from simulate.comparison.changes import Change, merged
from simulate.comparison.difference_tables import comparison_records
from simulate.comparison.differences import Difference
from simulate.comparison.scenarios import ANALYSED, Step
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.labels import measure_words, place
from simulate.output.layout import Sentences, heading
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.text_table import text_table
from simulate.output.words import AFTER, BEFORE, NAME, REGION, TERMS, in_unit
from simulate.projection.ledger import CASH, Account
from simulate.projection.measures import MEASURES
from simulate.scenario.values import written

_DIFFERING: Final = message("What differs in what the two rest on")
_TITLE: Final = message("Analysis of change, all years")
BY_STEP: Final = message("Step; {unit}")
_NOTHING_OF: Final = message("None of these figures changes by: {steps}.")
_NOTHING_TO_ANALYSE: Final = message(
    "Fund income, government cost and cost to students, each over all payers and years, do not "
    "change, so there is no analysis of change."
)
_STEP: Final = message("Step")
_PERSON_YEARS: Final = message("Insured, person-years")

STEP_WORDS: Final[Mapping[str, Text]] = {
    "data": message("Data: who enters"),
    "tariffs": message("Tariffs"),
    "fiscal_standards": message("Fiscal standards and shares"),
    "rules": message("Rules"),
    "behaviour": message("Behaviour"),
    "method": message("Method: how students are drawn"),
    "program_version": message("Program version"),
    "remainder": message("Remainder: not recomputed"),
}


def changes_table(changes: Sequence[Change], language: Language) -> RenderableType:
    """Return what two scenarios rest on differently, by the step that takes it over."""
    rows = []
    for change in merged(changes):
        values = [
            "–" if value is None else spoken(in_unit(written(value), change.unit), language)
            for value in (change.before, change.after)
        ]
        region, step = place(change.region, language), spoken(STEP_WORDS[change.step], language)
        rows.append((region, step, spoken(change.text, language), *values))
    columns = (REGION, _STEP, NAME, BEFORE, AFTER)
    return text_table(spoken(_DIFFERING, language), columns, rows, language)


def analysis_table(steps: Sequence[Step], region: str, look: Presentation) -> RenderableType:
    """Return how a region's figures go from one scenario to the other, over all years."""
    language = look.language
    first, last = (_totals(steps[at].effects, region) for at in (0, -1))
    shown = [
        account
        for account in figures_of_both(steps, region)
        if look.detail or account.accounting != CASH
    ]
    start = [(account, first[account][0]) for account in shown]
    end = [(account, last[account][1]) for account in shown]
    figures = Figures.of(look, (v for a, v in start if MEASURES[a.measure].is_money))

    def amounts(label: Text, cells: Sequence[tuple[Account, int]]) -> Row:
        return Row(spoken(label, language), [figures.figure(*cell) for cell in cells], bold=True)

    moving, still = list[Row](), list[Text]()
    for step in steps:
        by_account = _totals(step.effects, region)
        effects = {account: by_account[account][1] - by_account[account][0] for account in shown}
        if any(effects.values()):
            moving.append(
                Row(f"  {spoken(STEP_WORDS[step.name], language)}", _signed(effects, figures))
            )
        else:
            still.append(STEP_WORDS[step.name])
    headings = [figure_words(account, language) for account in shown]
    corner = spoken(BY_STEP.filled(unit=figures.unit.text), language)
    if not moving:
        return Sentences([spoken(_NOTHING_TO_ANALYSE, language)])
    table = Grid(corner, headings, [amounts(BEFORE, start), *moving, amounts(AFTER, end)])
    said = [spoken(_NOTHING_OF.filled(steps=listed(still)), language)] if still else []
    return Group(heading(spoken(_TITLE, language)), table, Sentences(said))


def figures_of_both(steps: Sequence[Step], region: str) -> list[Account]:
    """Return the figures that a region has before and after."""
    before = {d.account for d in steps[0].effects if d.region == region and d.before is not None}
    after = {d.account for d in steps[-1].effects if d.region == region and d.after is not None}
    return [account for account in ANALYSED if account in before & after]


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


def _signed(effects: Mapping[Account, int], figures: Figures) -> list[str]:
    return [
        figures.signed(effect, is_money=MEASURES[account.measure].is_money)
        for account, effect in effects.items()
    ]


def _totals(effects: Iterable[Difference], region: str) -> Mapping[Account, tuple[int, int]]:
    """Add a region's figures up over the years, before and after."""
    totals = dict.fromkeys(ANALYSED, (0, 0))
    for d in effects:
        if d.region == region:
            before, after = totals[d.account]
            totals[d.account] = (before + (d.before or 0), after + (d.after or 0))
    return totals


def figure_words(account: Account, language: Language) -> str:
    """Return what a figure that is analysed is called, over all years."""
    if account.measure == "insured":
        return spoken(_PERSON_YEARS, language)
    measure = measure_words(account.measure, language)
    basis = [TERMS[account.accounting]] if account.accounting else []
    return spoken(listed([measure, *basis], COMMA), language)
