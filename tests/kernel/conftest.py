"""Fixtures of the kernel's tests."""

import shutil
import sys
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from kernel.layers import Layer
from tests.fiction.world import MIDDLE_EARTH, TESTLAND
from tests.kernel.making import Edit


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Edit]:
    """Copy Testland's package aside, so that a test may edit one of its files."""
    package = f"edited_{tmp_path.name}"
    monkeypatch.syspath_prepend(str(tmp_path))
    with as_file(files(TESTLAND.package)) as folder:
        shutil.copytree(folder, tmp_path / package)

    def edit(file: str, old: str, new: str) -> list[Layer]:
        path = tmp_path / package / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} holds no {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return [MIDDLE_EARTH, Layer("testland", TESTLAND.rules, package)]

    yield edit
    sys.modules.pop(package, None)
