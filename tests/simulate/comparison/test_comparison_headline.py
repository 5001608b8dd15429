"""The headline of a comparison: changes are the sums of the differences, steps those that move."""

from collections.abc import Sequence
from functools import cache
from typing import Final

import pytest

from kernel.messages import Language
from simulate.comparison.comparison_headline import ComparisonHeadline
from simulate.comparison.comparison_words import comparison_headline
from simulate.comparison.scenarios import Comparison
from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN
from simulate.projection.ledger import ACCRUAL, Account
from tests.simulate.certain import ANNUAL, PREPAID, thousands
from tests.simulate.comparison.making import change, compared
from tests.simulate.making import EVENTFUL
from tests.simulate.output.reading import WIDE, figures_in

CHANGES: Final = {
    "dearer": (ANNUAL, (*ANNUAL, "tariff.2026=410", "tariff.2027=420")),
    "prepaid": (ANNUAL, PREPAID),
    "by the year": (PREPAID, ANNUAL),
    "eventful": (EVENTFUL, (*EVENTFUL, "uptake=0.6", "fiscal.2025=900")),
    "nothing": (ANNUAL, ANNUAL),
    "moved": (
        (*ANNUAL, "affiliation=municipal"),
        (*ANNUAL, "affiliation=municipal", "fiscal_share.municipal.provincial=10"),
    ),
}
"""Settings before and after, by name."""

FLOWS: Final = ("fund_income", "government_cost", "student_cost")


@cache
def found(name: str) -> Comparison:
    """Compare two scenarios in Changsha on a thousand students of 2024."""
    return compared("changsha", *CHANGES[name])


def headline(name: str) -> ComparisonHeadline:
    """Return the headline of a comparison."""
    made = found(name)
    return ComparisonHeadline("changsha", made.differences, made.steps, made.types, made.changes)


def printed(name: str, language: Language = "en") -> str:
    """Return what a person is shown in a wide window, money in yuan."""
    return rendered(comparison_headline(headline(name), Presentation(language, YUAN)), WIDE)


@pytest.mark.parametrize("name", CHANGES)
class TestFigures:
    """To the fen."""

    def test_flows_change_by_the_sum_of_the_differences(self, name: str) -> None:
        """Over all years, accrual."""
        for measure in FLOWS:
            payer = "student" if measure == "student_cost" else "total"
            before, after = headline(name).flow(measure)
            assert after - before == change(found(name).differences, measure, payer, ACCRUAL)

    def test_stocks_change_in_their_year(self, name: str) -> None:
        """The balance where it is highest before, the insured in the first insurance year."""
        one = headline(name)
        balances = {
            d.year: d.before or 0 for d in found(name).differences if d.measure == "prepaid_balance"
        }
        assert one.peak_year is not None
        assert balances[one.peak_year] == max(balances.values())
        assert one.first_year is not None
        assert one.first_year == 2024
        for account, year in (("prepaid_balance", one.peak_year), ("insured", one.first_year)):
            before, after = one.stock(Account(account), year)
            differences = found(name).differences
            assert after - before == change(differences, account, year=year)

    def test_what_is_shown_is_that(self, name: str) -> None:
        """Five figures with a sign, and both ends of each."""
        one = headline(name)
        lines = printed(name).splitlines()[-5:]
        for line, measure in zip(lines, FLOWS, strict=False):
            before, after = one.flow(measure)
            signed = f"{(after - before) / 100:+,.2f}" if before != after else "0"
            assert figures_in(line) == [signed, f"{before / 100:,.2f}", f"{after / 100:,.2f}"]
        before, after = one.stock(Account("insured"), 2024)
        signed = f"{after - before:+,}" if before != after else "0"
        assert figures_in(lines[-1].split("2024", 1)[1]) == [signed, f"{before:,}", f"{after:,}"]


def test_by_hand() -> None:
    """10 yuan more in 2026, 20 in 2027, from a thousand students: nobody else pays more."""
    text = printed("dearer")
    assert (
        "After the change the fund takes in 30,000.00 yuan more, government pays just as much, "
        "students bear 30,000.00 yuan more, over all years (accrual). The change comes from: "
        "Tariffs." in text
    )
    assert headline("dearer").flow("student_cost") == tuple(thousands(1580, 1610))


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("dearer", ["tariffs"]),
        ("prepaid", ["behaviour"]),
        ("by the year", ["behaviour"]),
        ("eventful", ["fiscal_standards", "behaviour"]),
        ("nothing", []),
    ],
)
def test_only_steps_that_move_something_are_named(name: str, steps: list[str]) -> None:
    """In their order."""
    assert headline(name).moving_steps == steps


def test_the_highest_balance_is_that_before() -> None:
    """1,520 yuan a head stand there at the end of 2023; after the change 380 do."""
    one = headline("by the year")
    assert one.peak_year == 2023
    assert one.stock(Account("prepaid_balance"), 2023) == tuple(thousands(1520, 380))


def test_where_nothing_moves_nothing_is_named() -> None:
    """As in a region that only another one's scenario changes."""
    text = printed("nothing")
    assert "the fund takes in, government pays and students bear just as much as before" in text
    assert "The change comes from" not in text


def test_less_is_no_more_with_a_minus() -> None:
    """Who prepays is spared 60 yuan of rises: students bear less."""
    text = printed("prepaid")
    assert "students bear 60,000.00 yuan less, over all years" in text
    assert figures_in(text.splitlines()[-3])[0] == "-60,000.00"


def test_who_gains_and_loses_stands_below() -> None:
    """A thousand students pay more, nobody less; in Chinese, too."""
    assert (
        "By type of student, of the insured 1,000 pay more, on average 30.00 yuan each."
        in printed("dearer")
    )
    assert "1,000" in printed("dearer", "zh").splitlines()[2]


class TestPayers:
    """Government cost may go from one payer to another, in whole or in part."""

    def test_money_moves_from_the_province_to_the_city(self) -> None:
        """No total changes: 10 of 20 % of the standards of four years, at a city's college."""
        one, text = headline("moved"), printed("moved")
        standards = 670 + 700 + 724 + 754
        assert one.payers == {
            "provincial": tuple(thousands(standards * 0.2, standards * 0.1)),
            "municipal": tuple(thousands(standards * 0.2, standards * 0.3)),
        }
        assert (
            "government pays and students bear just as much as before, over all years (accrual). "
            "Of government cost, provincial budget pays 284,800.00 yuan less, municipal budget "
            "pays 284,800.00 yuan more. The change comes from: Fiscal standards and shares." in text
        )

    def test_amounts_of_a_sentence_are_in_one_unit(self) -> None:
        """That which keeps the largest of them short."""
        made = ComparisonHeadline("changsha", found("eventful").differences)
        said = rendered(comparison_headline(made, Presentation("zh")), WIDE)
        first = said.split("\n\n")[0]
        assert first.count("万元") == 8
        assert first.count("元") == 8

    def test_where_every_payer_pays_more_the_total_says_it(self) -> None:
        """And where nobody does."""
        assert [headline(name).payers for name in ("dearer", "nothing")] == [{}, {}]
        assert "Of government cost" not in printed("dearer")


def test_what_nobody_pays_is_said_apart() -> None:
    """Of who prepaid, the rises of later years: 20 yuan from 2027 on, for a thousand students."""
    made = compared("changsha", PREPAID, (*PREPAID, "tariff.2027=420"))
    one = ComparisonHeadline("changsha", made.differences, made.steps, made.types, made.changes)
    assert one.unfunded == (60_000_00, 80_000_00)
    said = rendered(comparison_headline(one, Presentation("en", YUAN)), WIDE)
    assert "Tariff differences for which no payer is named: 20,000.00 yuan more." in said
    assert "for which no payer" not in printed("dearer")


def test_where_no_money_moves_it_is_said_what_does() -> None:
    """A reform that shortens a wait: nobody pays more or less."""
    reform = "assisted_do_not_wait"
    made = compared("heilongjiang", EVENTFUL, (*EVENTFUL, f"reforms={reform}"))
    one = ComparisonHeadline("heilongjiang", made.differences, made.steps, made.types)
    assert (one.moves_money, one.moving_steps) == (False, ["rules"])
    said = rendered(comparison_headline(one, Presentation("en")), WIDE)
    assert "(accrual). Cover or waiting changes, which comes from: Rules." in said


def test_of_saved_results_nobody_knows_types_or_steps() -> None:
    """Sums alone are said."""
    made = ComparisonHeadline("changsha", found("dearer").differences)
    said = rendered(comparison_headline(made, Presentation("en", YUAN)), WIDE)
    assert "students bear 30,000.00 yuan more, over all years (accrual).\n" in said
    assert "of the insured" not in said
    assert "The change comes from" not in said


def test_what_is_set_otherwise_is_named_where_it_is_little() -> None:
    """With its words, its name and both values."""
    assert (
        "The change comes from: Behaviour. Set otherwise: Share of paying entrants who prepay the "
        "programme, of those who may (prepay_share): 0 → 1." in printed("prepaid")
    )


class TestBenefits:
    """What benefits cost of the income, where both know it."""

    cost = ("insured_on_entry_share=1", "benefit_cost=25", "benefit_cost_trend=0")

    def ratios(self, before: Sequence[str], after: Sequence[str]) -> ComparisonHeadline:
        """Return the headline of two scenarios on annual payers."""
        made = compared("changsha", (*ANNUAL, *before), (*ANNUAL, *after))
        return ComparisonHeadline("changsha", made.differences, made.steps)

    def test_the_loss_ratio_before_and_after(self) -> None:
        """12 × 25 yuan of 4,428 in four years are 27.1 %, and 12 × 30 are 32.5 %."""
        one = self.ratios(self.cost, (*self.cost, "benefit_cost=30"))
        assert one.loss_ratios == pytest.approx((1200 / 4428, 1440 / 4428))
        text = rendered(comparison_headline(one, Presentation("en", YUAN)), WIDE)
        (line,) = (line for line in text.splitlines() if line.strip().startswith("Loss ratio"))
        assert line.split()[-5:] == ["+5.4", "points", "27.1%", "→", "32.5%"]

    def test_what_one_of_them_does_not_know_has_no_ratio(self) -> None:
        """Unknown is no zero; of nobody insured there is no income either."""
        assert self.ratios((), self.cost).loss_ratios is None
        assert self.ratios((*self.cost, "uptake=0"), self.cost).loss_ratios is None
