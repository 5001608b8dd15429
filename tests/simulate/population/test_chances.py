"""How likely things are, by type of institution and study year, in draws of 65,536."""

from typing import Final

import numpy as np
import pytest

from kernel.codes import InstitutionType
from kernel.errors import FileFault, RequestError
from kernel.figures import Array
from simulate.population.chances import Chances
from simulate.population.random_numbers import STEPS
from tests.simulate.conftest import Edited
from tests.simulate.making import population_of, under

TYPES: Final = ("tertiary", "secondary_vocational")


def chances(*options: str, cohort: int = 2024) -> Chances:
    """Return the chances of Zhengzhou's students of two types over four years."""
    return Chances.of(under("zhengzhou", *options).assumptions, TYPES, cohort, 4)


def steps(*rows: tuple[float, ...]) -> list[list[int]]:
    """Return shares as they are drawn."""
    return [[round(share * STEPS) for share in row] for row in rows]


def test_one_share_holds_for_everybody_and_in_all_years() -> None:
    """Of two types and in four years."""
    assert chances("late_share=0.25").late.tolist() == steps((0.25,) * 4, (0.25,) * 4)


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("uptake", "uptake"),
        ("assisted_share", "assisted"),
        ("late_share", "late"),
        ("refund_application_share", "applies"),
        ("employee_here_share", "stays"),
    ],
)
def test_a_year_and_a_type_have_a_share_of_their_own(name: str, column: str) -> None:
    """0.5 in general, 0.75 in 2025, 0.25 from 2026 on, and 1 for vocational students of 2027."""
    found = chances(
        f"{name}=0.5", f"{name}.2025=0.75", f"{name}.since.2026=0.25",
        f"{name}.secondary_vocational.2027=1",
    )  # fmt: skip
    expected = steps((0.5, 0.75, 0.25, 0.25), (0.5, 0.75, 0.25, 1))
    assert getattr(found, column).tolist() == expected


def test_a_later_cohort_meets_the_same_year_earlier() -> None:
    """2026 is the third year of the cohort of 2024 and the first of that of 2026."""
    found = chances("uptake=0", "uptake.2026=1", cohort=2026)
    assert found.uptake.tolist() == steps((1, 0, 0, 0), (1, 0, 0, 0))


def test_a_study_year_and_an_insurance_year_differ() -> None:
    """Half of all entrants, all of 2026, nobody else."""
    found = chances("uptake=0", "uptake.1=0.5", "uptake.2026=1")
    assert found.uptake[0].tolist() == steps((0.5, 0, 1, 0))[0]


def test_the_aid_of_each_year() -> None:
    """In percent."""
    found = chances("institution_aid_percent=3", "institution_aid_percent.tertiary.since.2027=40")
    assert found.aid_percent.tolist() == [[3, 3, 3, 40], [3, 3, 3, 3]]


def test_who_leaves_is_who_was_still_there() -> None:
    """A half, of the others nobody, of these all: 1/2, 0, 1/2, 0, and nobody completes."""
    found = chances("leave_rate=0.5", "leave_rate.2025=0", "leave_rate.since.2026=1")
    halves = [STEPS // 2, 0, STEPS // 2, 0, 0]
    assert found.leaves.draws.tolist() == [halves, halves]


def test_what_is_decided_on_entry_goes_by_the_cohort() -> None:
    """From the cohort of 2025 on, and for vocational students of that of 2024."""
    options = (
        "prepay_share=0",
        "prepay_share.since.2025=1",
        "prepay_share.secondary_vocational.2024=0.5",
    )
    assert chances(*options).prepays.tolist() == [0, STEPS // 2]
    assert chances(*options, cohort=2025).prepays.tolist() == [STEPS, STEPS]
    insured = ("insured_on_entry_share=0", "insured_on_entry_share.tertiary.2024=0.25")
    assert chances(*insured).insured.draws[:, 1].tolist() == [STEPS // 4, 0]


def test_a_prepaid_year_has_the_aid_of_the_year_of_payment() -> None:
    """By the code of the type, and the insurance year for which it was paid first."""
    aid = ("institution_aid_percent=3", "institution_aid_percent.tertiary.2025=40")
    population = population_of(under("zhengzhou", *aid))
    tertiary, vocational = InstitutionType.TERTIARY, InstitutionType.SECONDARY_VOCATIONAL
    types: Array = np.array([tertiary, tertiary, vocational])
    assert population.aid_percent(types, np.array([2024, 2025, 2025])).tolist() == [3, 40, 3]


def test_a_type_without_a_value_is_refused(edited: Edited) -> None:
    """With the place for which there is none."""
    value = 'institution_type = "primary", year = 2022, value = 1, basis = "explicit"'
    line = f'[late_share]\nvalues = [{{ {value}, source = "made up" }}]\n\n'
    assumptions = edited("[prepay_share]", f"{line}[prepay_share]")
    assert Chances.of(assumptions, ["primary"], 2024, 1).late.tolist() == [[STEPS]]
    fault = "late_share: no value for 'tertiary', insurance year 2024, study year 1"
    with pytest.raises(RequestError, match=fault):
        Chances.of(assumptions, ["tertiary"], 2024, 1)


@pytest.mark.parametrize("setting", ["prepay_share.dalian=1", "late_share.provincial=1"])
def test_no_other_words_divide_them(setting: str) -> None:
    """Neither places nor affiliations."""
    with pytest.raises(FileFault, match="expected"):
        chances(setting)
