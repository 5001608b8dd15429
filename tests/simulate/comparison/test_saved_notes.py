"""The sentences about two saved results."""

from pathlib import Path
from typing import Final

from simulate.comparison.differences import Difference
from simulate.comparison.saved_notes import comparison_notes
from simulate.output.repetition_report import altered_note
from simulate.output.saved import Saved

ONE: Final = Saved(Path("one.json"), {}, (), (), (), ())
OTHER: Final = Saved(Path("other.csv"), {}, (), (), (), (), altered=True)


def refund(year: int, before: int | None, after: int | None) -> Difference:
    """Return what is refunded in a year, before and after."""
    return Difference("liaoning", year, "refund", "student", "", "fen", before, after)


def test_figures_of_both_are_counted_apart_from_those_of_one() -> None:
    """Two that both have, one of them changed; one year only before, one only after."""
    found = [refund(2024, 1, 1), refund(2025, 1, 2), refund(2026, 1, None), refund(2027, None, 1)]
    lines = comparison_notes(ONE, OTHER, found, "en", same_run=False)
    assert lines == [
        "Before: one.json",
        "After: other.csv",
        "other.csv was changed after it was written: its record holds another SHA-256.",
        "1 of the 2 figures that both have differ.",
        "Only in one.json: liaoning, Refunds, 2026",
        "Only in other.csv: liaoning, Refunds, 2027",
        "Compared and analysed are the figures that both have.",
    ]


def test_the_same_in_chinese() -> None:
    """Line by line."""
    found = [refund(2024, 1, 1), refund(2026, 1, None), refund(2027, 1, None)]
    assert comparison_notes(ONE, ONE, found, "zh", same_run=True)[:5] == [
        "变动前：one.json",
        "变动后：one.json",
        "两份结果共有的1个数值全部相同，差额均为0。",
        "生成方式、参数与假设亦无不同。",
        "仅见于one.json：liaoning，退费，2026、2027",
    ]
    assert "SHA-256不符" in altered_note(OTHER, "zh")


def test_nothing_in_common_is_no_agreement() -> None:
    """Two regions: no figure is called the same."""
    lines = comparison_notes(ONE, ONE, [refund(2024, 1, None)], "en", same_run=False)
    assert "The two have no figure in common." in lines
    assert not any("the same" in line for line in lines)
