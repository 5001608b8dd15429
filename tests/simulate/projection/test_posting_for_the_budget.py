"""What is posted for the budget table alone: premiums for later years, refunds of earlier ones."""

from simulate.projection.facts import series
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import Account
from simulate.projection.measures import PAID_AHEAD, REFUND_OF_EARLIER_YEARS
from tests.simulate.certain import ANNUAL, PREPAID, thousands
from tests.simulate.making import forecast_of, under


def posted(made: Forecast, name: str, payer: str = "") -> list[int]:
    """Return what was posted from 2023 on, the year before the cohort's first insurance year."""
    return [int(fen) for fen in series(made, Account(name, payer)).sum(axis=1)]


class TestRefundOfEarlierYears:
    """1000 students of Zhengzhou leave in 2024 and apply for what was paid for later years."""

    leaving = ("leave_rate=1", "refund_application_share=1")

    def test_a_prepayment_of_the_autumn_before_was_received_a_year_earlier(self) -> None:
        """1520 came in 2023; 3 × 380 = 1140 go back in 2024."""
        made = forecast_of(under("zhengzhou", *PREPAID, *self.leaving))
        assert posted(made, REFUND_OF_EARLIER_YEARS, "student")[:3] == thousands(0, 1140, 0)

    def test_it_goes_back_to_whoever_paid(self) -> None:
        """10 % of the 1140 to the institution."""
        options = (*PREPAID, *self.leaving, "institution_aid_percent=10")
        made = forecast_of(under("zhengzhou", *options))
        assert posted(made, REFUND_OF_EARLIER_YEARS, "student")[1] == thousands(1026)[0]
        assert posted(made, REFUND_OF_EARLIER_YEARS, "institution")[1] == thousands(114)[0]

    def test_what_came_this_autumn_is_no_refund_of_an_earlier_year(self) -> None:
        """Annual payers leave after 1 September 2024, having paid for 2025: the same year."""
        made = forecast_of(under("zhengzhou", *ANNUAL, *self.leaving))
        assert posted(made, "refund", "student")[1] > 0
        assert not any(posted(made, REFUND_OF_EARLIER_YEARS, "student"))

    def test_a_late_prepayment_belongs_to_the_year_in_which_it_came(self) -> None:
        """The window closes on 31 December 2023: who comes late pays in 2024, and is refunded."""
        options = (*PREPAID, *self.leaving, "late_share=1", "window_closes=y-1-12-31")
        made = forecast_of(under("zhengzhou", *options))
        assert posted(made, "refund", "student")[1] > 0
        assert not any(posted(made, REFUND_OF_EARLIER_YEARS, "student"))


class TestPaidAhead:
    """What comes in for insurance years after the calendar year of the payment."""

    def test_a_prepayment_in_autumn_is_all_for_later_years(self) -> None:
        """1520 of 2023 for 2024 to 2027."""
        made = forecast_of(under("changsha", *PREPAID))
        assert posted(made, PAID_AHEAD)[:3] == thousands(1520, 0, 0)

    def test_annual_payers_pay_for_the_next_year(self) -> None:
        """380 for 2024 and 400 for each later year in Heilongjiang; nothing after the last one."""
        made = forecast_of(under("heilongjiang", *ANNUAL))
        assert posted(made, PAID_AHEAD)[:5] == thousands(380, 400, 400, 400, 0)

    def test_who_pays_late_pays_for_the_year_that_has_begun(self) -> None:
        """Nothing of it is for a later one."""
        options = (*ANNUAL, "late_share=1", "window_closes=y-1-12-31")
        assert not any(posted(forecast_of(under("heilongjiang", *options)), PAID_AHEAD))

    def test_a_late_prepayment_is_for_the_years_after_this_one(self) -> None:
        """1520 come in 2024, 380 of them for 2024 itself."""
        options = (*PREPAID, "late_share=1", "window_closes=y-1-12-31")
        made = forecast_of(under("zhengzhou", *options))
        assert posted(made, PAID_AHEAD)[:3] == thousands(0, 1140, 0)
