"""What is said of settings on standard error."""

from pathlib import Path

from simulate.projection.facts import shown_together
from simulate.projection.forecast import forecast
from simulate.report.idle_settings import Run
from simulate.report.setting_warnings import said_of_settings, setting_warnings
from tests.conftest import Simulate
from tests.simulate.making import under

ASKED = ("--region", "changsha", "--cohort", "2024", "--students", "200")


def run_of(region: str, *options: str) -> Run:
    """Forecast a cohort under options."""
    made = [forecast(under(region, *options), 2024, students=200, method="expected")]
    return Run(made, shown_together(made), 200)


def said(region: str, *options: str) -> list[str]:
    """Return the sentences in English."""
    return [str(text) for text in setting_warnings(run_of(region, *options))]


def test_a_value_that_reverts() -> None:
    """2027 has its own tariff; what would hold from then on is named as an option has it."""
    (sentence,) = said("changsha", "tariff.2026=420")
    assert sentence == (
        "tariff.2026 holds for 2026 alone: 2027 has a value of its own, 400. tariff.since.2026 "
        "would hold from 2026 on."
    )


def test_values_that_do_not_revert() -> None:
    """From a year on; the last dated value; both years set; one year of a value for every year."""
    assert said("changsha", "tariff.since.2026=420") == []
    assert said("changsha", "tariff.2027=420") == []
    assert said("changsha", "uptake.2026=0.6") == []
    (last,) = said("changsha", "tariff.2025=420", "tariff.2026=420")
    assert last.startswith("tariff.2026 holds for 2026 alone")


def test_a_change_beyond_what_is_possible() -> None:
    """A share of 1.56, and a contribution of less than nothing; what stays possible is not said."""
    (sentence,) = said("changsha", "uptake=*3")
    assert sentence == (
        "uptake=*3 moves 0.52 beyond what is possible; it was cut at the nearest value that is."
    )
    (sentence,) = said("changsha", "tariff.2027=-1000")
    assert sentence.startswith("tariff.2027=-1000 moves 400 beyond what is possible")
    assert said("changsha", "uptake=*1.9") == []


def test_a_place_of_its_own() -> None:
    """Only Dalian's tariffs follow."""
    (one,) = said("liaoning", "tariff.dalian.2024=390")
    assert one.startswith(
        "tariff.dalian.2024 holds for 2024 alone: 2025 has a value of its own, 400"
    )


def test_a_student_who_pays_more_than_another_resident() -> None:
    """Zhengzhou has both tariffs; Changsha has one."""
    (sentence,) = said("zhengzhou", "tariff.since.2027=+50")
    assert sentence == (
        "The students' contribution (tariff) is above that of other residents (resident_tariff) in "
        "2027, 2028."
    )
    assert said("changsha", "tariff.since.2027=+50") == []


def test_nothing_is_said_where_nothing_is_set() -> None:
    """Whatever the figures are."""
    assert said("zhengzhou") == []


def test_a_region_is_called_by_its_name() -> None:
    """Before the sentence."""
    (one,) = said_of_settings({"changsha": run_of("changsha", "uptake=0.52")}, "en")
    assert one == "Changsha: uptake=0.52 moves no figure of this run."


def test_it_is_said_beside_a_table_and_with_a_file(simulate: Simulate, tmp_path: Path) -> None:
    """On standard error, unless nothing is to be said there; the record and rows do not have it."""
    expected = "Changsha: uptake=0.52 moves no figure of this run.\n"
    table = simulate(*ASKED, "--set", "uptake=0.52", "--format", "table")
    assert table.err == expected
    saved = simulate(*ASKED, "--set", "uptake=0.52", "-o", tmp_path / "x.csv", "--format", "json")
    assert saved.err.endswith(expected)
    assert "moves no figure" not in saved.out
    quiet = simulate(*ASKED, "--set", "uptake=0.52", "--format", "table", "--quiet")
    assert quiet.err == ""


def test_it_is_said_of_forms(simulate: Simulate) -> None:
    """A budget of 2027 has the figures of 2026 and 2027."""
    ran = simulate(
        "--region", "zhengzhou", "--form", "budget", "--year", "2027", "--students", "200",
        "--set", "tariff.2031=500", "--format", "json",
    )  # fmt: skip
    assert "tariff.2031=500 moves no figure of this run: it moves those of 2030 to 2031" in ran.err
