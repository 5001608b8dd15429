"""Transfers: rows add to the total, and say who pays what a person can work out by hand."""

from collections.abc import Iterable
from functools import cache
from typing import Final

import pytest

from simulate.report.forms.form import Form
from tests.simulate.certain import ANNUAL, PREPAID, STUDENTS, thousands
from tests.simulate.making import EVENTFUL, FOUR_YEARS, PUBLIC, REGIONS, YUAN, counted, drawn, under
from tests.simulate.report.forms.making import body_of, transfers_of

SETTINGS: Final = {
    "ordinary": ((), "accrual"),
    "eventful": (EVENTFUL, "cash"),
    "withdrawn": ((*EVENTFUL, "withdrawn_level=provincial"), "accrual"),
}
"""Settings, and the accounting basis under which they are looked at."""

COHORTS: Final = (2023, 2024)


@cache
def made(region: str, options: tuple[str, ...], accounting: str) -> Form:
    """Return the transfers of two cohorts."""
    return transfers_of(under(region, *options), COHORTS, 500, accounting)


def added(form: Form, section: str, lines: Iterable[str]) -> list[int]:
    """Add the lines up that a section has."""
    there = {line.name: line.amounts for line in form.section(section).lines}
    rows = [there[line] for line in lines if line in there]
    return [sum(cell or 0 for cell in column) for column in zip(*rows, strict=True)]


def of_places(form: Form, share: str, payer: str) -> list[int]:
    """Return what a payer pays for students of the cities that a share is for."""
    places = [f"locality.{place}" for place in share.rsplit(".", 1)[-1].split("+")]
    there = [place for place in places if place in sections_of(form, "locality")]
    sums = [added(form, section, [payer]) for section in there or ["payers"]]
    return [sum(column) for column in zip(*(one for one in sums if one), strict=True)]


def sections_of(form: Form, beginning: str) -> list[str]:
    """Return the sections that begin with a word."""
    return [section.name for section in form.sections if section.name.startswith(beginning)]


@pytest.mark.parametrize(("options", "accounting"), SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("region", REGIONS)
class TestEveryRegion:
    """Two cohorts side by side."""

    def test_payers_add_to_the_total(
        self, region: str, options: tuple[str, ...], accounting: str
    ) -> None:
        """In every section, and the total is the government cost of the tidy result."""
        form = made(region, options, accounting)
        for section in ("payers", *sections_of(form, "affiliation"), *sections_of(form, "local")):
            assert added(form, section, PUBLIC) == list(form.amounts(section, "total"))
        cost = body_of(under(region, *options), COHORTS, 500).amounts(
            "government_cost", "total", accounting
        )
        assert form.amounts("payers", "total") == tuple(cost[-len(form.columns) :])

    def test_groups_of_students_add_to_all(
        self, region: str, options: tuple[str, ...], accounting: str
    ) -> None:
        """Each payer's amount is that of the affiliations together, and of the localities."""
        form = made(region, options, accounting)
        for grouping in ("affiliation", "locality"):
            groups = sections_of(form, grouping)
            for payer in (*PUBLIC, "unfunded", "total") if groups else ():
                parts = [added(form, group, [payer]) or [0] * len(form.columns) for group in groups]
                together = [sum(column) for column in zip(*parts, strict=True)]
                assert together == list(form.amounts("payers", payer)), (grouping, payer)

    def test_the_ends_of_a_share_move_money_between_levels_only(
        self, region: str, options: tuple[str, ...], accounting: str
    ) -> None:
        """What those pay whose amounts move is together the same at both ends, and as forecast.

        Between the ends lies what the forecast says, for students of the cities of the share.
        """
        form = made(region, options, accounting)
        shares = sections_of(form, "fiscal_share")
        assert shares
        for share in shares:
            low, high = (
                {
                    line.name.removeprefix(f"{end}."): line.amounts
                    for line in form.section(share).lines
                    if line.name.startswith(f"{end}.")
                }
                for end in ("low", "high")
            )
            forecast = {payer: of_places(form, share, payer) for payer in low}
            together = [sum(column) for column in zip(*forecast.values(), strict=True)]
            assert added(form, share, [f"low.{p}" for p in low]) == together
            assert added(form, share, [f"high.{p}" for p in high]) == together
            for payer, assumed in forecast.items():
                for ends in zip(low[payer], assumed, high[payer], strict=True):
                    one, between, other = (cell or 0 for cell in ends)
                    assert min(one, other) <= between <= max(one, other)

    def test_on_top_of_the_standard_is_of_which(
        self, region: str, options: tuple[str, ...], accounting: str
    ) -> None:
        """It adds up, and the municipal level pays no less."""
        form = made(region, options, accounting)
        lines = ("standard.municipal", "standard.unallocated", "top_up")
        total = form.amounts("above_standard", "total")
        assert added(form, "above_standard", lines) == list(total)
        for above, paid in zip(total, form.amounts("payers", "municipal"), strict=True):
            assert (above or 0) <= (paid or 0)


class TestZhengzhou:
    """1000 entrants of September 2023 for four years; columns 2024 to 2027."""

    def test_prepaid_students_cost_the_city_20_yuan_each(self) -> None:
        """They paid 380; the resident tariff is 380 in 2024 and 400 from 2025: 20 a year.

        Nobody is left unfunded.
        """
        form = transfers_of(under("zhengzhou", *PREPAID))
        assert list(form.amounts("above_standard", "top_up")) == thousands(0, 20, 20, 20)
        assert list(form.amounts("payers", "unfunded")) == [0] * 4

    def test_annual_payers_cost_the_city_10_yuan_each(self) -> None:
        """They pay 390 from 2025, and the resident tariff is 400."""
        form = transfers_of(under("zhengzhou", *ANNUAL))
        assert list(form.amounts("above_standard", "top_up")) == thousands(0, 10, 10, 10)

    def test_both_side_by_side(self) -> None:
        """20 for each who prepaid, 10 for each who pays every year; from 2025 on."""
        setup = under("zhengzhou", *FOUR_YEARS, "prepay_share=0.6")
        prepaid = counted(drawn(setup).prepaid)
        assert 0 < prepaid < STUDENTS
        fen = (20 * prepaid + 10 * (STUDENTS - prepaid)) * YUAN
        top_up = transfers_of(setup).amounts("above_standard", "top_up")
        assert top_up == (0, fen, fen, fen)

    def test_the_city_pays_what_its_standard_is_above_the_national_one(self) -> None:
        """780 − 670, 776 − 700, 800 − 724, 830 − 754, whoever runs the institution."""
        for affiliation in ("central", "provincial", "municipal"):
            form = transfers_of(under("zhengzhou", *PREPAID, f"affiliation={affiliation}"))
            above = form.amounts("above_standard", "standard.municipal")
            assert list(above) == thousands(110, 76, 76, 76)
            total = form.amounts("above_standard", "total")
            assert list(total) == thousands(110, 76 + 20, 76 + 20, 76 + 20)

    def test_a_provincial_institution_is_paid_for_by_three_levels(self) -> None:
        """2024: 60 % × 670 = 402, 40 % × 670 = 268, and the city 110."""
        form = transfers_of(under("zhengzhou", *PREPAID, "affiliation=provincial"))
        for payer, yuan in {"central": 402, "provincial": 268, "municipal": 110}.items():
            for section in ("payers", "affiliation.provincial"):
                assert form.amounts(section, payer)[0] == thousands(yuan)[0]
        assert sections_of(form, "affiliation") == ["affiliation.provincial"]

    def test_what_the_province_would_pay_at_the_ends_of_its_share(self) -> None:
        """25 to 40 % of 700 in 2025: 175 or 280; the city takes the rest of 776, and tops 20 up.

        In 2024 the share is published: it is blank, and the amounts are those of 40 %.
        """
        form = transfers_of(under("zhengzhou", *PREPAID, "affiliation=provincial"))
        share = "fiscal_share.provincial.provincial.zhengzhou"
        assert sections_of(form, "fiscal_share") == [share]
        assert form.amounts(share, "share.value") == (None, 40, 40, 40)
        assert form.amounts(share, "share.low") == (None, 25, 25, 25)
        assert form.amounts(share, "share.high") == (None, 40, 40, 40)
        low = form.amounts(share, "low.provincial")
        assert list(low) == thousands(268, 175, 181, 188.5)
        city = form.amounts(share, "low.municipal")
        assert list(city)[:2] == thousands(110, 776 - 420 - 175 + 20)
        assert list(form.amounts(share, "high.provincial"))[:2] == thousands(268, 280)

    def test_a_withdrawn_level_is_unallocated(self) -> None:
        """The city's 110 and the rest it would pay fall to nobody; the top-up stays the city's."""
        options = (*PREPAID, "affiliation=provincial", "withdrawn_level=municipal")
        form = transfers_of(under("zhengzhou", *options))
        assert list(form.amounts("payers", "municipal")) == thousands(0, 20, 20, 20)
        assert list(form.amounts("payers", "unallocated")) == thousands(110, 76, 76, 76)
        above = form.amounts("above_standard", "standard.unallocated")
        assert list(above) == thousands(110, 76, 76, 76)
        share = "fiscal_share.provincial.provincial.zhengzhou"
        low = form.amounts(share, "low.unallocated")
        assert list(low)[:2] == thousands(110, 776 - 420 - 175)


def test_changshas_rise_is_unfunded_beside_the_total() -> None:
    """The same rise of 20 as in Zhengzhou: no payer is named, and no total holds it."""
    form = transfers_of(under("changsha", *PREPAID))
    assert list(form.amounts("payers", "unfunded")) == thousands(0, 20, 20, 20)
    assert list(form.amounts("payers", "total")) == thousands(670, 700, 724, 754)
    assert list(form.amounts("above_standard", "total")) == [0] * 4


def test_a_share_that_concerns_nobody_is_left_out() -> None:
    """Where every student is at a central institution, no unpublished share moves money."""
    form = transfers_of(under("changsha", *PREPAID, "affiliation=central"))
    assert sections_of(form, "fiscal_share") == []


def test_a_standard_below_the_national_one_is_nothing_on_top() -> None:
    """600 for 2024 against 670: the city pays less of it, and nothing above it."""
    options = (*PREPAID, "affiliation=municipal", "fiscal.2024=600")
    form = transfers_of(under("zhengzhou", *options))
    assert form.amounts("above_standard", "standard.municipal")[0] == 0
    assert form.amounts("payers", "municipal")[0] == thousands(600 - 402 - 53.6)[0]
