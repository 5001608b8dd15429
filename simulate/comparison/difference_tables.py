"""Two forecasts side by side: differences as a table for a person and as records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve
from rich.console import Group, RenderableType

from kernel.messages import Language, message
from simulate.comparison.difference_lines import DifferenceLine, difference_lines
from simulate.comparison.differences import Difference
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.labels import line_label, of_place
from simulate.output.layout import Sentences, heading
from simulate.output.presentation import Presentation
from simulate.output.sections import sectioned
from simulate.output.table_figures import Figures
from simulate.output.words import AFTER, BEFORE
from simulate.projection.facts import account_cells
from simulate.projection.ledger import ACCRUAL, Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import MEASURES

COLUMNS: Final[Mapping[str, type]] = {
    "region": str,
    "year": int,
    "measure": str,
    "payer": str,
    "accounting": str,
    "unit": str,
    "before": int,
    "after": int,
    "difference": int,
    "relative": float,
}

INTERVAL: Final[Mapping[str, type]] = {"low": int, "high": int}
"""The columns behind those, where there are draws: the ends of the difference's interval."""

_CHANGES: Final = message("change by year and over all years")
_UNCHANGED: Final = message("Lines left out, since they do not change: {count}.")
DIFFERENCE: Final = message("Difference")

_DIGITS: Final = 6
"""Decimals of a relative difference in data."""


def comparison_tables(
    differences: Sequence[Difference], look: Presentation
) -> Iterator[RenderableType]:
    """Return a table per region: what each year changes by, and all years before and after."""
    for region in dict.fromkeys(d.region for d in differences):
        yield heading(difference_title(region, look.language))
        yield _table([d for d in differences if d.region == region], look)


def difference_title(region: str, language: Language) -> str:
    """Return what stands above the differences of a region."""
    return of_place(region, spoken(_CHANGES, language), language)


def comparison_records(
    differences: Iterable[Difference], by: Sequence[str] = (), *, drawn: bool = False
) -> list[dict[str, Any]]:
    """Return differences as records; None for a figure that one forecast lacks, or no share.

    Args:
        differences: one a row.
        by: the names of the breakdowns whose labels they hold; columns before `before`.
        drawn: whether there are intervals.
    """
    ends = [*INTERVAL] if drawn else []
    return [
        {**_record(difference, by), **{end: getattr(difference, end) for end in ends}}
        for difference in differences
    ]


def _record(d: Difference, by: Sequence[str]) -> dict[str, Any]:
    return {
        "region": d.region,
        "year": d.year,
        **account_cells(d.account),
        **dict(zip(by, d.by, strict=True)),
        "before": d.before,
        "after": d.after,
        "difference": d.difference,
        "relative": None if d.relative is None else round(d.relative, _DIGITS),
    }


def _table(differences: Sequence[Difference], look: Presentation) -> RenderableType:
    years = sorted({d.year for d in differences})
    language = look.language
    money = [v for d in differences if d.unit == "fen" for v in (d.before, d.after) if v]
    figures = Figures.of(look, money)
    lines = {
        account: own
        for account, own in difference_lines(differences, years).items()
        if look.detail or _is_read_first(account)
    }
    changed = {
        account: [_row(line, figures, language) for line in own if line.is_changed]
        for account, own in lines.items()
    }
    same = sum(map(len, lines.values())) - sum(map(len, changed.values()))
    said = Sentences([spoken(_UNCHANGED.filled(count=same), language)] if same else [])
    if not any(changed.values()):
        return said
    ends = [spoken(column, language) for column in (BEFORE, AFTER, DIFFERENCE)]
    rows, columns = sectioned(changed, language), [*map(str, years), *ends, "%"]
    shown = [at for at in range(len(columns)) if look.detail or at not in _before_and_after(years)]
    cut = [evolve(row, cells=[row.cells[at] for at in shown] if row.cells else ()) for row in rows]
    corner = spoken(figures.unit.text, language)
    table = Grid(corner, [columns[at] for at in shown], cut, bold=len(shown) - len(years))
    return Group(table, said)


def _before_and_after(years: Sequence[int]) -> tuple[int, int]:
    """Return which columns are left to who asks for detail."""
    return len(years), len(years) + 1


def _is_read_first(account: Account) -> bool:
    """Say whether an account is shown without detail.

    Of the parts that payers have in totals only those in government cost: money may move from one
    level of government to another, and no total changes.
    """
    if not MEASURES[account.measure].has_total or account.payer == TOTAL:
        return True
    return (account.measure, account.accounting) == ("government_cost", ACCRUAL)


def _row(line: DifferenceLine, figures: Figures, language: Language) -> Row:
    cells = [*_cells(line, figures)]
    if line.labels:
        return Row(f"    {' · '.join(line.labels)}", cells)
    return Row(line_label(line.account, language), cells, bold=line.account.payer == TOTAL)


def _cells(line: DifferenceLine, figures: Figures) -> Iterator[str]:
    """Write a line: the change of each year, then all years before, after, and their difference."""
    money = MEASURES[line.account.measure].is_money

    def signed(change: int | None) -> str:
        return "" if change is None else figures.signed(change, is_money=money)

    yield from map(signed, line.changes)
    for amount in line.ends:
        yield "" if amount is None else figures.number(amount, is_money=money)
    yield signed(line.difference)
    part = line.relative
    yield f"{part:+.1%}".replace("-0.0%", "0.0%").replace("+0.0%", "0.0%") if part else ""
