"""What a region declares and nothing uses: clauses, parameters, assumptions, switches."""

from collections.abc import Iterator
from typing import Final

from kernel.messages import message
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import Inspected

_CLAUSE: Final = message(
    "clause {name} decides no row and turns no switch; cite it in a row of rules.py, or delete it"
)
_DOCUMENT: Final = message("no clause is of the document {name}; write its clauses, or delete it")
_TAKEN: Final = message(
    "the national layer has a clause {name}, whose rows would cite this one; give it another id"
)
_PARAMETER: Final = message(
    "nothing asks for the parameter {name}; ask for it in rules.py (law.at, law.day), or delete it"
)
_ASSUMPTION: Final = message(
    "no forecast asks for the assumption {name}, for no other region has it; delete it, or move it "
    "to parameters.toml if a rule asks for it"
)
_SWITCH: Final = message(
    "nothing asks which interpretation {name} is in force; ask law.switch({name!r}), or delete it"
)


def check_used(region: Inspected) -> Iterator[Finding]:
    """Find what the region declares and nothing uses."""
    yield from _clauses(region)
    yield from _documents(region)
    yield from _of_layers_below(region)
    yield from _parameters(region)
    yield from _assumptions(region)
    for name in region.file("parameters.toml").read().get("switch", {}):
        if name not in region.words:
            place = region.place("parameters.toml", "switch", name)
            yield Finding(place, _SWITCH.filled(name=name))


def _clauses(region: Inspected) -> Iterator[Finding]:
    law, assumptions = region.rules.law, region.setup.assumptions
    parameters = (*law.parameters.values(), *assumptions.parameters.values())
    used = {
        *region.words,
        *(switch.clause for switch in law.switches.values()),
        *(one.clause for p in parameters for named in p.alternatives.values() for one in named),
    }
    for name in region.layer.clauses():
        if name not in used:
            place = region.place("clauses.toml", "clause", name)
            yield Finding(place, _CLAUSE.filled(name=name))


def _documents(region: Inspected) -> Iterator[Finding]:
    tables = region.file("clauses.toml").read()
    cited = {clause.get("document") for clause in tables["clause"].values()}
    for name in tables.get("document", {}):
        if name not in cited:
            place = region.place("clauses.toml", "document", name)
            yield Finding(place, _DOCUMENT.filled(name=name))


def _of_layers_below(region: Inspected) -> Iterator[Finding]:
    below = {name for layer in region.rules.layers[:-1] for name in layer.clauses()}
    for name in region.layer.clauses():
        if name in below:
            place = region.place("clauses.toml", "clause", name)
            yield Finding(place, _TAKEN.filled(name=name))


def _parameters(region: Inspected) -> Iterator[Finding]:
    parameters = region.rules.law.parameters.values()
    used = {
        *region.words,
        *(parameter.rise for parameter in parameters),
        *(p.otherwise.parameter for p in parameters if p.otherwise),
    }
    for name in _declared(region, "parameters.toml"):
        if name not in used:
            place = region.place("parameters.toml", name)
            yield Finding(place, _PARAMETER.filled(name=name))


def _assumptions(region: Inspected) -> Iterator[Finding]:
    rises = {parameter.rise for parameter in region.setup.assumptions.parameters.values()}
    for name in _declared(region, "population.toml"):
        if name not in rises:
            place = region.place("population.toml", name)
            yield Finding(place, _ASSUMPTION.filled(name=name))


def _declared(region: Inspected, file: str) -> list[str]:
    """Return the values that a file of the region declares and no layer below does."""
    tables = region.file(file).read()
    below = {name for layer in region.rules.layers[:-1] for name in layer.file(file).read()}
    return [name for name, table in tables.items() if "unit" in table and name not in below]
