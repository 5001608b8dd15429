"""Regions of others, installed beside those of the tree for one test."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kernel.registry import load_reform, load_region
from tests.tree import ROOT

Guest = Callable[..., Path]
"""Install a copy of Quanzhou under another name, with pieces of its files replaced."""


@pytest.fixture
def guest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Guest]:
    """Install guests; they are gone after the test."""
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)

    def install(
        name: str,
        *edits: tuple[str, str, str],
        distribution: str = "guestland",
        called: str = "宾州",
    ) -> Path:
        package = f"{distribution}_{name}"
        folder = tmp_path / package
        shutil.copytree(ROOT / "plugins" / "quanzhou", folder)
        own = [
            ("parameters.toml", 'en = "Quanzhou"', f'en = "{package}"'),
            ("parameters.toml", 'zh = "泉州"', f'zh = "{called}"'),
        ]
        for file, old, new in [*own, *edits]:
            text = (folder / file).read_text(encoding="utf-8")
            assert old in text, old
            (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
        info = tmp_path / f"{distribution}-1.0.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n"
        )
        with (info / "entry_points.txt").open("a") as points:
            points.write(f"[xuebao.regions]\n{name} = {package}\n")
        return folder

    _forget()
    yield install
    _forget()
    for module in set(sys.modules) - before:
        if module.partition(".")[0].partition("_")[0].endswith("land"):
            del sys.modules[module]


def _forget() -> None:
    load_region.cache_clear()
    load_reform.cache_clear()
