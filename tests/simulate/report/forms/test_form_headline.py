"""A form in one sentence: its figures are those of the form's lines."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest

from simulate.language.catalogue import spoken
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN
from simulate.projection.student_body import StudentBody
from simulate.report.forms.bridge import bridge
from simulate.report.forms.budget import Terms
from simulate.report.forms.form import Form
from simulate.report.forms.form_headline import form_headline
from tests.simulate.certain import ANNUAL, PREPAID
from tests.simulate.making import EVENTFUL, REGIONS, under
from tests.simulate.output.reading import figures_in
from tests.simulate.report.forms.making import body_of, budget_of, transfers_of

COHORTS = (2023, 2024)

every_region = pytest.mark.parametrize("region", REGIONS)


@cache
def body(region: str) -> StudentBody:
    """Return five hundred entrants of two cohorts, under settings that leave much to chance."""
    return body_of(under(region, *EVENTFUL), COHORTS, 500)


ENGLISH = Presentation("en")


def sentence(form: Form, of: StudentBody, look: Presentation = ENGLISH) -> str:
    """Return the sentence above a form."""
    return spoken(form_headline(form, of.forecasts, look), look.language)


def wan(fen: int | None) -> str:
    """Write fen as 万元."""
    exact = Decimal(fen or 0) / 1_000_000
    return f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP):,}" if fen else "–"


def total(amounts: Sequence[int | None]) -> str:
    """Write a line's sum as 万元."""
    return wan(sum(amount or 0 for amount in amounts))


@every_region
def test_a_budget_has_the_figures_of_its_last_column(region: str) -> None:
    """Income, expenditure, surplus and, from the forecast, who is insured in its year."""
    setup = under(region, *EVENTFUL, "benefit_cost=25")
    students = body_of(setup, COHORTS, 500)
    form = budget_of(setup, COHORTS, 500, terms=Terms(year=2025, opening_balance=12_345))
    said = sentence(form, students)
    insured = students.amounts("insured")[students.years.index(2025)]
    expected = [
        wan(form.amounts(section, name)[-1])
        for section, name in (
            ("revenue", "income"),
            ("expenditure", "expenditure"),
            ("balance", "surplus"),
        )
    ]
    assert figures_in(said.split(": ", 1)[1]) == [*expected, f"{insured:,}"]
    assert "budget 2025 (students)" in said


def test_what_a_budget_does_not_know_it_does_not_say() -> None:
    """Without a cost nothing is spent, as far as is known: no dash that would pass for zero."""
    setup = under("changsha", *PREPAID)
    said = sentence(budget_of(setup), body_of(setup, (2024,)))
    assert "expenditure not known, surplus not known; 1,000 insured" in said
    in_chinese = sentence(budget_of(setup), body_of(setup, (2024,)), Presentation("zh"))
    assert in_chinese.startswith("长沙2024年预算（学生部分）：收入")
    assert "支出无数据，本年结余无数据" in in_chinese


@every_region
def test_transfers_have_the_totals_of_the_payers(region: str) -> None:
    """All public money and three levels of it over the form's years; what nobody bears apart."""
    form = transfers_of(under(region, *EVENTFUL), COHORTS, 500)
    said = sentence(form, body(region))
    lines = {line.name: line.amounts for line in form.section("payers").lines}
    names = ("total", "central", "provincial", "municipal")
    unfunded = sum(amount or 0 for amount in lines["unfunded"])
    expected = [total(lines.get(name, ())) for name in names]
    expected += [wan(unfunded)] if unfunded else []
    shown = [one for one in said.split(": ", 1)[1].replace("–", "– ").split() if one[-1] != "元"]
    assert [one for one in shown if one == "–" or one[0].isdigit()] == expected
    assert (region == "changsha") == ("No payer is named for" in said)


@every_region
def test_a_bridge_has_both_incomes_and_the_highest_balance(region: str) -> None:
    """Over all its years the same in accrual and in cash; the balance with its year."""
    form = bridge(body(region).forecasts)
    said = sentence(form, body(region))
    balances = [amount or 0 for amount in form.amounts("prepaid_balance", "closing")]
    peak = max(balances)
    year = form.columns[balances.index(peak)].year
    income = total(tuple(body(region).amounts("fund_income", "total", "accrual").tolist()))
    assert f"fund income {income} 万元 accrual, {income} 万元 cash" in said
    assert said.endswith(f"highest at the end of {year}: {wan(peak)} 万元.")


def test_by_hand_in_yuan() -> None:
    """A thousand who prepay 1,520 yuan; the unit asked for stands behind each amount."""
    students = body_of(under("changsha", *PREPAID), (2024,))
    look = Presentation("en", YUAN)
    said = sentence(bridge(students.forecasts), students, look)
    assert said == (
        "Changsha, 2023–2027: fund income 4,368,000.00 yuan accrual, 4,368,000.00 yuan cash; the "
        "prepaid balance is highest at the end of 2023: 1,520,000.00 yuan."
    )


def test_who_pays_by_the_year_has_a_balance_at_its_end() -> None:
    """A thousand of Zhengzhou pay 380 yuan in the autumn of 2023 for 2024, then 390 for 2025."""
    students = body_of(under("zhengzhou", *ANNUAL), (2024,))
    said = sentence(bridge(students.forecasts), students)
    assert "highest at the end of 2024: 39.00 万元" in said
