"""A region as data: its documents, clauses, values, interpretations and assumptions."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import asdict

from kernel.clauses import Document
from kernel.layers import Layer, RegionFacts
from kernel.vocabularies import AddedWord
from simulate.output.evidence import records_of
from simulate.output.formats import Record
from simulate.scenario.setup import Setup
from simulate.scenario.values import label_of

REGION_COLUMNS: Final[Mapping[str, type]] = {
    "region": str,
    "name_en": str,
    "name_zh": str,
    "documents": str,
    "first_year": int,
    "last_year": int,
    "localities": str,
}

VALUE_COLUMNS: Final[Mapping[str, type]] = {
    "region": str,
    "kind": str,
    "name": str,
    "label": str,
    "unit": str,
    "value": str,
    "low": str,
    "high": str,
    "basis": str,
    "source": str,
}


def region_row(setup: Setup) -> Record:
    """Return one region as a row: its own documents and the years they cover, its localities."""
    facts, documents = setup.rules.facts, documents_of(setup.rules.layers[-1])
    last = [document.last_year for document in documents]
    return {
        "region": setup.rules.name,
        "name_en": facts.name.en,
        "name_zh": facts.name.zh,
        "documents": "; ".join(document.number for document in documents),
        "first_year": min(document.first_year for document in documents),
        "last_year": None if None in last else max(year for year in last if year),
        "localities": "; ".join(facts.localities),
    }


def value_rows(setup: Setup) -> Iterator[Record]:
    """Return every value that a region stands on as a row, as its file has it."""
    kinds = {
        "parameter": setup.rules.law.parameters,
        "assumption": setup.assumptions.parameters,
    }
    for kind, parameters in kinds.items():
        for parameter in parameters.values():
            for entry in parameter.effective:
                cells = {name: getattr(entry, name) for name in ("value", "low", "high")}
                yield {
                    "region": setup.rules.name,
                    "kind": kind,
                    "name": parameter.name,
                    "label": label_of(parameter, entry),
                    "unit": parameter.unit,
                    **{name: None if cell is None else str(cell) for name, cell in cells.items()},
                    "basis": entry.basis.word,
                    "source": entry.source,
                }


def region_record(setup: Setup) -> dict[str, Any]:
    """Return the same as data."""
    law, facts = setup.rules.law, setup.rules.facts
    return {
        "region": setup.rules.name,
        "name": {"en": facts.name.en, "zh": facts.name.zh},
        "localities": list(facts.localities),
        **({"words": added} if (added := _added_record(facts)) else {}),
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


def added_words(facts: RegionFacts) -> dict[str, dict[str, AddedWord]]:
    """Return the words that the region adds, by the column of a roster that holds them."""
    added = {"relief": facts.relief, "institution_type": facts.institutions}
    return {column: words for column, words in added.items() if words}


def _added_record(facts: RegionFacts) -> dict[str, Any]:
    return {
        column: {word: asdict(one) | {"zh": [*one.zh]} for word, one in words.items()}
        for column, words in added_words(facts).items()
    }
