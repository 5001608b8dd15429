"""The record of a run: what it takes to make the same figures again."""

import json
import platform
from collections.abc import Callable
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simulate.output.files import record_of
from simulate.output.record import PARAMETER_FILES, is_of_this_program
from tests.conftest import Simulate
from tests.simulate.cli.asking import CHANGSHA
from tests.simulate.output.saving import FEW_PROFILES
from tests.tree import ROOT

Recorded = Callable[..., dict[str, Any]]
"""Forecast Changsha under these options and return the record."""


@pytest.fixture
def recorded(simulate: Simulate) -> Recorded:
    """Return the command, and of its answer the record."""

    def run(*options: object) -> dict[str, Any]:
        ran = simulate(*CHANGSHA, "--format", "json", "--quiet", *options)
        assert ran.code == 0, ran.err
        found: dict[str, Any] = json.loads(ran.out)["run"]
        return found

    return run


def test_what_made_the_figures(recorded: Recorded) -> None:
    """Versions of the program, of Python and numpy, the platform and the method."""
    run = recorded("--method", "grouped")
    assert (run["version"], run["method"]) == (version("xuebao"), "grouped")
    assert (run["python"], run["numpy"]) == (platform.python_version(), np.__version__)
    assert platform.machine() in run["platform"]


def test_how_many_draws_were_made_for_intervals(recorded: Recorded) -> None:
    """None where no intervals were asked for."""
    assert recorded()["replicates"] is None
    assert recorded("--replicates", "20", *FEW_PROFILES)["replicates"] == 20


def test_no_figure_depends_on_workers_and_the_record_says_nothing_of_them(
    recorded: Recorded,
) -> None:
    """But for the command, which holds the words as they were given."""
    alone, together = recorded(), recorded("--workers", "2")
    for run in (alone, together):
        del run["command"], run["started"]
    assert alone == together


def test_plugins_are_named_with_their_distributions(recorded: Recorded) -> None:
    """The region asked for and the national layer under it, no other."""
    of_the_tree = {"distribution": "xuebao", "version": version("xuebao")}
    assert recorded()["plugins"] == {"national": of_the_tree, "changsha": of_the_tree}


def test_every_parameter_file_has_its_digest(recorded: Recorded) -> None:
    """Of each layer all files that hold values, by the names that messages use."""
    digests = {
        f"plugins/{layer}/{name}": sha256((ROOT / "plugins" / layer / name).read_bytes())
        for layer in ("national", "changsha")
        for name in PARAMETER_FILES
    }
    expected = {name: digest.hexdigest() for name, digest in digests.items()}
    assert recorded()["parameter_files"] == expected


def test_every_scenario_file_has_its_digest(recorded: Recorded, tmp_path: Path) -> None:
    """Also one that changes nothing."""
    paths = [tmp_path / "full.toml", tmp_path / "empty.toml"]
    for path, text in zip(paths, ("[assumptions]\nuptake = 1\n", ""), strict=True):
        path.write_text(text, encoding="utf-8")
    run = recorded(*(word for path in paths for word in ("--scenario", path)))
    assert run["scenario_files"] == {
        str(path): sha256(path.read_bytes()).hexdigest() for path in paths
    }


def test_the_digest_of_a_scenario_depends_on_what_it_says_and_not_on_where(
    recorded: Recorded, tmp_path: Path
) -> None:
    """Two files and an option that say the same; another value; another order of the same."""
    for name in ("one.toml", "other.toml"):
        (tmp_path / name).write_text("[assumptions]\nuptake = 0.9\n", encoding="utf-8")
    one, other, option, another = (
        recorded(*words)["scenario_digest"]
        for words in (
            ("--scenario", tmp_path / "one.toml"),
            ("--scenario", tmp_path / "other.toml"),
            ("--set", "uptake=0.9"),
            ("--set", "uptake=0.8"),
        )
    )
    assert one == other == option != another
    first, last = "uptake=0.9", "uptake.2=0.8"
    orders = [("--set", a, "--set", b) for a, b in ((first, last), (last, first))]
    assert len({recorded(*words)["scenario_digest"] for words in orders}) == 2


def test_the_interpretations_in_force(recorded: Recorded) -> None:
    """Every switch of the region, as it was turned."""
    usual = recorded()["switches"]["changsha"]
    turned = recorded("--set", "claim_timing=at_once")["switches"]["changsha"]
    assert usual["claim_timing"] == "yearly"
    assert turned == {**usual, "claim_timing": "at_once"}


def test_reforms_stand_in_their_order(simulate: Simulate) -> None:
    """The first one innermost; none without any."""
    words = ("--region", "heilongjiang", "--cohort", "2024", "--students", "10", "--quiet")
    set_to = ("--set", "reforms=assisted_do_not_wait")
    for options, reforms in (((), []), (set_to, ["assisted_do_not_wait"])):
        ran = simulate(*words, *options, "--format", "json")
        assert json.loads(ran.out)["run"]["reforms"] == reforms


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("version", "0.0.1"),
        ("numpy", "1.0"),
        ("platform", "plan9-vax"),
        ("plugins", {"national": None}),
        ("plugins", {"national": None, "changsha": None}),
    ],
)
def test_a_run_of_another_program_is_recognised(
    recorded: Recorded, part: str, other: object
) -> None:
    """By version, library, platform, or the distribution of a plugin of the region."""
    run = recorded()
    assert is_of_this_program(run, "changsha")
    assert not is_of_this_program({**run, part: other}, "changsha")


def test_the_record_of_a_csv_file_is_named_after_it() -> None:
    """Its whole name, so that `a.csv` and `a.json` do not share one."""
    assert record_of(Path("out") / "a.csv") == Path("out") / "a.csv.run.json"
