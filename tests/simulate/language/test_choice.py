"""Which language a person reads: by the words of a command, else by the environment."""

import pytest

from simulate.language.choice import VARIABLE, default_language, language_in


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an English locale."""
    for name in (VARIABLE, "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("--region changsha --lang zh", "zh"),
        ("--lang=zh regions", "zh"),
        ("regions --lang zh --lang en", "en"),
        ("regions", "en"),
        ("regions --lang", "en"),
        ("regions --lang fr", "en"),
        ("explain -- --lang zh", "en"),
        ("", "en"),
    ],
)
def test_the_last_option_says_it_wherever_it_stands(words: str, language: str) -> None:
    """Before a command, behind it, joined to its value; what is no language says nothing."""
    assert language_in(words.split()) == language


def test_the_variable_is_before_the_locale_and_the_option_before_the_variable(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """From the nearest to the farthest."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setenv(VARIABLE, "zh")
    assert default_language() == "zh"
    assert language_in(["regions"]) == "zh"
    assert language_in(["regions", "--lang", "en"]) == "en"
