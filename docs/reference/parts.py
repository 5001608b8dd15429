"""Which part of a page is made of what: a comment on a line of its own stands for each."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from docs.reference.command_options import commands, exit_codes
from docs.reference.dated_values import LAW, PEOPLE, names_in, values_in
from docs.reference.forecast_figures import breakdowns, measures
from docs.reference.glossary_words import glossary
from docs.reference.region_rules import rules_of
from docs.reference.rule_questions import questions
from docs.reference.table_columns import result_columns, roster_columns
from docs.reference.toml_keys import dimensions, keys_in, units
from kernel.messages import Language
from kernel.registry import region_names
from kernel.schemas import FILES

Part = Callable[[Language], str]

_PLACE: Final = re.compile("^<!-- made: (.+) -->$", re.MULTILINE)


def parts() -> Mapping[str, Part]:
    """Return every part by the words of its comment."""
    return {
        "questions": questions,
        "roster columns": roster_columns,
        "result columns": result_columns,
        "measures": measures,
        "breakdowns": breakdowns,
        "assumptions": partial(names_in, PEOPLE),
        "values of assumptions": partial(values_in, PEOPLE),
        "parameters": partial(names_in, LAW),
        "values of parameters": partial(values_in, LAW),
        **{f"keys of {file}": partial(keys_in, file) for file in FILES},
        "units": units,
        "dimensions": dimensions,
        "commands": commands,
        "exit codes": exit_codes,
        "glossary": glossary,
        **{f"rules of {region}": partial(rules_of, region) for region in region_names()},
    }


def whole(page: str, language: Language) -> str:
    """Return a page with its parts in their places. Raises KeyError for one that there is not."""
    known = parts()
    return _PLACE.sub(lambda place: known[place[1]](language), page)
