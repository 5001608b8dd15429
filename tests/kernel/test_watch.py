"""A region that is watched: what is seen, and that it answers as it does unwatched."""

from typing import Any

import numpy as np

from kernel.assess import assess
from kernel.days import BLANK_DAY
from kernel.figures import Array
from kernel.results import result_row
from kernel.students import COLUMN_NAMES
from kernel.watch import Arguments, WatchedBatch, WatchedRuleset, as_subclass
from tests.fiction.world import load_testland
from tests.kernel.making import batch

TESTLAND = load_testland()


def test_a_watcher_sees_the_columns_that_are_looked_at() -> None:
    """Only those, by name, and the facts that follow from them where they are watched."""
    seen: list[str] = []

    def look(name: str, column: Array) -> Array:
        seen.append(name)
        return column

    watched = WatchedBatch.of(batch(), {*COLUMN_NAMES, "freshman"}, look)
    assert watched.relief.tolist() == [0]
    assert seen == ["relief"]
    assert watched.freshman.tolist() == batch().freshman.tolist()
    assert {"freshman", "entry_year"} <= set(seen)


def test_what_a_watcher_returns_is_what_the_rules_see() -> None:
    """A column with another value in it changes the answer."""

    def unpaid(name: str, column: Array) -> Array:
        return np.full_like(column, BLANK_DAY) if name in ("paid_on", "received_on") else column

    watched = WatchedBatch.of(batch(), COLUMN_NAMES, unpaid)
    assert assess(TESTLAND, batch()).enrolled.tolist() == [True]
    assert assess(TESTLAND, watched).enrolled.tolist() == [False]


def test_a_watcher_sees_every_hook_with_what_it_is_handed() -> None:
    """In the order in which they are asked; the answers are those of the region."""
    hooks: dict[str, set[str]] = {}

    def look(hook: str, arguments: Arguments) -> Arguments:
        hooks[hook] = set(arguments)
        return arguments

    watched = as_subclass(WatchedRuleset, TESTLAND, look=look)
    found: Any = assess(watched, batch())
    assert [*hooks][:2] == ["enrolment", "contribution"]
    assert hooks["waiting_period"] == {"late", "clock", "cover"}
    assert result_row(found, 0) == result_row(assess(TESTLAND, batch()), 0)


def test_the_implementations_of_a_hook_are_listed_by_layer() -> None:
    """The lowest first: the national one, then the region's own."""
    names = [one.plugin_name for one in TESTLAND.implementations("subsidy")]
    assert names == ["middle_earth", "testland"]
