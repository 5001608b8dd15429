"""The rules of a region: its documents, clauses, interpretations and values."""

from typing import Final

from docs.reference.dated_values import values_of
from docs.reference.markdown import code, codes, plain, table
from kernel.messages import Language, Pair, Text
from simulate.explanation.region_records import documents_of
from simulate.language.catalogue import spoken
from simulate.output.labels import years_in_force
from simulate.output.words import CLAUSE, CLAUSES, CONTENT, DOCUMENT, NAME
from simulate.scenario.setup import Setup, load_setup

_DOCUMENTS: Final = Pair("Documents", "文件")
_VALUES: Final = Pair("Values", "参数值")
_SWITCHES: Final = Pair("Interpretations that may be chosen", "可选的解释口径")
_ASSUMPTIONS: Final = Pair("Assumptions about people", "有关人员的假设")
_IN_FORCE: Final = Pair("Insurance years in force", "适用参保年度")
_OPTIONS: Final = Pair("Options (the first is the default)", "选项（首项为默认）")


def rules_of(region: str, language: Language) -> str:
    """Return the rules of an installed region, a section for each kind of thing."""
    setup = load_setup(region)
    law, people = setup.rules.law, setup.assumptions
    sections: dict[Text, str] = {
        _DOCUMENTS: _documents(setup, language),
        CLAUSES: _clauses(setup, language),
        _SWITCHES: _switches(setup, language),
        _VALUES: values_of(law.parameters, setup, language),
        _ASSUMPTIONS: values_of(people.parameters, setup, language),
    }
    return "\n\n".join(
        f"## {spoken(title, language)}\n\n{text}" for title, text in sections.items()
    )


def _documents(setup: Setup, language: Language) -> str:
    rows = [
        (
            plain(one.number),
            plain(years_in_force(one, language)),
            plain(spoken(one.title, language)),
        )
        for layer in reversed(setup.rules.layers)
        for one in documents_of(layer)
    ]
    return table((DOCUMENT, _IN_FORCE, CONTENT), rows, language)


def _clauses(setup: Setup, language: Language) -> str:
    rows = [
        (code(one.id), plain(one.cited), plain(spoken(one.text, language)))
        for one in setup.rules.law.clauses.values()
    ]
    return table((CLAUSE, DOCUMENT, CONTENT), rows, language)


def _switches(setup: Setup, language: Language) -> str:
    rows = [
        (code(one.name), codes(one.options), code(one.clause), plain(spoken(one.text, language)))
        for one in setup.rules.law.switches.values()
    ]
    return table((NAME, _OPTIONS, CLAUSE, CONTENT), rows, language)
