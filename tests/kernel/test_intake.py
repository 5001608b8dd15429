"""From what a person writes to a batch: defaults, domains, and every reason for a rejection."""

from datetime import date

import numpy as np
import pytest
from attrs import evolve

from kernel.codes import (
    Affiliation,
    GraduateScheme,
    InstitutionType,
    PaymentMode,
    Recognised,
    Relief,
    StudyMode,
)
from kernel.days import BLANK_DAY
from kernel.intake import Cells, Intake, Roster, take_in
from kernel.messages import message
from kernel.ruleset import Ruleset
from simulate.language.catalogue import spoken
from tests.fiction.world import load_testland
from tests.kernel.making import day, taken

OCTOBER = date(2024, 10, 1)


def reasons(**columns: object) -> tuple[str, ...]:
    """Return why a student of 2025 with these columns is rejected."""
    record = {"entry_year": 2023, "programme_years": 4, **columns}
    rejected = take_in(load_testland(), 2025, Roster.of([record])).rejected
    return tuple(str(reason) for reason in rejected[0].reasons) if rejected else ()


def test_entry_and_length_are_enough_and_the_rest_has_defaults() -> None:
    """A full-time, provincial, tertiary student of the default locality who has not paid."""
    student = taken(2025, [{"entry_year": 2023, "programme_years": 4}])
    assert (student.year, student.weight.tolist()) == (2025, [1])
    expected = {
        "institution_type": InstitutionType.TERTIARY,
        "study_mode": StudyMode.FULL_TIME,
        "locality": 0,
        "entry_year": 2023,
        "entered_on": day("2023-09-01"),
        "programme_years": 4,
        "payment_mode": PaymentMode.ANNUAL,
        "paid_on": BLANK_DAY,
        "received_on": BLANK_DAY,
        "prepaid_in": 0,
        "relief": 0,
        "relief_recognised": Recognised.LOCAL,
        "relief_from": BLANK_DAY,
        "relief_flagged": True,
        "enrols_here": True,
        "insured_on_entry": False,
        "institution_aid_percent": 0,
        "affiliation": Affiliation.PROVINCIAL,
        "left_on": BLANK_DAY,
        "refund_applied_on": BLANK_DAY,
        "graduate_scheme": GraduateScheme.NONE,
        "paid_years": 0,
        "missed_years": 0,
        "repaired_years": 0,
    }
    assert {name: getattr(student, name)[0] for name in expected} == expected


def test_none_is_a_blank_cell() -> None:
    """A column that is there without a value has its default, and required ones are missing."""
    student = taken(2025, [{"entry_year": 2023, "programme_years": 4, "locality": None}])
    assert student.locality.tolist() == [0]
    assert reasons(entry_year=None) == ("entry_year is missing",)


def test_every_column_is_read() -> None:
    """Words become codes, dates days, lists bits, and flags flags."""
    student = taken(
        2025,
        [
            {
                "institution_type": "secondary_vocational",
                "study_mode": "part_time",
                "locality": "bree",
                "entry_year": 2023,
                "entered_on": date(2024, 3, 1),
                "programme_years": 3,
                "payment_mode": "prepay_remaining",
                "paid_on": date(2024, 12, 1),
                "received_on": date(2024, 12, 3),
                "relief": ["dibao", "orphan", "dibao"],
                "relief_recognised": "province",
                "relief_from": date(2020, 2, 29),
                "relief_flagged": False,
                "enrols_here": True,
                "insured_on_entry": True,
                "institution_aid_percent": 25,
                "affiliation": "central",
                "left_on": date(2025, 3, 1),
                "refund_applied_on": date(2025, 3, 2),
                "graduate_scheme": "employee_here",
                "paid_years": [2024, 2026],
                "missed_years": 2,
                "repaired_years": 1,
            }
        ],
    )
    expected = {
        "institution_type": InstitutionType.SECONDARY_VOCATIONAL,
        "study_mode": StudyMode.PART_TIME,
        "locality": 1,
        "entered_on": day("2024-03-01"),
        "payment_mode": PaymentMode.PREPAY_REMAINING,
        "paid_on": day("2024-12-01"),
        "received_on": day("2024-12-03"),
        "relief": (1 << Relief.DIBAO) | (1 << Relief.ORPHAN),
        "relief_recognised": Recognised.PROVINCE,
        "relief_from": day("2020-02-29"),
        "relief_flagged": False,
        "insured_on_entry": True,
        "institution_aid_percent": 25,
        "affiliation": Affiliation.CENTRAL,
        "left_on": day("2025-03-01"),
        "refund_applied_on": day("2025-03-02"),
        "graduate_scheme": GraduateScheme.EMPLOYEE_HERE,
        "paid_years": 0b101,
        "missed_years": 2,
        "repaired_years": 1,
    }
    assert {name: getattr(student, name)[0] for name in expected} == expected


def test_a_payment_arrives_when_it_is_made_unless_the_roster_says_otherwise() -> None:
    """The default of the day of arrival is the day of payment."""
    base = {"entry_year": 2023, "programme_years": 4, "paid_on": OCTOBER}
    students = taken(2025, [base, {**base, "received_on": date(2024, 10, 5)}])
    assert students.received_on.tolist() == [day("2024-10-01"), day("2024-10-05")]


def test_only_a_freshman_is_not_flagged_by_default() -> None:
    """Nobody can have had relief netted before his first payment."""
    years = [{"entry_year": entry, "programme_years": 4} for entry in (2024, 2023)]
    assert taken(2025, years).relief_flagged.tolist() == [False, True]


def prepaying() -> Ruleset:
    """Return Testland as if its freshmen prepaid unless the roster says otherwise."""
    usual = load_testland()
    return evolve(usual, facts=evolve(usual.facts, freshman_pays="prepay", default_locality="bree"))


def test_a_region_says_how_its_freshmen_pay_and_where_its_students_are() -> None:
    """Only a freshman's mode follows the region, and a mode that is given stands."""
    records: list[dict[str, object]] = [
        {"entry_year": 2024, "programme_years": 4},
        {"entry_year": 2023, "programme_years": 4},
        {"entry_year": 2024, "programme_years": 4, "payment_mode": "annual", "locality": "shire"},
    ]
    students = taken(2025, records, prepaying())
    assert students.payment_mode.tolist() == [PaymentMode.PREPAY, 0, 0]
    assert students.locality.tolist() == [1, 1, 0]


@pytest.mark.parametrize(
    ("columns", "bits"),
    [
        ({}, 0b0000),
        ({"paid_on": OCTOBER}, 0b0010),
        ({"prepaid_in": 2024}, 0b0011),
        ({"prepaid_in": 2024, "enrols_here": False}, 0b0000),
        ({"paid_on": OCTOBER, "enrols_here": False}, 0b0000),
        ({"paid_on": OCTOBER, "paid_years": []}, 0b0000),
        ({"paid_years": [2024, 2025]}, 0b0011),
        ({"paid_years": (2027, 2027)}, 0b1000),
        ({"paid_years": [2023, 1999, 2024, 2040]}, 0b0001),
    ],
)
def test_years_paid_are_those_given_or_follow_from_the_payment(
    columns: dict[str, object], bits: int
) -> None:
    """The year itself if paid, from the prepayment on if prepaid; a list stands as it is given."""
    student = taken(2025, [{"entry_year": 2023, "programme_years": 4, **columns}])
    assert student.paid_years.tolist() == [bits]


def test_who_prepaid_in_a_later_year_of_study_has_paid_from_then_on() -> None:
    """Prepaid in 2025 of a programme that began in 2024: years 2025 to 2027 by 2027."""
    student = taken(2027, [{"entry_year": 2023, "programme_years": 4, "prepaid_in": 2025}])
    assert student.paid_years.tolist() == [0b1110]


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("institution_type", "tertiery", "a word; did you mean 'tertiary'?"),
        ("study_mode", "full time", "a word; did you mean 'full_time'?"),
        ("missed_years", -1, "a whole number from 0 to 99"),
        ("repaired_years", 100, "a whole number from 0 to 99"),
        ("locality", "brie", "a word; did you mean 'bree'? known: shire, bree"),
        ("entry_year", 1999, "a whole number from 2000 to 2100"),
        ("entry_year", 2101, "a whole number from 2000 to 2100"),
        ("entered_on", "spring", "a date such as 2023-09-01"),
        ("programme_years", 0, "a whole number from 1 to 8"),
        ("programme_years", 9, "a whole number from 1 to 8"),
        ("payment_mode", "yearly", "a word; "),
        ("paid_on", "2024-13-01", "a date such as 2023-09-01"),
        ("received_on", "October", "a date such as 2023-09-01"),
        ("prepaid_in", 1899, "a whole number from 1900 to 2199"),
        ("relief", ["dibao", "poor"], "categories joined by semicolons, each a word; "),
        ("relief_recognised", "here", "a word; "),
        ("relief_from", True, "a date such as 2023-09-01"),
        ("relief_flagged", "perhaps", "true or false"),
        ("enrols_here", 2, "true or false"),
        ("insured_on_entry", "x", "true or false"),
        ("institution_aid_percent", 101, "a whole number from 0 to 100"),
        ("affiliation", "national", "a word; "),
        ("left_on", "2025-02-29", "a date such as 2023-09-01"),
        ("refund_applied_on", 5, "a date such as 2023-09-01"),
        ("graduate_scheme", "employee", "a word; did you mean 'employee_here'?"),
        ("paid_years", "2024 and 2025", "insurance years such as 2024;2025"),
    ],
)
def test_a_value_outside_its_domain_is_rejected_with_what_was_expected(
    column: str, value: object, expected: str
) -> None:
    """The column and what would have been right, and never what was found."""
    found = reasons(**{column: value})
    assert len(found) == 1
    assert found[0].startswith(f"{column}: expected {expected}")


def test_reasons_are_stated_in_both_languages() -> None:
    """In Chinese a column has its Chinese name."""
    record = {"programme_years": 4, "paid_on": "soon"}
    (rejection,) = take_in(load_testland(), 2025, Roster.of([record])).rejected
    assert [spoken(reason, "zh") for reason in rejection.reasons] == [
        "入学年份缺失",
        "缴费日期：应为日期，如2023-09-01",
    ]


def test_a_day_of_entry_lies_in_the_school_year_of_entry() -> None:
    """Who came in March 2024 entered in the school year that began in September 2023."""
    spring = {"entry_year": 2024, "programme_years": 4, "entered_on": "2024-03-01"}
    (rejection,) = take_in(load_testland(), 2025, Roster.of([spring])).rejected
    (reason,) = rejection.reasons
    assert (str(reason), spoken(reason, "zh")) == (
        "entered outside the school year of entry (1 September of the entry year to 31 August)",
        "入学日期不在入学学年内（入学年份9月1日至次年8月31日）",
    )
    assert reasons(entry_year=2023, entered_on="2024-03-01") == ()
    assert reasons(entry_year="x", entered_on="2024-03-01") == (
        "entry_year: expected a whole number from 2000 to 2100",
    )


def test_what_is_found_in_a_cell_stands_in_no_reason() -> None:
    """A name in the wrong column must not get into a message."""
    found = [
        *reasons(
            **dict.fromkeys(("paid_on", "relief", "locality", "missed_years"), "Bilbo Baggins")
        ),
        *reasons(enrols_here="Bilbo Baggins", paid_years="Bilbo Baggins", entry_year="Bilbo"),
    ]
    assert len(found) == 7
    assert not any("Bilbo" in reason for reason in found)


@pytest.mark.parametrize("column", [["tertiary", "小学", "tertiary"], ["大学", "primary", "高校"]])
def test_equal_values_may_be_given_once(column: list[str]) -> None:
    """Rows point into the distinct values of their column."""
    distinct = sorted(set(column))
    roster = Roster(
        3,
        {
            "entry_year": Cells(["2023"], np.zeros(3, np.int64)),
            "programme_years": Cells([4], np.zeros(3, np.int64)),
            "institution_type": Cells(distinct, np.array([distinct.index(c) for c in column])),
        },
    )
    batch = take_in(load_testland(), 2025, roster).batch
    expected = [InstitutionType.TERTIARY, InstitutionType.PRIMARY, InstitutionType.TERTIARY]
    assert batch.institution_type.tolist() == expected


def test_every_value_outside_its_domain_is_reported() -> None:
    """One round of corrections is enough."""
    found = reasons(entry_year=None, locality="brie", relief_flagged="perhaps")
    assert [reason.split(":")[0] for reason in found] == [
        "locality",
        "entry_year is missing",
        "relief_flagged",
    ]


def test_a_problem_is_reported_beside_a_value_outside_its_domain() -> None:
    """Paid too early, and an affiliation that nobody knows: both at once."""
    found = reasons(affiliation="national", paid_on=date(2024, 8, 1))
    assert [reason.split(":")[0] for reason in found] == [
        "affiliation",
        "paid before the enrolment window opens on 2024-09-01",
    ]


@pytest.mark.parametrize("year", [2022, 2101, 2102, 2108])
def test_a_missing_entry_year_is_reported_in_every_year(year: int) -> None:
    """Also in the years of those who enter last."""
    record = {"programme_years": 4, "paid_years": "2024"}
    (rejection,) = take_in(load_testland(), year, Roster.of([record])).rejected
    assert [str(reason) for reason in rejection.reasons] == ["entry_year is missing"]


def test_no_problem_is_made_up_about_a_value_that_cannot_be_read() -> None:
    """It arrived without being paid only if the day of payment is blank, not if it is garbled."""
    found = reasons(paid_on="soon", received_on=date(2024, 10, 5))
    assert [reason.split(":")[0] for reason in found] == ["paid_on"]
    found = reasons(entry_year="soon", programme_years=1)
    assert [reason.split(":")[0] for reason in found] == ["entry_year"]


def test_every_problem_of_a_row_inside_the_domains_is_reported() -> None:
    """A row may be wrong in more than one way, and in this region only."""
    assert reasons(entry_year=2019, paid_on=date(2024, 8, 1)) == (
        "insurance year 2025 lies outside the programme (entry year + 1 … + length)",
        "paid before the enrolment window opens on 2024-09-01",
    )


def test_valid_rows_are_kept_beside_rejected_ones() -> None:
    """Rows count from 1; each of the batch knows its record, each rejection its row."""
    fine = {"entry_year": 2023, "programme_years": 4, "paid_on": OCTOBER}
    records = [
        {**fine, "locality": "brie"},
        {**fine, "locality": "bree"},
        {**fine, "paid_on": date(2024, 8, 1)},
        fine,
    ]
    found = take_in(load_testland(), 2025, Roster.of(records))
    assert found.rows.tolist() == [2, 4]
    assert found.batch.locality.tolist() == [1, 0]
    assert [rejection.row for rejection in found.rejected] == [1, 3]
    assert tuple(str(reason) for reason in found.rejected[1].reasons) == (
        "paid before the enrolment window opens on 2024-09-01",
    )


def test_where_every_row_is_rejected_the_batch_is_empty() -> None:
    """No valid row is no error, and neither is no row at all."""
    found = take_in(load_testland(), 2025, Roster.of([{}]))
    assert (len(found.batch), found.rows.tolist(), len(found.rejected)) == (0, [], 1)
    found = take_in(load_testland(), 2025, Roster.of([]))
    assert (len(found.batch), found.rows.tolist(), found.rejected) == (0, [], ())


def test_columns_that_nobody_knows_are_passed_over() -> None:
    """A name or a number of a student is not looked at."""
    assert reasons(student_id="S1", name="Bilbo") == ()


def as_if_paid(day_paid: date, *records: dict[str, object]) -> Intake:
    """Take students of 2025 in as if who has no payment had paid on a day."""
    base: dict[str, object] = {"entry_year": 2023, "programme_years": 4}
    roster = Roster.of([{**base, **record} for record in records])
    return take_in(load_testland(), 2025, roster, day(day_paid.isoformat()))


def test_who_has_no_payment_counts_as_paid_on_a_day_where_that_is_asked_for() -> None:
    """He who has paid keeps his day, he who prepaid needs none; both rows are not marked."""
    found = as_if_paid(OCTOBER, {}, {"paid_on": date(2024, 12, 1)}, {"prepaid_in": 2024})
    assert found.batch.paid_on.tolist() == [day("2024-10-01"), day("2024-12-01"), BLANK_DAY]
    assert found.batch.received_on.tolist() == found.batch.paid_on.tolist()
    assert found.as_if_paid.tolist() == [True, False, False]
    assert found.batch.paid_years.tolist() == [0b10, 0b10, 0b11]


def test_nobody_counts_as_paid_unless_that_is_asked_for() -> None:
    """The mark is there, and false."""
    found = take_in(load_testland(), 2025, Roster.of([{"entry_year": 2023, "programme_years": 4}]))
    assert found.batch.paid_on.tolist() == [BLANK_DAY]
    assert found.as_if_paid.tolist() == [False]


def test_a_day_on_which_one_counts_as_paid_is_judged_like_any() -> None:
    """August is before the window, for him who has no payment and for nobody else."""
    found = as_if_paid(date(2024, 8, 1), {}, {"paid_on": OCTOBER})
    assert [str(reason) for one in found.rejected for reason in one.reasons] == [
        "paid before the enrolment window opens on 2024-09-01"
    ]
    assert (found.rows.tolist(), found.as_if_paid.tolist()) == ([2], [False])


def test_a_payment_that_cannot_be_read_or_has_only_arrived_is_not_replaced() -> None:
    """Both rows stay rejected for what they say themselves."""
    found = as_if_paid(OCTOBER, {"paid_on": "soon"}, {"received_on": date(2024, 10, 5)})
    assert [str(reason).split(":")[0] for one in found.rejected for reason in one.reasons] == [
        "paid_on",
        "a date of arrival without a date of payment",
    ]


def test_faults_of_other_columns_reject_rows_too() -> None:
    """Behind those of the columns that rules look at."""
    base = {"entry_year": 2023, "programme_years": 4}
    roster = Roster.of([base, {**base, "affiliation": "national"}])
    strange = (np.array([False, True]), message("what is this"))
    found = take_in(load_testland(), 2025, roster, faults=[strange])
    assert found.rows.tolist() == [1]
    (rejection,) = found.rejected
    assert [str(reason).split(":")[0] for reason in rejection.reasons] == [
        "affiliation",
        "what is this",
    ]
