"""The regions written by hand against the kernel, on students drawn over every column."""

import ast
import random
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from attrs import frozen

from benchmarks.by_hand import changsha, heilongjiang
from benchmarks.by_hand.common import Array, Column, Students
from kernel.assess import assess
from kernel.intake import Roster, take_in
from kernel.registry import load_region
from kernel.results import KINDS, ResultColumn, result_columns
from kernel.students import COLUMN_NAMES
from tests.second_reading.students import random_student

YEAR = 2024
STUDENTS = 4000
BY_HAND: dict[str, Callable[[Students], dict[str, Column]]] = {
    "changsha": changsha.assess_2024,
    "heilongjiang": heilongjiang.assess_2024,
}
SEVERAL_BLOCKS = 100_003

both_regions = pytest.mark.parametrize("region", BY_HAND)
every_column = pytest.mark.parametrize("name", KINDS)


@frozen(eq=False)
class Draw:
    """Valid students of one region, and what both say of them."""

    students: dict[str, Array]
    by_hand: dict[str, Column]
    kernel: dict[str, ResultColumn]


@cache
def draw(region: str) -> Draw:
    """Draw students, the same ones every time, and assess the valid ones both ways."""
    rng = random.Random(region)  # noqa: S311  # no secret depends on it
    rules = load_region(region)
    records = [_any_student(rng, region) for _ in range(STUDENTS)]
    batch = take_in(rules, YEAR, Roster.of(records)).batch
    students = {name: getattr(batch, name) for name in COLUMN_NAMES}
    return Draw(students, BY_HAND[region](students), result_columns(assess(rules, batch)))


def _any_student(rng: random.Random, region: str) -> dict[str, object]:
    """Return a random student; some leave, or paid for what is prepaid, years away from 2024."""
    given = random_student(rng, region, YEAR)
    far = date(2018, 1, 1) + timedelta(rng.randrange(20 * 365))
    if rng.random() < 0.3:
        given["left_on"] = far
    if "prepaid_in" in given and rng.random() < 0.3:
        given["paid_on"] = given["received_on"] = far
    return given


def read(column: Column | ResultColumn) -> Array:
    """Return what a column says, words as words; without meaning where it is blank."""
    return np.array(column.words)[column.values] if column.words else column.values


@both_regions
def test_the_columns_come_in_the_order_of_the_contract(region: str) -> None:
    """Every result column must be there, in the order of `KINDS`, filled for every student."""
    drawn = draw(region)
    assert list(drawn.by_hand) == list(KINDS)
    size = len(drawn.students["paid_on"])
    assert size > STUDENTS // 4
    for column in drawn.by_hand.values():
        assert column.values.shape == column.blank.shape == (size,)
        assert column.values.strides == (column.values.itemsize,)
        assert column.blank.dtype == np.bool_


@both_regions
@every_column
def test_both_say_the_same_of_every_student(region: str, name: str) -> None:
    """A column must be blank for the same students, and say the same of the others."""
    by_hand, kernel = draw(region).by_hand[name], draw(region).kernel[name]
    np.testing.assert_array_equal(by_hand.blank, kernel.blank)
    said = ~kernel.blank
    np.testing.assert_array_equal(read(by_hand)[said], read(kernel)[said])


@both_regions
def test_the_draw_reaches_every_clause(region: str) -> None:
    """Each clause that stands in a column written by hand must decide some student."""
    for name, column in draw(region).by_hand.items():
        if name.endswith("_clause"):
            met = set(np.unique(read(column)[~column.blank]))
            assert met == set(column.words), name


@both_regions
def test_a_student_has_the_same_row_in_every_block(region: str) -> None:
    """Where a block of students ends must not show in the result."""
    drawn = draw(region)
    rows = np.arange(SEVERAL_BLOCKS) % len(drawn.students["paid_on"])
    many = BY_HAND[region]({name: column[rows] for name, column in drawn.students.items()})
    for name, column in many.items():
        np.testing.assert_array_equal(column.values, drawn.by_hand[name].values[rows])
        np.testing.assert_array_equal(column.blank, drawn.by_hand[name].blank[rows])


@both_regions
def test_nobody_is_nobody(region: str) -> None:
    """No student at all must give every column, empty."""
    none = {name: column[:0] for name, column in draw(region).students.items()}
    columns = BY_HAND[region](none)
    assert list(columns) == list(KINDS)
    assert all(len(column.values) == len(column.blank) == 0 for column in columns.values())


@pytest.mark.parametrize("module", ["common", *BY_HAND])
def test_nothing_of_the_kernel_is_used(module: str) -> None:
    """The yardstick must not measure the kernel by itself."""
    tree = ast.parse(Path(changsha.__file__).with_name(f"{module}.py").read_text("utf-8"))
    froms = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    plain = {
        name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    packages = {str(name).split(".")[0] for name in froms | plain}
    assert packages <= {"attrs", "benchmarks", "collections", "datetime", "numpy", "typing"}
