"""Relative entries: what they make of a value and its range, as far as the unit can have it."""

from decimal import Decimal

import pytest
from attrs import evolve

from kernel.codes import Basis
from kernel.errors import FileFault
from kernel.relative_entries import RelativeEntry
from kernel.tomlfiles import TomlFile
from tests.kernel.making import entry, parameter


def change(text: str) -> RelativeEntry:
    """Return an entry that changes what stands, e.g. by +30."""
    return RelativeEntry(text, Basis.ASSUMED, "--set", sign=text[0], amount=Decimal(text[1:]))


@pytest.mark.parametrize(
    ("text", "unit", "before", "after"),
    [
        ("+0.2", "share", 0.1, 0.3),
        ("+0.6", "share", 0.52, 1.0),
        ("-0.6", "share", 0.52, 0.0),
        ("*1.1", "share", 0.52, 0.572),
        ("+20", "yuan", 400, 420),
        ("*1.5", "yuan", 100.01, 150.02),
        ("-1000", "yuan", 400, 0),
        ("+99999999", "yuan", 400, 10_000_000),
        ("*1.25", "percent", 50, 63),
        ("+60", "percent", 50, 100),
        ("*0.5", "persons", 5, 3),
        ("-1", "months", 3, 2),
    ],
)
def test_a_value_is_moved_as_far_as_is_possible(
    text: str, unit: str, before: float, after: float
) -> None:
    """Shares to 0 and 1, percent to 100, amounts to 0; halves of what is counted are rounded up."""
    assert change(text).moved(before, unit) == after


def test_the_ends_of_a_range_move_along() -> None:
    """A value that has none gets one that is the value: it is assumed now."""
    assumed = evolve(entry(400, Basis.ASSUMED), low=390, high=430)
    moved = change("+20").over(assumed, "yuan")
    assert (moved.low, moved.value, moved.high) == (410, 420, 450)
    known = change("+20").over(entry(400, Basis.EXPLICIT), "yuan")
    assert (known.low, known.value, known.high, known.basis) == (420, 420, 420, Basis.ASSUMED)
    assert known.source == "--set: made up"


class TestAmongOthers:
    """A parameter with a value for every year, and changes over it."""

    toll = parameter(entry(100), entry(150, year=2026))

    def changed(self, *changes: RelativeEntry) -> list[object]:
        """Return the values of 2025 to 2027."""
        toll = evolve(self.toll, overrides=changes)
        return [found.value for y in (2025, 2026, 2027) if (found := toll.in_force(year=y))]

    def test_each_year_is_changed_from_what_stands_there(self) -> None:
        """100 and 150."""
        assert self.changed(change("*2")) == [200, 300, 200]
        assert self.changed(evolve(change("+5"), since=2026)) == [100, 155, 105]
        assert self.changed(evolve(change("+5"), year=2026), change("*2")) == [200, 310, 200]

    def test_an_entry_that_is_changed_whole_is_shown_changed(self) -> None:
        """A change of a part of its years is shown beside it."""
        whole = evolve(self.toll, overrides=(evolve(change("+5"), year=2026),))
        assert [one.value for one in whole.effective] == [100, 155]
        part = evolve(self.toll, overrides=(evolve(change("+5"), year=2030),))
        assert [one.value for one in part.effective] == [100, 150, "+5"]

    def test_where_there_is_nothing_to_change(self, tmp_path: TomlFile) -> None:
        """No value for the word, so that nothing could be changed."""
        origin = TomlFile("--set toll.bree=+5", tmp_path)  # type: ignore[arg-type]  # not read
        own = parameter(entry(100, locality=("shire",)), by=("locality",))
        with pytest.raises(FileFault, match="expected a value: there is none that it could change"):
            own.overridden(
                evolve(change("+5"), locality=("bree",)), origin, {"locality": ("shire", "bree")}
            )
