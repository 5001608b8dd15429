"""Regions are found through entry points, also those of a package that nobody here knows."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kernel.errors import PluginFault, RequestError
from kernel.registry import build_ruleset, load_region, providers, region_names
from tests.fiction.world import MIDDLE_EARTH, TESTLAND

Install = Callable[[str], None]

BOTH = """
[xuebao.national]
middle_earth = tests.fiction.middle_earth

[xuebao.regions]
testland = tests.fiction.testland
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a package with these entry points, and no other package."""
    bare = [path for path in sys.path if not any(Path(path).glob("*.*-info"))]
    monkeypatch.setattr(sys, "path", [str(tmp_path), *bare])

    def install(entry_points: str) -> None:
        folder = tmp_path / "fiction-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: fiction\nVersion: 1.0\n")
        (folder / "entry_points.txt").write_text(entry_points)

    load_region.cache_clear()
    yield install
    load_region.cache_clear()


def test_an_installed_region_is_listed_and_loaded(installed: Install) -> None:
    """Its name is that of the entry point, and the national layer lies under it."""
    installed(BOTH)
    assert region_names() == ["testland"]
    rules = load_region("testland")
    assert rules.name == "testland"
    assert [layer.name for layer in rules.layers] == ["middle_earth", "testland"]
    assert rules.facts.name.en == "Testland"


def test_regions_are_listed_by_name(installed: Install) -> None:
    """Whatever the order in which they are installed; listing loads none of them."""
    installed("[xuebao.regions]\nrohan = nowhere.rohan\ngondor = nowhere.gondor\n")
    assert region_names() == ["gondor", "rohan"]


def test_a_region_is_known_by_the_distribution_that_brings_it(installed: Install) -> None:
    """With the version; so is the national layer, and no region that nobody asks for."""
    installed(BOTH + "rohan = nowhere.rohan\n")
    fiction = {"distribution": "fiction", "version": "1.0"}
    assert providers(["testland"]) == {"middle_earth": fiction, "testland": fiction}


def test_a_region_is_loaded_once(installed: Install) -> None:
    """Asking again gives the same region, not another plugin manager."""
    installed(BOTH)
    assert load_region("testland") is load_region("testland")


def test_an_unknown_region_is_answered_by_the_nearest_name(installed: Install) -> None:
    """A misspelt name is not a traceback."""
    installed(BOTH)
    with pytest.raises(RequestError) as fault:
        load_region("testlant")
    expected = "unknown region 'testlant'; did you mean 'testland'? known: testland"
    assert str(fault.value) == expected


def test_without_any_region_the_answer_says_that_none_is_known(installed: Install) -> None:
    """An empty installation is told as such."""
    installed("[console_scripts]\n")
    assert region_names() == []
    with pytest.raises(RequestError, match="unknown region 'testland'; known: none"):
        load_region("testland")


def test_an_entry_point_names_a_package_and_nothing_inside_it(installed: Install) -> None:
    """`package:object` is refused with what was found and expected."""
    installed(BOTH.replace("tests.fiction.testland", "tests.fiction.testland:rules"))
    with pytest.raises(PluginFault) as fault:
        load_region("testland")
    assert str(fault.value) == (
        "entry point 'testland': found 'tests.fiction.testland:rules', expected a package name"
    )


def test_an_entry_point_to_a_package_that_is_not_there_is_refused(installed: Install) -> None:
    """The message names region and package."""
    installed("[xuebao.regions]\nmordor = tests.fiction.mordor\n")
    with pytest.raises(
        PluginFault, match=r"region 'mordor': cannot import tests\.fiction\.mordor;"
    ):
        load_region("mordor")


def test_a_region_is_built_from_its_layers_the_last_of_which_names_it() -> None:
    """Facts and name come from the region, rules and law from both."""
    rules = build_ruleset([MIDDLE_EARTH, TESTLAND])
    assert (rules.name, rules.layers) == ("testland", (MIDDLE_EARTH, TESTLAND))
    assert rules.law.localities == ("shire", "bree")
    assert {"M1", "T1"} <= set(rules.law.clauses)
