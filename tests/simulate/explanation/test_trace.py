"""Trees of conditions and values."""

import pytest
from hypothesis import given

from kernel.codes import Basis
from kernel.entries import Entry
from kernel.messages import Pair
from kernel.parameters import Parameter
from simulate.explanation.trace import (
    Among,
    Both,
    Compared,
    Constant,
    Either,
    Fact,
    Given,
    LookedUp,
    Not,
    Reckoned,
    Trace,
    Untraced,
    grounds,
    holds,
)
from tests.simulate.explanation.making import conditions

TARIFF = Parameter("tariff", "yuan", Pair("tariff", "标准"))
GIVEN = Entry(380, Basis.EXPLICIT, "a notice")
YES, NO = Fact("late", True), Fact("freshman", False)


def truth(trace: Trace) -> bool:
    """Work the truth of a condition out by arithmetic instead of all and any."""
    match trace:
        case Not(part):
            return 1 - truth(part) == 1
        case Both(parts):
            return sum(map(truth, parts)) == len(parts)
        case Either(parts):
            return sum(map(truth, parts)) > 0
    assert isinstance(trace, Fact)
    return trace.holds


@given(conditions())
def test_a_condition_holds_as_logic_has_it(trace: Trace) -> None:
    """Not, Both and Either over facts must come to what their leaves make of them."""
    assert holds(trace) is truth(trace)


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        (YES, True), (NO, False), (Constant(1), True), (Constant(0), False),
        (Untraced(True), True), (Untraced(False), False),
        (Compared("less", Given("paid_on", 7), Constant(3), (1, 3), True), True),
        (Compared("less", Given("paid_on", 7), Constant(3), (5, 3), False), False),
        (Among(Given("relief", 7), (1, 2), False), False),
    ],
)  # fmt: skip
def test_a_leaf_knows_whether_it_holds(leaf: Trace, expected: bool) -> None:
    """Each kind of leaf must say what was found when it was asked."""
    assert holds(leaf) is expected


def test_the_values_behind_a_value_are_found_once_in_order() -> None:
    """A value used twice must be named once, whatever was reckoned with it."""
    one, other = (LookedUp(TARIFF, year, 38000, GIVEN) for year in (2024, 2025))
    trace = Reckoned("add", (one, Reckoned("subtract", (other, one)), Given("paid_on", 7)))
    assert grounds(trace) == (one, other, Given("paid_on", 7))


@pytest.mark.parametrize("trace", [Constant(3), YES, Not(YES)])
def test_what_is_no_value_rests_on_none(trace: Trace) -> None:
    """Numbers of a rule and conditions must not be taken for values of the law or the student."""
    assert grounds(trace) == ()


def test_a_value_that_is_extended_rests_on_the_last_one_and_the_rise() -> None:
    """It has no entry of its own, is assumed, and must name what it was made of."""
    last = LookedUp(TARIFF, 2027, 40000, GIVEN)
    rise = LookedUp(TARIFF, 2022, 1000, Entry(10, Basis.ASSUMED, "a guess", low=0, high=20))
    extended = LookedUp(TARIFF, 2029, 42000, None, (last, rise))
    assert grounds(extended) == (extended, last, rise)
    assert [value.basis for value in (extended, last, rise)] == [
        Basis.ASSUMED, Basis.EXPLICIT, Basis.ASSUMED,
    ]  # fmt: skip
