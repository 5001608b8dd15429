"""Texts of help: marked where they stand, put into a language when they are shown."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kernel.messages import Language


def marked(text: str) -> str:
    """Mark a text of help, which the catalogue of a language has under its English."""
    return text


def in_language(text: str, language: "Language") -> str:
    """Return a text of help in a language."""
    if language == "en":
        return text  # without loading any catalogue: help is quick
    from kernel.messages import message
    from simulate.language.catalogue import spoken

    return spoken(message(text), language)
