"""The values that a region stands on: which entries are in force, and how people write them."""

from kernel.codes import Basis
from kernel.entries import Entry
from kernel.parameters import Parameter
from simulate.scenario.setup import Setup


def label_of(parameter: Parameter, entry: Entry) -> str:
    """Return the name of an entry as an option would write it, e.g. tariff.shenyang.2024."""
    return ".".join([parameter.name, *entry.restriction])


def name_of(parameter: Parameter, entry: Entry) -> str:
    """Return the name of an entry in all its years, e.g. tariff.shenyang."""
    return ".".join([parameter.name, *("+".join(words) for words in entry.keys.values())])


def parameter_of(setup: Setup, name: str) -> Parameter:
    """Return the parameter of an entry's name, among what is assumed of people and of the law."""
    parameters = {**setup.rules.law.parameters, **setup.assumptions.parameters}
    return parameters[name.partition(".")[0]]


def range_of(entry: Entry) -> str:
    """Return the range of an assumption as people write it, empty for any other basis."""
    if entry.basis != Basis.ASSUMED or entry.low == entry.high:
        return ""
    return f"{written(entry.low)}–{written(entry.high)}"


def written(value: object) -> str:
    """Return a value as people write it, thousands apart."""
    return f"{value:,}" if isinstance(value, int) else f"{value}"
