"""Why a file is refused: in English as the system says it, in Chinese too."""

import os

import pytest

from kernel.filefaults import REASONS, reason_of
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
