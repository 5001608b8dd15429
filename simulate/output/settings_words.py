"""What a user has set, in words: above an answer, so that nobody takes it for another one."""

from collections.abc import Iterable, Mapping
from typing import Final

from kernel.messages import SEMICOLON, Text, listed, message, verbatim
from simulate.output.assumption_words import called
from simulate.scenario.setting_names import names_to_set, text_of
from simulate.scenario.settings import Setting
from simulate.scenario.setup import Setup
from simulate.scenario.written_values import is_change

_SET: Final = message("Set: {settings}.")


def set_words(setup: Setup, settings: Iterable[Setting]) -> list[Text]:
    """Say what is set otherwise than a region has it; nothing where nothing is.

    Of several values of a name the last one stands, with the changes after it.
    """
    standing: dict[str, list[Setting]] = {}
    for setting in settings:
        before = standing.get(setting.name, []) if is_change(setting.value) else []
        standing[setting.name] = [*before, setting]
    parts = [_named(setup, setting) for own in standing.values() for setting in own]
    return [_SET.filled(settings=listed(parts, SEMICOLON))] if parts else []


def as_option(setting: Setting) -> str:
    """Return a setting as an option writes it, e.g. tariff.2027=+20."""
    value = setting.value
    if isinstance(value, Mapping):
        shares = " ".join(f"{word}:{share}" for word, share in value.items())
        value = str(value.get("value", shares))
    return f"{setting.name}={value}"


def _named(setup: Setup, setting: Setting) -> Text:
    """Return a setting as an option writes it, with the words for what it sets."""
    is_known = setting.head in names_to_set(setup)
    written = as_option(setting)
    return called(text_of(setup, setting.head), written) if is_known else verbatim(written)
