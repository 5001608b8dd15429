"""What stands above a form: the figures of its lines, what is assumed of them, what matters."""

from collections.abc import Container, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

import pytest
from attrs import evolve

from simulate.language.catalogue import spoken
from simulate.output.presentation import Presentation
from simulate.output.units import WAN, YUAN
from simulate.projection.facts import facts
from simulate.projection.student_body import StudentBody
from simulate.report.forms.bridge import bridge
from simulate.report.forms.form import Form
from simulate.report.forms.form_headline import form_headline
from simulate.report.forms.settlement_rows import GROUPINGS
from simulate.report.headline import Headline
from tests.simulate.certain import ANNUAL, PREPAID
from tests.simulate.making import EVENTFUL, REGIONS, under
from tests.simulate.output.reading import figures_in
from tests.simulate.report.forms.making import (
    body_of,
    budget_of,
    cohorts_of,
    settlement_of,
    terms_of,
    transfers_of,
)

COHORTS = (2023, 2024)

every_region = pytest.mark.parametrize("region", REGIONS)


@cache
def body(region: str) -> StudentBody:
    """Return five hundred entrants of two cohorts, under settings that leave much to chance."""
    return body_of(under(region, *EVENTFUL), COHORTS, 500)


ENGLISH = Presentation("en", WAN)


def sentence(
    form: Form, of: StudentBody, look: Presentation = ENGLISH, accounting: str = "accrual"
) -> str:
    """Return what stands above a form."""
    return spoken(form_headline(form, Headline(of.forecasts, accounting), look), look.language)


def assumed(
    of: StudentBody, measure: str, accounting: str = "accrual", years: Container[int] = range(9999)
) -> str:
    """Return which percentage of the rows of a measure is assumed, in some years."""
    rows = [
        fact
        for one in of.forecasts
        for fact in facts(one, ("basis",))
        if (fact.measure, fact.payer, fact.accounting) == (measure, "total", accounting)
        and fact.year in years
    ]
    whole = sum(fact.value for fact in rows)
    part = sum(fact.value for fact in rows if fact.by == ("assumed",))
    return f"{part / whole:.0%}"


def wan(fen: int | None) -> str:
    """Write fen as 万元."""
    exact = Decimal(fen or 0) / 1_000_000
    return f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP):,}" if fen else "–"


def total(amounts: Sequence[int | None]) -> str:
    """Write a line's sum as 万元."""
    return wan(sum(amount or 0 for amount in amounts))


@every_region
def test_a_budget_has_the_figures_of_its_last_column(region: str) -> None:
    """Income and what is assumed of it, expenditure, surplus, who is insured in its year."""
    setup = under(region, *EVENTFUL, "benefit_cost=25")
    students = body_of(setup, COHORTS, 500)
    form = budget_of(setup, COHORTS, 500, terms=terms_of(2025, opening_balance=12_345))
    said = sentence(form, students, accounting="cash").split(" insured, an assumed")[0]
    insured = students.amounts("insured")[students.years.index(2025)]
    income, expenditure, surplus = (
        wan(form.amounts(section, name)[-1])
        for section, name in (
            ("revenue", "income"),
            ("expenditure", "expenditure"),
            ("expenditure", "surplus"),
        )
    )
    share = assumed(students, "fund_income", "cash", [2025])
    expected = [income, share.rstrip("%"), expenditure, surplus, f"{insured:,}"]
    assert figures_in(said.split(": ", 1)[1]) == expected
    assert "budget 2025 (students)" in said


def test_what_a_budget_does_not_know_it_does_not_say() -> None:
    """Without a cost nothing is spent, as far as is known: no dash that would pass for zero."""
    setup = under("changsha", *PREPAID)
    said = sentence(budget_of(setup), body_of(setup, (2024,)))
    assert "expenditure not known, surplus not known; 1,000 insured" in said
    in_chinese = sentence(budget_of(setup), body_of(setup, (2024,)), Presentation("zh"))
    assert in_chinese.startswith("长沙2024年预算（学生部分）：收入")
    assert "支出无数据，本年结余无数据" in in_chinese


def test_a_budget_says_which_cohorts_it_lacks() -> None:
    """Programmes of four years: in school in 2025 are 2022 to 2025, and 2026 pays that autumn."""
    setup = under("changsha", *PREPAID)
    some = sentence(
        budget_of(setup, (2024, 2025), terms=terms_of(2025)),
        body_of(setup, (2024, 2025)),
        accounting="cash",
    )
    assert "Not the whole student body in 2024, 2025: cohorts are missing, which a note" in some
    assert " --cohort 2022:2026 adds 2022–2023, 2026. " in some
    cohorts = (2022, 2023, 2024, 2025)
    accrual = budget_of(setup, cohorts, accounting="accrual", terms=terms_of(2026))
    lacking = sentence(accrual, body_of(setup, cohorts))
    assert "Not the whole student body in 2026: cohorts are missing" in lacking
    whole = budget_of(setup, (*cohorts, 2026), accounting="accrual", terms=terms_of(2026))
    complete = sentence(whole, body_of(setup, (*cohorts, 2026)))
    assert "student body" not in complete
    assert "--cohort" not in complete


@every_region
def test_transfers_have_the_totals_of_the_payers(region: str) -> None:
    """All public money and who pays it over the form's years; what nobody bears apart."""
    form = transfers_of(under(region, *EVENTFUL), COHORTS, 500)
    said = sentence(form, body(region))
    lines = {line.name: line.amounts for line in form.section("payers").lines}
    unfunded = sum(amount or 0 for amount in lines["unfunded"])
    sums = {name: sum(amount or 0 for amount in amounts) for name, amounts in lines.items()}
    whole, rest = sums.pop("total"), sums.pop("unfunded")
    assert (whole, rest) == (sum(sums.values()), unfunded)
    expected = [wan(whole), *(wan(fen) for fen in sums.values() if fen)]
    expected += [assumed(body(region), "government_cost"), "2023–", "2024"]
    expected += [wan(unfunded)] if unfunded else []
    figures = said.split(" What matters most")[0].split(": ", 1)[1]
    shown = [one for one in figures.replace("–", "– ").split() if one[-1] != "元"]
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
    share = assumed(body(region), "fund_income")
    assert (
        f"highest at the end of {year}: {wan(peak)} 万元. {share} of the income rests on assumed "
        "rules or values" in said
    )
    assert "Cohorts 2023–2024 only, not the whole student body." in said


def test_by_hand_in_yuan() -> None:
    """A thousand who prepay 1,520 yuan; the unit asked for stands behind each amount."""
    students = body_of(under("changsha", *PREPAID), (2024,))
    look = Presentation("en", YUAN)
    said = sentence(bridge(students.forecasts), students, look)
    assert said == (
        "Changsha, 2023–2027: fund income 4,368,000.00 yuan accrual, 4,368,000.00 yuan cash; the "
        "prepaid balance is highest at the end of 2023: 1,520,000.00 yuan. 57% of the income rests "
        "on assumed rules or values, all of it on an assumed number of insured. What matters most, "
        "in cohort 2024: National standard of the fiscal subsidy, fiscal_standard (2026: 724, "
        "possibly 700 to 730)."
    )


def test_who_pays_by_the_year_has_a_balance_at_its_end() -> None:
    """A thousand of Zhengzhou pay 380 yuan in the autumn of 2023 for 2024, then 390 for 2025."""
    students = body_of(under("zhengzhou", *ANNUAL), (2024,))
    said = sentence(bridge(students.forecasts), students)
    assert "highest at the end of 2024: 39.00 万元" in said


def test_a_settlement_has_what_is_due_and_from_whom() -> None:
    """A thousand of a provincial college in 2025: 776 yuan each, of 420, 280 and 76."""
    setup = under("zhengzhou", *PREPAID, "affiliation=provincial")
    students = StudentBody(cohorts_of(setup, (2024,), by=GROUPINGS))
    said = sentence(settlement_of(setup, 2025), students)
    assert said.startswith(
        "Zhengzhou, insurance year 2025: fiscal subsidy due 77.60 万元, of which central budget "
        "42.00 万元, provincial budget 28.00 万元, municipal budget 7.60 万元; 1,000 insured in "
        "2025, an assumed number. "
    )


def test_a_form_of_one_pooling_area_is_named_after_it() -> None:
    """Beside its region."""
    forecasts = cohorts_of(under("liaoning"), (2024,), by=GROUPINGS)
    dalian = [one.of_those("locality", ["dalian"]) for one in forecasts]
    form = evolve(bridge(dalian), locality="dalian")
    assert sentence(form, StudentBody(dalian)).startswith("Liaoning (Dalian only), 2023–")
