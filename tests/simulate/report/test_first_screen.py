"""What is read first, and in which order."""

from collections.abc import Sequence

from rich.console import Group

from simulate.output.console import rendered
from simulate.output.layout import stacked
from simulate.output.presentation import Presentation
from simulate.projection.ledger import ACCRUAL, CASH
from simulate.report.first_screen import first_screen
from simulate.report.headline import Headline
from tests.simulate.making import forecast_of, plain

ENGLISH = Presentation("en", charts=False)


def shown(
    *cohorts: int,
    accounting: str = ACCRUAL,
    only: bool = False,
    by: Sequence[str] = (),
    look: Presentation = ENGLISH,
) -> str:
    """Return the first screen of a hundred entrants of each cohort in Changsha."""
    made = [forecast_of(plain("changsha"), cohort, 100) for cohort in cohorts]
    headline = Headline(made, accounting, only_basis=only)
    return rendered(stacked(Group(*first_screen(headline, by, 6, look))), 80)


def test_the_parts_stand_in_their_order() -> None:
    """Who, what it comes to, the years, cash, what moves it, and where the rest is."""
    text = shown(2024)
    places = [
        text.index(words)
        for words in (
            "Changsha · cohort 2024",
            "Over the insurance years",
            "  Fund income",
            "yuan, accrual",
            "Cash, by calendar year",
            "What moves fund income most",
            "More: --detail",
        )
    ]
    assert places == sorted(places)
    assert "By cohort" not in text


def test_of_several_cohorts_the_sum_comes_first() -> None:
    """Then each one, in a line."""
    text = shown(2023, 2024)
    assert text.startswith("Changsha · cohorts 2023–2024 together · 200 entered from")
    assert text.index("Cash, by calendar year") < text.index("By cohort, accrual")
    assert text.index("Fund income") < text.index("By cohort, accrual")


def test_what_was_asked_for_alone_stands_alone() -> None:
    """Cash, or accrual: then there is no second table."""
    assert "Cash, by calendar year" in shown(2024)
    for accounting in (ACCRUAL, CASH):
        assert "by calendar year" not in shown(2024, accounting=accounting, only=True)


def test_the_last_line_says_what_more_there_is() -> None:
    """With the number of notes; not to who sees it."""
    words = " ".join(shown(2024).split())
    assert words.endswith("simulate glossary explains the words.")
    assert "6 notes" in words
    assert "--detail" not in shown(2024, look=Presentation("en", detail=True, charts=False))


def test_charts_can_be_left_out() -> None:
    """The figures are the same."""
    with_charts, without = shown(2024, look=Presentation("en")), shown(2024)
    assert "█" in with_charts
    assert "█" not in without


def test_a_breakdown_stands_in_the_table() -> None:
    """By clause, under the lines of the years."""
    assert "\n    C2 " in shown(2024, by=["clause"])
