"""Two forecasts side by side: differences as a table for a person and as records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve
from rich.console import Group, RenderableType

from kernel.messages import Language, message
from simulate.comparison.differences import Difference, relative
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

_Lines = Mapping[Account, Mapping[tuple[str, ...], Mapping[int, Difference]]]
"""Differences by account, labels of the breakdown and year."""


def comparison_tables(
    differences: Sequence[Difference], look: Presentation
) -> Iterator[RenderableType]:
    """Return a table per region: what each year changes by, and all years before and after."""
    for region in dict.fromkeys(d.region for d in differences):
        yield heading(of_place(region, spoken(_CHANGES, look.language), look.language))
        yield _table([d for d in differences if d.region == region], look)


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
        account: [*_rows(account, parts, years, figures, language)]
        for account, parts in _lines(differences).items()
        if look.detail or _is_read_first(account)
    }
    changed = {a: [row for row, is_changed in own if is_changed] for a, own in lines.items()}
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


def _lines(differences: Iterable[Difference]) -> _Lines:
    lines: dict[Account, dict[tuple[str, ...], dict[int, Difference]]] = {}
    for d in differences:
        lines.setdefault(d.account, {}).setdefault(d.by, {})[d.year] = d
    return lines


def _rows(
    account: Account,
    parts: Mapping[tuple[str, ...], Mapping[int, Difference]],
    years: Sequence[int],
    figures: Figures,
    language: Language,
) -> Iterator[tuple[Row, bool]]:
    """Return the line of an account and those of its breakdown, each with whether it changes.

    A payer who never pays anything has no line.
    """
    given = [d for part in parts.values() for d in part.values()]
    if account.payer and not any(d.before or d.after for d in given):
        return
    by_year = [[d for d in given if d.year == year] for year in years]
    label, is_total = line_label(account, language), account.payer == TOTAL
    yield Row(label, [*_cells(account, by_year, figures)], bold=is_total), _changes(given)
    for labels, part in sorted(parts.items()):
        if any(labels):
            by_year = [[part[year]] if year in part else [] for year in years]
            cells = [*_cells(account, by_year, figures)]
            yield Row(f"    {' · '.join(labels)}", cells), _changes(part.values())


def _changes(differences: Iterable[Difference]) -> bool:
    return any(d.before != d.after for d in differences)


def _cells(
    account: Account, by_year: Sequence[Sequence[Difference]], figures: Figures
) -> Iterator[str]:
    """Write a line: the change of each year, then all years before, after, and their difference.

    A stock has no sum over years, and sums over different years have no difference.
    """
    money = MEASURES[account.measure].is_money
    sums = [(_sum(d.before for d in year), _sum(d.after for d in year)) for year in by_year]
    for before, after in sums:
        yield _change(before, after, figures, money=money)
    if MEASURES[account.measure].is_stock:
        yield from ("", "", "", "")
        return
    before, after = (_sum(column) for column in zip(*sums, strict=True))
    for amount in (before, after):
        yield "" if amount is None else figures.number(amount, is_money=money)
    alike = all((before is None) == (after is None) for before, after in sums)
    yield _change(before, after, figures, money=money) if alike else ""
    part = relative(before, after) if alike else None
    yield f"{part:+.1%}".replace("-0.0%", "0.0%").replace("+0.0%", "0.0%") if part else ""


def _sum(amounts: Iterable[int | None]) -> int | None:
    """Add up the amounts that are there; None where there is none."""
    there = [amount for amount in amounts if amount is not None]
    return sum(there) if there else None


def _change(before: int | None, after: int | None, figures: Figures, *, money: bool) -> str:
    """Write a change with its sign."""
    if before is None or after is None:
        return ""
    return figures.signed(after - before, is_money=money)
