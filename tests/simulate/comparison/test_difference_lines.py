"""Lines of differences: years and all years, before and after, of an account and its parts."""

from simulate.comparison.difference_lines import DifferenceLine, difference_lines
from simulate.comparison.differences import Difference
from simulate.projection.ledger import Account
from tests.simulate.comparison.test_difference_tables import income, insured

PAID = Account("fund_income", "student", "cash")
INSURED = Account("insured")


def lines(*differences: Difference) -> list[DifferenceLine]:
    """Return the lines of what students pay, of 2024 and 2025."""
    return difference_lines(differences, [2024, 2025])[PAID]


def test_a_line_has_the_changes_of_years_and_of_all() -> None:
    """10 become 12, 20 become 19: 30 become 31, a thirtieth more."""
    (line,) = lines(income(2024, 10, 12), income(2025, 20, 19))
    assert (line.changes, line.ends, line.difference) == ([2, -1], (30, 31), 1)
    assert line.relative == 1 / 30


def test_a_missing_figure_is_no_zero() -> None:
    """Sums over different years have no difference, those over the same years do."""
    (line,) = lines(income(2024, 10, 12), income(2025, None, 19))
    assert (line.changes, line.ends) == ([2, None], (10, 31))
    assert (line.difference, line.relative) == (None, None)
    (alike,) = lines(income(2024, 10, 12), income(2025, None, None))
    assert (alike.ends, alike.difference) == ((10, 12), 2)


def test_a_stock_is_not_added_over_years() -> None:
    """It changes in each of them."""
    (line,) = difference_lines([insured(2024, 5, 6), insured(2025, 5, 7)], [2024, 2025])[INSURED]
    assert (line.changes, line.ends, line.difference) == ([1, 2], (None, None), None)


def test_labels_stand_behind_the_account_that_they_add_up_to() -> None:
    """In their order; what cancels out changes all the same."""
    whole, one, other = lines(income(2024, 10, 12, "b"), income(2024, 5, 3, "a"))
    assert [line.labels for line in (whole, one, other)] == [(), ("a",), ("b",)]
    assert (whole.changes, one.changes, other.changes) == ([0, None], [-2, None], [2, None])
    assert whole.is_changed


def test_who_never_pays_has_no_line() -> None:
    """But nobody insured is a figure."""
    assert lines(income(2024, 0, 0), income(2025, None, 0)) == []
    (line,) = difference_lines([insured(2024, 0, 0)], [2024])[INSURED]
    assert (line.changes, line.is_changed) == ([0], False)
