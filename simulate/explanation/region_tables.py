"""What is installed: regions, their documents, values, interpretations and assumptions."""

from collections.abc import Iterator, Mapping
from typing import Final

from rich.console import RenderableType

from kernel.layers import RegionFacts
from kernel.messages import Language, Pair, Text, listed, message, verbatim
from kernel.parameters import Parameter
from kernel.ruleset import Ruleset
from simulate.explanation.region_records import added_words, documents_of
from simulate.language.catalogue import spoken
from simulate.output.assumption_words import named_words
from simulate.output.labels import years_in_force
from simulate.output.layout import stacked
from simulate.output.text_table import text_table
from simulate.output.words import (
    BASIS,
    CLAUSE,
    CLAUSES,
    CONTENT,
    DOCUMENT,
    NAME,
    RANGE,
    REGION,
    SOURCE,
    VALUE,
    in_unit,
    source_words,
    term,
)
from simulate.scenario.setup import Setup
from simulate.scenario.values import label_of, range_of, written

_IN_FORCE: Final = message("Insurance years in force")
_ADDED: Final = message("Words that only this region has")
_SPELLINGS: Final = message("Read as")
_SAME_AS: Final = message("Same as")
_LOCALITIES: Final = message("localities")
_DOCUMENTS: Final = message("Documents")
_PARAMETERS: Final = message("Parameters")
_SWITCHES: Final = message("Interpretations that may be chosen")
_OPTIONS: Final = message("Options (the first is the default)")
_ASSUMPTIONS: Final = message("Assumptions about people")
_BESIDE: Final = verbatim(" · ")


def regions_table(setups: Mapping[str, Setup], language: Language) -> RenderableType:
    """Return one line per region: name, localities, each document with its years in force."""
    rows = []
    for name, setup in setups.items():
        facts = setup.rules.facts
        documents = documents_of(setup.rules.layers[-1])
        rows.append(
            (
                name,
                spoken(facts.name, language),
                spoken(listed(facts.localities.values()), language),
                "\n".join(f"{one.number} · {years_in_force(one, language)}" for one in documents),
            )
        )
    columns = (REGION, NAME, _LOCALITIES, listed((DOCUMENT, _IN_FORCE), _BESIDE))
    return text_table("", columns, rows, language)


def region_tables(setup: Setup, language: Language) -> RenderableType:
    """Return everything about a region: documents, clauses, parameters, switches, assumptions."""
    law = setup.rules.law
    documents = [
        (document.number, years_in_force(document, language), spoken(document.title, language))
        for layer in reversed(setup.rules.layers)
        for document in documents_of(layer)
    ]
    clauses = [
        (clause.id, clause.cited, spoken(clause.text, language)) for clause in law.clauses.values()
    ]
    switches = [
        (one.name, ", ".join(one.options), one.clause, spoken(one.text, language))
        for one in law.switches.values()
    ]
    of_documents, of_clauses = (DOCUMENT, _IN_FORCE, CONTENT), (CLAUSE, DOCUMENT, CONTENT)
    of_switches = (NAME, _OPTIONS, CLAUSE, CONTENT)
    return stacked(
        text_table(spoken(_DOCUMENTS, language), of_documents, documents, language),
        text_table(spoken(CLAUSES, language), of_clauses, clauses, language),
        *_added_table(setup.rules.facts, language),
        _values_table(law.parameters, _PARAMETERS, setup.rules, language),
        text_table(spoken(_SWITCHES, language), of_switches, switches, language),
        _values_table(setup.assumptions.parameters, _ASSUMPTIONS, setup.rules, language),
    )


def _added_table(facts: RegionFacts, language: Language) -> Iterator[RenderableType]:
    """Return a table of the words that the region adds, where it adds any."""
    if not (added := added_words(facts)):
        return
    rows = [
        (
            f"{column}={word}",
            spoken(Pair(one.en, one.zh[0]), language),
            "、".join(one.zh),
            one.same_as,
        )
        for column, words in added.items()
        for word, one in words.items()
    ]
    columns = (NAME, CONTENT, _SPELLINGS, _SAME_AS)
    yield text_table(spoken(_ADDED, language), columns, rows, language)


def _values_table(
    parameters: Mapping[str, Parameter], title: Text, rules: Ruleset, language: Language
) -> RenderableType:
    rows = []
    for parameter in parameters.values():
        for entry in parameter.effective:
            basis = term(entry.basis.word, language)
            value = spoken(in_unit(written(entry.value), parameter.unit), language)
            name = named_words(parameter, entry, label_of(parameter, entry), rules, language)
            rows.append(
                (name, value, range_of(entry), basis, spoken(source_words(entry.source), language))
            )
        for word, others in parameter.alternatives.items():
            for other in others:
                name = ".".join(filter(None, (parameter.name, other.institution_type)))
                ends = "" if other.low is None else f"{written(other.low)}–{written(other.high)}"
                value = spoken(in_unit(written(other.value), parameter.unit), language)
                rows.append(
                    (
                        f"{name}={word}",
                        value,
                        ends,
                        other.clause,
                        spoken(source_words(other.source), language),
                    )
                )
    columns = (NAME, VALUE, RANGE, BASIS, SOURCE)
    return text_table(spoken(title, language), columns, rows, language)
