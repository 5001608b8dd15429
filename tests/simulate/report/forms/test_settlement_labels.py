"""The labels of a settlement's supplied lines, as offices write them."""

from pathlib import Path

import pytest

from kernel.errors import RequestError
from simulate.report.forms.actuals import read_inputs
from simulate.report.forms.settlement_labels import SETTLEMENT_LABELS


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("中央已预拨", "central.advanced"),
        ("中央财政 已预拨", "central.advanced"),
        ("省级已预拨", "provincial.advanced"),
        ("市级财政上年结算", "municipal.settlement_before"),
    ],
)
def test_a_level_and_what_was_paid_name_a_line(label: str, line: str) -> None:
    """With 财政 or without; spaces do not matter."""
    assert SETTLEMENT_LABELS.named(label) == (line,)


def test_a_file_of_both_years(tmp_path: Path) -> None:
    """In 万元; a blank is not supplied, and less than nothing may be left of the year before."""
    path = tmp_path / "inputs.csv"
    rows = ("年度,项目,金额", "2026,中央已预拨,30", "2026,省级已预拨,", "2027,中央上年结算,-1.5")
    path.write_text("\n".join(rows), encoding="utf-8")
    inputs = read_inputs(path, SETTLEMENT_LABELS)
    assert inputs.of(2026) == {"central.advanced": 30_000_000}
    assert inputs.of(2027) == {"central.settlement_before": -1_500_000}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("2026,中央预拨,3", "row 1: line: found '中央预拨', expected .* did you mean '中央已预拨'"),
        ("2026,利息收入,3", "row 1: line: found '利息收入', expected a line of the table"),
        ("2026,中央已预拨,3\n2026,中央财政已预拨,3", "row 2: line: .* expected every line once"),
    ],
)
def test_another_line_is_refused(tmp_path: Path, rows: str, said: str) -> None:
    """With file and row, and the nearest one."""
    path = tmp_path / "inputs.csv"
    path.write_text(f"year,line,amount\n{rows}\n", encoding="utf-8")
    with pytest.raises(RequestError, match=said):
        read_inputs(path, SETTLEMENT_LABELS)
