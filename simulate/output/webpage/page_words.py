"""The words of a page that are not the deliverable's own."""

from collections.abc import Mapping
from typing import Final

from kernel.messages import Language, Text, message
from simulate.language.catalogue import spoken
from simulate.output.words import RESTS_ON, UNIT_OF_MONEY

_WORDS: Final[Mapping[str, Text]] = {
    "skip": message("Skip to the results"),
    "contents": message("Contents"),
    "rests_on": RESTS_ON,
    "table_of": message("Figures of the chart"),
    "to_table": message("The figures of the chart stand in the table: {title}"),
    "rows": message("{title} ({count} rows)"),
    "unit": UNIT_OF_MONEY,
    "checks": message("Checks"),
    "all_hold": message("Checks: all {count} hold"),
    "what_checks": message("Each total of the program is compared with the sum of its parts."),
    "some_fail": message("Checks: {failed} of {count} do not hold"),
    "compared": message("What is compared"),
    "stated": message("Total of the program"),
    "found": message("Sum of the parts"),
    "again": message("How to get these figures again"),
    "command": message("In a terminal, with version {version} of xuebao:"),
    "figures": message(
        "A dash is zero; a blank is not known or does not apply; * leaves out what is not known."
    ),
}


def page_words(language: Language) -> dict[str, str]:
    """Return the words in a language; places for values are left open."""
    return {name: spoken(words, language) for name, words in _WORDS.items()}
