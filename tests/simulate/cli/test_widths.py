"""No answer has a line that is wider than the window, in either language."""

import re
from collections.abc import Callable
from functools import cache, partial
from itertools import product
from typing import Any, Final

import pytest

import simulate
from kernel.messages import Language
from simulate.output.console import rendered
from simulate.output.presentation import Presentation
from simulate.output.result import Result
from simulate.roster.summary_tables import summary_tables
from tests.conftest import Simulate
from tests.simulate.output.reading import widest
from tests.simulate.roster.test_summary import drawn
from tests.tree import ROOT

FEW: Final = (
    ("students", 300),
    ("settings", {"programme_years": 3, "relief": "monitored", "affiliation": "provincial"}),
)
"""Few student profiles, so that it is quick."""

CHANGSHA: Final = (("region", "changsha"), ("cohort", 2024), *FEW)
BUDGET: Final = (("region", "zhengzhou"), ("form", "budget"), *FEW)
STUDENT: Final[dict[str, Any]] = {"entry_year": 2023, "programme_years": 4, "paid_on": "2024-05-01"}


def forecast(*asked: tuple[str, Any], **options: Any) -> Callable[[], Result]:
    """Return what forecasts with options."""
    return partial(simulate.forecast, **{**dict(asked), **options})


ANSWERS: Final[dict[str, Callable[[], Result]]] = {
    "one cohort": forecast(region="changsha", cohort=2024, students=None, method="grouped"),
    "several cohorts": forecast(region="zhengzhou", cohort=range(2022, 2026), students=200),
    "several regions": forecast(*FEW, region=["liaoning", "quanzhou"], cohort=2024),
    "intervals": forecast(*CHANGSHA, replicates=20),
    "intervals of several cohorts": forecast(*CHANGSHA, cohort="2023:2024", replicates=20),
    "by clause": forecast(*CHANGSHA, by=["clause"]),
    "bridge": forecast(*CHANGSHA, form="bridge"),
    "transfers": forecast(*CHANGSHA, region="liaoning", form="transfers"),
    "budget": forecast(*BUDGET, years=[2024]),
    "budget of three years": forecast(*BUDGET, years=range(2026, 2029)),
    "budget with intervals": forecast(*BUDGET, years=[2024], replicates=20),
    "settlement": forecast(*BUDGET, region="liaoning", form="settlement", years=[2024]),
    "backtest": partial(simulate.backtest, ROOT / "tests/simulate/comparison/actual_figures.csv"),
    "comparison": partial(
        simulate.compare,
        ROOT / "scenarios" / "baseline.toml",
        ROOT / "scenarios" / "tariff_plus_20.toml",
        region="changsha",
        cohort=2024,
        students=300,
    ),
    "ranking": partial(simulate.sensitivity, region="changsha", cohort=2024, students=300),
    "regions": simulate.regions,
    "region": partial(simulate.regions, "liaoning"),
    "student": partial(simulate.explain, region="changsha", year=2024, **STUDENT),
    "student, all years": partial(
        simulate.explain, region="changsha", year=2024, all_years=True, **STUDENT
    ),
}
"""The answers, by what they are."""

LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
WIDTHS: Final = (40, 80, 120, 200)


@cache
def answer(name: str) -> Result:
    """Return an answer, which can be looked at in any width."""
    return ANSWERS[name]()


LOOKS: Final = ((True, 80), (True, 120), (True, 200), (False, 80))
"""With detail, in several widths; that holds the first screen but for its last line."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ANSWERS)
def test_no_line_is_wider_than_the_window(name: str, language: Language) -> None:
    """Nor is anything cut; an ellipsis means from then on, behind a year of a region's values."""
    for detail, width in LOOKS:
        look = Presentation(language, detail=detail, width=width)
        text = rendered(answer(name).view(look), width)
        assert widest(text) <= width
        assert "…" not in re.sub(r"(?<=\d{4})…", "", text)
        assert text.strip()


@pytest.mark.parametrize(("language", "width"), [*product(LANGUAGES, WIDTHS)])
def test_roster_totals(language: Language, width: int) -> None:
    """Of a region in which several payers bear something."""
    summary, _, _ = drawn("zhengzhou", 2024)
    look = Presentation(language, width=width)
    assert widest(rendered(summary_tables(summary, {}, look), width)) <= width


@pytest.mark.parametrize(("language", "columns"), [*product(LANGUAGES, ("1", "80", "100000000"))])
def test_the_command_asks_the_window(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, language: Language, columns: str
) -> None:
    """Whatever it says: the figures are the same, however they are laid out."""
    asked = ("--region", "changsha", "--cohort", "2024", "--students", "50", "--format", "table")
    wide = simulate(*asked, "--lang", language, "--no-chart").out
    monkeypatch.setenv("COLUMNS", columns)
    text = simulate(*asked, "--lang", language, "--no-chart").out
    assert widest(text) <= {"1": 40, "80": 80, "100000000": 400}[columns]
    amounts = re.compile(r"[-+]?[\d,]+\.\d\d(?!\d)")
    assert set(amounts.findall(text)) == set(amounts.findall(wide))
