"""Whether a value that is changed moves an answer, as scenarios and draws change it."""

from collections.abc import Iterator
from typing import Final

from kernel.assess import Assessment, assess
from kernel.codes import Basis
from kernel.entries import Entry
from kernel.errors import XuebaoError
from kernel.messages import message
from kernel.parameters import Parameter
from kernel.results import MONEY
from kernel.ruleset import Ruleset
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import Inspected
from simulate.inspection.random_students import YEARS

_FACTOR: Final = 3

_UNMOVED: Final = message(
    "nothing changes where {name} is changed, though rules.py names it: an answer is remembered "
    "from another law, or what is asked is not used"
)


def check_moved(region: Inspected) -> Iterator[Finding]:
    """Find parameters in yuan that rules name, and that move no amount of any student."""
    for name, table in region.file("parameters.toml").read().items():
        parameter = region.rules.law.parameters.get(name)
        if parameter is None or parameter.unit != "yuan" or name not in region.words:
            continue
        if "values" in table and not _moves(region, parameter):
            yield Finding(region.place_in_code(name), _UNMOVED.filled(name=name))


def _moves(region: Inspected, parameter: Parameter) -> bool:
    rules = _under_more(region.rules, parameter)
    try:
        return any(_differ(region.assessed(year), rules) for year in YEARS)
    except XuebaoError:
        return True  # a rule looks at the value, and at this one it cannot answer


def _under_more(rules: Ruleset, parameter: Parameter) -> Ruleset:
    """Return a region in which a value is several times its largest."""
    numbers = [e.value for e in parameter.entries if isinstance(e.value, int | float)]
    more = (max(numbers, default=0) or 1) * _FACTOR
    entry = Entry(more, Basis.ASSUMED, parameter.name, low=more, high=more)
    origin = rules.layers[-1].file("parameters.toml")
    return rules.under(rules.law.overridden(parameter.name, entry, origin))


def _differ(before: Assessment, rules: Ruleset) -> bool:
    """Say whether any amount of any student differs under other rules."""
    after = assess(rules, before.students)
    amounts = [name for name in MONEY if hasattr(before, name)]
    return any((getattr(before, name) != getattr(after, name)).any() for name in amounts)
