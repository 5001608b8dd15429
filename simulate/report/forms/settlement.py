"""Settlement of the fiscal subsidy: persons × standard × share, by level of government."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from kernel.codes import Affiliation, Payer
from kernel.figures import Array
from kernel.layers import RegionFacts
from kernel.messages import Message, Pair, Text, message
from simulate.output.units import WAN
from simulate.output.words import TERMS
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL
from simulate.projection.measures import MEASURES
from simulate.projection.student_body import StudentBody, sum_of, written_years
from simulate.report.forms.actuals import Inputs
from simulate.report.forms.form import (
    PERCENT,
    STUDENTS,
    Form,
    Line,
    Section,
    year_columns,
)
from simulate.report.forms.known_lines import check_known
from simulate.report.forms.settlement_labels import ADVANCED, BEFORE, supplied_line
from simulate.report.forms.settlement_rows import Key, SettlementRow, settlement_rows
from simulate.report.forms.transfers import SPLIT_NOTE

ALL: Final = "total"
BY_LEVEL: Final = "level."
"""How the names of the sections begin that say what each level has to pay."""

SUPPLIED: Final[Mapping[str, Text]] = {
    BEFORE: message("Settlement of the year before"),
    ADVANCED: message("Advanced already"),
}
"""The lines that an office supplies, for each level."""

_Amounts = tuple[int | None, ...]

LEVELS: Final = (Payer.CENTRAL.word, Payer.PROVINCIAL.word, Payer.MUNICIPAL.word)
_WITHDRAWN: Final = Payer.UNALLOCATED.word

_TITLE: Final = message(
    "Settlement of the fiscal subsidy for students 财政补助资金结算表（学生部分）"
)

_INSURED: Final = MEASURES["insured"].text
_STANDARD: Final = message("National standard")
_SHARE: Final = message("{payer}: share")
_RATE: Final = message("{payer}: standard")
_DUE_OF: Final = message("{payer}: due")
_RATE_OF_ALL: Final = message("Standard of all levels")
_DUE: Final = message("Due")
_PAYABLE: Final = message("Payable now")

_KINDS: Final[Mapping[str, Message]] = {
    "": message("{place}, {level} institutions"),
    "as_central": message("{place}, {level} institutions, subsidised like central ones"),
    "as_provincial": message("{place}, {level} institutions, subsidised like provincial ones"),
    "as_municipal": message("{place}, {level} institutions, subsidised like municipal ones"),
    "unsubsidised": message("{place}, {level} institutions, without subsidy"),
}

_NOTES: Final = (
    message(
        "Persons × standard is the fiscal subsidy of the insurance year in fund income and "
        "government cost, to the fen, without relief and top-ups; the settlement changes no "
        "figure. How many are insured is a forecast, not the audited number.",
    ),
    message(
        "A level's standard is its share of the national one; the municipal level takes the "
        "remainder and what the place adds to the national standard. Students whose standards "
        "differ stand in rows of their own.",
    ),
    SPLIT_NOTE,
    message(
        "Payable now = due + settlement of the year before − advanced already. Both come from "
        "--inputs; what is not supplied is blank, and so is what follows from it.",
    ),
    message(
        "All levels' subsidy of a year reaches the pooling area's 财政专户 by 31 December of that "
        "year (财社〔2019〕166号, revised by 财社〔2022〕1号); what a year pays in cash is its "
        "advance and the settlement of the year before. Expenditure item 2101202.",
    ),
    message(
        "The columns follow tables of Sichuan (川财社〔2015〕121号) and Yiyang "
        "(益财社指[2017]124号); the application form of 财社〔2019〕166号 has not been found.",
    ),
)


def settlement(forecasts: Sequence[Forecast], asked: range | None, inputs: Inputs) -> Form:
    """Return the settlement of insurance years; every row's product is exact, and they add up.

    Args:
        forecasts: cohorts of one region, made with the groupings of `settlement_rows`.
        asked: which years; by default the last one that lacks no cohort.
        inputs: what was settled before or advanced, by year.

    Raises:
        RequestError: a year is none of the forecast, or something is supplied of another one.
    """
    rules, body = forecasts[0].setup.rules, StudentBody(forecasts)
    years = asked or [body.last_whole_year(cash=False)]
    check_known(years, body, ACCRUAL)
    inputs.check_years(years)
    rows = settlement_rows(forecasts, years)
    nobody = np.zeros(len(years), np.int64)
    due = {p: sum_of([nobody, *(row.amounts(p) for row in rows)]) for p in _payers(rows)}
    insured = sum_of([nobody, *(row.insured for row in rows)])
    return Form(
        name="settlement",
        region=rules.name,
        title=_TITLE,
        head=(
            message(
                "{region} · insurance year {years}",
                region=rules.facts.name,
                years=written_years(years),
            ),
        ),
        unit=WAN,
        columns=year_columns(years),
        sections=(
            *(_row(row, due, rules.facts) for row in rows),
            _all(insured, due),
            *_by_level(due, years, inputs),
        ),
        notes=_NOTES,
    )


def _payers(rows: Sequence[SettlementRow]) -> tuple[str, ...]:
    """Return the levels, and whom a withdrawn share falls to, if there is one."""
    withdrawn = any(row.amounts(_WITHDRAWN).any() for row in rows)
    return (*LEVELS, *([_WITHDRAWN] if withdrawn else []))


def _row(row: SettlementRow, payers: Iterable[str], facts: RegionFacts) -> Section:
    """Return a row: how many, at which standard and shares, and what that comes to."""
    amounts = {payer: row.amounts(payer) for payer in payers}
    standards = [None if rate is None else rate.standard for rate in row.rates]
    totals = [None if rate is None else rate.total for rate in row.rates]
    return Section(
        row.key.name,
        _heading(row.key, facts),
        (
            _insured(row.insured),
            Line("standard", _STANDARD, tuple(standards), is_per_head=True),
            *(line for payer in payers for line in _of_payer(row, payer)),
            Line("rate", _RATE_OF_ALL, tuple(totals), is_per_head=True),
            Line.of("due", sum_of(amounts.values()), _DUE, 0),
        ),
    )


def _of_payer(row: SettlementRow, payer: str) -> Iterator[Line]:
    who = TERMS[payer]
    if payer in LEVELS:
        share = row.share(payer)
        yield Line(f"{payer}.share", _SHARE.filled(payer=who), tuple(share), unit=PERCENT)
    rate = row.rate(payer)
    yield Line(f"{payer}.rate", _RATE.filled(payer=who), tuple(rate), is_per_head=True)
    yield Line.of(payer, row.amounts(payer), _DUE_OF.filled(payer=who))


def _heading(key: Key, facts: RegionFacts) -> Text:
    level = Pair(key.affiliation, Affiliation.of(key.affiliation).chinese[1])
    words = _KINDS[key.kind].filled(place=facts.localities[key.locality], level=level)
    if key.number == 1:
        return words
    return message("{students} ({number})", students=words, number=key.number)


def _insured(persons: Array) -> Line:
    return Line("insured", _INSURED, tuple(persons.tolist()), unit=STUDENTS)


def _all(insured: Array, due: Mapping[str, Array]) -> Section:
    """Return what the rows come to."""
    return Section(
        ALL,
        TERMS["total"],
        (
            _insured(insured),
            *(Line.of(p, its, _DUE_OF.filled(payer=TERMS[p])) for p, its in due.items()),
            Line.of("due", sum_of(due.values()), _DUE, 0),
        ),
    )


def _by_level(due: Mapping[str, Array], years: Sequence[int], inputs: Inputs) -> Iterator[Section]:
    """Return what each level, and all together, have to pay now."""
    supplied = [inputs.of(year) for year in years]
    levels = {
        payer: (
            tuple(its.tolist()),
            *(tuple(of.get(supplied_line(payer, line)) for of in supplied) for line in SUPPLIED),
        )
        for payer, its in due.items()
    }
    for payer, parts in levels.items():
        yield _paying(payer, years, *parts)
    yield _paying(ALL, years, *(_together(part) for part in zip(*levels.values(), strict=True)))


def _paying(
    payer: str, years: Iterable[int], due: _Amounts, before: _Amounts, advanced: _Amounts
) -> Section:
    supplied = frozenset(years)
    payable = tuple(
        None if settled is None or paid is None or owed is None else owed + settled - paid
        for owed, settled, paid in zip(due, before, advanced, strict=True)
    )
    return Section(
        f"{BY_LEVEL}{payer}",
        TERMS[payer],
        (
            Line("due", _DUE, due),
            Line(BEFORE, SUPPLIED[BEFORE], before, supplied=supplied),
            Line(ADVANCED, SUPPLIED[ADVANCED], advanced, supplied=supplied),
            Line("payable", _PAYABLE, payable, 0),
        ),
    )


def _together(levels: Sequence[_Amounts]) -> _Amounts:
    """Add the levels up year by year; what holds an unknown amount is not known."""
    by_year = zip(*levels, strict=True)
    return tuple(None if None in cells else sum(filter(None, cells)) for cells in by_year)
