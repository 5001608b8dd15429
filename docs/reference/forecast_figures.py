"""The measures of a forecast, and how its figures may be broken down."""

from collections.abc import Mapping
from typing import Final

from docs.reference.markdown import code, codes, plain, table
from kernel.messages import Language, Pair, Text
from simulate.explanation.result_words import OF_MEASURES
from simulate.language.catalogue import spoken
from simulate.output.words import BASIS as OF_BASES
from simulate.output.words import CLAUSE as OF_CLAUSES
from simulate.output.words import NAME
from simulate.projection.breakdowns import BASIS, BREAKDOWNS, CLAUSE, GROUPINGS, PAYER
from simulate.projection.measure import Measure
from simulate.projection.measures import MEASURES

_MEANING: Final = Pair("What it is", "含义")
_UNIT: Final = Pair("Unit", "单位")
_PAYERS: Final = Pair("Payers", "支付方")
_YEARS: Final = Pair("Years", "年度")
_OF_MEASURES: Final = (NAME, Pair("In tables", "表中名称"), _MEANING, _UNIT, _PAYERS, _YEARS)
_INSURANCE_YEARS: Final = Pair("insurance years", "参保年度")
_CALENDAR_YEARS: Final = Pair("calendar years", "自然年度")
_OF_BREAKDOWNS: Final = (NAME, Pair("What it divides by", "划分依据"))
_OTHERS: Final[Mapping[str, Text]] = {
    CLAUSE: OF_CLAUSES,
    BASIS: OF_BASES,
    PAYER: Pair("Payer", "出资方"),
}
"""The breakdowns that are not by students."""


def measures(language: Language) -> str:
    """Return a row for each measure, in the order in which a forecast gives them."""
    meanings = {entry.name: entry.meaning for entry in OF_MEASURES}
    rows = [
        (
            code(name),
            plain(spoken(measure.text, language)),
            plain(spoken(meanings[name], language)),
            code(measure.unit),
            codes(filter(None, measure.payer_names)),
            "; ".join(_years(measure, basis, language) for basis in measure.bases),
        )
        for name, measure in MEASURES.items()
    ]
    return table(_OF_MEASURES, rows, language)


def _years(measure: Measure, basis: str, language: Language) -> str:
    of_insurance = measure.counts_insurance_years(basis)
    years = spoken(_INSURANCE_YEARS if of_insurance else _CALENDAR_YEARS, language)
    return f"{code(basis)} {years}".strip()


def breakdowns(language: Language) -> str:
    """Return a row for each word that `--by` takes."""
    words = {**_OTHERS, **{name: grouping.text for name, grouping in GROUPINGS.items()}}
    rows = [(code(name), plain(spoken(words[name], language))) for name in BREAKDOWNS]
    return table(_OF_BREAKDOWNS, rows, language)
