"""Figures that an office supplies: a past year's (执行数), and lines that no forecast has."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Final

from attrs import field, frozen

from kernel.errors import RequestError
from kernel.messages import AND, OR, listed, message
from simulate.report.forms.amounts_file import GivenAmount, read_amounts, wan_of
from simulate.report.forms.identities import completed, contradictions
from simulate.report.forms.printed_labels import BUDGET_LABELS, Labels
from simulate.report.forms.sheet import ITEMS, Sheet, item_named

_ONCE: Final = message("every line once")
_BOTH_ALIKE: Final = message("the same amount wherever it stands")


@frozen
class Actuals:
    """The lines of a past year as they were given."""

    year: int
    sheet: Sheet


@frozen
class Inputs:
    """Lines that a forecast does not have, by year and line, as they were given."""

    by_year: Mapping[int, Mapping[str, GivenAmount]] = field(factory=dict)

    def of(self, year: int) -> Sheet:
        """Return what is given of a year."""
        return {name: one.fen for name, one in self._given(year).items()}

    def check_years(self, years: Collection[int]) -> None:
        """Raise RequestError for a row of a year that is none of these."""
        for year, lines in self.by_year.items():
            if year not in years:
                next(iter(lines.values())).fail("year", year, listed(years, OR))

    def check_against(self, year: int, known: Sheet) -> None:
        """Refuse lines of a year that a run computes, or that contradict what it knows.

        Raises:
            RequestError: with file and row.
        """
        computed = completed(known)
        unknown = [item.title for item in ITEMS if computed.get(item.name) is None]
        for name, one in self._given(year).items():
            fen = computed.get(name)
            if fen is not None:
                expected = message(
                    "a line that this run does not compute ({amount} 万元 in {year}): {lines}",
                    amount=wan_of(fen),
                    year=year,
                    lines=listed(unknown),
                )
                one.fail("line", one.label, expected)
            check_sums(one.path, completed({**known, **self.of(year)}))

    def _given(self, year: int) -> Mapping[str, GivenAmount]:
        return self.by_year.get(year, {})


def read_actuals(path: Path, option: str = "--previous") -> Actuals:
    """Read a file of one past year; lines are named as the table prints them.

    A blank amount is not known; totals may be left out.

    Raises:
        RequestError: with file and row, for whatever is not so, and for totals that do not add.
    """
    amounts = read_amounts(path, option)
    years = {one.year for one in amounts}
    if len(years) != 1:
        found = listed(sorted(years), AND) if years else message("no row")
        raise RequestError(
            "{path}: year: found {found}, expected rows of one year", path=path, found=found
        )
    sheet = {name: one.fen for name, one in _by_line(amounts, BUDGET_LABELS).items()}
    check_sums(path, completed(sheet))
    return Actuals(years.pop(), sheet)


def read_inputs(path: Path, labels: Labels = BUDGET_LABELS, option: str = "--inputs") -> Inputs:
    """Read a file of lines that a forecast does not have, of one or more years.

    A blank amount is not given.

    Args:
        path: of the file.
        labels: of the table.
        option: that asked for it.

    Raises:
        RequestError: with file and row, for whatever is not so.
    """
    amounts = [one for one in read_amounts(path, option) if one.fen is not None]
    years = sorted({one.year for one in amounts})
    return Inputs(
        {year: _by_line((one for one in amounts if one.year == year), labels) for year in years}
    )


def check_sums(path: Path, sheet: Sheet) -> None:
    """Raise RequestError for a total that is not the sum of its lines."""
    for name, found, due in contradictions(sheet):
        raise RequestError(
            "{path}: {label}: found {found} 万元, but the lines that make it up come to {due} 万元",
            path=path,
            label=item_named(name).title,
            found=wan_of(found),
            due=wan_of(due),
        )


def _by_line(amounts: Iterable[GivenAmount], labels: Labels) -> dict[str, GivenAmount]:
    """Return the amounts by line; 总计 is that of both sides, and may stand there twice."""
    by_line: dict[str, GivenAmount] = {}
    for one in amounts:
        names = labels.named(one.label)
        if not names:
            expected = message("a line of the table; {hint}", hint=labels.nearest_to(one.label))
            one.fail("line", one.label, expected)
        before = by_line.get(names[0])
        if before is not None and len(names) == 1:
            one.fail("line", one.label, _ONCE)
        if before is not None and before.fen != one.fen:
            one.fail("amount", wan_of(one.fen or 0), _BOTH_ALIKE)
        by_line |= dict.fromkeys(names, one)
    return by_line
