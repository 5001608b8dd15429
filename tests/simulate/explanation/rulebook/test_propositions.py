"""Whether there can be a student for whom one condition holds and others do not."""

import pytest

from simulate.explanation.rulebook.propositions import Proposition, can_hold, proposition
from tests.simulate.explanation.rulebook.making import parsed


def made(code: str, place: str = "here") -> Proposition:
    """Return a condition as a proposition."""
    return proposition(parsed(code), place)


@pytest.mark.parametrize(
    ("one", "others", "possible"),
    [
        ("True", [], True),
        ("False", [], False),
        ("late", ["True"], False),
        ("late", ["late | ~students.continuous"], False),
        ("late | ~students.continuous", ["late"], True),
        ("students.assisted & students.relief_flagged", ["students.assisted"], False),
        ("students.assisted", ["students.assisted & students.relief_flagged"], True),
        ("True", ["late", "~late"], False),
        ("True", ["late & students.freshman", "~late", "~students.freshman"], False),
        ("True", ["late & students.freshman", "~late"], True),
        ("True", ["students.paid_on > clock", "students.paid_on <= clock"], False),
        ("True", ["students.entry_year == 2024", "students.entry_year != 2024"], False),
        ("True", ["students.entry_year == 2024", "students.entry_year == 2025"], True),
        ("late & True", ["np.logical_or(late, False)"], False),
        ("late & ~late", [], False),
    ],
)
def test_who_is_left_to_a_condition(one: str, others: list[str], possible: bool) -> None:
    """Facts that are joined and contrary; that two exclude each other is not known."""
    assert can_hold(made(one), without=map(made, others)) == possible


def test_what_a_module_calls_by_a_name_is_known_in_its_place_only() -> None:
    """Another module may call something else so."""
    assert can_hold(made("mask", "here"), without=[made("mask", "there")])
    assert not can_hold(made("mask", "here"), without=[made("mask", "here")])
