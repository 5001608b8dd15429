"""Two scenarios on the same students: differences, the way between them, and sums by hand."""

from collections import Counter
from pathlib import Path

import pytest

from simulate.comparison.differences import Difference
from simulate.comparison.scenarios import ANALYSED, Comparison
from simulate.comparison.steps import STEPS
from simulate.projection.forecast import Method
from simulate.projection.ledger import Account
from tests.simulate.certain import ANNUAL, PREPAID, TERM, thousands
from tests.simulate.comparison.making import CHANGES, change, compared, shipped
from tests.simulate.making import EVENTFUL

Figure = tuple[str, int, Account]


def figure(d: Difference) -> Figure:
    """Return of what a difference is."""
    return d.region, d.year, Account(d.measure, d.payer, d.accounting)


def contributions(comparison: Comparison) -> Counter[Figure]:
    """Add the effects of all steps up, figure by figure."""
    added = Counter[Figure]()
    for step in comparison.steps:
        for effect in step.effects:
            added[figure(effect)] += effect.difference or 0
    return added


def adds_up(comparison: Comparison) -> bool:
    """Say whether the steps add to the difference of every figure that is analysed."""
    total = {figure(d): d.difference for d in comparison.differences if figure(d)[2] in ANALYSED}
    return bool(total) and dict(contributions(comparison)) == total


@pytest.mark.parametrize("path", CHANGES, ids=lambda path: path.stem)
@pytest.mark.parametrize("method", ["seriatim", "grouped"])
def test_the_steps_add_to_the_difference_to_the_fen(path: Path, method: Method) -> None:
    """Every figure, year and region of every scenario in the tree."""
    assert adds_up(shipped(path, method))


@pytest.mark.parametrize("path", CHANGES, ids=lambda path: path.stem)
def test_each_scenario_in_the_tree_moves_one_step_only(path: Path) -> None:
    """The step that its name promises; the others are exactly 0."""
    moved = {
        step.name
        for step in shipped(path).steps
        if any(effect.difference for effect in step.effects)
    }
    promised = {
        "all_prepay": {"behaviour"},
        "heilongjiang_assisted_exempt": {"rules"},
        "nobody_prepays": {"behaviour"},
        "quanzhou_letter": set[str](),
        "tariff_plus_20": {"tariffs"},
        "uptake_95": {"behaviour"},
    }
    assert moved == promised[path.stem]


def test_an_analysis_of_five_steps_starts_and_ends_at_the_scenarios() -> None:
    """Each step begins where the one before ended, and every one of them moves something."""
    after = (
        "assisted_share=0.2",
        "tariff.2025=500",
        "fiscal.2025=900",
        "relief_share.dibao=50",
        "late_share=0.5",
    )
    found = compared("zhengzhou", EVENTFUL, (*EVENTFUL, *after))
    assert [step.name for step in found.steps] == list(STEPS)
    ends = {figure(d): (d.before, d.after) for d in found.differences if figure(d)[2] in ANALYSED}
    ways = [{figure(d): (d.before, d.after) for d in step.effects} for step in found.steps]
    for at, (before, after_all) in ends.items():
        values = [before, *(way[at][1] for way in ways)]
        assert [way[at][0] for way in ways] == values[:-1]
        assert values[-1] == after_all
    assert adds_up(found)
    assert all(any(d.difference for d in step.effects) for step in found.steps)


@pytest.mark.parametrize("method", ["seriatim", "grouped"])
def test_a_scenario_does_not_differ_from_itself(method: Method) -> None:
    """Every difference is 0, and so is every step."""
    found = compared("zhengzhou", EVENTFUL, EVENTFUL, method=method)
    assert found.identical
    assert found.changes == ()
    assert {d.difference for d in found.differences} == {0}
    assert set(contributions(found).values()) == {0}
    assert found.subject.drawing.method == method


def test_prepaying_in_changsha_by_hand() -> None:
    """A thousand students of four years, all of whom enrol, pay in time and stay.

    Year by year they pay 380 + 400 + 400 + 400 yuan; prepaying, 4 × 380. The 20 yuan a year by
    which the tariff rises are missing in the fund, and nobody makes them up.
    """
    found = compared("changsha", ANNUAL, PREPAID).differences
    for accounting in ("accrual", "cash"):
        assert change(found, "student_cost", "student", accounting) == thousands(-60)[0]
        assert change(found, "fund_income", "total", accounting) == thousands(-60)[0]
        assert change(found, "government_cost", "total", accounting) == 0
    assert [change(found, "student_cost", "student", "accrual", year=y) for y in TERM] == (
        thousands(0, -20, -20, -20)
    )
    assert change(found, "student_cost", "student", "cash", year=2023) == thousands(3 * 380)[0]
    assert [change(found, "top_up", "unfunded", year=y) for y in TERM] == thousands(0, 20, 20, 20)
    balance = [change(found, "prepaid_balance", year=year) for year in range(2023, 2028)]
    # Annual payers pay the next year's tariff before it begins: 380, then 400 three times.
    assert balance == thousands(1520 - 380, 1140 - 400, 760 - 400, 380 - 400, 0)


def test_a_dearer_tariff_by_hand() -> None:
    """Annual payers in Changsha: 420 in 2027 instead of 400, all of it theirs to pay."""
    found = compared("changsha", ANNUAL, (*ANNUAL, "tariff.2027=420")).differences
    assert [change(found, "student_cost", "student", "accrual", year=y) for y in TERM] == (
        thousands(0, 0, 0, 20)
    )
    assert change(found, "fund_income", "total", "cash", year=2026) == thousands(20)[0]
    assert change(found, "government_cost", "total", "accrual") == 0


def test_the_order_of_the_steps_decides_who_is_charged_with_what_two_of_them_do() -> None:
    """Half of a thousand enrol at 400 yuan; all of them at 420.

    The tariff comes first and meets the five hundred, who pay 20 more; then five hundred more
    enrol at 420.
    """
    half = (*ANNUAL, "uptake=0.5")
    found = compared("changsha", half, (*ANNUAL, "tariff.2027=420"), method="grouped")
    assert found.subject.drawing.method == "expected"
    effects = {
        step.name: change(step.effects, "student_cost", "student", "accrual", year=2027)
        for step in found.steps
    }
    assert effects == {
        "data": 0,
        "tariffs": 500 * 20_00,
        "fiscal_standards": 0,
        "rules": 0,
        "behaviour": 500 * 420_00,
    }


def test_what_no_document_speaks_of_is_not_compared() -> None:
    """Changsha's says nothing of refunds: they are blank in both, not 0."""
    found = compared("changsha", (), ("uptake=0.6",)).differences
    assert "refund" not in {d.measure for d in found}
