"""One pass through the hooks: hand-computed students of Testland, and what holds for every student.

In the Shire a year costs 80, 90, 100, 110, 120 and 130 yuan from 2022 to 2027, the subsidy is
180, 190, 200 and so on; in Bree they are 200 and 300 yuan in every year. The window closes on
30 November.
"""

from datetime import date

import pytest

from kernel.assess import NO_COUNT, assess
from kernel.days import BLANK_DAY, as_date
from kernel.decisions import Decision, assumed, explicit
from kernel.errors import Contradiction, RequestError
from kernel.figures import Array
from kernel.hookspecs import QUESTIONS
from kernel.law import Law
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from tests.fiction.world import TESTLAND, load_testland
from tests.kernel.making import batch, day, layer_of, one, reformed, region_with, taken
from tests.kernel.strategies import Row
from tests.kernel.testlanders import FRESHMAN, PREPAID, SECOND_YEAR, TESTLANDS, shown

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


def test_in_the_year_of_the_enrolment_period_there_is_no_rise_to_pay() -> None:
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
def test_a_freshman_and_whoever_is_not_flagged_are_reimbursed_afterwards(record: Row) -> None:
    """100 yuan are paid in full, and all of them are reimbursed afterwards."""
    found = one(2024, **record, relief=["orphan"])
    columns = ("relief_netted", "relief_claimable", "student_pays")
    assert shown(found, *columns) == (0, 10000, 10000)


def test_relief_on_a_prepayment_is_that_of_one_year() -> None:
    """A freshman pays 400 and is reimbursed 100 for the first year and for each later one."""
    first = one(2024, **FRESHMAN, payment_mode="prepay", relief=["tekun"])
    assert shown(first, "student_pays", "relief_claimable") == (40000, 10000)
    later = one(2026, **PREPAID, relief=["tekun"])
    assert shown(later, "student_pays", "relief_claimable", "relief_netted") == (0, 10000, 0)


def test_relief_reimbursed_is_no_more_than_the_student_paid_himself() -> None:
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


# What is passed on to another fund.


def test_no_more_is_passed_on_than_the_price() -> None:
    """Row, amount and price are named; with the price itself all goes to the other fund."""

    def passing(amount: int) -> Ruleset:
        def contribution(
            students: StudentBatch, year: int, law: Law, late: Array
        ) -> tuple[Decision, ...]:
            own = TESTLAND.rules.contribution(students, year, law, late)
            return (*own, law.decide("passed_on", students, explicit("T3", True, amount=amount)))

        return region_with(contribution=contribution)

    students = batch(2024, 2)
    price = int(assess(load_testland(), students).price[0])
    assert assess(passing(price), students).passed_on.tolist() == [price, price]
    with pytest.raises(Contradiction) as fault:
        assess(passing(price + 1), students)
    assert "row T3 of `passed_on` gives 100.01 yuan, expected at most the price of a year" in str(
        fault.value
    )


def test_nothing_is_passed_on_of_a_price_of_0() -> None:
    """Money would come from nowhere; who is not insured has no price and passes nothing on."""

    def contribution(students: StudentBatch, law: Law) -> tuple[Decision, ...]:
        return (
            law.decide("due", students, explicit("T3", True, years=1, price=0)),
            law.decide("passed_on", students, explicit("T3", True, amount=64_00)),
        )

    free = region_with(contribution=contribution)
    assert assess(free, batch(2024, 2, enrols_here=False)).passed_on.tolist() == [0, 0]
    with pytest.raises(Contradiction, match=r"gives 64\.00 yuan, expected at most .*, 0\.00"):
        assess(free, batch(2024, 2))


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
def test_waits_of_2025_are_the_national_ones(
    columns: Row, waiting_days: int, benefit_start: date | None
) -> None:
    """Three months from the late payment, or after a break from the first day of cover."""
    found = one(2025, entry_year=2023, programme_years=4, **columns)
    assert shown(found, "waiting_days", "benefit_start") == (waiting_days, benefit_start)


def test_before_2025_a_break_is_ignored() -> None:
    """The national rule on breaks begins in 2025."""
    assert one(2024, **SECOND_YEAR, missed_years=2)["waiting_days"] == 0


def test_an_interpretation_may_count_the_wait_from_the_day_of_arrival() -> None:
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


def test_an_outcome_is_extended_beyond_the_years_of_the_notice() -> None:
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
