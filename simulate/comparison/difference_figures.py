"""Two forecasts side by side as a table of figures: what each year and all years change by."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kernel.messages import COMMA, Language, listed, message
from simulate.comparison.difference_lines import DifferenceLine, difference_lines
from simulate.comparison.difference_tables import DIFFERENCE, difference_title
from simulate.comparison.differences import Difference
from simulate.language.catalogue import spoken
from simulate.output.deliverable.figure_table import (
    SHARE,
    FigureColumn,
    FigureGroup,
    FigureLine,
    FigureTable,
)
from simulate.output.labels import line_label, section_heading
from simulate.output.sections import in_sections
from simulate.output.words import AFTER, BEFORE, WHOLE_PROGRAMME
from simulate.projection.ledger import Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import MEASURES

_RELATIVE: Final = message("Relative change")
_BESIDE: Final = message("Top-ups, refunds, prepaid balance")


def difference_figures(
    region: str, differences: Sequence[Difference], language: Language
) -> FigureTable:
    """Return a line for each figure of a region: its change by year, then all years."""
    years = sorted({d.year for d in differences})
    lines = difference_lines(differences, years)
    figures = {account: [*_figures(account, lines, language)] for account in lines}
    return FigureTable(
        key=difference_key(region),
        title=difference_title(region, language),
        corner="",
        columns=_columns(years, language),
        groups=tuple(_groups(figures, language)),
    )


def difference_key(region: str) -> str:
    """Return the key of the table of a region."""
    return f"{region}.differences"


def line_name(account: Account, labels: Sequence[str] = ()) -> str:
    """Return the name of a line: of what, and of which part of it."""
    return ".".join(filter(None, (account.measure, account.payer, account.accounting, *labels)))


def _columns(years: Sequence[int], language: Language) -> tuple[FigureColumn, ...]:
    """Return a column for each year, then before, after, their difference and its share."""
    before, after = len(years), len(years) + 1
    ends, difference, part = (
        [spoken(listed((word, WHOLE_PROGRAMME), COMMA), language) for word in (BEFORE, AFTER)],
        spoken(listed((DIFFERENCE, WHOLE_PROGRAMME), COMMA), language),
        spoken(_RELATIVE, language),
    )
    return (
        *(FigureColumn(str(year)) for year in years),
        *map(FigureColumn, ends),
        FigureColumn(difference, adds=((1, after), (-1, before))),
        FigureColumn(part, unit=SHARE, sums=False),
    )


def _figures(
    account: Account, lines: Mapping[Account, Sequence[DifferenceLine]], language: Language
) -> Iterator[FigureLine]:
    """Return the line of an account, the sum of its payers or labels, and those of its labels."""
    own = lines[account]
    if account.payer == TOTAL:
        parts = [line_name(other) for other, its in lines.items() if its and _pays(other, account)]
    else:
        parts = [line_name(account, line.labels) for line in own if line.labels]
    for line in own:
        label = " · ".join(line.labels) or line_label(account, language).strip()
        depth = 2 if line.labels else 0 if account.payer == TOTAL else 1
        yield FigureLine(
            line_name(account, line.labels),
            label,
            (*line.changes, *line.ends, line.difference, line.relative),
            MEASURES[account.measure].unit,
            depth,
            adds=() if line.labels else tuple((1, name) for name in parts),
        )


def _pays(payer: Account, total: Account) -> bool:
    """Say whether an account is a payer's part of a total."""
    same = (payer.measure, payer.accounting) == (total.measure, total.accounting)
    return same and payer.payer != TOTAL


def _groups(
    lines: Mapping[Account, Sequence[FigureLine]], language: Language
) -> Iterator[FigureGroup]:
    """Put lines under the headings of their sections."""
    for section, basis, own in in_sections(lines):
        words = section_heading(section, basis, language) or spoken(_BESIDE, language)
        yield FigureGroup(words, tuple(own))
