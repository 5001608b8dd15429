"""The reforms in the tree: found, and what each changes."""

import tomllib

import numpy as np

from kernel.assess import assess
from kernel.codes import Recognised, Relief
from kernel.days import first_of
from kernel.registry import load_region
from kernel.students import StudentBatch
from tests.simulate.making import EVENTFUL, figures, under
from tests.tree import ROOT

EXEMPT = ("assisted_do_not_wait",)

MOVED = {"waiting_days", "covered_months", "refund_exposure"}
"""What is exposed depends on whether benefits have begun when a student leaves."""


def test_every_reform_in_the_tree_is_registered() -> None:
    """Each package in plugins/reforms/ is an entry point of its own name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    packages = {path.parent.name for path in (ROOT / "plugins" / "reforms").glob("*/rules.py")}
    registered = {name: f"plugins.reforms.{name}" for name in packages}
    assert project["entry-points"]["xuebao.reforms"] == registered


class TestTheAssistedDoNotWait:
    """Heilongjiang, paid on 1 March 2024, which is late: 90 days of waiting, or none."""

    def waits(self, year: int, reforms: tuple[str, ...] = ()) -> list[int]:
        """Return the wait of dibao, the same from another province, of no category on the list."""
        students = StudentBatch.ordinary(
            year,
            4,
            entry_year=year - 1,
            programme_years=4,
            paid_on=first_of(3, year),
            received_on=first_of(3, year),
            relief=np.array([1 << Relief.DIBAO, 1 << Relief.DIBAO, 1 << Relief.DIBAO_MARGIN, 0]),
            relief_recognised=np.array(
                [Recognised.LOCAL, Recognised.ELSEWHERE, Recognised.LOCAL, Recognised.LOCAL]
            ),
        )
        found = assess(load_region("heilongjiang", reforms), students).waiting_days
        return [int(days) for days in found]

    def test_only_who_has_relief_is_exempt(self) -> None:
        """In 2024 from the notice's 90 days, from 2025 on from the national three months."""
        assert self.waits(2024) == [90, 90, 90, 90]
        assert self.waits(2024, EXEMPT) == [0, 90, 90, 90]
        assert self.waits(2025) == [92, 92, 92, 92]
        assert self.waits(2025, EXEMPT) == [0, 92, 92, 92]

    def test_cover_rises_and_no_money_moves(self) -> None:
        """Fewer days are waited, more months covered; nobody pays more or less."""
        before = figures(under("heilongjiang", *EVENTFUL))
        after = figures(under("heilongjiang", *EVENTFUL, f"reforms={EXEMPT[0]}"))
        changed = {
            one.measure
            for one, other in zip(before.facts, after.facts, strict=True)
            if one.value != other.value
        }
        assert changed == MOVED
        for year in range(2024, 2028):
            assert after.at("waiting_days", year) < before.at("waiting_days", year)
            assert after.at("covered_months", year) > before.at("covered_months", year)

    def test_its_clause_stands_beside_those_of_the_notice(self) -> None:
        """With 30 days left of the wait, those days are the reform's, clause by clause."""
        options = (*EVENTFUL, "reforms=assisted_do_not_wait", "assisted_wait_days=30")
        found = figures(under("heilongjiang", *options), by=("clause",))
        waited = found.labelled("AW1", "waiting_days", 2024)
        assert waited > 0
        assert waited % 30 == 0
        others = found.labelled("H6", "waiting_days", 2024)
        assert waited + others == found.at("waiting_days", 2024)
