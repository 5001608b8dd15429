"""What can be set, with the words for it."""

import pytest

from simulate.scenario import setting_names as module
from simulate.scenario.setting_names import setting_names


def test_assumptions_parameters_and_interpretations_are_there() -> None:
    """Each with the words of its file."""
    names = setting_names(["quanzhou"])
    assert {"uptake", "tariff", "tariff_rise", "governing_text"} <= names.keys()
    assert str(names["uptake"]) == "Share of students who enrol at the place of study"
    assert [*names] == sorted(names)


def test_without_a_region_those_of_all_are_there() -> None:
    """Quanzhou alone has two texts."""
    assert "governing_text" in setting_names()
    assert "governing_text" not in setting_names(["changsha"])
    assert setting_names(["all"]) == setting_names()


def test_a_region_that_cannot_be_loaded_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with it is said to who asks for it."""
    monkeypatch.setattr(module, "region_names", lambda: ["nowhere", "changsha"])
    assert "uptake" in setting_names()
