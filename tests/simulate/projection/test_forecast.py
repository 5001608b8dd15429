"""What holds for every region and cohort: identities, breakdowns, and the same bytes again."""

from collections import defaultdict
from functools import cache
from itertools import accumulate
from typing import Final

import pytest

from kernel.errors import RequestError
from simulate.projection.breakdowns import GROUPINGS
from simulate.projection.facts import Fact, facts
from simulate.projection.forecast import (
    MOST_STUDENTS,
    Method,
    expected_entrants,
    forecast,
)
from simulate.scenario.selection import LAST_COHORT
from simulate.scenario.setup import Setup
from tests.simulate.making import (
    CONTRIBUTORS,
    EVENTFUL,
    FUND_PAYERS,
    METHODS,
    PUBLIC,
    REGIONS,
    Figures,
    figures,
    forecast_of,
    plain,
    under,
)

STUDENTS: Final = 5000

COHORTS: Final = (2022, 2024)

every_cohort = pytest.mark.parametrize(
    "found",
    [
        (region, cohort, eventful, method)
        for region in REGIONS
        for cohort in COHORTS
        for eventful in (0, 1)
        for method in METHODS
    ],
    ids=lambda case: f"{case[0]} {case[1]}{' eventful' if case[2] else ''} {case[3]}",
    indirect=True,
)


@pytest.fixture(scope="module")
def found(request: pytest.FixtureRequest) -> Figures:
    """Return the figures of 5000 students, as assumed or with many rare events."""
    region, cohort, eventful, method = request.param
    setup = under(region, *(EVENTFUL if eventful else ()))
    return figures(setup, cohort, STUDENTS, method=method)


@every_cohort
def test_fund_income_is_the_sum_over_its_payers(found: Figures) -> None:
    """In every year and on both bases the total is the sum over payers; so are the others."""
    for year in found.years:
        for measure, payers in (("fund_income", FUND_PAYERS), ("government_cost", PUBLIC)):
            for on in ("accrual", "cash"):
                parts = sum(found.at(measure, year, payer, on) for payer in payers)
                assert found.at(measure, year, "total", on) == parts
        refunded = sum(found.at("refund", year, payer) for payer in CONTRIBUTORS)
        assert found.at("refund", year, "total") == refunded


@every_cohort
def test_over_a_whole_life_cash_is_accrual(found: Figures) -> None:
    """From entry to the last graduation every payer pays what the insurance years earn."""
    for measure in ("fund_income", "government_cost", "student_cost"):
        payers = {f.payer for f in found.facts if f.measure == measure}
        assert payers
        for payer in payers:
            cash = sum(found.over(found.years, measure, payer, "cash"))
            accrual = sum(found.over(found.years, measure, payer, "accrual"))
            assert cash == accrual, (measure, payer)


@every_cohort
def test_the_prepaid_balance_rolls_forward_and_ends_at_zero(found: Figures) -> None:
    """Opening + received − refunded − earned = closing, in every year; nothing is left."""
    received = [
        sum(found.at("fund_income", year, payer, "cash") for payer in CONTRIBUTORS)
        for year in found.years
    ]
    earned = [
        sum(found.at("fund_income", year, payer, "accrual") for payer in CONTRIBUTORS)
        for year in found.years
    ]
    movements = [more - less for more, less in zip(received, earned, strict=True)]
    balances = found.over(found.years, "prepaid_balance")
    assert balances == list(accumulate(movements))
    assert max(balances) > 0
    assert min(balances) == 0
    assert balances[-1] == 0


@every_cohort
def test_government_cost_is_public_fund_income_and_relief_reimbursed(found: Figures) -> None:
    """What public payers spend beyond the fund is what is reimbursed to students."""
    for on in ("accrual", "cash"):
        for year in found.years:
            into_fund = sum(found.at("fund_income", year, payer, on) for payer in PUBLIC)
            reimbursed = found.at("government_cost", year, "total", on) - into_fund
            own = found.at("fund_income", year, "student", on)
            assert reimbursed >= 0
            assert found.at("student_cost", year, "student", on) == own - reimbursed


@every_cohort
def test_relief_is_reimbursed_by_the_payers_of_relief_only(found: Figures) -> None:
    """The levels of government bear exactly what they pay into the fund."""
    for on in ("accrual", "cash"):
        for payer in ("central", "provincial", "municipal", "unallocated"):
            outlay = found.over(found.years, "government_cost", payer, on)
            assert outlay == found.over(found.years, "fund_income", payer, on)


@every_cohort
def test_people_and_months_stay_within_bounds(found: Figures) -> None:
    """Students only become fewer, and nobody is covered for more than twelve months a year."""
    students = [n for n in found.over(found.years, "students") if n]
    assert students[0] <= STUDENTS
    assert students == sorted(students, reverse=True)
    entry, *later = found.years
    for year in later:
        assert found.at("covered_months", year) <= 12 * found.at("insured", year)
        assert found.at("overlap_months", year) == 0
    bridge = found.at("covered_months", entry) + found.at("overlap_months", entry)
    assert bridge <= 4 * found.at("insured", entry + 1)


def test_money_only_moves_where_it_is_meant_to() -> None:
    """Finance pays in Changsha only, medical assistance everywhere else; a level never refunds."""
    for region in REGIONS:
        found = eventful(region)
        paying = {f.payer for f in found.facts if f.measure == "government_cost" and f.value}
        expected = {"central", "provincial", "municipal", "total"}
        relief = "finance" if region == "changsha" else "medical_assistance"
        assert paying == expected | {relief}


@cache
def eventful(region: str) -> Figures:
    """Return the figures of a thousand students with many rare events."""
    return figures(under(region, *EVENTFUL))


def key_of(fact: Fact) -> tuple[str, int, str, str, str]:
    """Return what a fact is about, whatever it is broken down by."""
    return fact.region, fact.year, fact.measure, fact.payer, fact.accounting


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize(
    "by",
    [
        ("clause",),
        ("basis",),
        ("relief",),
        ("institution",),
        ("locality",),
        ("locality", "relief"),
        ("relief", "clause"),
        ("basis", "clause"),
        ("institution", "clause", "locality", "basis", "relief"),
    ],
    ids=" ".join,
)
def test_a_breakdown_adds_up_to_the_rows_without_it(region: str, by: tuple[str, ...]) -> None:
    """Summed over the labels the rows are those without a breakdown, to the fen, and no others."""
    whole = {key_of(fact): fact.value for fact in eventful(region).facts}
    summed: dict[tuple[str, int, str, str, str], int] = defaultdict(int)
    for fact in figures(under(region, *EVENTFUL), by=by).facts:
        assert len(fact.by) == len(by)
        summed[key_of(fact)] += fact.value
    assert summed == whole


@pytest.mark.parametrize("region", REGIONS)
def test_students_stand_under_the_categories_that_were_assumed(region: str) -> None:
    """By relief, every amount belongs to a category of the mix, or to none."""
    found = figures(under(region, *EVENTFUL), by=["relief"])
    labels = {fact.by[0] for fact in found.facts if fact.value}
    assert labels == {"none", "tekun", "dibao", "monitored", "out_of_poverty", "dibao_margin"}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("region", REGIONS)
def test_under_no_clause_is_more_earned_than_was_received(region: str, method: Method) -> None:
    """The balance under every clause is never negative, and ends at 0 like the whole."""
    setup = under(region, *EVENTFUL, "uptake.3=0.5")
    found = figures(setup, 2022, by=["clause"], method=method)
    balances = [fact for fact in found.facts if fact.measure == "prepaid_balance"]
    assert min(fact.value for fact in balances) == 0
    assert {fact.value for fact in balances if fact.year == found.years[-1]} == {0}


def test_the_localities_of_liaoning_get_their_share() -> None:
    """By locality, each of the five cities has students, and only they."""
    found = figures(plain("liaoning"), by=["locality"])
    labels = {fact.by for fact in found.facts if fact.measure == "students" and fact.value}
    assert labels == {("shenyang",), ("dalian",), ("anshan",), ("fushun",), ("other",)}


class TestWhatIsRefused:
    """Cohorts and numbers that cannot be forecast."""

    @pytest.mark.parametrize("cohort", [2021, LAST_COHORT + 1])
    def test_a_cohort_out_of_range(self, cohort: int) -> None:
        """The rules are extended back to 2022, and forward to who enters in 2100."""
        with pytest.raises(RequestError, match=rf"cohort {cohort}: expected .* 2022 to 2101"):
            forecast(plain("changsha"), cohort, students=10)

    def test_more_students_than_can_be_counted_exactly(self) -> None:
        """A million millions are counted; one more would endanger the sums of fen."""
        setup = plain("changsha")
        made = forecast(setup, 2024, students=MOST_STUDENTS, method="grouped")
        assert made.entrants == MOST_STUDENTS
        with pytest.raises(RequestError, match="1,000,000,000,001 students: expected at most"):
            forecast(setup, 2024, students=MOST_STUDENTS + 1, method="grouped")

    def test_a_cohort_that_nobody_enters(self) -> None:
        """Without entrants there is no forecast, and the message names the assumption."""
        with pytest.raises(RequestError, match="nobody enters in cohort 2024"):
            forecast(under("changsha", "entrants=0"), 2024)

    def test_the_last_cohort_is_followed_to_its_graduation(self) -> None:
        """Values are extended as far as the last cohort's eighth year."""
        setup = under("changsha", "programme_years=8", "uptake=1", "leave_rate=0")
        found = figures(setup, LAST_COHORT, 10)
        assert found.years == list(range(2100, 2109))
        assert found.at("insured", 2108) == 10


@pytest.mark.parametrize("region", REGIONS)
def test_by_default_as_many_enter_as_the_region_says(region: str) -> None:
    """Without a number the region's own is taken: over all types of institution."""
    setup: Setup = under(region, "entrants=0", "entrants.tertiary=321")
    assert expected_entrants(setup.assumptions, 2024) == 321
    assert forecast(setup, 2024).entrants == 321


def test_every_combination_of_labels_has_its_place() -> None:
    """A forecast offers every combination of labels, in the order that was asked for."""
    made = forecast_of(plain("liaoning"), by=[*GROUPINGS])
    assert made.labels(["locality", "relief"])[:2] == [("shenyang", "none"), ("shenyang", "tekun")]


def test_the_students_of_a_city_alone() -> None:
    """Whatever else they are divided by: the rows that a breakdown by city has for it."""
    made = forecast_of(under("liaoning", *EVENTFUL), by=["relief", "locality", "affiliation"])
    some = made.of_those("locality", ["fushun", "dalian"])
    by = ["affiliation", "locality", "clause"]
    of_all = {(*key_of(fact), fact.by): fact.value for fact in facts(made, by) if fact.value}
    theirs = {(*key_of(fact), fact.by): fact.value for fact in facts(some, by) if fact.value}
    assert theirs == {key: v for key, v in of_all.items() if key[-1][1] in ("fushun", "dalian")}
    assert some.labels(["locality"]) == [("fushun",), ("dalian",)]
    assert some.entrants == made.entrants
    assert (made.is_of_all, some.is_of_all) == (True, False)
