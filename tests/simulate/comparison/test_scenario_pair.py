"""Two scenarios as they are to be compared."""

from pathlib import Path
from typing import Any, Final

import pytest

from kernel.errors import RequestError
from simulate.comparison.scenario_pair import ScenarioPair
from simulate.projection.subject import Drawing
from simulate.scenario.settings import Setting

DRAWING: Final = Drawing(7, seed=3)


def pair(folder: Path, before: str, after: str, **options: Any) -> ScenarioPair:
    """Write two scenario files and check what is asked about them."""
    one, other = folder / "before.toml", folder / "after.toml"
    one.write_text(before, "utf-8")
    other.write_text(after, "utf-8")
    own: dict[str, Any] = {
        "regions": (),
        "cohorts": None,
        "years": None,
        "replicates": None,
        "settings": (),
    }
    whole = {**own, **options}
    return ScenarioPair.of(one, other, DRAWING, language="en", command=("compare",), **whole)


def values(settings: tuple[Setting, ...]) -> list[tuple[str, object]]:
    """Return what settings change, in order."""
    return [(setting.name, setting.value) for setting in settings]


def test_each_scenario_has_its_own_settings_and_options_are_applied_over_both(
    tmp_path: Path,
) -> None:
    """What is asked for is the scenario after."""
    before = 'region = "changsha"\ncohort = 2024\n[assumptions]\nuptake = 0.8\n'
    found = pair(tmp_path, before, "[assumptions]\nuptake = 0.9\n", settings=["late_share=0"])
    assert values(found.settings_of(found.before)) == [("uptake", 0.8), ("late_share", 0)]
    assert values(found.asked.settings) == [("uptake", 0.9), ("late_share", 0)]
    assert found.asked.settings == found.settings_of(found.after)


def test_both_are_about_the_students_that_one_of_them_names(tmp_path: Path) -> None:
    """Drawn alike; and both files are recorded."""
    asked = pair(tmp_path, 'region = "changsha"\n', "cohort = 2024\n").asked
    assert (asked.subject.regions, asked.subject.cohorts) == (("changsha",), (2024,))
    assert asked.subject.drawing == DRAWING
    assert [path.name for path in asked.scenarios] == ["before.toml", "after.toml"]


def test_scenarios_about_others_are_refused_unless_an_option_says_about_whom(
    tmp_path: Path,
) -> None:
    """With the key, what each file says, and what would be right."""
    files = ('region = "changsha"\ncohort = 2024\n', 'region = "quanzhou"\ncohort = 2024\n')
    with pytest.raises(RequestError, match="region: found quanzhou, expected changsha as in"):
        pair(tmp_path, *files)
    assert pair(tmp_path, *files, regions=["zhengzhou"]).asked.subject.regions == ("zhengzhou",)
