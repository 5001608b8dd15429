"""The ends of intervals in forms: each line filled in once a draw."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from simulate.language.catalogue import spoken
from simulate.projection.ledger import Account
from simulate.projection.measure import TOTAL
from simulate.report.forms.actuals import Inputs
from simulate.report.forms.amounts_file import GivenAmount
from simulate.report.forms.declared_forms import FORMS
from simulate.report.forms.form import Form
from simulate.report.forms.form_request import FormRequest
from simulate.scenario.setup import Setup
from simulate.uncertainty.drawn_cohorts import spreads_in_draws
from simulate.uncertainty.effects import apportioned_figure
from simulate.uncertainty.spread import together
from simulate.uncertainty.trial import Trial
from tests.simulate.making import CERTAIN, forecast_of
from tests.simulate.report.forms.making import terms_of
from tests.simulate.uncertainty.making import NARROW, fictional

COHORTS: Final = (2024, 2025)
YEAR: Final = 2025
STUDENTS: Final = 1000
DRAWS: Final = 12

CERTAIN_HERE: Final = (
    *CERTAIN, "prepay_share=0", "insured_on_entry_share=1", "institution_aid_percent=0",
    "employee_here_share=0", "tariff=120", "tariff_rise=0", "fiscal_standard=220", "fiscal_rise=0",
)  # fmt: skip
"""Settings that leave nothing of Testland to chance, nor to what is assumed."""

INTEREST: Final = 3_000_000
"""30,000 yuan, in fen."""


def with_ends(name: str, setup: Setup, workers: int = 1, **terms: Any) -> Form:
    """Return a form of a year of Testland with the ends of its intervals."""
    declared = FORMS[name]
    request = FormRequest(
        declared, declared.accounting, terms_of(YEAR, **terms), (), incomplete=True,
        replicates=DRAWS,
    )  # fmt: skip
    by = request.groupings
    forecasts = [forecast_of(setup, c, STUDENTS, by=by, method="expected") for c in COHORTS]
    form = declared.fill(forecasts, declared.accounting, request.terms, None)
    return request.with_ends(form, trials(setup, by), workers)


def trials(setup: Setup, by: Sequence[str] = ()) -> list[Trial]:
    """Return the cohorts as they are put into draws."""
    return [Trial(setup, cohort, STUDENTS, by=tuple(by)) for cohort in COHORTS]


def amounts(form: Form) -> Mapping[tuple[str, str, int], list[int | None]]:
    """Return value, low and high of every cell."""
    return {
        (section.name, line.name, column.year): cells
        for section in form.sections
        for line in section.lines
        for column, *cells in zip(
            form.columns, line.amounts, line.low or (), line.high or (), strict=True
        )
    }


def ends_of(setup: Setup, account: Account) -> tuple[float, float]:
    """Return the interval that the cohorts together have in a forecast of these years."""
    spread = together(spreads_in_draws(trials(setup), DRAWS))
    low, high = (end[YEAR - spread.first_year] for end in spread.of(account).interval)
    return float(low), float(high)


def agree(cells: Sequence[int | None], ends: tuple[float, float], within: int = 5) -> bool:
    """Say whether an amount that is not certain has these ends, but for what is rounded."""
    assert ends[0] < ends[1]
    return list(cells[1:]) == pytest.approx(list(ends), abs=within)


def test_a_budget_has_the_interval_of_the_same_sum_in_a_forecast() -> None:
    """Income of the year in cash, where nobody leaves and nothing is refunded."""
    setup = fictional(*NARROW, "leave_rate=0")
    found = amounts(with_ends("budget", setup))["revenue", "income", YEAR]
    assert agree(found, ends_of(setup, Account("fund_income", TOTAL, "cash")))


def test_a_bridge_has_the_intervals_of_what_it_bridges() -> None:
    """Its balance is put together from what came in and is not earned: 200 yuan of 200,000 off."""
    setup = fictional(*NARROW)
    found = amounts(with_ends("bridge", setup))
    assert agree(
        found["fund_income", "cash", YEAR], ends_of(setup, Account("fund_income", TOTAL, "cash"))
    )
    balance = found["prepaid_balance", "closing", YEAR]
    assert agree(balance, ends_of(setup, Account("prepaid_balance")), within=20_000)


def test_transfers_are_drawn_by_affiliation() -> None:
    """All institutions being provincial, what they get is all that is paid."""
    setup = fictional(*NARROW)
    found = amounts(with_ends("transfers", setup))
    whole = found["payers", "total", YEAR]
    assert found["affiliation.provincial", "total", YEAR] == whole
    assert agree(whole, ends_of(setup, Account("government_cost", TOTAL, "accrual")))


def test_a_settlement_is_of_the_insured_of_each_draw() -> None:
    """Whole persons at each rate: each of the rows may be rounded by half a person."""
    setup = fictional(*NARROW)
    found = amounts(with_ends("settlement", setup))
    rows = {section for section, line, _ in found if line == "standard"}
    assert agree(found["total", "insured", YEAR], ends_of(setup, Account("insured")), len(rows))


def test_nothing_is_left_to_chance() -> None:
    """In autumn 2,000 students pay 120 yuan each, in every draw and whoever they are."""
    setup = fictional(*NARROW, *CERTAIN_HERE)
    budget = amounts(with_ends("budget", setup))
    assert budget["revenue", "contributions", YEAR] == [24_000_000] * 3
    for name in FORMS:
        for value, *ends in amounts(with_ends(name, setup)).values():
            assert ends in ([value, value], [None, None]), name


def test_what_is_supplied_has_no_interval() -> None:
    """Income with interest has: it is 30,000 yuan more in every draw."""
    setup = fictional(*NARROW)
    without = amounts(with_ends("budget", setup))
    path = Path("inputs.csv")
    given = {YEAR: {"interest": GivenAmount(path, 1, YEAR, "利息收入", INTEREST)}}
    found = amounts(with_ends("budget", setup, inputs=Inputs(given)))
    assert found["revenue", "interest", YEAR] == [INTEREST, None, None]
    income = without["revenue", "income", YEAR]
    assert found["revenue", "income", YEAR] == [
        INTEREST + amount for amount in income if amount is not None
    ]


def test_blank_lines_stay_blank() -> None:
    """Nothing is known of them in any draw."""
    found = amounts(with_ends("budget", fictional(*NARROW)))
    assert found["revenue", "other_income", YEAR] == [None, None, None]


def test_workers_change_no_figure() -> None:
    """Draws are the same whoever makes them."""
    setup = fictional(*NARROW)
    assert with_ends("settlement", setup, workers=2) == with_ends("settlement", setup)


def test_a_form_has_the_default_of_replicates_and_of_sensitivity() -> None:
    """Income of the year in cash, to the fen."""
    setup, account = fictional(*NARROW, "leave_rate=0"), Account("fund_income", TOTAL, "cash")
    value = amounts(with_ends("budget", setup))["revenue", "income", YEAR][0]
    spread = together(spreads_in_draws(trials(setup), DRAWS))
    assert value == spread.of(account).default[YEAR - spread.first_year]
    assert value == apportioned_figure(trials(setup), account, range(YEAR, YEAR + 1))


def test_a_default_outside_its_interval_is_said() -> None:
    """In Bree the contribution for 2026 can only rise from 200 yuan; all else is certain."""
    free = [setting for setting in CERTAIN_HERE if not setting.startswith("tariff=")]
    setup = fictional("affiliation=provincial", "locality=bree", "programme_years=3", *free)
    said = [spoken(note, "en") for note in with_ends("budget", setup).notes]
    (outside,) = [note for note in said if note.startswith("The default lies outside")]
    lines, names = outside.split(". Assumptions whose default stands at an end of its range: ")
    assert "基本医疗保险费收入 Contribution income" in lines
    assert "Fiscal subsidy income" not in lines
    assert "tariff" in names
