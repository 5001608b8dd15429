"""The tables of the first screen: the insurance years, and cash with the prepaid balance."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import evolve
from rich.console import Group, RenderableType

from kernel.messages import COMMA, SENTENCES, Text, listed, message
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.labels import line_label, measure_words
from simulate.output.layout import Sentences, heading
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.words import LOSS_RATIO, TERMS, WHOLE_PROGRAMME, term
from simulate.projection.facts import accounts
from simulate.projection.ledger import ACCRUAL, CASH, NONE, Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import account_of
from simulate.report.account_lines import ALL_ZERO, ROUNDED, AccountLine, AccountLines
from simulate.report.headline import Headline
from simulate.report.loss_ratio import COST, loss_ratio_lines

_CASH: Final = message("Cash, by calendar year, {unit}")
_YEAR: Final = message("Year")
_BALANCE: Final = message("Prepaid balance at year end")

_OUTSIDE: Final = message(
    "A figure outside its interval stands on an assumption at an end of its range; the ends of a "
    "sum are no sum of ends."
)

_BELOW_ZERO: Final = message(
    "Cost to students is below zero in a year in which more comes back to them, as relief or "
    "refunds, than they pay."
)

_BEFORE_ENTRY: Final = message(
    "The cost of benefits of all years holds that of the months before the first insurance year."
)

_COSTS: Final = ("government_cost", "student_cost")
_BESIDE: Final = ("top_up", "passed_on", "refund", "refund_exposure")
_PEOPLE: Final = ("students", "insured")

_SUMMED: Final = 2
"""Groups of which the first lines are sums: income and costs, with no rule between them."""


def years_table(headline: Headline, by: Sequence[str], look: Presentation) -> RenderableType:
    """Return income by payer, what it costs whom, and people: years across.

    Lines that are zero throughout are left out and counted.
    """
    language = look.language
    source = AccountLines(headline.forecasts, by, headline.horizon, headline.spread, language)
    groups = [*_groups(headline, source)]
    there = [[line for line in group if line.is_shown] for group in groups]
    *money, _ = there
    figures = Figures.of(look, (line.largest for group in money for line in group))
    rows: list[Row] = []
    for place, group in enumerate(there):
        is_summed = place < _SUMMED
        made = [
            line.row(source.years, headline.shown, figures, bold=is_summed and line.is_outermost)
            for line in group
        ]
        rows += made if is_summed else _ruled(made)
    total = term("total", language) if headline.horizon else spoken(WHOLE_PROGRAMME, language)
    corner = listed([figures.unit.text, TERMS[headline.accounting]], COMMA)
    table = Grid(spoken(corner, language), [*map(str, headline.shown), total], rows, bold=1)
    zero = sum(map(len, groups)) - sum(map(len, there))
    said: list[Text] = [*([ALL_ZERO.filled(count=zero)] if zero else []), ROUNDED]
    if headline.is_outside:
        said.append(_OUTSIDE)
    said += _below_zero(line for group in there for line in group)
    said += _before_entry(source.years, headline.shown, money)
    return Group(table, Sentences([spoken(listed(said, SENTENCES), language)]))


def _groups(headline: Headline, source: AccountLines) -> Iterator[list[AccountLine]]:
    """Return the lines that stand together: income, costs, what is beside, benefits, people."""
    known, language = [*accounts(*headline.forecasts)], source.language
    income = [
        line
        for account in known
        if account.measure == "fund_income" and account.accounting == headline.accounting
        for line in _lines(source, account, line_label(account, language))
    ]
    yield _total_first(income, measure_words("fund_income", language))
    yield [
        line
        for measure in _COSTS
        for line in _lines(
            source,
            account_of(measure, None, headline.accounting),
            measure_words(measure, language),
        )
    ]
    yield [
        line
        for account in known
        if account.measure in _BESIDE and account.payer != TOTAL
        for line in _lines(source, account, line_label(account, language).strip())
    ]
    if COST in known and headline.accounting == ACCRUAL:
        yield [
            *_lines(source, COST, line_label(COST, language).strip()),
            *loss_ratio_lines(source, spoken(LOSS_RATIO, language)),
        ]
    yield [
        line
        for measure in _PEOPLE
        for line in _lines(source, Account(measure), line_label(Account(measure), language).strip())
    ]


def _lines(source: AccountLines, account: Account, label: str) -> Iterator[AccountLine]:
    """Return the lines of an account, of what is no total without the ends of intervals."""
    is_whole = account.payer in (TOTAL, NONE) or account.measure in _COSTS
    return (source if is_whole else evolve(source, spread=None)).of(account, label)


def cash_table(headline: Headline, look: Presentation) -> RenderableType:
    """Return the money that moves in each calendar year, and the prepaid balance: years down."""
    language = look.language
    source = AccountLines(headline.forecasts, (), headline.horizon, None, language)
    moving = [account_of(measure, None, CASH) for measure in ("fund_income", *_COSTS)]
    shown = [*moving, Account("prepaid_balance")]
    lines = [next(source.of(account, "")) for account in shown]
    figures = Figures.of(look, (line.largest for line in lines))
    rows = [
        Row(str(year), [figures.figure(line.account, int(line.cells[at])) for line in lines])
        for at, year in enumerate(source.years)
    ]
    sums = ["" if one.whole is None else figures.figure(one.account, one.whole) for one in lines]
    total = term("total", language) if headline.horizon else spoken(WHOLE_PROGRAMME, language)
    headings = [
        *(measure_words(one.measure, language) for one in moving),
        spoken(_BALANCE, language),
    ]
    table = Grid(
        spoken(_YEAR, language), headings, [*rows, Row(total, sums, bold=True, ruled=True)]
    )
    said = [spoken(one, language) for one in _below_zero(lines)]
    title = spoken(_CASH.filled(unit=figures.unit.text), language)
    return Group(heading(title), table, Sentences(said))


def _below_zero(lines: Iterable[AccountLine]) -> list[Text]:
    """Explain what students are paid back, where there is such a figure."""
    costs = [line for line in lines if line.account.measure == "student_cost"]
    return [_BELOW_ZERO] if any(line.falls_below_zero for line in costs) else []


def _before_entry(
    years: range, shown: range, groups: Iterable[Sequence[AccountLine]]
) -> list[Text]:
    """Say that the sum holds benefits of a year without a column, where it does."""
    unseen = shown.start - years.start
    costs = [line for group in groups for line in group if line.account == COST]
    return [_BEFORE_ENTRY] if any((line.cells[:unseen] > 0).any() for line in costs) else []


def _total_first(lines: Sequence[AccountLine], label: str) -> list[AccountLine]:
    """Put the total above what it is made of, under the name of the measure."""
    total = [evolve(one, label=label) for one in lines if one.account.payer == TOTAL][:1]
    ends = [one for one in lines if one.account.payer == TOTAL and one.is_part]
    return [*total, *ends, *(one for one in lines if one.account.payer != TOTAL)]


def _ruled(rows: Sequence[Row]) -> list[Row]:
    """Put a rule above rows."""
    return [evolve(row, ruled=not place) for place, row in enumerate(rows)]
