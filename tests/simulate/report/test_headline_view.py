"""The headline as a person reads it: who, one sentence, five figures with basis or interval."""

import re
from collections.abc import Sequence

import pytest

from kernel.codes import Basis
from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN, Unit
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL, CASH
from simulate.report.headline import Headline
from simulate.report.headline_view import headline_view, title_of
from tests.simulate.certain import PREPAID
from tests.simulate.making import EVENTFUL, forecast_of, plain, under
from tests.simulate.output.reading import WIDE, figures_in
from tests.simulate.report.test_headline import drawn


def prepaid(*cohorts: int) -> list[Forecast]:
    """Forecast a thousand students of four years in Changsha of each cohort, who prepay."""
    return [forecast_of(under("changsha", *PREPAID), cohort) for cohort in cohorts or (2024,)]


def printed(headline: Headline, language: Language = "en", unit: Unit | None = None) -> list[str]:
    """Return the lines of a headline in a wide window."""
    return rendered(headline_view(headline, Presentation(language, unit)), WIDE).splitlines()


class TestTitle:
    """Who is forecast."""

    def test_of_a_cohort(self) -> None:
        """Entry and first insurance year, the tariff they pay, and how many they are."""
        title = title_of(Headline([forecast_of(plain("changsha"), 2024, 1234)]))
        assert str(title) == (
            "Changsha · cohort 2024 · 1,234 entered in September 2023, tariff 380 yuan"
        )

    def test_in_chinese(self) -> None:
        """The same in the words of the notices."""
        title = title_of(Headline([forecast_of(plain("zhengzhou"), 2025, 10)]))
        assert spoken(title, "zh") == (
            "郑州 · 2025参保年度新生（2024级）· 2024年9月入学10人 · 缴费标准390元"
        )

    def test_a_prepayment_at_a_price_of_its_own(self) -> None:
        """Stands behind the year's tariff."""
        title = str(title_of(Headline([forecast_of(plain("changsha"), 2023, 10)])))
        assert title.endswith("entered in September 2022, tariff 350 (prepaid 320) yuan")

    def test_of_several_cohorts(self) -> None:
        """First and last, and how many entered in all; each has a tariff of its own."""
        title = title_of(Headline(prepaid(2023, 2024, 2025)))
        assert str(title) == (
            "Changsha · cohorts 2023–2025 together · 3,000 entered from September 2022 on"
        )


class TestByHand:
    """A thousand who prepay 1,520 yuan in 2023; 2,848 yuan a head of subsidy follow."""

    def test_the_sentence(self) -> None:
        """4,368,000 yuan, 2,848,000 of it from budgets; what a cohort depends on comes last."""
        first, *_ = printed(Headline(prepaid()))[2:]
        begins = (
            "Over the insurance years 2024–2027 the fund takes in 4.37 million yuan, of which "
            "budgets pay 2.85 million yuan; "
        )
        assert first.startswith(begins)
        assert (
            "% of the amount rests on assumed rules or values, all of it on an assumed number of "
            "insured. What matters most: " in first
        )

    @pytest.mark.parametrize(
        ("language", "unit", "amounts"),
        [
            ("en", None, ["4.37", "2.85", "1.52", "1.52"]),
            ("zh", None, ["436.80", "284.80", "152.00", "152.00"]),
            ("zh", YUAN, ["4,368,000.00", "2,848,000.00", "1,520,000.00", "1,520,000.00"]),
        ],
    )
    def test_the_figures(self, language: Language, unit: Unit | None, amounts: list[str]) -> None:
        """Income, government cost, cost to students, the highest balance, and a thousand heads."""
        lines = printed(Headline(prepaid()), language, unit)[-5:]
        assert [figures_in(line)[0] for line in lines] == [*amounts, "1,000"]

    def test_what_they_stand_on(self) -> None:
        """Years and basis of the flows, the day of the balance, the share that is insured."""
        income, _, student, balance, insured = printed(Headline(prepaid()))[-5:]
        assert "accrual, 2024–2027 together; explicit 35%, " in income
        assert student.endswith("1.52 million yuan    explicit 100%")
        assert balance.endswith("on 31 December 2023")
        assert "insurance year 2024, 100% of 1,000 in school" in insured

    def test_in_cash_the_autumn_before_is_one_of_the_years(self) -> None:
        """Which are calendar years."""
        lines = printed(Headline(prepaid(), CASH))
        assert lines[2].startswith("Over the calendar years 2023–2027 the fund takes in 4.37 ")
        assert "cash, 2023–2027 together" in lines[4]

    def test_a_horizon_of_a_year(self) -> None:
        """One year is no span."""
        lines = printed(Headline(prepaid(), horizon=1))
        assert lines[2].startswith("Over the insurance year 2024 the fund takes in 1.05 million")


def test_of_nothing_no_basis_is_said() -> None:
    """Nor is there a mark that would stand before it."""
    lines = printed(Headline([forecast_of(under("changsha", "uptake=0"))]))
    assert lines[-5].endswith("accrual, 2024–2028 together")
    assert lines[-3].split() == ["Cost", "to", "students", "0.00", "yuan"]


@pytest.mark.parametrize("accounting", [ACCRUAL, CASH])
def test_shares_make_a_whole_where_one_is_below_nothing(accounting: str) -> None:
    """Relief that a clause states is taken off contributions that are assumed."""
    headline = Headline([forecast_of(under("zhengzhou", *EVENTFUL), 2024, 1000)], accounting)
    assert headline.student_cost.share(Basis.EXPLICIT) < 0
    (line,) = [one for one in printed(headline) if one.lstrip().startswith("Cost to students")]
    assert abs(sum(map(int, re.findall(r"(-?\d+)%", line))) - 100) <= 1


def test_of_several_cohorts_the_effect_is_that_of_one() -> None:
    """Which one is said."""
    assert "What matters most, in cohort 2023: " in printed(Headline(prepaid(2023, 2024)))[2]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_assumption_is_named_in_words_and_as_it_is_set(language: Language) -> None:
    """With its value and its ends."""
    sentence = printed(Headline([forecast_of(plain("changsha"))]), language)[2]
    words = {
        "en": "Share of students who enrol at the place of study, uptake (0.52; from 0.4 to 0.98 ",
        "zh": "“在学籍地参保的学生比例”uptake（取0.52；在0.4–0.98之间，",
    }
    assert words[language] in sentence


def test_what_the_fund_would_take_in_at_its_ends() -> None:
    """From the one end of the range to the other."""
    headline = Headline([forecast_of(plain("changsha"))])
    effect = headline.main_effect
    assert effect is not None
    income = headline.fund_income.value
    least, most = (f"{(income + (end or 0)) / 100:,.2f}" for end in (effect.low, effect.high))
    sentence = printed(headline, unit=YUAN)[2]
    assert sentence.endswith(f" the fund would take in about {least}–{most} yuan).")


def test_of_fewer_years_no_income_at_the_ends_is_given() -> None:
    """What an end changes is that of all years."""
    sentence = printed(Headline([forecast_of(plain("changsha"))], horizon=1))[2]
    assert "uptake (0.52, possibly 0.4 to 0.98)." in sentence
    assert "would take in" not in sentence


def ends_of(lines: Sequence[str]) -> list[list[str]]:
    """Return value and ends of figures with intervals."""
    parts = (line.split("5% to 95%: ") for line in lines)
    return [
        [figures_in(value)[0], *figures_in(ends.replace(" – ", " "))[:2]] for value, ends in parts
    ]


def test_a_figure_has_its_interval() -> None:
    """Low, high, and where among the draws the figure lies."""
    made, spread = drawn(2023)
    headline = Headline([made], spread=spread)
    lines = printed(headline, unit=YUAN)[-5:]
    amounts = [headline.fund_income, headline.government_cost, headline.student_cost]
    expected = [
        [f"{(fen or 0) / 100:,.2f}" for fen in (one.value, one.low, one.high)]
        for one in (*amounts, headline.peak[1])
    ]
    insured = headline.insured[1]
    expected.append([f"{heads:,}" for heads in (insured.value, insured.low, insured.high)])
    assert ends_of(lines) == expected
    assert f"{headline.fund_income.place:.0%} of the draws are lower" in lines[0]


class TestBenefits:
    """What benefits cost, where somebody assumes it."""

    options = ("insured_on_entry_share=1", "benefit_cost=25", "benefit_cost_trend=0")

    def test_they_stand_below_what_students_pay_with_the_loss_ratio(self) -> None:
        """48 months at 25 yuan, of 4,368 yuan a head: 1,200,000 yuan are 27.5 %."""
        made = forecast_of(under("changsha", *PREPAID, *self.options))
        lines = printed(Headline([made]), unit=YUAN)
        at = next(i for i, line in enumerate(lines) if line.strip().startswith("Cost to students"))
        assert lines[at + 1].strip().startswith("Cost of benefits ")
        assert lines[at + 1].endswith(" loss ratio 27.5%; assumed 100%")
        assert figures_in(lines[at + 1])[0] == "1,200,000.00"

    @pytest.mark.parametrize(
        ("settings", "accounting"),
        [((), ACCRUAL), (options, CASH), ((*options, "uptake=0"), ACCRUAL)],
    )
    def test_without_a_cost_or_an_income_there_is_no_line(
        self, settings: Sequence[str], accounting: str
    ) -> None:
        """Nor beside flows in cash."""
        made = forecast_of(under("changsha", *PREPAID, *settings))
        assert "Cost of benefits" not in "".join(printed(Headline([made], accounting)))
