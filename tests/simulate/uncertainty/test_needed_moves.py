"""How far an assumption would have to move, alone, for a figure to be another one."""

from collections.abc import Callable, Sequence
from typing import Final

import pytest

from simulate.scenario.setup import Setup
from simulate.scenario.values import parameter_of
from simulate.uncertainty.needed_moves import (
    Figures,
    Moves,
    NeededMove,
    after,
    moved,
    needed_moves,
)
from simulate.uncertainty.ranges import Ranges
from tests.simulate.making import plain

ZHENGZHOU: Final = Ranges(plain("zhengzhou"))


def of(figure: Callable[[Setup], float]) -> Figures:
    """Return a figure that is worked out setup by setup."""

    def figures(moves: Sequence[Moves]) -> list[float]:
        return [figure(after(ZHENGZHOU, one)) for one in moves]

    return figures


def insured(setup: Setup) -> float:
    """Return a thousand students times the share who enrol."""
    return 1000 * setup.assumptions.number("uptake")


def moves(
    figure: Callable[[Setup], float], ratio: float, *names: str, year: int = 2025
) -> list[NeededMove]:
    """Return the moves of assumptions to a figure of so many times the present one."""
    return needed_moves(ZHENGZHOU, names, of(figure), ratio, year)


def test_a_share_moves_within_its_range() -> None:
    """0.52 × 0.9 = 0.468; down to the low end of 0.40 it is 0.12, so the move is 0.052 / 0.12."""
    (uptake,) = moves(insured, 0.9, "uptake")
    assert (uptake.name, uptake.is_inside) == ("uptake", True)
    assert uptake.needed == pytest.approx(0.468, abs=1e-4)
    assert uptake.move == pytest.approx(-0.052 / 0.12, abs=1e-3)


def test_a_share_moves_beyond_its_range() -> None:
    """0.52 × 1.9 = 0.988, above the high end of 0.98, below 1."""
    (uptake,) = moves(insured, 1.9, "uptake")
    assert uptake.needed == pytest.approx(0.988, abs=1e-4)
    assert not uptake.is_inside


def test_no_share_exceeds_the_whole() -> None:
    """0.52 × 2 is more than everybody."""
    assert moves(insured, 2, "uptake") == []


def test_what_moves_nothing_is_not_named() -> None:
    """Late payers enrol, too."""
    assert [one.name for one in moves(insured, 0.9, "late_share", "uptake")] == ["uptake"]


def test_a_figure_that_is_no_straight_line_is_found() -> None:
    """The square of 0.52 halves where the share is 0.52 / √2 = 0.3677."""
    (uptake,) = moves(lambda setup: insured(setup) ** 2, 0.5, "uptake")
    assert uptake.needed == pytest.approx(0.3677, abs=1e-4)


def test_values_that_contradict_each_other_are_passed_over() -> None:
    """The figure is nan from 0.9 on, at the high end, too; below, 0.52 × 1.1 = 0.572 is found."""
    (uptake,) = moves(
        lambda setup: insured(setup) if insured(setup) < 900 else float("nan"), 1.1, "uptake"
    )
    assert uptake.needed == pytest.approx(0.572, abs=1e-4)


def test_what_only_contradicts_is_left_out() -> None:
    """Nothing above 0.52 can be."""
    assert moves(lambda s: insured(s) if insured(s) <= 520 else float("nan"), 1.1, "uptake") == []


def test_dated_values_move_together_and_that_of_the_year_is_named() -> None:
    """Each cohort's range is ± 6 %: 3 % more are half of it, 479,400 × 1.03 = 493,782."""

    def entrants(setup: Setup) -> float:
        return sum(float(setup.assumptions.entrants(c)["tertiary"].value) for c in (2023, 2024))

    (found,) = moves(entrants, 1.03, "entrants.tertiary", year=2024)
    assert found.name == "entrants.tertiary.2024"
    assert found.needed == pytest.approx(493_782, rel=1e-4)
    assert found.move == pytest.approx(0.5, abs=1e-2)


def test_before_its_first_year_the_first_value_is_named() -> None:
    """The student tariff's first is that of 2022."""
    (found,) = moves(
        lambda setup: float(setup.rules.law.at("tariff", 2027, locality=0).value),
        1.05,
        "tariff",
        year=2021,
    )
    assert found.name == "tariff.2024"


def test_those_inside_their_ranges_come_first_the_shortest_before_all() -> None:
    """0.52 + 0.03, 10 % more: 0.055 of the 0.46 above uptake, of the 0.07 above late payers."""

    def both(setup: Setup) -> float:
        return insured(setup) + 1000 * setup.assumptions.number("late_share")

    found = moves(both, 1.1, "leave_rate", "late_share", "uptake")
    assert [(one.name, one.is_inside) for one in found] == [("uptake", True), ("late_share", True)]
    assert [one.move for one in found] == pytest.approx([0.055 / 0.46, 0.055 / 0.07], abs=1e-2)


def test_a_default_at_the_end_of_its_range_moves_beyond_it_by_the_other_side() -> None:
    """Four years: 0.3767 is the low end, 0.4335 the high one; a move of −1 is to 0.3199."""
    name = "programme_years.tertiary.4"
    parameter, (entry,) = parameter_of(plain("zhengzhou"), name), ZHENGZHOU.entries[name]
    assert moved(parameter, entry, -1) == pytest.approx(0.3199)
    assert moved(parameter, entry, 0) == pytest.approx(0.3767)
    assert moved(parameter, entry, 1) == pytest.approx(0.4335)


def test_what_is_counted_stays_whole() -> None:
    """The institution pays whole percent: 0 to 5, and 100 at most."""
    name = "institution_aid_percent"
    parameter, (entry,) = parameter_of(plain("zhengzhou"), name), ZHENGZHOU.entries[name]
    assert [moved(parameter, entry, move) for move in (-3, 0.5, 7.1, 30)] == [0, 2, 36, 100]
