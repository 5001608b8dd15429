"""The ranking of a region as sentences, figures, a table and a chart."""

from typing import Final

from kernel.messages import Language
from simulate.output.deliverable.chart import Chart
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.layout import Heading, KeyFigures, Sentences
from simulate.output.units import YUAN
from simulate.projection.ledger import Account
from simulate.scenario.settings import settings_from_options
from simulate.uncertainty.effects import Effect
from simulate.uncertainty.ranking_parts import RankingParts
from simulate.uncertainty.ranking_table import Ranking
from tests.simulate.making import plain
from tests.simulate.uncertainty.test_ranking_table import COST, EFFECTS, entry, ranking

UPTAKE: Final = "Share of students who enrol at the place of study (uptake)"


def parts(made: Ranking | None = None, language: Language = "en") -> RankingParts:
    """Return the parts of a ranking, money in yuan."""
    return RankingParts(made or ranking(), YUAN, language)


def table(made: RankingParts) -> FigureTable:
    """Return the table."""
    (found,) = (block for block in made.sensitivity() if isinstance(block, FigureTable))
    return found


def chart(made: RankingParts) -> Chart:
    """Return the chart."""
    (found,) = (block for block in made.sensitivity() if isinstance(block, Chart))
    return found


def test_a_line_for_each_assumption_that_changes_the_figure() -> None:
    """Both ends to the fen, with its range; an end that cannot be is blank, and that is said."""
    found = table(parts())
    assert {line.name: line.cells for line in found.lines} == {
        "uptake": (-8_000_00, 16_000_00),
        "fiscal_standard": (None, 4_000_00),
        "tariff": (1_000_49, -1_000_50),
    }
    assert found.lines[0].label == UPTAKE
    assert found.lines[0].rests_on == "range 0.4 – 0.5 – 1.0"
    assert found.notes == ("Blank: this end of the range contradicts another value.",)


def test_where_no_end_contradicts_there_is_no_note() -> None:
    """The uptake alone."""
    made = Ranking(plain("changsha"), (2024,), COST, 2024, 0, EFFECTS[:1])
    assert table(parts(made)).notes == ()


def test_what_is_no_money_has_its_unit() -> None:
    """Months."""
    found = table(parts(ranking(Account("covered_months"), 2026)))
    assert {line.unit for line in found.lines} == {"person-months"}


def test_the_sentence_says_on_what_the_figure_depends_most() -> None:
    """With both changes."""
    assert parts().sentence == (
        "Changsha: Government cost · total · accrual · 2024: 100,000.49 yuan. It depends most on "
        f"{UPTAKE}: -8,000.00 / +16,000.00 yuan at the low and the high end of its range."
    )
    nothing = Ranking(plain("changsha"), (2024,), COST, 2024, 100_00, EFFECTS[3:])
    assert parts(nothing).sentence == (
        "Changsha: Government cost · total · accrual · 2024: 100.00 yuan. No assumption with a "
        "range changes it."
    )


def test_the_summary_has_the_figure_and_its_largest_effects() -> None:
    """What is set stands above, and the region where there are several."""
    settings = settings_from_options(["uptake=0.5"])
    said, figures = parts().summary(settings, several=False)
    assert isinstance(said, Sentences)
    assert said.lines == [f"Set: {UPTAKE.replace('uptake', 'uptake=0.5')}.", parts().sentence]
    assert isinstance(figures, KeyFigures)
    assert [(one.value, one.remark) for one in figures.figures] == [
        ("100,000.49 yuan", "with as many students as are expected"),
        ("-8,000.00 / +16,000.00 yuan", "0.4 – 0.5 – 1.0"),
        ("contradicts / +4,000.00 yuan", "2023: 1 – 2 – 3; 2026: 4 – 5 – 6"),
        ("+1,000.49 / -1,000.50 yuan", "3 – 4 – 5"),
    ]
    assert figures.figures[0].exact == 100_000_49
    first, *_ = parts(language="zh").summary((), several=True)
    assert isinstance(first, Heading)
    assert first.words == "长沙"


def test_the_chart_has_the_largest_effects() -> None:
    """Fifteen of twenty; how many are left out is said."""
    many = tuple(Effect("uptake", (entry(1, 2, 3),), 100 - at, at) for at in range(20))
    assert chart(parts()).lines == ("uptake", "fiscal_standard", "tariff")
    assert chart(parts()).note == ""
    drawn = chart(parts(Ranking(plain("changsha"), (2024,), COST, None, 0, many)))
    assert len(drawn.lines) == 15
    assert drawn.note == "Assumptions with smaller effects are in the table alone: 5."
    assert (drawn.shape, drawn.columns) == ("tornado", (0, 1))


def test_what_has_no_effect_is_a_sentence() -> None:
    """Alone, where nothing has any."""
    *_, idle = parts().sensitivity()
    assert isinstance(idle, Sentences)
    assert idle.lines[0].startswith("Without effect on this figure: Share of students who leave")
    nothing = Ranking(plain("changsha"), (2024,), COST, 2024, 0, EFFECTS[3:])
    (alone,) = parts(nothing).sensitivity()
    assert isinstance(alone, Sentences)
