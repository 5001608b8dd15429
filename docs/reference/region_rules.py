"""The rules of a region as a document, and what is assumed about its people."""

import re
from typing import Final

from docs.reference.dated_values import values_of
from kernel.messages import Language, Pair
from simulate.explanation.rulebook.rules_document import rules_document
from simulate.explanation.rulebook.written_region import installed
from simulate.language.catalogue import spoken
from simulate.scenario.setup import load_setup

_ASSUMPTIONS: Final = Pair("Assumptions about people", "有关人员的假设")

_BELOW_A_ROW: Final = re.compile("^ +- ", re.MULTILINE)


def rules_of(region: str, language: Language) -> str:
    """Return the rules of an installed region with the newest values, under the page's own title.

    Below a numbered row Python-Markdown, unlike others, wants lists four characters in.
    """
    document = rules_document(installed(region), None, language)
    title, _, rules = document.removeprefix("# ").partition("\n")
    setup = load_setup(region)
    people = values_of(setup.assumptions.parameters, setup, language)
    heading = spoken(_ASSUMPTIONS, language)
    return f"**{title}**\n{_BELOW_A_ROW.sub('    - ', rules)}\n## {heading}\n\n{people}"
