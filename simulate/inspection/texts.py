"""The texts of a region in both languages, its documents and their years, what is still to do."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from kernel.errors import Place, PluginFault
from kernel.layers import TO_FILL_IN
from kernel.messages import listed, message
from kernel.registry import refuse_called_like_another
from kernel.schemas import FILES
from simulate.inspection.finding import Finding
from simulate.inspection.inspected import Inspected
from simulate.inspection.toml_lines import Key

_LETTERS: Final[Mapping[str, re.Pattern[str]]] = {
    "en": re.compile("[A-Za-z]"),
    "zh": re.compile("[一-鿿]"),
}
"""What a text has in each language, by the keys under which texts stand."""

_CALLED: Final = {"en": message("English"), "zh": message("Chinese")}

_NO_TEXT: Final = message("no text in {language}; write what people who read it are to see")
_OTHERWISE: Final = message("{text!r} is no {language}; write what people who read it are to see")
_NUMBERS: Final = message(
    "the texts of both languages differ in {numbers}; the document says one of them"
)
_ENDS_BEFORE: Final = message(
    "the last year, {last}, lies before the first, {first}, so that it never holds"
)
_ISSUED_LATE: Final = message(
    "issued {issued}, after the insurance year {first}, the first that it governs; one of the two "
    "is wrong"
)
_ISSUED_EARLY: Final = message(
    "issued {issued}, {years} years before the first insurance year that it governs, {first}; "
    "if that is so, its own first year belongs here"
)
_OUTSIDE: Final = message(
    "the clause is to hold in {year}, in which its document {number} is not in force"
)
_STILL: Final = message("{key} is still to be filled in")
_BEGINS_COMMENT: Final = "#"

_NUMBER: Final = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_WHOLE: Final = 100

_NUMBERED: Final = re.compile(r"〔(\d{4})〕")
"""The year in a document number."""

_LONGEST: Final = 3
"""Years that may lie between the issue of a document and its first insurance year."""


def check_texts(region: Inspected) -> Iterator[Finding]:
    """Find texts that are missing in a language, or in the wrong one."""
    for name in ("clauses.toml", "parameters.toml", "population.toml"):
        for key, text in _texts(region.file(name).read()):
            place, language = region.place(name, *key), _CALLED[str(key[-1])]
            if not text.strip():
                yield Finding(place, _NO_TEXT.filled(language=language))
            elif not _LETTERS[str(key[-1])].search(text) and not _is_marked(place):
                yield Finding(place, _OTHERWISE.filled(text=text, language=language))


def check_agreement(region: Inspected) -> Iterator[Finding]:
    """Find clauses whose numbers differ in the two languages, and a name that another one has."""
    for name, clause in region.layer.clauses().items():
        english, chinese = _numbers(clause.text.en), _numbers(clause.text.zh)
        if english != chinese:
            place = region.place("clauses.toml", "clause", name)
            differing = listed(sorted(english ^ chinese))
            yield Finding(place, _NUMBERS.filled(numbers=differing))
    try:
        refuse_called_like_another(region.name, region.rules.facts.name)
    except PluginFault as fault:
        yield Finding(region.place("parameters.toml", "region", "name"), fault.text)


def _numbers(text: str) -> set[str]:
    """Return the numbers above 100 in a text: months and shares are words in one language."""
    found = (number.replace(",", "") for number in _NUMBER.findall(text))
    return {number for number in found if float(number) > _WHOLE}


def _is_marked(place: Place) -> bool:
    """Say whether a line is still to be filled in, which is a note of its own."""
    return (
        TO_FILL_IN in Path(place.file).read_text(encoding="utf-8-sig").split("\n")[place.line - 1]
    )


def _texts(table: dict[str, Any], key: Key = ()) -> Iterator[tuple[Key, str]]:
    """Go through the texts of a file: what stands under `en` and `zh`, and the missing one."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _texts(value, (*key, name))
        elif name in _LETTERS:
            yield (*key, name), value if isinstance(value, str) else " ".join(map(str, value))
    if _LETTERS.keys() & table.keys() or "unit" in table:
        yield from (((*key, name), "") for name in _LETTERS if name not in table)


def check_documents(region: Inspected) -> Iterator[Finding]:
    """Find documents and clauses whose years contradict each other."""
    tables = region.file("clauses.toml").read()
    for name, document in tables.get("document", {}).items():
        first, last = document["first_year"], document.get("last_year")
        place = region.place(
            "clauses.toml", "document", name, "last_year" if last else "first_year"
        )
        if last is not None and last < first:
            yield Finding(place, _ENDS_BEFORE.filled(first=first, last=last))
        yield from _issue(region, name, document)
    for name in tables["clause"]:
        yield from _clause_years(region, name)


def _issue(region: Inspected, name: str, document: dict[str, Any]) -> Iterator[Finding]:
    """Hold the day of issue, or the year in the number, against the years that are governed."""
    first, numbered = document["first_year"], _NUMBERED.search(document["number"])
    issued = document.get("issued") or (numbered and numbered[1])
    if not issued:
        return
    key = "issued" if "issued" in document else "number"
    place = region.place("clauses.toml", "document", name, key)
    years = first - int(str(issued)[:4])
    if years < 0:
        text = _ISSUED_LATE.filled(issued=issued, first=first)
        yield Finding(place, text)
    elif years > _LONGEST:
        text = _ISSUED_EARLY.filled(issued=issued, first=first, years=years)
        yield Finding(place, text)


def _clause_years(region: Inspected, name: str) -> Iterator[Finding]:
    clause = region.layer.clauses()[name]
    first, last, document = clause.first_year, clause.last_year, clause.document
    place = region.place("clauses.toml", "clause", name, "last_year" if last else "first_year")
    if first is not None and last is not None and last < first:
        yield Finding(place, _ENDS_BEFORE.filled(first=first, last=last))
    if document is None or clause.reading:
        return
    if first is not None and document.last_year is not None and first > document.last_year:
        yield Finding(place, _OUTSIDE.filled(year=first, number=document.number))
    if last is not None and last < document.first_year:
        yield Finding(place, _OUTSIDE.filled(year=last, number=document.number))


def check_filled_in(region: Inspected) -> Iterator[Finding]:
    """Note the places that are still to be filled in."""
    for name in (*FILES, "rules.py"):
        path = Path(str(region.file(name).path))
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
            if TO_FILL_IN in line and not line.startswith(_BEGINS_COMMENT):
                key = region.key_on(name, number) or name
                text = _STILL.filled(key=key)
                yield Finding(Place(str(path), number), text, is_note=True)
