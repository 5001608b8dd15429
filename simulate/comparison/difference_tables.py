"""Two forecasts side by side: differences as a table for a person and as records."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from rich.console import RenderableType
from rich.table import Table

from kernel.messages import Language, message
from simulate.comparison.differences import Difference, relative
from simulate.language.catalogue import spoken
from simulate.output.labels import line_label, place
from simulate.output.layout import add_sections, heading, number, signed, stacked
from simulate.output.words import AFTER, BEFORE, COLON, MONEY
from simulate.projection.facts import account_cells
from simulate.projection.ledger import Account
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

_CHANGES: Final = message("change by year, and all years before and after")
_DIFFERENCE: Final = message("Difference")

_DIGITS: Final = 6
"""Decimals of a relative difference in data."""

_Lines = Mapping[Account, Mapping[tuple[str, ...], Mapping[int, Difference]]]
"""Differences by account, labels of the breakdown and year."""


def comparison_tables(differences: Sequence[Difference], language: Language) -> RenderableType:
    """Return a table per region: what each year changes by, and all years before and after."""
    parts: list[RenderableType] = []
    for region in dict.fromkeys(d.region for d in differences):
        own = [d for d in differences if d.region == region]
        parts += [
            heading(
                f"{place(region, language)}{spoken(COLON, language)}{spoken(_CHANGES, language)}"
            ),
            _table(own, language),
        ]
    return stacked(*parts)


def comparison_records(
    differences: Iterable[Difference], by: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return differences as records; None for a figure that one forecast lacks, or no share.

    Args:
        differences: one a row.
        by: the names of the breakdowns whose labels they hold; columns before `before`.
    """
    return [_record(difference, by) for difference in differences]


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


def _table(differences: Sequence[Difference], language: Language) -> RenderableType:
    years = sorted({d.year for d in differences})
    table = Table(pad_edge=False)
    table.add_column(spoken(MONEY, language), no_wrap=True)
    for year in years:
        table.add_column(str(year), justify="right", no_wrap=True)
    for column in (BEFORE, AFTER, _DIFFERENCE):
        table.add_column(spoken(column, language), justify="right", no_wrap=True, style="bold")
    lines = {
        account: [*_rows(account, parts, years, language)]
        for account, parts in _lines(differences).items()
    }
    add_sections(table, lines, language)
    return table


def _lines(differences: Iterable[Difference]) -> _Lines:
    lines: dict[Account, dict[tuple[str, ...], dict[int, Difference]]] = {}
    for d in differences:
        lines.setdefault(d.account, {}).setdefault(d.by, {})[d.year] = d
    return lines


def _rows(
    account: Account,
    parts: Mapping[tuple[str, ...], Mapping[int, Difference]],
    years: Sequence[int],
    language: Language,
) -> Iterator[list[str]]:
    """Return the line of an account and, below it, those of its breakdown.

    A payer who never pays anything has no line; a measure that is zero has.
    """
    given = [d for part in parts.values() for d in part.values()]
    if account.payer and not any(d.before or d.after for d in given):
        return
    by_year = [[d for d in given if d.year == year] for year in years]
    yield [line_label(account, language), *_cells(account, by_year)]
    for labels, part in sorted(parts.items()):
        if any(labels):
            by_year = [[part[year]] if year in part else [] for year in years]
            yield [f"    {' · '.join(labels)}", *_cells(account, by_year)]


def _cells(account: Account, by_year: Sequence[Sequence[Difference]]) -> Iterator[str]:
    """Write a line: the change of each year, then all years before, after and their difference.

    A stock has no sum over years, and sums over different years have no difference.
    """
    money = any(d.unit == "fen" for year in by_year for d in year)
    sums = [(_sum(d.before for d in year), _sum(d.after for d in year)) for year in by_year]
    for before, after in sums:
        yield _change(before, after, money=money)
    if MEASURES[account.measure].is_stock:
        yield from ("", "", "")
        return
    before, after = (_sum(column) for column in zip(*sums, strict=True))
    yield from (_amount(before, money=money), _amount(after, money=money))
    alike = all((before is None) == (after is None) for before, after in sums)
    yield _change(before, after, money=money) if alike else ""


def _sum(amounts: Iterable[int | None]) -> int | None:
    """Add up the amounts that are there; None where there is none."""
    there = [amount for amount in amounts if amount is not None]
    return sum(there) if there else None


def _amount(amount: int | None, *, money: bool) -> str:
    return "" if amount is None else number(amount, money)


def _change(before: int | None, after: int | None, *, money: bool) -> str:
    """Write a change with its sign and, below it, what part of the amount before it is."""
    if before is None or after is None:
        return ""
    change = after - before
    part = relative(before, after)
    share = f"\n{part:+.1%}" if change and part is not None else ""
    return f"{signed(change, money)}{share}"
