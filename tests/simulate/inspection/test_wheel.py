"""What a distribution carries is looked into, also what its build backend leaves out."""

from pathlib import Path

import pytest

from simulate.draft.begun_region import BegunRegion
from simulate.draft.distribution import write_distribution
from simulate.inspection.check_list import Inspection
from simulate.inspection.given_region import regions_in


def wheel_findings(folder: Path) -> list[str]:
    """Return what the check of the wheel finds."""
    (given,) = regions_in(folder)
    return [str(one.text) for one in Inspection(given).findings("wheel")]


@pytest.fixture
def drafted(tmp_path: Path) -> Path:
    """Return the folder of a new region, of a name of its own: each is imported once."""
    folder = tmp_path / "drafted"
    write_distribution(BegunRegion(f"city{abs(hash(str(tmp_path)))}"), folder)
    return folder


def test_a_drafted_region_carries_every_file(drafted: Path) -> None:
    """As `new-region` writes it."""
    assert wheel_findings(drafted) == []


def test_files_of_values_that_are_left_out_are_found(drafted: Path) -> None:
    """Each by its name, at the line of the project file that says what is packed."""
    project = drafted / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    packed = "[tool.hatch.build.targets.wheel]\n"
    project.write_text(text.replace(packed, f'{packed}exclude = ["*.toml"]\n'), encoding="utf-8")
    (given,) = regions_in(drafted)
    found = Inspection(given).findings("wheel")
    assert [str(one.text).split(":")[0].rpartition("/")[2] for one in found] == [
        "clauses.toml",
        "parameters.toml",
        "population.toml",
        "cases.toml",
    ]
    lines = project.read_text(encoding="utf-8").splitlines()
    assert {lines[one.place.line - 1] for one in found} == {packed.strip()}


def test_a_distribution_that_cannot_be_built_says_why(drafted: Path) -> None:
    """In one line, with what the backend says."""
    project = drafted / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    project.write_text(text.replace('version = "0.1.0"', 'version = "first"'), encoding="utf-8")
    (found,) = wheel_findings(drafted)
    assert found.startswith("no wheel can be built: ")
