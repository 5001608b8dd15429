"""The straight line: hand-computed students of Testland, and what holds for every student.

In the Shire a year costs 80, 90, 100, 110, 120 and 130 yuan from 2022 to 2027, the subsidy is
180, 190, 200 and so on; in Bree they are 200 and 300 yuan in every year. The window closes on
30 November.
"""

from datetime import date

import numpy as np
import pytest
from attrs import asdict, fields
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.assess import NO_COUNT, Assessment, assess
from kernel.codes import Basis, Level
from kernel.days import BLANK_DAY, as_date
from kernel.decisions import Decision, assumed, explicit, not_provided
from kernel.errors import RequestError
from kernel.figures import Array
from kernel.hookspecs import QUESTIONS
from kernel.intake import Record
from kernel.law import Law
from kernel.results import result_row
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from tests.fiction.world import load_testland
from tests.kernel.making import SCENARIO, batch, day, entry, layer_of, one, reformed, taken
from tests.kernel.strategies import Roster, Row, rosters

TESTLANDS = load_testland()
ROSTERS = settings(max_examples=50, deadline=None)
FEW_ROSTERS = settings(max_examples=20, deadline=None)
FRESHMAN = {"entry_year": 2023, "programme_years": 4, "paid_on": date(2023, 10, 1)}
SECOND_YEAR = {"entry_year": 2022, "programme_years": 4, "paid_on": date(2023, 10, 1)}
PREPAID = {"entry_year": 2023, "programme_years": 4, "prepaid_in": 2024}


def shown(found: dict[str, object], *columns: str) -> tuple[object, ...]:
    """Return some result columns, money in fen."""
    return tuple(found[column] for column in columns)


# What a payment costs.


def test_a_year_costs_the_tariff_of_year_and_locality() -> None:
    """100 yuan in the Shire in 2024, 200 in Bree, 110 in the Shire in 2025."""
    columns = ("enrolled", "years_bought", "individual_due", "student_pays", "paid_through")
    assert shown(one(2024, **SECOND_YEAR), *columns) == (True, 1, 10000, 10000, 2024)
    bree = one(2024, **SECOND_YEAR, locality="bree")
    assert shown(bree, *columns) == (True, 1, 20000, 20000, 2024)
    later = one(2025, entry_year=2022, programme_years=4, paid_on=date(2024, 9, 1))
    assert shown(later, *columns) == (True, 1, 11000, 11000, 2025)


def test_a_freshman_who_prepays_pays_the_whole_programme_at_once() -> None:
    """Four years at 100 yuan, paid through 2027."""
    found = one(2024, **FRESHMAN, payment_mode="prepay")
    assert shown(found, "years_bought", "student_pays", "paid_through") == (4, 40000, 2027)
    assert shown(found, "due_clause", "due_basis") == ("T4", "explicit")


def test_a_continuing_student_clears_what_remains() -> None:
    """Entered in 2022 for four years: 2024, 2025 and 2026 are left, at 100 yuan each."""
    found = one(2024, **SECOND_YEAR, payment_mode="prepay_remaining")
    assert shown(found, "years_bought", "student_pays", "paid_through") == (3, 30000, 2026)


def test_a_year_that_was_prepaid_costs_nothing_and_the_rise_is_the_locality_s() -> None:
    """Paid at 100 in 2024, the tariff of 2026 is 120: the locality pays the 20."""
    found = one(2026, **PREPAID)
    assert shown(found, "years_bought", "individual_due", "student_pays") == (0, 0, 0)
    assert shown(found, "top_up", "top_up_payer") == (2000, "municipal")
    assert shown(found, "enrolled", "paid_through") == (True, 2027)


def test_in_the_year_of_the_drive_there_is_no_rise_to_pay() -> None:
    """A top-up belongs to later years; a tariff that did not rise needs none."""
    assert one(2024, **FRESHMAN, payment_mode="prepay")["top_up"] == 0
    assert one(2026, **PREPAID, locality="bree")["top_up"] == 0


@pytest.mark.parametrize(
    ("paid_on", "late_full_cost", "fiscal_total"),
    [(date(2024, 6, 30), 0, 20000), (date(2024, 7, 1), 20000, 0)],
)
def test_the_very_late_pay_the_fiscal_part_too(
    paid_on: date, late_full_cost: int, fiscal_total: int
) -> None:
    """To 30 June the tariff of 100; from 1 July 100 + 200, and the government pays nothing."""
    found = one(2024, **SECOND_YEAR | {"paid_on": paid_on})
    columns = ("individual_due", "late_full_cost", "student_pays", "fiscal_total")
    assert shown(found, *columns) == (10000, late_full_cost, 10000 + late_full_cost, fiscal_total)


def test_the_institution_bears_its_share_of_all_years_bought() -> None:
    """A quarter of 400 yuan is 100, the student pays 300."""
    found = one(2024, **FRESHMAN, payment_mode="prepay", institution_aid_percent=25)
    assert shown(found, "individual_due", "institution_aid", "student_pays") == (
        40000,
        10000,
        30000,
    )


def test_the_institution_bears_no_part_of_the_full_cost() -> None:
    """Half of 100 yuan, and none of the 200 that a very late payer owes."""
    found = one(2024, **SECOND_YEAR | {"paid_on": date(2024, 8, 1)}, institution_aid_percent=50)
    assert shown(found, "institution_aid", "student_pays") == (5000, 25000)


# Relief.


def test_relief_of_a_flagged_student_is_netted_at_payment() -> None:
    """Dibao has half of 100 yuan, and hands over the other half."""
    found = one(2024, **SECOND_YEAR, relief=["dibao"])
    columns = ("relief_netted", "relief_claimable", "student_pays", "relief_clause")
    assert shown(found, *columns) == (5000, 0, 5000, "T6")


@pytest.mark.parametrize("record", [FRESHMAN, {**SECOND_YEAR, "relief_flagged": False}])
def test_a_freshman_and_whoever_is_not_flagged_claims_afterwards(record: Row) -> None:
    """100 yuan are paid in full, and all of them are claimed."""
    found = one(2024, **record, relief=["orphan"])
    columns = ("relief_netted", "relief_claimable", "student_pays")
    assert shown(found, *columns) == (0, 10000, 10000)


def test_relief_on_a_prepayment_is_that_of_one_year() -> None:
    """A freshman pays 400 and claims 100 for the first year and for each later one."""
    first = one(2024, **FRESHMAN, payment_mode="prepay", relief=["tekun"])
    assert shown(first, "student_pays", "relief_claimable") == (40000, 10000)
    later = one(2026, **PREPAID, relief=["tekun"])
    assert shown(later, "student_pays", "relief_claimable", "relief_netted") == (0, 10000, 0)


def test_a_claim_is_no_more_than_the_student_paid_himself() -> None:
    """With 60 % from the institution 40 of the 100 yuan were his, whatever the relief."""
    claiming = FRESHMAN | {"institution_aid_percent": 60}
    assert one(2024, **claiming, relief=["tekun"])["relief_claimable"] == 4000
    assert one(2024, **claiming, relief=["dibao"])["relief_claimable"] == 4000
    assert (
        one(2026, **PREPAID, institution_aid_percent=60, relief=["tekun"])["relief_claimable"]
        == 4000
    )


def test_the_institution_s_share_is_of_what_netted_relief_leaves() -> None:
    """100 less 50 of relief, half of the 50 from the institution: 25 each."""
    found = one(2024, **SECOND_YEAR, relief=["dibao"], institution_aid_percent=50)
    columns = ("relief_netted", "institution_aid", "student_pays")
    assert shown(found, *columns) == (5000, 2500, 2500)


# The fiscal subsidy.


@pytest.mark.parametrize(
    ("locality", "affiliation", "levels"),
    [
        ("shire", "central", (20000, 0, 0)),
        ("shire", "provincial", (12000, 8000, 0)),
        ("shire", "municipal", (10000, 4000, 6000)),
        ("bree", "central", (20000, 0, 10000)),
        ("bree", "provincial", (12000, 8000, 10000)),
        ("bree", "municipal", (10000, 4000, 16000)),
    ],
)
def test_the_subsidy_is_split_and_the_municipal_level_takes_the_remainder(
    locality: str, affiliation: str, levels: tuple[int, int, int]
) -> None:
    """100/0, 60/40 and 50/20 of the national 200; Bree's own standard is 300."""
    found = one(2024, **SECOND_YEAR, locality=locality, affiliation=affiliation)
    assert shown(found, "fiscal_central", "fiscal_provincial", "fiscal_municipal") == levels
    assert shown(found, "fiscal_total", "fiscal_unallocated") == (sum(levels), 0)


def test_a_withdrawn_share_is_unallocated_and_the_total_stays() -> None:
    """A scenario that takes the province out of it leaves 40 yuan that nobody pays."""
    without = TESTLANDS.under(TESTLANDS.law.switched("withdrawn_level", "provincial"))
    found = one(2024, without, **SECOND_YEAR, affiliation="municipal")
    columns = ("fiscal_central", "fiscal_provincial", "fiscal_municipal", "fiscal_unallocated")
    assert shown(found, *columns) == (10000, 0, 6000, 4000)
    assert found["fiscal_total"] == 20000


def test_a_subsidy_below_the_higher_levels_shares_is_refused() -> None:
    """Bree cannot receive 150 yuan where centre and province pay 200."""
    poorer = entry(150, year=2024, locality=("bree",))
    rules = TESTLANDS.under(TESTLANDS.law.overridden("fiscal", poorer, SCENARIO))
    expected = "region 'testland', insurance year 2024: the fiscal subsidy is lower than what"
    with pytest.raises(RequestError, match=expected):
        one(2024, rules, **SECOND_YEAR, locality="bree")
    assert one(2024, rules, **SECOND_YEAR)["fiscal_total"] == 20000


# Cover and waiting.


@pytest.mark.parametrize(
    ("record", "cover_start", "waiting_days", "benefit_start"),
    [
        (FRESHMAN, date(2023, 9, 1), 0, date(2023, 9, 1)),
        (SECOND_YEAR, date(2024, 1, 1), 0, date(2024, 1, 1)),
        (SECOND_YEAR | {"paid_on": date(2023, 11, 30)}, date(2024, 1, 1), 0, date(2024, 1, 1)),
        (SECOND_YEAR | {"paid_on": date(2023, 12, 1)}, date(2024, 1, 1), 30, date(2024, 1, 1)),
        (SECOND_YEAR | {"paid_on": date(2023, 12, 15)}, date(2024, 1, 1), 30, date(2024, 1, 14)),
        (FRESHMAN | {"paid_on": date(2023, 12, 15)}, date(2024, 1, 1), 30, date(2024, 1, 14)),
        (SECOND_YEAR | {"paid_on": date(2024, 12, 1)}, date(2024, 1, 1), 30, date(2024, 12, 31)),
        (SECOND_YEAR | {"paid_on": date(2024, 12, 2)}, date(2024, 1, 1), 30, None),
    ],
)
def test_cover_and_benefits_of_2024(
    record: Row, cover_start: date, waiting_days: int, benefit_start: date | None
) -> None:
    """Late is who pays after 30 November: from January, and 30 days after the payment.

    Benefits that would begin after the year's end are blank, and the days stay.
    """
    found = one(2024, **record)
    columns = ("cover_start", "cover_end", "waiting_days", "benefit_start")
    assert shown(found, *columns) == (cover_start, date(2024, 12, 31), waiting_days, benefit_start)


@pytest.mark.parametrize(
    ("columns", "waiting_days", "benefit_start"),
    [
        ({"paid_on": date(2024, 11, 30)}, 0, date(2025, 1, 1)),
        ({"paid_on": date(2024, 12, 1)}, 90, date(2025, 3, 1)),
        ({"paid_on": date(2025, 11, 15)}, 92, None),
        ({"paid_on": date(2024, 10, 1), "missed_years": 1}, 90, date(2025, 4, 1)),
        ({"prepaid_in": 2024, "missed_years": 1}, 0, date(2025, 1, 1)),
    ],
)
def test_waits_of_2025_are_those_of_the_nation(
    columns: Row, waiting_days: int, benefit_start: date | None
) -> None:
    """Three months from the late payment, or after a break from the first day of cover."""
    found = one(2025, entry_year=2023, programme_years=4, **columns)
    assert shown(found, "waiting_days", "benefit_start") == (waiting_days, benefit_start)


def test_before_2025_a_break_is_ignored() -> None:
    """The nation's rule on breaks begins in 2025."""
    assert one(2024, **SECOND_YEAR, missed_years=2)["waiting_days"] == 0


def test_a_reading_may_count_the_wait_from_the_day_of_arrival() -> None:
    """Paid on 15 December and arrived on the 20th: the 30 days end on 19 January."""
    by_arrival = TESTLANDS.under(TESTLANDS.law.switched("late_clock", "arrival"))
    late = SECOND_YEAR | {"paid_on": date(2023, 12, 15), "received_on": date(2023, 12, 20)}
    assert one(2024, **late)["benefit_start"] == date(2024, 1, 14)
    assert one(2024, by_arrival, **late)["benefit_start"] == date(2024, 1, 19)


# Who is not enrolled.


@pytest.mark.parametrize(
    "record",
    [
        SECOND_YEAR | {"paid_on": None},
        SECOND_YEAR | {"enrols_here": False},
        SECOND_YEAR | {"enrols_here": False, "paid_on": date(2024, 8, 1)},
        SECOND_YEAR | {"study_mode": "part_time"},
        SECOND_YEAR | {"institution_type": "kindergarten"},
    ],
)
def test_the_unpaid_the_absent_and_who_is_out_of_scope_cost_nothing(record: Row) -> None:
    """Not enrolled is no error: money of 0, and neither dates nor clauses."""
    found = assess(TESTLANDS, taken(2024, [record | {"relief": ["tekun"]}]))
    for column in (found.enrolled, found.paid_for, found.late):
        assert column.tolist() == [False]
    for amount in (
        found.years_bought,
        found.price,
        found.late_full_cost,
        found.student_pays,
        found.relief_netted,
        found.relief_claimable,
        found.fiscal_total,
        found.top_up,
        found.paid_through,
        found.refund,
        found.refund_exposure,
    ):
        assert amount.tolist() == [0]
    for when in (found.cover_start, found.cover_end, found.benefit_start):
        assert when.tolist() == [BLANK_DAY]
    assert found.waiting_days.tolist() == [NO_COUNT]


# Leaving.


def leaving(year: int, record: Record, left_on: date, applied_on: date | None = None) -> Assessment:
    """Assess a student who leaves, and applies for a refund on the day or when he says."""
    columns = {"left_on": left_on, "refund_applied_on": applied_on or left_on}
    return assess(TESTLANDS, taken(year, [{**record, **columns}]))


@pytest.mark.parametrize(
    ("left_on", "applied_on", "refund", "enrolled"),
    [
        (date(2023, 12, 31), date(2023, 12, 31), 40000, False),
        (date(2024, 1, 1), date(2024, 1, 1), 30000, True),
        (date(2024, 12, 31), date(2024, 12, 31), 30000, True),
        (date(2024, 5, 1), date(2025, 1, 1), 20000, True),
        (date(2025, 1, 1), date(2024, 5, 1), 20000, True),
        (date(2026, 3, 1), date(2026, 3, 1), 10000, True),
        (date(2027, 3, 1), date(2027, 3, 1), 0, True),
    ],
)
def test_years_not_begun_on_the_later_of_leaving_and_applying_are_given_back(
    left_on: date, applied_on: date, refund: int, enrolled: bool
) -> None:
    """A second-year student clears 2024 to 2027 at 100 each; a year begins on its 1 January."""
    record = {**SECOND_YEAR, "programme_years": 5, "payment_mode": "prepay_remaining"}
    found = leaving(2024, record, left_on, applied_on)
    assert found.refund.tolist() == [refund]
    assert found.enrolled.tolist() == [enrolled]
    assert found.paid_for.tolist() == [True]
    assert found.paid_through.tolist() == [2027]


def test_a_freshman_s_first_year_begins_in_september() -> None:
    """Leaving in October of the entry year gives back the three years after the first."""
    found = leaving(2024, FRESHMAN | {"payment_mode": "prepay"}, date(2023, 10, 15))
    assert (found.refund.tolist(), found.enrolled.tolist()) == ([30000], [True])


def test_a_late_payer_s_year_begins_after_the_wait() -> None:
    """Paid on 15 December, begun on 14 January: leaving the day before gives the year back."""
    late = SECOND_YEAR | {"paid_on": date(2023, 12, 15)}
    assert leaving(2024, late, date(2024, 1, 13)).refund.tolist() == [10000]
    assert leaving(2024, late, date(2024, 1, 14)).refund.tolist() == [0]


def test_a_year_that_is_given_back_is_not_insured_and_what_was_paid_stays_visible() -> None:
    """No subsidy, no dates, no claim; due, payment and refund stand side by side."""
    record = SECOND_YEAR | {"relief": ["dibao"], "relief_flagged": False}
    found = leaving(2024, record, date(2023, 12, 31))
    assert found.enrolled.tolist() == [False]
    assert (found.student_pays.tolist(), found.refund.tolist()) == ([10000], [10000])
    assert (found.fiscal_total.tolist(), found.relief_claimable.tolist()) == ([0], [0])
    assert (found.cover_start.tolist(), found.waiting_days.tolist()) == ([BLANK_DAY], [NO_COUNT])
    assert (found.this_year_returned.tolist(), found.this_year_exposed.tolist()) == (
        [True],
        [False],
    )


def test_without_an_application_nothing_is_given_back() -> None:
    """Leaving alone is not enough, and where refunds are granted nothing is exposed."""
    record = SECOND_YEAR | {"payment_mode": "prepay_remaining", "left_on": date(2024, 3, 1)}
    found = one(2024, **record)
    assert shown(found, "refund", "refund_exposure") == (0, 0)


def test_a_refund_goes_back_to_whoever_paid() -> None:
    """Three years at 100, half of the first netted, a fifth of the rest from the institution.

    Paid: relief 50, institution 20 % of 250 = 50, student 200. All three years go back.
    """
    record = SECOND_YEAR | {
        "payment_mode": "prepay_remaining",
        "relief": ["dibao"],
        "institution_aid_percent": 20,
    }
    found = leaving(2024, record, date(2023, 12, 31))
    back = found.refund_shares
    assert (back.relief.tolist(), back.institution.tolist()) == ([5000], [5000])
    assert (back.student.tolist(), found.refund.tolist()) == ([20000], [30000])


def test_later_years_go_back_without_the_relief_of_the_first() -> None:
    """Leaving in March keeps 2024: 2 × 20 to the institution and 2 × 80 to the student."""
    record = SECOND_YEAR | {
        "payment_mode": "prepay_remaining",
        "relief": ["dibao"],
        "institution_aid_percent": 20,
    }
    back = leaving(2024, record, date(2024, 3, 1)).refund_shares
    assert (back.relief.tolist(), back.institution.tolist(), back.student.tolist()) == (
        [0],
        [4000],
        [16000],
    )


def test_years_prepaid_earlier_go_back_as_they_were_paid() -> None:
    """2026 and 2027 of a term at 100 yuan, a quarter of which the institution paid."""
    found = leaving(2026, PREPAID | {"institution_aid_percent": 25}, date(2025, 12, 31))
    back = found.refund_shares
    assert (back.relief.tolist(), back.institution.tolist()) == ([0], [5000])
    assert (back.student.tolist(), found.refund.tolist()) == ([15000], [20000])


def test_the_full_cost_of_the_very_late_is_not_given_back() -> None:
    """Of 100 + 200 yuan only the contribution is: the year begins 30 days after 1 July."""
    found = leaving(2024, SECOND_YEAR | {"paid_on": date(2024, 7, 1)}, date(2024, 7, 15))
    assert (found.student_pays.tolist(), found.refund.tolist()) == ([30000], [10000])


def granting_nothing(students: StudentBatch, law: Law) -> Decision:
    """Leave refunds to nobody, leaving being the cut-off."""
    left_on = students.left_on
    return law.decide("refund", students, not_provided("T12", True, granted=0, cut_off=left_on))


def test_where_no_document_grants_a_refund_the_same_sum_is_exposed() -> None:
    """300 yuan for the years not begun, by leaving alone, and the student stays enrolled."""
    silent = reformed(layer_of("silent", refund=granting_nothing))
    record = SECOND_YEAR | {"payment_mode": "prepay_remaining", "left_on": date(2023, 12, 31)}
    found = assess(silent, taken(2024, [record]))
    assert (found.refund.tolist(), found.refund_exposure.tolist()) == ([0], [30000])
    assert found.enrolled.tolist() == [True]
    assert found.this_year_exposed.tolist() == [True]
    assert found.bases["refund"].tolist() == [Basis.NOT_PROVIDED]


# Graduates.


@pytest.mark.parametrize(
    ("columns", "months"),
    [
        ({}, 12),
        ({"paid_years": [2024, 2025, 2027]}, 6),
        ({"paid_years": []}, 0),
        ({"graduate_scheme": "employee_elsewhere"}, 0),
        ({"left_on": date(2027, 5, 1)}, 0),
        ({"study_mode": "part_time"}, 0),
    ],
)
def test_months_credited_to_a_graduate(columns: Row, months: int) -> None:
    """3 months for each year of the longest run, in the graduation year, on joining here."""
    record = PREPAID | {"graduate_scheme": "employee_here"} | columns
    assert one(2027, **record)["credit_months"] == months
    assert one(2026, **record | {"left_on": None})["credit_months"] == 0


# The basis and the clause.


def test_an_outcome_is_carried_beyond_the_years_of_the_notice() -> None:
    """2024 is explicit, 2026 is not; the prepaid term runs on under the notice."""
    assert shown(one(2024, **SECOND_YEAR), "due_basis", "cover_basis") == ("explicit", "explicit")
    later = one(2026, entry_year=2024, programme_years=4, paid_on=date(2025, 10, 1))
    assert shown(later, "due_basis", "cover_basis") == ("assumed", "assumed")
    prepaid = one(2026, **PREPAID)
    assert shown(prepaid, "due_basis", "cover_basis") == ("explicit", "explicit")


def test_the_price_s_basis_reaches_relief_and_refund_only_where_money_flows() -> None:
    """2026's tariff is assumed: a dibao's relief is so too, no relief is not."""
    record = {"entry_year": 2024, "programme_years": 4, "paid_on": date(2025, 10, 1)}
    assert one(2026, **record, relief=["dibao"])["relief_basis"] == "assumed"
    assert one(2026, **record)["relief_basis"] == "explicit"


def repriced(students: StudentBatch, law: Law) -> Decision:
    """Price every year at an assumed 70 yuan."""
    return law.decide("due", students, assumed("T3", True, years=1, price=7000))


def test_the_basis_of_due_is_the_weakest_of_price_and_surcharge() -> None:
    """An explicit surcharge does not mend an assumed price."""
    rules = reformed(layer_of("reform", contribution=repriced))
    found = one(2024, rules, **SECOND_YEAR | {"paid_on": date(2024, 7, 1)})
    assert shown(found, "due_basis", "due_clause", "student_pays") == ("assumed", "T5", 27000)


def test_every_question_is_asked_once_and_kept() -> None:
    """The explanation of a result finds the table that decided."""
    assert set(assess(TESTLANDS, batch()).decisions) == set(QUESTIONS)


# What holds for every student.


def of(roster: Roster, rules: Ruleset = TESTLANDS) -> Assessment:
    """Assess a drawn roster."""
    year, rows = roster
    return assess(rules, taken(year, rows))


def same(left: Array, right: Array) -> bool:
    """Say whether two columns hold the same."""
    return bool(np.array_equal(left, right))


@ROSTERS
@given(rosters())
def test_what_is_handed_over_is_what_is_due(roster: Roster) -> None:
    """Student, institution and netted relief together pay the due and the full cost."""
    a = of(roster)
    paid = a.student_pays + a.institution_aid + a.relief_netted
    assert same(paid, a.individual_due + a.late_full_cost)
    assert same(a.individual_due, a.years_bought * a.price)


@ROSTERS
@given(rosters())
def test_no_amount_is_negative(roster: Roster) -> None:
    """Neither a payment nor a share of one, whatever the percentages."""
    a = of(roster)
    shares = [*asdict(a.this_year).values(), *asdict(a.each_later_year).values()]
    back = asdict(a.refund_shares).values()
    for amount in (a.student_pays, a.top_up, a.refund, a.refund_exposure, *shares, *back):
        assert (amount >= 0).all()


@ROSTERS
@given(rosters())
def test_relief_is_never_more_than_a_year_s_price(roster: Roster) -> None:
    """Netted or claimed, and never both."""
    a = of(roster)
    assert (a.relief_netted + a.relief_claimable <= a.price).all()
    assert not ((a.relief_netted > 0) & (a.relief_claimable > 0)).any()


@ROSTERS
@given(rosters(), st.sampled_from([level.word for level in Level]))
def test_the_levels_add_up_whatever_is_withdrawn(roster: Roster, withdrawn: str) -> None:
    """The total is what the table says, and a level that withdraws pays nothing."""
    rules = TESTLANDS.under(TESTLANDS.law.switched("withdrawn_level", withdrawn))
    a = of(roster, rules)
    expected = np.where(a.enrolled, a.decisions["fiscal"]["total"], 0)
    assert same(a.fiscal_total, expected)
    assert same(np.sum([a.fiscal[level] for level in Level], axis=0), expected)
    assert all((amount >= 0).all() for amount in a.fiscal.values())
    if withdrawn != "none":
        assert not a.fiscal[Level[withdrawn.upper()]].any()
    else:
        assert not a.fiscal[Level.NONE].any()


@ROSTERS
@given(rosters())
def test_shares_add_to_the_price_and_to_the_refund(roster: Roster) -> None:
    """Those of this and of a later year to the price, those given back to the refund."""
    a = of(roster)
    assert same(a.this_year.relief + a.this_year.institution + a.this_year.student, a.price)
    assert same(
        a.each_later_year.relief + a.each_later_year.institution + a.each_later_year.student,
        a.price,
    )
    assert same(
        a.refund_shares.relief + a.refund_shares.institution + a.refund_shares.student, a.refund
    )


@ROSTERS
@given(rosters())
def test_the_shares_of_all_years_bought_are_what_was_handed_over(
    roster: Roster,
) -> None:
    """The first year once and a later year for each further one, payer by payer."""
    a = of(roster)
    bought, further = a.years_bought > 0, np.maximum(a.years_bought - 1, 0)
    for paid, this, later in (
        (a.relief_netted, a.this_year.relief, a.each_later_year.relief),
        (a.institution_aid, a.this_year.institution, a.each_later_year.institution),
        (a.student_pays - a.late_full_cost, a.this_year.student, a.each_later_year.student),
    ):
        assert same(np.where(bought, this + further * later, 0), paid)


@ROSTERS
@given(rosters())
def test_a_refund_is_at_most_what_each_payer_bears_to_the_last_year_paid_for(
    roster: Roster,
) -> None:
    """Nobody is given back more than he paid, and only what was paid for is given back."""
    a = of(roster)
    later = np.where(a.paid_for, a.paid_through - a.students.year, 0)
    for back, this, each in (
        (a.refund_shares.relief, a.this_year.relief, a.each_later_year.relief),
        (a.refund_shares.institution, a.this_year.institution, a.each_later_year.institution),
        (a.refund_shares.student, a.this_year.student, a.each_later_year.student),
    ):
        assert (back <= this + later * each).all()


@ROSTERS
@given(rosters())
def test_who_is_not_enrolled_has_no_dates_and_costs_no_public_money(
    roster: Roster,
) -> None:
    """And who is enrolled has paid, and is covered to the year's end."""
    a = of(roster)
    out = ~a.enrolled
    for when in (a.cover_start, a.cover_end, a.benefit_start):
        assert (when[out] == BLANK_DAY).all()
    for amount in (a.fiscal_total, a.top_up, a.relief_claimable):
        assert not amount[out].any()
    assert (a.waiting_days[out] == NO_COUNT).all()
    assert a.paid_for[a.enrolled].all()
    assert (a.cover_end[a.enrolled] == day(f"{a.students.year}-12-31")).all()
    begun = a.benefit_start[a.enrolled & (a.benefit_start != BLANK_DAY)]
    assert (begun <= day(f"{a.students.year}-12-31")).all()


@FEW_ROSTERS
@given(rosters())
def test_a_batch_of_one_gives_the_row_of_a_batch_of_many(roster: Roster) -> None:
    """Nothing that a student is given depends on his neighbours."""
    many = of(roster)
    for row in range(len(many.students)):
        alone = assess(TESTLANDS, many.students.select(np.array([row])))
        assert result_row(alone, 0) == result_row(many, row)


@ROSTERS
@given(rosters())
def test_the_order_of_the_rows_does_not_matter(roster: Roster) -> None:
    """A batch turned around is assessed the other way round."""
    ordered = of(roster)
    rows = range(len(ordered.students))
    turned = assess(TESTLANDS, ordered.students.select(np.array(rows)[::-1]))
    for row in rows:
        assert result_row(turned, row) == result_row(ordered, rows[-1 - row])


@ROSTERS
@given(rosters(), st.dates(date(2000, 9, 1), date(2000, 11, 30)))
def test_the_day_inside_the_window_does_not_matter(roster: Roster, when: date) -> None:
    """Whoever pays in the window pays the same and is covered the same on each of its days."""
    year, rows = roster
    first, other = date(year - 1, 9, 1), date(year - 1, when.month, when.day)
    inside = [row | {"received_on": None} for row in rows]
    one_day = of((year, [row | {"paid_on": first} for row in inside]))
    other_day = of((year, [row | {"paid_on": other} for row in inside]))
    assert same(one_day.student_pays, other_day.student_pays)
    assert same(one_day.benefit_start, other_day.benefit_start)
    assert not other_day.late.any()


@ROSTERS
@given(rosters())
def test_every_result_has_a_row_for_every_student(roster: Roster) -> None:
    """All columns, bases and decisions are as long as the batch."""
    a = of(roster)
    columns = [getattr(a, attribute.name) for attribute in fields(Assessment)]
    arrays = [column for column in columns if isinstance(column, np.ndarray)]
    arrays += [*a.fiscal.values(), *a.bases.values()]
    arrays += [decision.row for decision in a.decisions.values()]
    assert {len(column) for column in arrays} == {len(a.students)}


def test_an_empty_batch_is_assessed() -> None:
    """Nobody costs nothing."""
    found = assess(TESTLANDS, batch(2024, 0))
    assert (len(found.students), int(found.fiscal_total.sum())) == (0, 0)


def test_before_the_first_year_nothing_is_assessed() -> None:
    """2021 has a national standard, but no tariff."""
    students = batch(2021, paid_on=day("2020-10-01"))
    with pytest.raises(
        RequestError, match=r"tariff: no value for locality 'shire', insurance year"
    ):
        assess(TESTLANDS, students)


def test_a_benefit_begins_on_the_later_of_cover_and_wait() -> None:
    """A wait that ends before the cover begins does not bring it forward."""

    def waiting_period(students: StudentBatch, law: Law, cover: Decision) -> Decision:
        ends = cover["start"] - 10
        return law.decide("waiting", students, explicit("T11", True, since=ends, ends=ends))

    rules = reformed(layer_of("early", waiting_period=waiting_period))
    found = assess(rules, batch())
    assert as_date(int(found.benefit_start[0])) == date(2024, 1, 1)
