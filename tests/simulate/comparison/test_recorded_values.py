"""The values of a region read back from a record."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kernel.errors import XuebaoError
from simulate.comparison.recorded import Recorded
from simulate.comparison.recorded_values import RecordedValues
from simulate.output.saved import Saved
from tests.conftest import Simulate
from tests.simulate.making import plain, under
from tests.simulate.output.saving import answered, saved, touched

SET = ("tariff.2027=+20", "uptake=0.7", "uptake.2=*1.1", "relief=monitored", "tariff_rise=15")
"""Settings of every kind."""


@pytest.fixture
def result(simulate: Simulate, tmp_path: Path) -> Path:
    """Return a result under settings of every kind."""
    return saved(simulate, tmp_path / "one.json", *(w for one in SET for w in ("--set", one)))


def test_law_and_assumptions_are_those_that_were_forecast(result: Path) -> None:
    """Over those that are installed; a mix that is set keeps nothing of the region's own."""
    values, installed, changed = (
        RecordedValues.of(Saved.load(result), "changsha"),
        plain("changsha"),
        under("changsha", *SET),
    )
    law, people = values.law(installed.rules.law), values.assumptions(installed.assumptions)
    for name, parameter in changed.rules.law.parameters.items():
        assert law.parameter(name).standing == parameter.standing, name
    uptake = [people.number("uptake", cohort=2024, study_year=k) for k in (1, 2, 3)]
    assert uptake == pytest.approx([0.7, 0.77, 0.7])
    assert people.mix("relief") == {"monitored": 1}


def test_a_number_of_students_is_what_a_user_asked_for(simulate: Simulate, tmp_path: Path) -> None:
    """Not that of the region's own entrants."""
    own = ("--region", "quanzhou", "--cohort", "2024", "--quiet")
    asked = answered(simulate, tmp_path / "asked.json", *own, "--students", "70")
    unasked = answered(simulate, tmp_path / "unasked.json", *own)
    assert RecordedValues.of(Saved.load(asked), "quanzhou").students == 70
    assert RecordedValues.of(Saved.load(unasked), "quanzhou").students is None


def test_what_is_not_recorded_is_as_it_is_installed(result: Path) -> None:
    """And what is not installed is left out."""

    def other(content: dict[str, Any]) -> None:
        for record in content["parameters"]:
            if record["name"] == "window_closes":
                record["name"] = "closes_at_midnight"

    law = plain("changsha").rules.law
    found = RecordedValues.of(Saved.load(touched(result, other)), "changsha").law(law)
    assert found.parameters.keys() == law.parameters.keys()
    assert found.parameter("window_closes") == law.parameter("window_closes")


def wrong_basis(content: dict[str, Any]) -> None:
    """Let the first value stand on nothing known."""
    content["parameters"][0]["basis"] = "hearsay"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (wrong_basis, "found 'hearsay', expected a basis"),
        (lambda content: content["parameters"][0].pop("name"), "key 'name' is missing"),
        (lambda content: content["changed"][-1].update(value="much"), "found 'much', expected"),
        (lambda content: content["assumptions"][-1].pop("value"), "key 'value' is missing"),
    ],
)
def test_what_is_no_value_is_refused(
    result: Path, change: Callable[[dict[str, Any]], object], fault: str
) -> None:
    """With the file and what was expected there."""
    content = Saved.load(touched(result, change))
    with pytest.raises(XuebaoError) as refused:
        Recorded.of(content, "changsha")
    assert fault in str(refused.value)
