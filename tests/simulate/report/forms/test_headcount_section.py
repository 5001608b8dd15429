"""The block above the budget table, column by column."""

from collections.abc import Sequence

from simulate.report.forms.actuals import Actuals
from simulate.report.forms.budget import Terms
from simulate.report.forms.form import Form
from tests.simulate.certain import ANNUAL
from tests.simulate.making import YUAN, under
from tests.simulate.report.forms.making import budget_of

WHOLE = range(2022, 2028)
"""Every cohort of four years that is in school from 2025 to 2027."""

HEADS = 4 * 100
"""A hundred enter each year."""


TERMS = Terms(range(2026, 2028))


def made(*options: str, cohorts: Sequence[int] = WHOLE, terms: Terms = TERMS) -> Form:
    """Return the table of Changsha for 2026 and 2027; everybody pays every year.

    The tariff is 400 yuan from 2025 on; the subsidy 700, 724 and 754.
    """
    return budget_of(under("changsha", *ANNUAL, *options), cohorts, 100, terms=terms)


def test_by_hand() -> None:
    """A subsidy of 24 yuan more a head in 2026, of 30 more in 2027; as many are insured."""
    form = made("critical_illness_premium=90")

    def line(name: str) -> tuple[int | None, ...]:
        return form.amounts("headcount", name)

    assert line("insured") == (HEADS,) * 3
    assert line("individual_standard") == (400 * YUAN,) * 3
    assert line("fiscal_standard") == (700 * YUAN, 724 * YUAN, 754 * YUAN)
    assert line("critical_illness_premium") == (90 * YUAN,) * 3
    assert line("per_head") == (1100 * YUAN, 1124 * YUAN, 1154 * YUAN)
    assert line("financing") == tuple(yuan * HEADS * YUAN for yuan in (1100, 1124, 1154))
    assert line("change") == (None, 24 * HEADS * YUAN, 30 * HEADS * YUAN)
    assert line("change_standards") == line("change")
    assert line("change_persons") == line("change_mix") == (None, 0, 0)


def test_beside_actual_figures_stands_no_forecast() -> None:
    """The year before is blank; the change is that of the forecast."""
    form = made(terms=Terms(range(2026, 2027), actuals=Actuals(2025, {})))
    assert form.amounts("headcount", "insured") == (None, HEADS)
    assert form.amounts("headcount", "change") == (None, 24 * HEADS * YUAN)


def test_a_year_that_lacks_a_cohort_has_no_change() -> None:
    """Cohort 2022 is in school in 2025 and not there: 2026 would gain its successor's students."""
    form = made(cohorts=WHOLE[1:])
    assert form.amounts("headcount", "insured") == (HEADS - 100, HEADS, HEADS)
    assert form.amounts("headcount", "change") == (None, None, 30 * HEADS * YUAN)


def test_what_nobody_assumes_is_blank() -> None:
    """Critical illness insurance, by default."""
    assert made().amounts("headcount", "critical_illness_premium") == (None,) * 3
