"""What a user has set, in words: above an answer, so that nobody takes it for another one."""

from collections.abc import Iterable, Mapping
from typing import Final

from kernel.messages import SEMICOLON, Text, listed, message, verbatim
from simulate.output.assumption_words import called
from simulate.scenario.setting_names import names_to_set, text_of
from simulate.scenario.settings import Setting, Value
from simulate.scenario.setup import Setup

_SET: Final = message("Set: {settings}.")


def set_words(setup: Setup, settings: Iterable[Setting]) -> list[Text]:
    """Say what is set otherwise than a region has it; nothing where nothing is.

    Of several settings of a name the last one stands.
    """
    last = {setting.name: setting.value for setting in settings}
    parts = [_named(setup, name, value) for name, value in last.items()]
    return [_SET.filled(settings=listed(parts, SEMICOLON))] if parts else []


def _named(setup: Setup, name: str, value: Value) -> Text:
    """Return a setting as an option writes it, with the words for what it sets."""
    head, as_option = name.partition(".")[0], f"{name}={_written(value)}"
    is_known = head in names_to_set(setup)
    return called(text_of(setup, head), as_option) if is_known else verbatim(as_option)


def _written(value: Value) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    return str(value.get("value", " ".join(f"{word}:{share}" for word, share in value.items())))
