"""The settlement: exact products that add up to the subsidy of the measures, what is supplied."""

from functools import cache

import pytest

from kernel.codes import LEVEL_PAYERS
from kernel.errors import RequestError
from simulate.report.forms.actuals import Inputs
from simulate.report.forms.form import Form, Section
from simulate.report.forms.settlement import settlement
from simulate.report.forms.settlement_rows import GROUPINGS
from tests.simulate.certain import PREPAID, thousands
from tests.simulate.making import EVENTFUL, FOUR_YEARS, REGIONS, under
from tests.simulate.report.forms.making import body_of, cohorts_of, of_year, settlement_of, supplied

COHORTS = (2023, 2024)
YEARS = (2024, 2025)
COLLEGES = under("zhengzhou", *PREPAID, "affiliation=provincial")
PAYERS = tuple(payer.word for payer in LEVEL_PAYERS.values())

SETTINGS = {
    "ordinary": (),
    "eventful": EVENTFUL,
    "withdrawn": (*EVENTFUL, "withdrawn_level=provincial"),
}


@cache
def made(region: str, options: tuple[str, ...]) -> Form:
    """Return the settlement of two years of two cohorts."""
    return settlement_of(under(region, *options), 2024, COHORTS, 500, last_year=2025)


def rows(form: Form) -> list[Section]:
    """Return the rows of students."""
    return [one for one in form.sections if one.name.split(".")[0] not in ("total", "level")]


def cells(section: Section, line: str) -> list[int]:
    """Return a line of a section, nothing where it is blank or not there."""
    there = {one.name: one.amounts for one in section.lines}
    return [cell or 0 for cell in there.get(line, (0,) * len(YEARS))]


@pytest.mark.parametrize("options", SETTINGS.values(), ids=SETTINGS)
@pytest.mark.parametrize("region", REGIONS)
class TestEveryRegion:
    """Two insurance years."""

    def test_the_total_is_the_subsidy_of_the_measures(
        self, region: str, options: tuple[str, ...]
    ) -> None:
        """By payer: government cost without relief, netted or reimbursed, and without top-ups."""
        form, body = made(region, options), body_of(under(region, *options), COHORTS, 500)
        at = [body.years.index(year) for year in YEARS]
        for payer in PAYERS:
            cost = body.amounts("government_cost", payer, "accrual")
            fund = body.amounts("fund_income", payer, "accrual")
            relief = body.amounts("netted", payer, "accrual") + cost - fund
            subsidy = (cost - relief - body.amounts("top_up", payer))[at].tolist()
            assert cells(form.section("total"), payer) == subsidy
            assert payer == "unallocated" or cells(form.section(f"level.{payer}"), "due") == subsidy
        insured = body.amounts("insured")[at].tolist()
        assert cells(form.section("total"), "insured") == insured

    def test_every_row_is_a_product_and_they_add_up(
        self, region: str, options: tuple[str, ...]
    ) -> None:
        """Persons × standard of each payer and of all; the rows add to the total."""
        form = made(region, options)
        for row in rows(form):
            persons = cells(row, "insured")
            for payer in PAYERS:
                each = cells(row, f"{payer}.rate")
                product = [p * rate for p, rate in zip(persons, each, strict=True)]
                assert cells(row, payer) == product
            rates = [cells(row, f"{payer}.rate") for payer in PAYERS]
            assert cells(row, "rate") == [sum(column) for column in zip(*rates, strict=True)]
            due = [p * rate for p, rate in zip(persons, cells(row, "rate"), strict=True)]
            assert cells(row, "due") == due
        for line in ("insured", *PAYERS, "due"):
            columns = zip(*(cells(row, line) for row in rows(form)), strict=True)
            assert cells(form.section("total"), line) == [sum(column) for column in columns]

    def test_shares_are_of_the_national_standard(
        self, region: str, options: tuple[str, ...]
    ) -> None:
        """Centre and province pay exactly that; shares of all levels are 100 %."""
        for row in rows(made(region, options)):
            shares = {p: cells(row, f"{p}.share") for p in PAYERS if p != "unallocated"}
            for payer in ("central", "provincial"):
                each = zip(
                    shares[payer], cells(row, "standard"), cells(row, f"{payer}.rate"), strict=True
                )
                assert all(share * standard == 100 * rate for share, standard, rate in each)
            whole = {sum(column) for column in zip(*shares.values(), strict=True)}
            withdrawn = "withdrawn_level=provincial" in options
            assert withdrawn or whole <= {100, 0}


def test_by_hand() -> None:
    """A thousand of Zhengzhou's provincial colleges in 2025: 700 = 420 + 280, and the city 76."""
    form = settlement_of(COLLEGES, 2025)
    expected = {
        "insured": 1000, "standard": 70_000,
        "central.share": 60, "central.rate": 42_000, "central": thousands(420)[0],
        "provincial.share": 40, "provincial.rate": 28_000, "provincial": thousands(280)[0],
        "municipal.share": 0, "municipal.rate": 7_600, "municipal": thousands(76)[0],
        "rate": 77_600, "due": thousands(776)[0],
    }  # fmt: skip
    (row,) = rows(form)
    assert row.name == "zhengzhou.provincial"
    assert {line.name: line.amounts[0] for line in row.lines} == expected
    assert of_year(form, "level.total", "due", 2025) == thousands(776)[0]


def test_what_is_payable_now() -> None:
    """Due 420,000 yuan, 1,200 left from the year before, 400,000 advanced: 21,200.

    The province's advance alone is known: what it has to pay is not, nor what all have.
    """
    lines = {"中央上年结算": 120_000, "中央财政已预拨": 40_000_000, "省级已预拨": 1}
    form = settlement_of(COLLEGES, 2025, inputs=supplied(2025, lines))
    assert form.amounts("level.central", "settlement_before") == (120_000,)
    assert form.amounts("level.central", "advanced") == (40_000_000,)
    assert form.amounts("level.central", "payable") == (42_000_000 + 120_000 - 40_000_000,)
    assert form.amounts("level.provincial", "advanced") == (1,)
    for section in ("level.provincial", "level.municipal", "level.total"):
        assert form.amounts(section, "payable") == (None,)
        assert form.amounts(section, "settlement_before") == (None,)


def test_all_levels_together_where_everything_is_supplied() -> None:
    """Nothing from before, everything advanced: the sum is nothing, and no blank."""
    advanced = {"中央": 420, "省级": 280, "市级": 70}
    lines = {f"{level}已预拨": thousands(yuan)[0] for level, yuan in advanced.items()}
    lines |= {f"{level}上年结算": 0 for level in advanced}
    form = settlement_of(COLLEGES, 2025, inputs=supplied(2025, lines))
    assert form.amounts("level.total", "advanced") == (thousands(770)[0],)
    assert form.amounts("level.total", "payable") == (thousands(6)[0],)
    assert form.amounts("level.provincial", "payable") == (0,)


def test_nobody_insured_is_nothing_due() -> None:
    """There is no row, and a total of nothing."""
    form = settlement_of(under("zhengzhou", *FOUR_YEARS, "uptake=0"), 2025)
    assert rows(form) == []
    assert form.amounts("total", "due") == (0,)
    assert form.amounts("level.total", "due") == (0,)


@pytest.mark.parametrize("year", [2023, 2028])
def test_a_year_that_is_not_forecast_is_no_zero(year: int) -> None:
    """A cohort of 2024 is in school from 2024 to 2027."""
    with pytest.raises(RequestError, match=f"--year {year}: expected a year .*, 2024 to 2027"):
        settlement_of(COLLEGES, year)


def test_what_is_supplied_is_of_the_years_that_are_settled() -> None:
    """With file and row."""
    with pytest.raises(RequestError, match="row 1: year: found 2024, expected 2025"):
        settlement_of(COLLEGES, 2025, inputs=supplied(2024, {"中央已预拨": 1}))


def test_by_default_the_last_whole_year_is_settled() -> None:
    """Of cohorts 2022 to 2026, of four years each, that is 2026, whoever pays in its autumn."""
    cohorts = cohorts_of(COLLEGES, range(2022, 2027), 100, GROUPINGS)
    assert [one.year for one in settlement(cohorts, None, Inputs()).columns] == [2026]


def test_the_words_of_a_row_say_whom_it_holds() -> None:
    """Place, affiliation, and how they are subsidised where that is not by it."""
    form = made("zhengzhou", EVENTFUL)
    headings = {row.name: str(row.heading) for row in rows(form)}
    assert headings["zhengzhou.provincial"] == "Zhengzhou, provincial institutions"
    assert headings["zhengzhou.provincial.as_municipal"] == (
        "Zhengzhou, provincial institutions, subsidised like municipal ones"
    )
