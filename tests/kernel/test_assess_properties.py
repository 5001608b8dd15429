"""What holds for any students of Testland, whatever their columns."""

from datetime import date

import numpy as np
from attrs import asdict, fields
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.assess import NO_COUNT, Assessment, assess
from kernel.codes import Level
from kernel.days import BLANK_DAY
from kernel.figures import Array
from kernel.results import result_row
from kernel.ruleset import Ruleset
from tests.kernel.making import day, taken
from tests.kernel.strategies import Roster, rosters
from tests.kernel.testlanders import TESTLANDS

ROSTERS = settings(max_examples=50, deadline=None)

FEW_ROSTERS = settings(max_examples=20, deadline=None)


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
    """Netted at payment or reimbursed afterwards, and never both."""
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
    """Those of this and of a later year to the price, those refunded to the refund."""
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
    """Nobody is refunded more than he paid, and only what was paid for is refunded."""
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
