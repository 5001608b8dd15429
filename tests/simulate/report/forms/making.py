"""Forms of small cohorts, for tests."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from simulate.projection.forecast import Forecast
from simulate.projection.student_body import StudentBody
from simulate.report.forms.actuals import Inputs
from simulate.report.forms.amounts_file import GivenAmount
from simulate.report.forms.bridge import bridge
from simulate.report.forms.budget import Terms, budget
from simulate.report.forms.form import Form
from simulate.report.forms.insured_by_standard import GROUPINGS as STANDARDS_BY
from simulate.report.forms.settlement import settlement
from simulate.report.forms.settlement_labels import SETTLEMENT_LABELS
from simulate.report.forms.settlement_rows import GROUPINGS as SETTLED_BY
from simulate.report.forms.transfers import GROUPINGS, transfers
from simulate.scenario.setup import Setup
from tests.simulate.making import forecast_of

COHORTS: Final = (2023, 2024)

NOTHING_SUPPLIED: Final = Inputs()


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
    forecasts = cohorts_of(setup, cohorts, students, STANDARDS_BY)
    return budget(forecasts, accounting, terms or Terms())


def terms_of(year: int, **rest: Any) -> Terms:
    """Return the terms of one budget year."""
    return Terms(range(year, year + 1), **rest)


def settlement_of(
    setup: Setup,
    year: int,
    cohorts: Sequence[int] = (2024,),
    students: int = 1000,
    last_year: int | None = None,
    inputs: Inputs = NOTHING_SUPPLIED,
) -> Form:
    """Return the settlement of a region's cohorts, of a year or of those up to the last one."""
    years = range(year, (last_year or year) + 1)
    return settlement(cohorts_of(setup, cohorts, students, SETTLED_BY), years, inputs)


def supplied(year: int, lines: Mapping[str, int]) -> Inputs:
    """Return what an office supplies of a year, in fen, by its label."""
    path = Path("inputs.csv")
    return Inputs(
        {
            year: {
                SETTLEMENT_LABELS.named(label)[0]: GivenAmount(path, row, year, label, fen)
                for row, (label, fen) in enumerate(lines.items(), start=1)
            }
        }
    )


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
