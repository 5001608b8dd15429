"""Columns with a trace compute as numpy does, and say what was done."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel.codes import Relief
from kernel.figures import Array
from kernel.students import longest_run
from simulate.explanation.trace import (
    Among,
    Both,
    Compared,
    Constant,
    Either,
    Fact,
    Given,
    Not,
    Reckoned,
    Untraced,
)
from simulate.explanation.traced_array import Traced, trace_of, traced

NUMBERS = st.integers(-(2**31), 2**31 - 1)
LATE, NEW = Given("paid_on", 7), Given("entry_year", 7)


def number(value: int) -> Traced:
    """Return a traced column of one number."""
    return traced(np.array([value]), LATE)


def flag(name: str, value: bool) -> Traced:
    """Return a traced column of one flag."""
    return traced(np.array([value]), Fact(name, value))


@pytest.mark.parametrize("symbol", ["bitwise_and", "bitwise_or", "logical_and", "logical_or"])
@given(one=st.booleans(), other=st.booleans())
def test_and_and_or(symbol: str, one: bool, other: bool) -> None:
    """The result is numpy's, the trace names both sides in their order."""
    ufunc = getattr(np, symbol)
    result = ufunc(flag("late", one), flag("freshman", other))
    assert result.tolist() == ufunc(np.array([one]), np.array([other])).tolist()
    kind = Both if symbol.endswith("and") else Either
    assert trace_of(result) == kind((Fact("late", one), Fact("freshman", other)))


@given(value=st.booleans())
def test_not(value: bool) -> None:
    """The result is numpy's, the trace the contrary."""
    for result in (~flag("late", value), np.logical_not(flag("late", value))):
        assert result.tolist() == [not value]
        assert trace_of(result) == Not(Fact("late", value))


@pytest.mark.parametrize(
    "name", ["equal", "not_equal", "greater", "greater_equal", "less", "less_equal"]
)
@given(left=NUMBERS, right=NUMBERS)
def test_comparisons(name: str, left: int, right: int) -> None:
    """The result is numpy's; the trace holds both values and whether it held."""
    ufunc = getattr(np, name)
    result, expected = ufunc(number(left), right), bool(ufunc(left, right))
    assert result.tolist() == [expected]
    assert trace_of(result) == Compared(name, LATE, Constant(right), (left, right), expected)


@pytest.mark.parametrize("name", ["maximum", "minimum", "add", "subtract", "multiply"])
@given(left=st.integers(-1000, 1000), right=st.integers(-1000, 1000))
def test_arithmetic(name: str, left: int, right: int) -> None:
    """The result is numpy's; the trace names the operation and what went in."""
    ufunc = getattr(np, name)
    result = ufunc(number(left), traced(np.array([right]), NEW))
    assert result.tolist() == [ufunc(left, right)]
    assert trace_of(result) == Reckoned(name, (LATE, NEW))


@given(chosen=st.booleans(), one=NUMBERS, other=NUMBERS)
def test_a_choice_has_the_trace_of_what_was_chosen(chosen: bool, one: int, other: int) -> None:
    """Whatever of the three is traced, and whichever is not."""
    for condition in (flag("late", chosen), np.array([chosen])):
        result = np.where(condition, number(one), traced(np.array([other]), NEW))
        assert result.tolist() == [one if chosen else other]
        assert trace_of(result) == (LATE if chosen else NEW)
    plain = np.where(flag("late", chosen), one, other)
    assert trace_of(plain) == Constant(one if chosen else other)


@given(value=st.integers(-1, 8))
def test_being_one_of_several(value: int) -> None:
    """The trace names the value, the members, and whether it is one of them."""
    members = (Relief.DIBAO, Relief.ORPHAN)
    result = np.isin(number(value), members)
    assert result.tolist() == [value in members]
    assert trace_of(result) == Among(LATE, members, value in members)


UNTRACEABLE: dict[str, Callable[[Any], Any]] = {
    "exclusive or": lambda a: (a > 3) ^ (a > 9),
    "and over numbers": lambda a: np.logical_and(a, a),
    "isin, turned round": lambda a: np.isin(a, (1, 5), invert=True),
    "isin with one number": lambda a: np.isin(a, 5),
    "the truth of all": lambda a: (a > 3).all(keepdims=True),
}


@pytest.mark.parametrize("name", UNTRACEABLE)
@given(value=st.integers(0, 12))
def test_where_no_trace_is_known_it_ends(name: str, value: int) -> None:
    """The result is numpy's, and the trace says no more than that it holds or does not."""
    result, expected = UNTRACEABLE[name](number(value)), UNTRACEABLE[name](np.array([value]))
    assert np.asarray(result).tolist() == expected.tolist()
    assert trace_of(result) == Untraced(bool(expected[0]))


MANY: dict[str, Callable[[Any], Any]] = {
    "compared with a table": lambda a: a == np.arange(4),
    "divided with a rest": lambda a: np.divmod(a, 5),
    "chosen for several": lambda a: np.where(np.array([True, False]), a, 0),
    "where it is not 0": lambda a: np.where(a),
    "sum": lambda a: a.sum(),
    "into a column": lambda a: np.add(a, 1, out=np.zeros(1, np.int64)),
}


@pytest.mark.parametrize("name", MANY)
def test_what_is_no_longer_one_value_is_plain(name: str) -> None:
    """A table, a pair or a sum must come out as numpy gives it, without a trace."""
    result, expected = MANY[name](number(3)), MANY[name](np.array([3]))
    assert type(result) is type(expected)
    assert np.array_equal(result, expected)


@given(paid=st.integers(0, 255), length=st.integers(1, 8))
def test_a_loop_over_columns_comes_to_the_same(paid: int, length: int) -> None:
    """The longest run of paid years works in place; traced columns must not disturb it."""
    columns = np.array([paid]), np.array([length])
    followed = (traced(columns[0], LATE), traced(columns[1], NEW))
    assert longest_run(*followed).tolist() == longest_run(*columns).tolist()


def test_a_scalar_is_traced_too() -> None:
    """A dated value is no column, and compares like one; Python lets the traced side begin."""
    result = np.array([5]) > traced(3, LATE)
    assert bool(result)
    assert trace_of(result) == Compared("less", LATE, Constant(5), (3, 5), True)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, Constant(1)), (7, Constant(7)), (Relief.ORPHAN, Constant(Relief.ORPHAN)),
        (np.array([7]), Constant(7)), (np.array([True]), Untraced(True)), (np.True_, Constant(1)),
    ],
)  # fmt: skip
def test_plain_values(value: object, expected: object) -> None:
    """A number is a constant; of a plain condition no more is known than its truth."""
    assert trace_of(value) == expected


def test_plain_columns_stay_plain() -> None:
    """What was never traced must not become so, and a traced column leaves its source alone."""
    source: Array = np.array([1])
    followed = traced(source, LATE)
    followed += 4
    assert source.tolist() == [1]
    assert type(source + 1) is np.ndarray
    assert type(np.asarray(traced(source, LATE))) is np.ndarray
