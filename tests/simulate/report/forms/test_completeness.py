"""Whether a form holds its whole student body: what it says is missing, and when it is refused."""

import pytest

from kernel.errors import RequestError
from simulate.report.forms.budget import Terms
from simulate.report.forms.completeness import check_complete, marked
from simulate.report.forms.form import Form
from simulate.report.forms.form_table import COLUMNS, columns_of, form_records, page_records
from tests.simulate.certain import PREPAID
from tests.simulate.making import under
from tests.simulate.report.forms.making import budget_of, cohorts_of

SETUP = under("changsha", *PREPAID)
"""Programmes of four years."""


def filled(*cohorts: int, year: int, may_lack: bool = False) -> Form:
    """Return a budget of cohorts, marked."""
    form = budget_of(SETUP, cohorts, 50, terms=Terms(range(year, year + 1)))
    return marked(form, cohorts_of(SETUP, cohorts, 50), cash=True, may_lack=may_lack)


def test_the_cohort_that_pays_in_the_autumn_is_missing() -> None:
    """Students of four years: 2026 needs 2023 to 2027, the year before it 2022 too."""
    form = filled(2022, 2023, 2024, 2025, 2026, year=2026)
    assert form.incomplete == {2026: [2027]}
    assert str(form.head[0]) == "Incomplete: cohorts that are missing, by year: 2026: 2027"
    assert "Cohorts that are missing, by year: 2026: 2027." in str(form.notes[-1])
    assert not filled(*range(2022, 2028), year=2026).incomplete


def test_cohorts_before_2022_are_not_missing_in_this_sense() -> None:
    """They are listed: 2023 had students of 2020 and 2021, of whom nothing can be forecast."""
    form = filled(2022, 2023, 2024, year=2023)
    assert not form.incomplete
    assert [(one.year, one.cohorts) for one in form.left_out] == [
        (2022, (2019, 2020, 2021)),
        (2023, (2020, 2021)),
    ]
    assert "cannot be forecast: the rules are not extended back" in str(form.notes[-1])


def test_a_form_of_the_cohorts_that_are_given_lacks_none() -> None:
    """Its note says all the same which are not in it."""
    form = filled(2024, year=2024, may_lack=True)
    assert not form.incomplete
    assert "2024: 2021–2023, 2025." in str(form.notes[-1])


def test_data_say_what_is_missing_row_by_row() -> None:
    """In a column of its own, and under the form; of complete forms there is neither."""
    forms = [filled(2024, 2025, year=2025)]
    assert [*columns_of(forms)] == [*COLUMNS, "incomplete"]
    found = {row["year"]: row["incomplete"] for row in form_records(forms, "en")}
    assert found == {2024: "2022;2023", 2025: "2022;2023;2026"}
    (page,) = page_records(forms, "en")
    assert page["incomplete"] == [
        {"year": 2024, "cohorts": [2022, 2023]},
        {"year": 2025, "cohorts": [2022, 2023, 2026]},
    ]
    whole = [filled(*range(2022, 2028), year=2026)]
    assert [*columns_of(whole)] == [*COLUMNS]
    assert all([*row] == [*COLUMNS] for row in form_records(whole, "en"))
    assert "incomplete" not in page_records(whole, "en")[0]


@pytest.mark.parametrize(
    "command",
    [
        ["--cohort", "2024", "--region", "changsha", "--form", "budget", "--year=2025"],
        ["--region", "changsha", "--cohort=2024:2024", "--form", "budget"],
    ],
)
def test_a_refusal_names_the_command_that_is_complete(command: list[str]) -> None:
    """Which lets the year choose its cohorts, and leaves the rest as it was."""
    with pytest.raises(RequestError) as fault:
        check_complete([filled(2024, year=2025)], "--form budget", command)
    assert "2024: 2022–2023, 2025; 2025: 2022–2023, 2025–2026" in str(fault.value)
    assert "`simulate --region changsha --form budget --year 2025`" in str(fault.value)
    check_complete([filled(*range(2022, 2028), year=2026)], "--form budget", command)
