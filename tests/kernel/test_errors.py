"""The messages that people get when something is wrong."""

import pytest

from kernel.errors import FileFault, PluginFault, RequestError, XuebaoError, nearest


def test_the_nearest_name_is_offered_before_all_names() -> None:
    """A misspelling is answered by the name that was probably meant."""
    hint = nearest("tarif", ["window", "tariff", "fiscal"])
    assert str(hint) == "did you mean 'tariff'? known: fiscal, tariff, window"


def test_of_many_names_only_the_nearest_is_shown() -> None:
    """Thirteen names bury the one that was meant; twelve are still listed."""
    names = [f"tariff_of_{word}" for word in "abcdefghijkl"]
    assert str(nearest("tariff_of_aa", names)).endswith("tariff_of_k, tariff_of_l")
    assert str(nearest("tariff_of_aa", [*names, "toll"])) == "did you mean 'tariff_of_a'?"


def test_a_name_like_no_other_is_answered_by_all_names() -> None:
    """Nothing is guessed where nothing is near."""
    assert str(nearest("mordor", ["tariff", "fiscal"])) == "known: fiscal, tariff"


def test_where_nothing_is_known_the_hint_says_so() -> None:
    """An empty list is not printed as an empty list."""
    assert str(nearest("tariff", [])) == "known: none"


@pytest.mark.parametrize("kind", [FileFault, PluginFault, RequestError])
def test_every_fault_can_be_caught_as_one(kind: type[Exception]) -> None:
    """A command line needs one `except` for every message to a person."""
    assert issubclass(kind, XuebaoError)
