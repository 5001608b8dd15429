"""Settings that move no figure of a run, and what they would move."""

from pathlib import Path

from simulate.projection.facts import shown_together
from simulate.projection.forecast import forecast
from simulate.report.idle_settings import Run, idle_settings
from simulate.scenario.file import settings_of
from simulate.scenario.settings import apply_settings
from tests.simulate.making import plain, under


def said(
    region: str, *options: str, years: range | None = None, is_form: bool = False
) -> list[str]:
    """Return what is said of settings in the forecast of cohort 2024."""
    made = [forecast(under(region, *options), 2024, students=300, method="expected")]
    run = Run(made, years or shown_together(made), 300, is_form)
    return [str(text) for text in idle_settings(run)]


def idle(option: str, reason: str = "") -> str:
    """Return the sentence on an option."""
    return f"{option} moves no figure of this run{reason}."


def test_settings_that_move_figures() -> None:
    """A tariff, a behaviour of one year, and a mix that divides money over levels otherwise."""
    assert said("changsha", "tariff.2026=420", "uptake.2026=0.6", "affiliation=central") == []


def test_a_year_outside_the_run() -> None:
    """Four years from 2024, and five at most; the option stands as it was written."""
    assert said("changsha", "tariff.2040=+20", "leave_rate.since.2035=0.5") == [
        idle("tariff.2040=+20", ": it is for insurance year 2040, and the run is of 2024 to 2028"),
        idle(
            "leave_rate.since.2035=0.5",
            ": it is for insurance years from 2035 on, and the run is of 2024 to 2028",
        ),
    ]


def test_another_cohort() -> None:
    """What is decided on entry is decided by the cohort."""
    assert said("changsha", "prepay_share.2025=1", "prepay_share.since.2026=1") == [
        idle("prepay_share.2025=1", ": it is for cohort 2025, and the run is of 2024"),
        idle(
            "prepay_share.since.2026=1", ": it is for cohorts from 2026 on, and the run is of 2024"
        ),
    ]


def test_years_that_are_not_shown() -> None:
    """The rise of 2026 is paid in the autumn before it."""
    assert said("zhengzhou", "tariff.2026=500", years=range(2023, 2025)) == [
        idle("tariff.2026=500", ": it moves those of 2025 to 2026, which are not shown")
    ]


def test_what_nothing_depends_on() -> None:
    """Nobody may prepay in Quanzhou; a value stands already; a later one takes its place."""
    options = ("prepay_share=0.5", "uptake=0.52", "late_share=0.1", "late_share=1")
    assert said("quanzhou", *options) == [idle(option) for option in options[:-1]]


def test_a_rise_of_costs_moves_something_only_where_there_are_costs() -> None:
    """Nobody publishes what students cost, so there is no such measure by default."""
    trend = "benefit_cost_trend=0.05"
    assert said("changsha", trend) == [idle(trend)]
    assert said("changsha", "benefit_cost=quarter", trend) == []


def test_what_only_a_form_takes_is_left_to_it() -> None:
    """A premium is a line of the budget, and no measure of a forecast."""
    premium = "critical_illness_premium=80"
    assert said("changsha", premium, is_form=True) == []
    assert said("changsha", premium) == [idle(premium)]


def test_a_reform_and_what_it_declares(tmp_path: Path) -> None:
    """The parameter is only there with the reform, which moves what is covered."""
    path = tmp_path / "mine.toml"
    path.write_text(
        'reforms = ["assisted_do_not_wait"]\n[parameters]\nassisted_wait_days = 0\n',
        encoding="utf-8",
    )
    changed = apply_settings({"heilongjiang": plain("heilongjiang")}, settings_of([path], ()))
    made = [forecast(changed["heilongjiang"], 2024, students=300, method="expected")]
    run = Run(made, shown_together(made), 300)
    assert [str(text) for text in idle_settings(run)] == [idle("assisted_wait_days=0")]
