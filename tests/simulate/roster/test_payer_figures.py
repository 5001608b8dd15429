"""Money of a roster by who bears it, as figures."""

from kernel.codes import Payer
from simulate.output.deliverable.checks import sum_checks
from simulate.roster.payer_figures import payer_figures
from simulate.roster.summary import CLAIMED, CONTRIBUTION, Summary
from tests.simulate.roster.test_summary_tables import BY_HAND


def test_a_line_for_each_payer_and_their_total() -> None:
    """134,100, 13,300 and 4,550 yuan are 151,950; what nobody is paid has no column."""
    table = payer_figures(BY_HAND, "en")
    assert table is not None
    assert [column.heading for column in table.columns] == [
        "Contribution at payment",
        "Relief reimbursed afterwards",
    ]
    assert {line.name: line.cells for line in table.lines} == {
        "student": (13_410_000, 0),
        "institution": (455_000, 0),
        "medical_assistance": (1_330_000, 0),
        "finance": (0, 38_000),
        "total": (15_195_000, 38_000),
        "assumed": (303_900, 38_000),
    }
    assert [check.holds for check in sum_checks(table)] == [True, True]


def test_without_money_there_is_no_table() -> None:
    """Nobody bears anything."""
    assert payer_figures(Summary(rows=3), "en") is None
    nothing = {(CONTRIBUTION, Payer.STUDENT): 0, (CLAIMED, Payer.FINANCE): 0}
    assert payer_figures(Summary(rows=3, money=nothing), "en") is None
