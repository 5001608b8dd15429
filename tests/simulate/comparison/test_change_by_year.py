"""The analysis of change year by year."""

from simulate.comparison.change_by_year import analysis_tables
from simulate.output.console import rendered
from simulate.output.layout import stacked
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN
from tests.simulate.certain import ANNUAL
from tests.simulate.comparison.making import compared
from tests.simulate.output.reading import WIDE, tables_in

FOUND = compared("changsha", ANNUAL, (*ANNUAL, "tariff.2027=420", "fiscal_standard.2026=730"))


def printed(*, detail: bool) -> str:
    """Return the analysis as it is printed, in yuan."""
    look = Presentation("en", YUAN, detail)
    return rendered(stacked(*analysis_tables(FOUND.steps, "changsha", look)), WIDE)


def test_years_are_a_detail() -> None:
    """Without it there are the sums alone."""
    assert len(tables_in(printed(detail=False))) == 1


def test_each_step_stands_in_its_years() -> None:
    """A thousand students: in 2026 6 yuan more of subsidy, in 2027 20 yuan more of tariff."""
    text = printed(detail=True)
    income = tables_in(text)[1]
    assert "Analysis of change by year: Fund income, accrual\n" in text
    assert income.headings == ["2024", "2025", "2026", "2027"]
    assert income.rows == {
        "Before": ["1,050,000.00", "1,100,000.00", "1,124,000.00", "1,154,000.00"],
        "Tariffs": ["–", "–", "–", "+20,000.00"],
        "Fiscal standards and shares": ["–", "–", "+6,000.00", "–"],
        "After": ["1,050,000.00", "1,100,000.00", "1,130,000.00", "1,174,000.00"],
    }


def test_figures_that_do_not_change_have_no_table() -> None:
    """Six flows change; insured, cover and waiting do not."""
    text = printed(detail=True)
    assert text.count("Analysis of change by year: ") == 6
    assert "by year: Insured" not in text


def test_the_same_in_chinese() -> None:
    """The title names the figure."""
    look = Presentation("zh", YUAN, detail=True)
    text = rendered(stacked(*analysis_tables(FOUND.steps, "changsha", look)), WIDE)
    assert "基金收入，权责发生制" in text
