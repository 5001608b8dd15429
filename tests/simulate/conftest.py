"""Fixtures of the simulator's tests."""

import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from kernel.layers import Layer
from kernel.registry import build_ruleset
from simulate.scenario.assumptions import Assumptions
from tests.fiction.world import MIDDLE_EARTH, TESTLAND

Edited = Callable[[str, str], Assumptions]
"""Replace a piece of text in Testland's `population.toml` and read the assumptions."""


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Edited]:
    """Copy Testland's package aside, so that a test may edit its assumptions."""
    package = f"peopled_{tmp_path.name}"
    monkeypatch.syspath_prepend(str(tmp_path))
    with as_file(files(TESTLAND.package)) as folder:
        shutil.copytree(folder, tmp_path / package)

    def edit(old: str, new: str) -> Assumptions:
        path = tmp_path / package / "population.toml"
        text = path.read_text(encoding="utf-8")
        assert old in text, f"population.toml holds no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        layer = Layer("testland", TESTLAND.rules, package)
        return Assumptions.of(build_ruleset([MIDDLE_EARTH, layer]))

    yield edit
    sys.modules.pop(package, None)
