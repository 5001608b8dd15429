"""What is installed: regions, their documents, values, readings and assumptions."""

from collections.abc import Mapping
from typing import Any

from rich.console import RenderableType

from kernel.clauses import Document
from kernel.entries import Parameter
from kernel.layers import Layer
from simulate.output.evidence import records_of
from simulate.output.layout import stacked, text_table
from simulate.output.words import Language, say, spoken
from simulate.scenario.setup import Setup
from simulate.scenario.values import entries_of, label_of, range_of, written


def regions_table(setups: Mapping[str, Setup], language: Language) -> RenderableType:
    """Return one line per region: name, document, years in force, localities."""
    columns = ("region", "name", "document", "in_force", "localities")
    table = text_table("", columns, language)
    for name, setup in setups.items():
        facts = setup.rules.facts
        documents = documents_of(setup.rules.layers[-1])
        table.add_row(
            name,
            spoken(facts.name, language),
            "\n".join(document.number for document in documents),
            "\n".join(in_force(document, language) for document in documents),
            ", ".join(facts.localities),
        )
    return table


def region_tables(setup: Setup, language: Language) -> RenderableType:
    """Return everything about a region: documents, clauses, parameters, switches, assumptions."""
    law = setup.rules.law
    documents = text_table(say("documents", language), ("document", "in_force", "text"), language)
    for layer in reversed(setup.rules.layers):
        for document in documents_of(layer):
            words = spoken(document.title, language)
            documents.add_row(document.number, in_force(document, language), words)
    clauses = text_table(say("clauses", language), ("clause", "document", "text"), language)
    for clause in law.clauses.values():
        place = f"{clause.document.number} {clause.at}" if clause.document else ""
        clauses.add_row(clause.id, place.strip(), spoken(clause.text, language))
    switches = text_table(
        say("switches", language), ("name", "options", "clause", "text"), language
    )
    for switch in law.switches.values():
        options = ", ".join(switch.options)
        switches.add_row(switch.name, options, switch.clause, spoken(switch.text, language))
    return stacked(
        documents,
        clauses,
        _values_table(law.parameters, "parameters", language),
        switches,
        _values_table(setup.assumptions.parameters, "assumptions", language),
    )


def region_record(setup: Setup) -> dict[str, Any]:
    """Return the same as data."""
    law, facts = setup.rules.law, setup.rules.facts
    return {
        "region": setup.rules.name,
        "name": {"en": facts.name.en, "zh": facts.name.zh},
        "localities": list(facts.localities),
        "documents": [
            {
                "number": document.number,
                "title": {"en": document.title.en, "zh": document.title.zh},
                "issuer": {"en": document.issuer.en, "zh": document.issuer.zh},
                "issued": document.issued and document.issued.isoformat(),
                "first_year": document.first_year,
                "last_year": document.last_year,
            }
            for layer in reversed(setup.rules.layers)
            for document in documents_of(layer)
        ],
        "switches": {
            switch.name: {"options": list(switch.options), "default": switch.default}
            for switch in law.switches.values()
        },
        "parameters": records_of(setup.rules.name, law.parameters.values()),
        "assumptions": records_of(setup.rules.name, setup.assumptions.parameters.values()),
    }


def documents_of(layer: Layer) -> list[Document]:
    """Return the documents that a layer's clauses come from, each once."""
    found: dict[str, Document] = {}
    for clause in layer.clauses().values():
        if clause.document:
            found[clause.document.number] = clause.document
    return list(found.values())


def _values_table(
    parameters: Mapping[str, Parameter], title: str, language: Language
) -> RenderableType:
    columns = ("name", "value", "range", "basis", "source")
    table = text_table(say(title, language), columns, language)
    for parameter in parameters.values():
        for entry in entries_of(parameter):
            basis = say(entry.basis.word, language)
            value = f"{entry.value} {parameter.unit}"
            table.add_row(label_of(parameter, entry), value, range_of(entry), basis, entry.source)
        for word, other in parameter.alternatives.items():
            name, value = f"{parameter.name}={word}", f"{other.value} {parameter.unit}"
            ends = "" if other.low is None else f"{written(other.low)}–{written(other.high)}"
            table.add_row(name, value, ends, other.clause, other.source)
    return table


def in_force(document: Document, language: Language) -> str:
    """Return the insurance years that a document itself covers."""
    if document.last_year is None:
        return f"{document.first_year}–, {say('standing', language)}"
    if document.first_year == document.last_year:
        return str(document.first_year)
    return f"{document.first_year}–{document.last_year}"
