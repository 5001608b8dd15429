"""Intervals of differences: two scenarios in the same draws."""

from typing import Final

import numpy as np
import pytest

from simulate.comparison.differences import Difference
from simulate.comparison.interval_table import interval_table
from simulate.comparison.intervals import SpreadPair, with_intervals
from simulate.comparison.scenarios import Comparison, compare
from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN
from simulate.projection.ledger import ACCRUAL, Account
from simulate.projection.subject import Drawing, Subject
from simulate.scenario.settings import settings_from_options
from tests.simulate.certain import ANNUAL, PREPAID
from tests.simulate.output.reading import WIDE, tables_in

DRAWS: Final = 40

NOBODY_HELPS: Final = ("institution_aid_percent=0", "tariff.2027=400")

FREE: Final = (*(one for one in ANNUAL if not one.startswith("uptake")), *NOBODY_HELPS)
"""Certain but for how many enrol."""


def drawn(before: tuple[str, ...], after: tuple[str, ...]) -> Comparison:
    """Compare settings for a thousand students of Changsha, with intervals."""
    subject = Subject(("changsha",), (2024,), Drawing(1000))
    one, other = settings_from_options(before), settings_from_options(after)
    return compare(subject, one, other, DRAWS)


@pytest.fixture(scope="module")
def dearer() -> Comparison:
    """Return 20 yuan more in 2027, uptake unknown."""
    return drawn(FREE, (*FREE, "tariff.2027=420"))


def paid(comparison: Comparison, year: int) -> Difference:
    """Return what students pay more in a year, accrual."""
    (found,) = (
        d
        for d in comparison.differences
        if (d.measure, d.accounting, d.year) == ("student_cost", ACCRUAL, year)
    )
    return found


def test_two_scenarios_that_are_alike_differ_in_no_draw() -> None:
    """Whatever their figures scatter by."""
    same = drawn(FREE, FREE)
    assert {(d.low, d.high) for d in same.differences} == {(0, 0)}


def test_only_what_the_change_meets_scatters(dearer: Comparison) -> None:
    """20 yuan for everybody who enrols: the range of uptake, nothing before 2027."""
    assert (paid(dearer, 2026).low, paid(dearer, 2026).high) == (0, 0)
    changed = paid(dearer, 2027)
    assert changed.low is not None
    assert changed.high is not None
    assert 1000 * 20 * 100 * 0.40 <= changed.low < changed.high <= 1000 * 20 * 100 * 0.98


def test_it_is_the_difference_in_each_draw(dearer: Comparison) -> None:
    """The quantiles of after less before, not of figures that are drawn apart."""
    pair = dearer.pairs["changsha"]
    account = Account("student_cost", "student", ACCRUAL)
    before, after = (s.of(account).replicates for s in (pair.before, pair.after))
    at = 2027 - pair.before.first_year
    low, high = np.quantile(after[at] - before[at], (0.05, 0.95))
    assert (paid(dearer, 2027).low, paid(dearer, 2027).high) == (round(low), round(high))
    apart = np.quantile(after[at], 0.95) - np.quantile(before[at], 0.05)
    assert high < apart


def test_what_is_certain_has_an_interval_of_no_width() -> None:
    """Everybody enrols and prepays instead: the price of the first year for all four."""
    certain = paid(drawn((*ANNUAL, *NOBODY_HELPS), (*PREPAID, *NOBODY_HELPS)), 2026)
    assert certain.low == certain.high == certain.difference == -1000 * 20 * 100


def test_a_figure_of_one_side_alone_has_none(dearer: Comparison) -> None:
    """Nor has a region that is in no draws."""
    alone = Difference("changsha", 2027, "student_cost", "student", ACCRUAL, "fen", 1, None)
    elsewhere = Difference("quanzhou", 2027, "student_cost", "student", ACCRUAL, "fen", 1, 2)
    found = with_intervals((alone, elsewhere), dearer.pairs)
    assert {(d.low, d.high) for d in found} == {(None, None)}


def test_the_table_shows_sums_over_all_years(dearer: Comparison) -> None:
    """Of each flow, with how many draws there were."""
    pair: SpreadPair = dearer.pairs["changsha"]
    look = Presentation("en", YUAN)
    text = rendered(interval_table(dearer.differences, pair, look), WIDE)
    assert "40 draws of every assumption, the same for both" in text
    (table,) = tables_in(text)
    assert table.headings == ["Difference", "5%", "95%"]
    income = table.rows["Fund income · total · accrual"]
    assert income[1:] == table.rows["Cost to students · student · accrual"][1:]
    assert table.rows["Government cost · total · accrual"] == ["–", "–", "–"]
