"""A deliverable: its tables, its charts, and its totals beside their parts."""

import pytest
from attrs import evolve

from kernel.errors import ControlTotalFault, RequestError
from simulate.output.deliverable.chapters import KINDS, Chapter, in_order
from simulate.output.deliverable.chart import CHARTS
from simulate.output.layout import Sentences
from simulate.output.recognition import KINDS as KINDS_OF_NAMES
from tests.simulate.output.deliverable.samples import PAYERS, sample


def test_a_table_that_stands_in_a_chart_too_counts_once() -> None:
    """The same figures are checked once."""
    made = sample()
    assert made.tables == (PAYERS,)
    # The total of two payers in three columns, three lines over two years, what is checked across,
    # and all figures of money, and of students.
    assert len(made.checks) == 3 + 3 + 1 + 2


def test_the_sums_of_the_sample_by_hand() -> None:
    """123,456.78 and 200,000.00 yuan of students make 323,456.78, and so on."""
    found = {(check.words, check.found) for check in sample().checks}
    assert ("基金收入 · 学生 · 合计", 32_345_678) in found
    assert ("基金收入 · 合计 · 2024", 12_345_678 + 30_000_000) in found
    assert all(check.holds for check in sample().checks)


def test_a_fen_too_much_is_found_wherever_it_stands() -> None:
    """In a part, in a total, and in a sum of years."""
    (group,) = PAYERS.groups
    for line in group.lines[:3]:
        for at in range(3):
            cells = tuple(int(n or 0) + (i == at) for i, n in enumerate(line.cells))
            lines = tuple(evolve(line, cells=cells) if one is line else one for one in group.lines)
            spoilt = evolve(PAYERS, groups=(evolve(group, lines=lines),))
            made = evolve(sample(), chapters=(Chapter(KINDS["payers"], (spoilt,)),), across=())
            with pytest.raises(ControlTotalFault, match="nothing was written"):
                made.check()


def test_all_figures_of_a_table_are_added_up() -> None:
    """Money and students apart: a figure that enters no total would not be missed otherwise."""
    *_, money, students, _ = sample().checks
    assert money.stated == 2 * (32_345_678 + 61_000_000 + 93_345_678)
    assert (students.unit, students.stated) == ("students", 1_990)
    assert money.holds
    assert students.holds


def test_without_charts_their_tables_stay() -> None:
    """Each stands beside its chart."""
    bare = sample().without_charts()
    assert bare.charts == ()
    assert bare.tables == sample().tables
    with pytest.raises(RequestError, match="nothing in this answer is drawn"):
        bare.charts_named(None)


def test_charts_stand_in_the_order_in_which_they_say_most() -> None:
    """Without a name the first one is meant; one that is not there is refused."""
    made = sample()
    assert [chart.name for chart in made.charts] == ["payers"]
    assert made.charts_named(None) == made.charts_named("payers") == [made.charts[0]]
    assert made.charts_named("缴款方") == made.charts_named(None)
    with pytest.raises(RequestError, match=r"expected payers$"):
        made.charts_named("clauses")
    assert CHARTS[:2] == ("payers", "balance")
    assert [*KINDS_OF_NAMES["chart"].words] == [*CHARTS]


def test_chapters_are_put_in_order() -> None:
    """Of one kind they stay as they were."""
    words = (Sentences(["…"]),)
    given = [
        Chapter(KINDS["record"], words),
        Chapter(KINDS["form"], words, of="b"),
        Chapter(KINDS["form"], words, of="a"),
        Chapter(KINDS["summary"], words),
    ]
    found = [(one.kind.key, one.of) for one in in_order(given)]
    assert found == [("summary", ""), ("form", "b"), ("form", "a"), ("record", "")]
