"""What a forecast rests on, as tables: every assumption has its line, every clause in use."""

import re
from collections.abc import Sequence

from kernel.messages import Language
from simulate.projection.forecast import Forecast, forecast
from simulate.report.assumption_tables import assumption_table, clause_table
from tests.simulate.certain import PREPAID
from tests.simulate.making import forecast_of, plain, under

SHOWN = {
    "entrants",
    "uptake",
    "late_share",
    "prepay_share",
    "insured_on_entry_share",
    "assisted_share",
    "institution_aid_percent",
    "leave_rate",
    "refund_application_share",
    "employee_here_share",
    "programme_years",
    "affiliation",
    "relief",
    "locality",
    "tariff_rise",
    "fiscal_rise",
}
"""All that is assumed of people and of rises; benefits only where somebody assumes their cost."""


def rows_of(made: Sequence[Forecast], language: Language = "en") -> dict[str, list[str]]:
    """Return value, range, basis and source by the name that sets an assumption."""
    table = assumption_table(made, language)
    set_by = re.compile(r"[(（]?([\w.]+)[)）]?$")
    rows = [(set_by.search(name), name, cells) for name, *cells in table.rows]
    return {found[1]: [name, *cells] for found, name, cells in rows if found}


def listed(*made: Forecast) -> set[str]:
    """Return the names of the assumptions that have a line, without words and years."""
    return {name.partition(".")[0] for name in rows_of(made)}


def test_every_assumption_has_its_line() -> None:
    """In Changsha all but the localities, of which there is one."""
    assert listed(forecast_of(plain("changsha"), students=100)) == SHOWN - {"locality"}


def test_places_are_listed_where_there_are_several() -> None:
    """In Liaoning, whose document names five."""
    assert listed(forecast_of(plain("liaoning"), students=100)) == SHOWN


def test_the_cost_of_benefits_is_listed_where_it_is_assumed() -> None:
    """With its trend, and not otherwise."""
    found = listed(forecast_of(under("changsha", "benefit_cost=25"), students=100))
    assert found == SHOWN - {"locality"} | {"benefit_cost", "benefit_cost_trend"}


def test_what_is_set_is_shown_as_set_and_the_rest_with_range_and_source() -> None:
    """Words first, then the name that sets it."""
    rows = rows_of([forecast_of(under("changsha", "uptake=1"), students=100)])
    name, value, reach, basis, source = rows["uptake"]
    assert name == "Share of students who enrol at the place of study (uptake)"
    assert (value, reach, basis, source) == ("1", "", "assumed", "--set uptake=1")
    _, value, reach, _, source = rows["insured_on_entry_share"]
    assert (value, reach) == ("0.95", "0.85–1.0")
    assert source.startswith("national participation held at 95 %")


def test_an_assumption_restricted_to_something_says_to_what() -> None:
    """A share of a mix is of a category, a level, a length: in the words of the notices."""
    rows = rows_of([forecast_of(plain("changsha"), students=100)], "zh")
    assert rows["relief.dibao"][0] == "困难类别（占资助对象）：低保对象的比例（relief.dibao）"
    assert rows["affiliation.central"][0] == "学校隶属关系：部属的比例（affiliation.central）"
    assert "高等学校、4年" in rows["programme_years.tertiary.4"][0]


def test_a_share_of_nobody_is_listed_where_its_range_is_wider() -> None:
    """At an institute nobody is assumed to study two years, some might, and that moves totals."""
    made = forecast_of(under("zhengzhou", "institution_type=research_institute"))
    assert rows_of([made])["programme_years.research_institute.2"][1:3] == ["0.0", "0.0–0.8829"]


def test_entrants_that_were_drawn_stand_beside_the_published_ones() -> None:
    """As the option that asked for them."""
    rows = rows_of([forecast_of(plain("changsha"), 2024, 2000)])
    assert rows["entrants.2024"] == [rows["entrants.2024"][0], "2,000", "", "assumed", "--students"]
    whole = rows_of([forecast(plain("changsha"), 2024, method="grouped")])
    assert "entrants.2024" not in whole
    assert whole["entrants.tertiary.2024"][1] == "282,900"


def test_clauses_that_moved_something_are_explained() -> None:
    """What the notice says of prepayment; what moved nothing is not there."""
    made = [forecast_of(under("changsha", *PREPAID))]
    rows = {name: cells for name, *cells in clause_table(made, "en").rows}
    assert rows["C2"][0] == "长医保发〔2023〕56号 二(一)2"
    assert "Freshmen prepay all academic years" in rows["C2"][1]
    assert "C4" not in rows
