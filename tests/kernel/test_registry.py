"""Regions are found through entry points, also those of a package that nobody here knows."""

import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from kernel.errors import PluginFault, RequestError
from kernel.installed import providers
from kernel.registry import (
    build_ruleset,
    load_reform,
    load_region,
    region_named,
    region_names,
    regions_called,
)
from tests.fiction.world import MIDDLE_EARTH, TESTLAND

Install = Callable[[str], None]

BOTH = """
[xuebao.national]
middle_earth = tests.fiction.middle_earth

[xuebao.regions]
testland = tests.fiction.testland
"""

REFORM = """
[xuebao.reforms]
dearer = tests.fiction.dearer
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
    load_reform.cache_clear()
    yield install
    load_region.cache_clear()
    load_reform.cache_clear()


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
    assert str(fault.value) == (
        "'testlant': no such region; did you mean testland (Testland)? installed: testland "
        "(Testland)"
    )


def test_a_region_has_a_chinese_name(installed: Install) -> None:
    """With 市 or without, and its English one; the name in files is what comes out."""
    installed(BOTH)
    for given in ("testland", "Testland", "试验地", "试验地市"):
        assert region_named(given) == "testland"
    with pytest.raises(RequestError, match=r"'试验田': no such region; did you mean testland \("):
        region_named("试验田")


def test_a_broken_region_does_not_hide_the_names_of_others(installed: Install) -> None:
    """It has no words beside its name."""
    installed(BOTH + "rohan = nowhere.rohan\n")
    assert region_named("试验地") == "testland"
    assert str(regions_called().called("rohan")) == "rohan"


def test_without_any_region_the_answer_says_that_none_is_known(installed: Install) -> None:
    """An empty installation is reported as such."""
    installed("[console_scripts]\n")
    assert region_names() == []
    with pytest.raises(RequestError, match="'testland': no such region; installed: none"):
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


def test_an_installed_reform_stands_over_the_region(installed: Install) -> None:
    """Its clauses and values are part of the law; without it the region is as it was."""
    installed(BOTH + REFORM)
    reformed = load_region("testland", ("dearer",))
    assert [layer.name for layer in reformed.reforms] == ["dearer"]
    assert int(reformed.law.at("addition", 2024).value) == 2_000
    assert "D1" in reformed.law.clauses
    assert load_region("testland").reforms == ()
    assert "D1" not in load_region("testland").law.clauses


def test_a_reform_that_names_no_region_is_for_all_of_them(installed: Install) -> None:
    """The table that would name them is left out."""
    installed(BOTH + REFORM)
    reform = load_reform("dearer")
    assert reform.regions == ()
    assert reform.concerns("testland")


def test_a_reform_leaves_other_regions_as_they_are(installed: Install, tmp_path: Path) -> None:
    """`[reform]` says for which regions it is: one of another name stands without it."""
    with as_file(files("tests.fiction.dearer")) as folder:
        shutil.copytree(folder, tmp_path / "dearer_elsewhere")
    values = tmp_path / "dearer_elsewhere" / "parameters.toml"
    values.write_text('[reform]\nregions = ["rohan"]\n' + values.read_text(encoding="utf-8"))
    installed(BOTH + REFORM.replace("tests.fiction.dearer", "dearer_elsewhere"))
    assert load_reform("dearer").regions == ("rohan",)
    assert load_region("testland", ("dearer",)).reforms == ()
    sys.modules.pop("dearer_elsewhere")


def test_an_unknown_reform_is_answered_by_the_nearest_name(installed: Install) -> None:
    """A misspelt name is not a traceback."""
    installed(BOTH + REFORM)
    with pytest.raises(RequestError, match="unknown reform 'dearr'; did you mean 'dearer'"):
        load_region("testland", ("dearr",))


def test_a_region_is_built_from_its_layers_the_last_of_which_names_it() -> None:
    """Facts and name come from the region, rules and law from both."""
    rules = build_ruleset([MIDDLE_EARTH, TESTLAND])
    assert (rules.name, rules.layers) == ("testland", (MIDDLE_EARTH, TESTLAND))
    assert rules.law.localities == ("shire", "bree")
    assert {"M1", "T1"} <= set(rules.law.clauses)
