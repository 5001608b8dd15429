"""Totals that disagree end a command with a code of their own, and leave no file behind."""

from pathlib import Path

import pytest

from kernel.assess import Assessment
from kernel.codes import Payer
from kernel.figures import Array
from tests.conftest import Simulate

ASKED = ("--region", "changsha", "--cohort", "2024", "--students", "2000")


@pytest.fixture
def nobody_bears_relief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let posting forget relief, which the students then do not pay either."""

    def relief_by(_: Assessment, __: Array) -> dict[Payer, Array]:
        return {}

    monkeypatch.setattr(Assessment, "relief_by", relief_by)


@pytest.mark.usefixtures("nobody_bears_relief")
@pytest.mark.parametrize("more", [(), ("--method", "grouped"), ("--replicates", "20")])
def test_a_loss_is_exit_code_3_and_no_file(
    simulate: Simulate, tmp_path: Path, more: tuple[str, ...]
) -> None:
    """One message with region, cohort, measure and both sums; in draws of assumptions too."""
    path = tmp_path / "forecast.csv"
    ran = simulate(*ASKED, *more, "-o", path)
    assert (ran.code, ran.out) == (3, "")
    assert "region 'changsha', cohort 2024: control total of fund_income (accrual)" in ran.err
    assert "Traceback" not in ran.err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_lost_otherwise(simulate: Simulate, tmp_path: Path) -> None:
    """The same command writes its file."""
    assert simulate(*ASKED, "-o", tmp_path / "forecast.csv").code == 0
