"""The few assumptions on which fund income depends most."""

import re

import pytest

from kernel.messages import Language
from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN
from simulate.report.headline import Headline
from simulate.report.main_effects import main_effects
from tests.simulate.making import forecast_of, plain, under
from tests.simulate.output.reading import WIDE, tables_in


@pytest.fixture(scope="module")
def headline() -> Headline:
    """Forecast Changsha's entrants of 2024, a few of them."""
    return Headline([forecast_of(plain("changsha"), 2024, 200)])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_four_largest_in_their_order(headline: Headline, language: Language) -> None:
    """Words, the name that sets it, its range, and what each end changes, with a sign."""
    text = rendered(main_effects(headline, Presentation(language, YUAN)), WIDE)
    (table,) = tables_in(text)
    assert len(table.labels) == 4
    for label, cells, effect in zip(
        table.labels, table.rows.values(), headline.effects, strict=False
    ):
        name, ranges = re.escape(effect.name), re.escape(effect.ranges([2024]))
        assert re.search(rf"[(（]{name}[)）]  {ranges}$", label)
        ends = [f"{(change or 0) / 100:+,.2f}" for change in (effect.low, effect.high)]
        assert [cell.replace("–", "+0.00") for cell in cells] == ends


def test_a_value_of_some_years_has_its_years(headline: Headline) -> None:
    """Those in which the cohort is in school."""
    text = rendered(main_effects(headline, Presentation("en", YUAN)), WIDE)
    assert "(fiscal_standard)  2026: 700 – 724 – 730; 2027: 710 – 754 – 770 " in text


def test_a_direction_may_be_the_other_way(headline: Headline) -> None:
    """A larger share of short programmes brings less: the low end has the plus."""
    text = rendered(main_effects(headline, Presentation("en", YUAN)), WIDE)
    (table,) = tables_in(text)
    (cells,) = [c for label, c in table.rows.items() if "programme_years.tertiary.2" in label]
    assert (cells[0][0], cells[1][0]) == ("+", "-")


def test_what_is_certain_is_not_there() -> None:
    """Uptake is set: others follow, of whichever cohort is the largest."""
    made = [
        forecast_of(under("changsha", "uptake=0.5"), cohort, students)
        for cohort, students in ((2023, 50), (2024, 100))
    ]
    text = rendered(main_effects(Headline(made), Presentation("en")), WIDE)
    assert text.startswith("What moves fund income most, about; cohort 2024, all years, yuan\n")
    assert "uptake" not in text
