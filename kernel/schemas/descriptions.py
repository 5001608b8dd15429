"""What every key of a region's TOML files means, for who writes one in an editor."""

from collections.abc import Mapping
from typing import Final

from kernel.cases import Case, CasesFile
from kernel.clauses import ClausesFile, ClauseTable, Document
from kernel.entries import Alternative, Entry
from kernel.layers import ParameterTable, ReformFacts, RegionFacts, SwitchTable
from kernel.messages import Message, Pair, message
from kernel.parameters import Otherwise, Role
from kernel.vocabularies import AddedWord

_IN_ENGLISH: Final = message("What it is called or says, in English")
_IN_CHINESE: Final = message("The same in Chinese")
_ITS_CLAUSE: Final = message("The id of the clause that speaks of it")
_FIRST_YEAR: Final = message("The first insurance year in which it is in force")
_LAST_YEAR: Final = message("The last insurance year in which it is in force; without it, standing")
_LOW: Final = message("Low end of the range; where, and only where, the basis is assumed")
_HIGH: Final = message("High end of the range; where, and only where, the basis is assumed")
_SOURCE: Final = message("The citation: which document, where in it, or what the value rests on")

_TEXTS: Final = {"en": _IN_ENGLISH, "zh": _IN_CHINESE}

_OF_CLAUSES: Final[Mapping[type, Mapping[str, Message]]] = {
    ClausesFile: {
        "clause": message("Clauses and interpretations by id, as rules.py names them"),
        "document": message("Documents by a name of this file"),
    },
    Document: {
        "number": message("The document number as written, e.g. 长医保发〔2023〕56号"),
        "title": message("The title of the document"),
        "issuer": message("Who issued the document"),
        "first_year": _FIRST_YEAR,
        "last_year": _LAST_YEAR,
        "issued": message("The day on which it was issued, e.g. 2023-11-20"),
        "prepaid_terms": message(
            "true where it also governs later years of terms that were prepaid under it"
        ),
    },
    ClauseTable: {
        **_TEXTS,
        "document": message("The name of the document that states it, in this file"),
        "at": message("The place in the document, e.g. 二(一)2"),
        "reading": message(
            "true for an interpretation of what documents leave open, which is no clause"
        ),
        "first_year": message("The insurance year before which it is not even extended"),
        "last_year": message("The insurance year after which it is not even extended"),
    },
}

_OF_PARAMETERS: Final[Mapping[type, Mapping[str, Message]]] = {
    Pair: _TEXTS,
    RegionFacts: {
        "name": message("What the region is called"),
        "localities": message("The pooling areas by name"),
        "default_locality": message("The pooling area of a roster that names none"),
        "has_several_areas": message(
            "true where one locality stands for several pooling areas, so that its figures are no "
            "single fund's"
        ),
        "freshman_pays": message("How a freshman pays whose roster does not say"),
        "relief": message("Relief categories that the region adds, by word"),
        "institutions": message("Types of institution that the region adds, by word"),
    },
    AddedWord: {
        "en": _IN_ENGLISH,
        "zh": message("Its Chinese words: the first is shown, all are read"),
        "same_as": message("The word that it only spells otherwise"),
    },
    ReformFacts: {"regions": message("Names of regions; without any, the reform is for all")},
    SwitchTable: {
        **_TEXTS,
        "options": message("The interpretations among which a user may choose"),
        "default": message("The one in force where nobody chooses"),
        "clause": _ITS_CLAUSE,
    },
    ParameterTable: {
        **_TEXTS,
        "unit": message("What the value is counted in"),
        "by": message("The dimensions by which entries may differ"),
        "rise": message(
            "The parameter that is added per year after the last year given, until a value holds "
            "since then"
        ),
        "otherwise": message("The parameter that answers where this one has no entry"),
        "values": message("The entries, one per value"),
        "alternatives": message("Other values of the assumption by name, such as a target"),
    },
    Role: {
        "required": message("true where every region must have a value"),
        "shown": message("false where it does not stand among the assumptions of a forecast"),
        "step": message("The step of the analysis of change to which it belongs"),
        "affects": message("The measures whose totals depend on it, or all"),
        "spares": message("Of all measures, those whose totals do not depend on it"),
        "divides": message("The measures that it divides between payers, the total unmoved"),
        "needs": message("What a forecast must have for it to affect anything, e.g. refunds"),
    },
    Otherwise: {
        "parameter": message("The name of that parameter"),
        "basis": message("The strongest basis that its value gives here"),
    },
}

_OF_ENTRIES: Final[Mapping[type, Mapping[str, Message]]] = {
    Entry: {
        "value": message(
            "The value in the unit of the parameter, as people write it; a day is one of the "
            'insurance year y, e.g. "y-1-09-01"'
        ),
        "basis": message("What the value stands on"),
        "source": _SOURCE,
        "low": _LOW,
        "high": _HIGH,
        "note": message("A remark on the value or its range"),
        "year": message("The insurance year that it holds for"),
        "since": message("The first year that it holds for, until the next such entry"),
        "cohort": message("The cohort that it holds for, by its first insurance year"),
        "study_year": message("The year of study that it holds for"),
        "locality": message("The pooling areas that it holds for"),
        "category": message("The relief categories that it holds for"),
        "affiliation": message("The affiliations of institutions that it holds for"),
        "level": message("The levels of government that it holds for"),
        "institution_type": message("The types of institution that it holds for"),
        "entry": message("The word of a mix whose share it is"),
    },
    Alternative: {
        "value": message("The value in the unit of the parameter, as people write it"),
        "source": _SOURCE,
        "clause": _ITS_CLAUSE,
        "low": message("Low end of its range, where it has one"),
        "high": message("High end of its range, where it has one"),
        "institution_type": message("The type of institution that it holds for"),
    },
}

_OF_CASES: Final[Mapping[type, Mapping[str, Message]]] = {
    CasesFile: {
        "case": message("One student in one insurance year, and what the rules make of it")
    },
    Case: {
        "name": message("What the case shows, in a sentence"),
        "year": message("The insurance year"),
        "cites": message("Ids of the clauses that the case shows"),
        "given": message("The student, by the columns of a roster"),
        "expect": message("The result columns that must come out, money in yuan"),
        "switches": message("Interpretations that are changed in this case, by name"),
        "suppose": message("Values in yuan that parameters have in this case, by name"),
    },
}

_DESCRIPTIONS: Final = {**_OF_CLAUSES, **_OF_PARAMETERS, **_OF_ENTRIES, **_OF_CASES}


def described_as(kind: type, key: str) -> Message:
    """Return what a key of a class means, or of one that it extends. Every key has one."""
    texts = (_DESCRIPTIONS.get(one, {}) for one in kind.__mro__)
    return next(known[key] for known in texts if key in known)
