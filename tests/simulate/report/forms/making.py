"""Forms of small cohorts, for tests."""

from collections.abc import Sequence
from typing import Final

from simulate.projection.forecast import Forecast
from simulate.projection.student_body import StudentBody
from simulate.report.forms.bridge import bridge
from simulate.report.forms.budget import Terms, budget
from simulate.report.forms.form import Form
from simulate.report.forms.transfers import GROUPINGS, transfers
from simulate.scenario.setup import Setup
from tests.simulate.making import forecast_of

COHORTS: Final = (2023, 2024)


def cohorts_of(
    setup: Setup, cohorts: Sequence[int] = COHORTS, students: int = 1000, by: Sequence[str] = ()
) -> list[Forecast]:
    """Forecast several cohorts of a region."""
    return [forecast_of(setup, cohort, students, by=by) for cohort in cohorts]


def bridge_of(setup: Setup, cohorts: Sequence[int] = (2024,), students: int = 1000) -> Form:
    """Return the bridge of a region's cohorts."""
    return bridge(cohorts_of(setup, cohorts, students))


def transfers_of(
    setup: Setup,
    cohorts: Sequence[int] = (2024,),
    students: int = 1000,
    accounting: str = "accrual",
) -> Form:
    """Return the transfers of a region's cohorts; the same students are forecast again."""

    def again(setup: Setup) -> list[Forecast]:
        return cohorts_of(setup, cohorts, students, GROUPINGS)

    return transfers(again(setup), accounting, again)


def budget_of(
    setup: Setup,
    cohorts: Sequence[int] = (2024,),
    students: int = 1000,
    accounting: str = "cash",
    terms: Terms | None = None,
) -> Form:
    """Return the budget table of a region's cohorts."""
    return budget(cohorts_of(setup, cohorts, students), accounting, terms or Terms())


def body_of(setup: Setup, cohorts: Sequence[int] = COHORTS, students: int = 1000) -> StudentBody:
    """Return the cohorts of a region as a student body."""
    return StudentBody(cohorts_of(setup, cohorts, students))


def of_year(form: Form, section: str, line: str, year: int) -> int | None:
    """Return an amount of a form."""
    return form.amounts(section, line)[[column.year for column in form.columns].index(year)]


def sum_in(form: Form, section: str, lines: Sequence[str]) -> list[int]:
    """Return the sum of some lines of a section, column by column; a blank is an error."""
    amounts = [form.amounts(section, line) for line in lines]
    sums = []
    for column in zip(*amounts, strict=True):
        assert None not in column, (section, lines)
        sums.append(sum(cell or 0 for cell in column))
    return sums
