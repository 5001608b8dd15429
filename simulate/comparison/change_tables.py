"""The analysis of change between two scenarios: a line for each step, a column for each figure."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Any, Final

from rich.console import Group, RenderableType

from kernel.messages import COMMA, Language, Text, listed, message
from simulate.comparison.changes import Change, merged
from simulate.comparison.difference_tables import comparison_records
from simulate.comparison.movement import Movement, figures_of_both, movement_over_years
from simulate.comparison.scenarios import Step
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.labels import measure_words, place
from simulate.output.layout import Sentences, heading
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.text_table import TextTable, text_table
from simulate.output.words import AFTER, BEFORE, NAME, REGION, TERMS, in_unit
from simulate.projection.ledger import CASH, Account
from simulate.projection.measures import MEASURES
from simulate.scenario.values import written

_DIFFERING: Final = message("What differs in what the two rest on")
OVER_YEARS: Final = message("Analysis of change, all years")
BY_STEP: Final = message("Step; {unit}")
_NOTHING_OF: Final = message("None of these figures changes by: {steps}.")
NOTHING_TO_ANALYSE: Final = message(
    "Fund income, government cost and cost to students, each over all payers and years, do not "
    "change, so there is no analysis of change."
)
STEP: Final = message("Step")
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


def changes_table(changes: Sequence[Change], language: Language) -> TextTable:
    """Return what two scenarios rest on differently, by the step that takes it over."""
    rows = []
    for change in merged(changes):
        values = [
            "–" if value is None else spoken(in_unit(written(value), change.unit), language)
            for value in (change.before, change.after)
        ]
        region, step = place(change.region, language), spoken(STEP_WORDS[change.step], language)
        rows.append((region, step, spoken(change.text, language), *values))
    columns = (REGION, STEP, NAME, BEFORE, AFTER)
    return text_table(spoken(_DIFFERING, language), columns, rows, language)


def analysis_table(steps: Sequence[Step], region: str, look: Presentation) -> RenderableType:
    """Return how a region's figures go from one scenario to the other, over all years."""
    language = look.language
    accounts = [
        account
        for account in figures_of_both(steps, region)
        if look.detail or account.accounting != CASH
    ]
    movement = movement_over_years(steps, region, accounts)
    if not movement.moving:
        return Sentences([spoken(NOTHING_TO_ANALYSE, language)])
    are_money = [MEASURES[account.measure].is_money for account in accounts]
    figures = Figures.of(look, compress(movement.before, are_money))
    headings = [figure_words(account, language) for account in accounts]
    corner = spoken(BY_STEP.filled(unit=figures.unit.text), language)
    table = Grid(corner, headings, movement_rows(movement, are_money, figures, language))
    said = Sentences(still_words(movement, language))
    return Group(heading(spoken(OVER_YEARS, language)), table, said)


def movement_rows(
    movement: Movement, are_money: Sequence[bool], figures: Figures, language: Language
) -> list[Row]:
    """Return what is before, a line for each step that changes anything, and what is after.

    Args:
        movement: of the columns.
        are_money: whether each column is of money.
        figures: writes them.
        language: of the labels.
    """

    def ends(label: Text, amounts: Sequence[int]) -> Row:
        cells = zip(amounts, are_money, strict=True)
        written = [figures.number(amount, is_money=money) for amount, money in cells]
        return Row(spoken(label, language), written, bold=True)

    steps = [
        Row(
            f"  {spoken(STEP_WORDS[step], language)}",
            [
                figures.signed(effect, is_money=money)
                for effect, money in zip(effects, are_money, strict=True)
            ],
        )
        for step, effects in movement.moving.items()
    ]
    return [ends(BEFORE, movement.before), *steps, ends(AFTER, movement.after)]


def still_words(movement: Movement, language: Language) -> list[str]:
    """Say which steps change nothing, if any."""
    steps = listed(STEP_WORDS[step] for step in movement.still)
    return [spoken(_NOTHING_OF.filled(steps=steps), language)] if movement.still else []


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


def figure_words(account: Account, language: Language) -> str:
    """Return what a figure that is analysed is called, over all years."""
    if account.measure == "insured":
        return spoken(_PERSON_YEARS, language)
    measure = measure_words(account.measure, language)
    basis = [TERMS[account.accounting]] if account.accounting else []
    return spoken(listed([measure, *basis], COMMA), language)
