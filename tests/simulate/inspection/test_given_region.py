"""A region to inspect is named, or is a folder."""

from pathlib import Path

import pytest

from kernel.errors import RequestError
from simulate.inspection.given_region import (
    GivenRegion,
    installed_region,
    regions_given,
    regions_in,
)
from tests.tree import ROOT


@pytest.mark.parametrize("called", ["changsha", "Changsha", "长沙"])
def test_an_installed_region_is_named_in_either_language(called: str) -> None:
    """As everywhere."""
    assert installed_region(called) == GivenRegion("changsha", "plugins.changsha")


def test_a_name_that_is_installed_is_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever lies where one stands; with ./ before it the folder is meant."""
    (tmp_path / "changsha").mkdir()
    monkeypatch.chdir(tmp_path)
    assert regions_given("changsha") == [installed_region("changsha")]
    with pytest.raises(RequestError, match=r"pyproject.toml: no such file"):
        regions_given("./changsha")


def test_an_unknown_one_is_answered_by_the_nearest() -> None:
    """With its name."""
    with pytest.raises(RequestError, match="did you mean changsha"):
        installed_region("chansha")


def test_the_regions_of_a_folder_are_those_that_it_declares() -> None:
    """In the order of its project file."""
    found = regions_in(ROOT)
    assert [one.name for one in found] == [
        "changsha",
        "heilongjiang",
        "liaoning",
        "quanzhou",
        "zhengzhou",
    ]
    assert {one.project for one in found} == {ROOT}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "pyproject.toml: no such file"),
        ("[project]\n", r'declares no region; expected \[project.entry-points."xuebao.regions"\]'),
        ("[project\n", "not a TOML file"),
    ],
)
def test_a_folder_without_a_region_is_refused(tmp_path: Path, text: str | None, said: str) -> None:
    """With what was expected."""
    if text is not None:
        (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Exception, match=said):
        regions_in(tmp_path)
