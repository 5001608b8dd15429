"""Why a file is refused: in English as the system says it, in Chinese too."""

import os
from pathlib import Path

import pytest

from kernel.filefaults import REASONS, no_such_file, reason_of
from simulate.language.catalogue import spoken


@pytest.mark.parametrize("number", REASONS)
def test_what_happens_often_is_said_in_both_languages(number: int) -> None:
    """The English is that of the system."""
    reason = reason_of(OSError(number, "as a library words it"))
    assert str(reason) == os.strerror(number)
    assert not spoken(reason, "zh").isascii()


def test_what_seldom_happens_is_said_as_the_system_does() -> None:
    """Or as whatever raised it; nothing is swallowed."""
    assert str(reason_of(OSError(99, "Cannot assign requested address"))).startswith("Cannot")
    assert str(reason_of(OSError("the sheet is gone"))) == "the sheet is gone"


def test_the_nearest_file_beside_is_named(tmp_path: Path) -> None:
    """Of its kind; where none is near, that it is missing is all there is to say."""
    for name in ("baseline.toml", "uptake_95.toml", "baselin.csv"):
        (tmp_path / name).touch()
    missing = no_such_file("it", tmp_path / "baselin.toml", [".toml"])
    assert str(missing) == "it: no such file; did you mean 'baseline.toml'?"
    assert spoken(missing, "zh") == "it：没有这个文件；最接近的是'baseline.toml'"
    assert str(no_such_file("it", tmp_path / "x.toml", [".toml"])) == "it: no such file"
    assert str(no_such_file("it", tmp_path / "no" / "x.toml", [".toml"])) == "it: no such file"
