"""A batch of students: equal, read-only columns, and what follows from them."""

import numpy as np
import pytest
from attrs import evolve, fields
from hypothesis import given
from hypothesis import strategies as st

from kernel.codes import Affiliation, InstitutionType, PaymentMode, Relief
from kernel.days import BLANK_DAY
from kernel.errors import PluginFault
from kernel.students import COLUMN_NAMES, StudentBatch, longest_run
from tests.kernel.making import batch, day


def test_a_column_of_another_length_is_refused_by_name() -> None:
    """Every column has a row for every student."""
    expected = r"StudentBatch.left_on has 2 rows, expected 3 like `weight`"
    with pytest.raises(PluginFault, match=expected):
        evolve(batch(2024, 3), left_on=np.array([BLANK_DAY, BLANK_DAY]))


def test_all_that_a_batch_has_but_the_year_is_a_column() -> None:
    """Whatever goes through the columns forgets none of them."""
    assert ("year", *COLUMN_NAMES) == tuple(attribute.name for attribute in fields(StudentBatch))


def test_the_columns_of_a_batch_cannot_be_written() -> None:
    """No rule changes what the next rule reads."""
    students = batch(2024, 2)
    for name in COLUMN_NAMES:
        with pytest.raises(ValueError, match="read-only"):
            getattr(students, name)[0] = 1


def test_columns_have_the_types_of_the_contract() -> None:
    """Days fit 32 bits, weights 64, flags are boolean; whatever type was given."""
    students = batch(relief_flagged=np.array([1, 0]), weight=np.array([1, 2], np.int8))
    assert students.relief_flagged.dtype == np.bool_
    assert students.weight.dtype == np.int64
    assert students.paid_on.dtype == np.int32


def test_rows_are_selected_by_mask_or_by_index() -> None:
    """Every column goes along, and the year stays."""
    students = batch(2025, weight=np.array([1, 2, 3]), locality=np.array([0, 1, 0]))
    masked = students.select(np.array([True, False, True]))
    assert (masked.year, masked.weight.tolist(), masked.locality.tolist()) == (2025, [1, 3], [0, 0])
    turned = students.select(np.array([2, 1]))
    assert (turned.weight.tolist(), turned.locality.tolist(), len(turned)) == ([3, 2], [0, 1], 2)


def test_batches_of_a_year_stand_below_each_other() -> None:
    """In their order, with every column."""
    one = batch(2025, weight=np.array([1, 2]), entry_year=2023)
    other = batch(2025, weight=np.array([3]), entry_year=2024)
    joined = StudentBatch.joined([one, other])
    assert (joined.year, joined.weight.tolist()) == (2025, [1, 2, 3])
    assert joined.entry_year.tolist() == [2023, 2023, 2024]


def test_a_student_goes_from_freshman_to_graduate() -> None:
    """Entered in 2023 for four years: freshman in 2024, graduating in 2027."""
    for year, freshman, graduating in [
        (2024, True, False),
        (2025, False, False),
        (2027, False, True),
    ]:
        student = batch(year, entry_year=2023, programme_years=4)
        assert student.freshman.tolist() == [freshman]
        assert student.graduating.tolist() == [graduating]
        assert student.last_year.tolist() == [2027]


def test_a_programme_of_one_year_begins_and_ends_at_once() -> None:
    """Such a student is freshman and graduate in one."""
    student = batch(2024, entry_year=2023, programme_years=1)
    assert (student.freshman.tolist(), student.graduating.tolist()) == ([True], [True])


def test_who_prepaid_earlier_is_not_paying_now() -> None:
    """His day of payment describes the earlier payment; without one nobody is paying."""
    students = batch(
        2025,
        prepaid_in=np.array([0, 2024, 0]),
        paid_on=np.array([day("2024-10-01"), day("2023-10-01"), BLANK_DAY]),
    )
    assert students.prepaid_earlier.tolist() == [False, True, False]
    assert students.paying.tolist() == [True, False, False]
    assert students.paid_in.tolist() == [2025, 2024, 2025]


def test_years_bought_follow_the_payment_mode() -> None:
    """One year, the whole programme, what remains of it, or nothing where it is prepaid."""
    students = batch(
        2025,
        entry_year=2023,
        programme_years=4,
        payment_mode=np.array([*PaymentMode, PaymentMode.PREPAY]),
        prepaid_in=np.array([0, 0, 0, 2024]),
    )
    assert students.years_bought.tolist() == [1, 4, 3, 0]
    assert students.pays(PaymentMode.PREPAY).tolist() == [False, True, False, False]


def test_a_missed_year_breaks_continuity_unless_the_year_was_prepaid() -> None:
    """A year that was prepaid cannot have been missed."""
    students = batch(
        2025, missed_years=np.array([0, 1, 4, 2]), prepaid_in=np.array([0, 0, 0, 2024])
    )
    assert students.continuous.tolist() == [True, False, False, True]


def test_before_2025_no_missed_year_counts() -> None:
    """Missed years are counted from 2025 on, so that none can stand before 2024."""
    assert batch(2024, missed_years=2).continuous.tolist() == [True]
    assert batch(2025, missed_years=2).continuous.tolist() == [False]


def test_only_full_time_students_are_full_time() -> None:
    """Code 0 is full time, code 1 part time."""
    assert batch(study_mode=np.array([0, 1])).full_time.tolist() == [True, False]


def test_a_student_attends_one_of_several_types() -> None:
    """One type, several, or none of them."""
    students = batch(institution_type=np.array(InstitutionType))
    expected = [kind == InstitutionType.TERTIARY for kind in InstitutionType]
    assert students.attends(InstitutionType.TERTIARY).tolist() == expected
    both = students.attends(InstitutionType.KINDERGARTEN, InstitutionType.RESEARCH_INSTITUTE)
    assert both.tolist() == [True, False, False, False, False, False, True]
    assert not students.attends().any()


def test_a_student_may_hold_several_categories() -> None:
    """Each is a bit; holding one of those asked for is enough."""
    dibao, orphan = 1 << Relief.DIBAO, 1 << Relief.ORPHAN
    students = batch(relief=np.array([0, dibao, dibao | orphan]))
    assert students.assisted.tolist() == [False, True, True]
    assert students.holds(Relief.ORPHAN).tolist() == [False, False, True]
    assert students.holds(Relief.ORPHAN, Relief.DIBAO).tolist() == [False, True, True]
    assert students.holds(Relief.TEKUN).tolist() == [False, False, False]


def test_the_subsidy_follows_the_affiliation_of_universities_only() -> None:
    """A central school is paid for like a municipal one, a central college is not."""
    students = batch(institution_type=np.array(InstitutionType), affiliation=Affiliation.CENTRAL)
    university = {InstitutionType.TERTIARY, InstitutionType.RESEARCH_INSTITUTE}
    assert students.subsidised_as.tolist() == [
        Affiliation.CENTRAL if kind in university else Affiliation.MUNICIPAL
        for kind in InstitutionType
    ]


@pytest.mark.parametrize(
    ("paid", "length", "run"),
    [
        (0b0000, 4, 0),
        (0b1111, 4, 4),
        (0b1101, 4, 2),
        (0b1011, 4, 2),
        (0b0101, 4, 1),
        (0b11110011, 4, 2),
        (0b11111111, 8, 8),
        (0b10, 1, 0),
    ],
)
def test_the_longest_run_of_paid_years(paid: int, length: int, run: int) -> None:
    """Gaps break a run, and years beyond the programme do not count."""
    assert longest_run(np.array([paid]), np.array([length])).tolist() == [run]


@given(st.lists(st.tuples(st.integers(0, 255), st.integers(1, 8)), min_size=1))
def test_runs_are_those_of_a_string_of_ones(students: list[tuple[int, int]]) -> None:
    """The longest piece of the binary number between its zeros, student by student."""
    paid = np.array([bits for bits, _ in students], np.int32)
    lengths = np.array([length for _, length in students], np.int32)
    expected = [
        max(len(piece) for piece in f"{bits:08b}"[8 - length :].split("0"))
        for bits, length in students
    ]
    assert longest_run(paid, lengths).tolist() == expected


def test_of_ordinary_students_nothing_special_is_said() -> None:
    """Full-time, in September, unpaid, annual, no relief, enrolling here, never away, one each."""
    students = StudentBatch.ordinary(2025, 2, entry_year=np.array([2023, 2024]), programme_years=4)
    assert (students.year, len(students), students.weight.tolist()) == (2025, 2, [1, 1])
    assert students.entry_year.tolist() == [2023, 2024]
    assert students.entered_on.tolist() == [day("2023-09-01"), day("2024-09-01")]
    assert students.programme_years.tolist() == [4, 4]
    for blank in ("paid_on", "received_on", "relief_from", "left_on", "refund_applied_on"):
        assert getattr(students, blank).tolist() == [BLANK_DAY, BLANK_DAY]
    assert students.full_time.all()
    assert students.enrols_here.all()
    assert not students.paying.any()
    assert not students.assisted.any()
    assert students.pays(PaymentMode.ANNUAL).all()
