"""One row of a decision table for people: when it applies, what follows, what it stands on."""

from collections.abc import Iterator
from typing import Final

from kernel.clauses import Clause
from kernel.messages import COMMA, LIST, Language, Text, listed, message, verbatim
from kernel.writtentables import WrittenRow
from simulate.explanation.rulebook.condition_words import condition_words, members
from simulate.explanation.rulebook.ground import Ground
from simulate.explanation.rulebook.markdown import plain
from simulate.explanation.rulebook.row_outcome import outcome
from simulate.explanation.rulebook.standing_rows import StandingRow
from simulate.explanation.rulebook.value_words import code_text
from simulate.explanation.rulebook.written_region import RULES
from simulate.language.catalogue import spoken
from simulate.output.labels import years_in_force
from simulate.output.words import TERMS, source_words

_EVERYBODY_ELSE: Final = message("everybody else")
_ELSEWHERE: Final = message("built elsewhere in the module: {code}")
_NO_CLAUSE: Final = message("a clause that the module works out")
_NOT_NOW: Final = message("does not count in {year}: {why}")
_EXTENDED: Final = message("extended beyond the years of {document} ({years})")
_WEAKER: Final = message("in {year} assumed: {words}")
_TERMS: Final = message("{words}, but for terms that were prepaid under it")
_UNREACHED: Final = message("not reached in {year}: row {number} decides the same students")
_UNREACHED_AFTER: Final = message(
    "not reached in {year}: rows {number} together decide the same students"
)
_LAYER: Final = message("of the layer `{name}`")
_READ_AS: Final = message("interpreted by {clause}: {text}")
_UNTIL: Final = message("stands until {clause} is in force")
NOTE: Final = message("Note in the rules: {text}")
_BESIDE: Final = verbatim(" · ")


def row_lines(one: StandingRow, ground: Ground, language: Language) -> list[str]:
    """Return a row as an entry of a numbered list in Markdown."""
    row = one.row
    own = ground_of(row, ground)
    follows = outcome(row, one.table.question, own)
    lines = [
        *_standing(one, own, language),
        *_unreached(one, own),
        *_notes(one),
        _where(one),
    ]
    is_rest = one.holds is True and one.number > 1
    when = plain_text(_EVERYBODY_ELSE if is_rest else when_words(row, own), language)
    number = f"{one.number}. "
    indent = " " * len(number)
    return [
        f"{number}**{when}**",
        f"{indent}- {plain_text(follows.words, language)}",
        *(f"{indent}  - {plain_text(part, language)}" for part in follows.parts),
        *(f"{indent}- {plain_text(line, language)}" for line in lines),
    ]


def plain_text(text: Text, language: Language) -> str:
    """Return a text in a language, nothing of it markup but code."""
    return plain(spoken(text, language))


def ground_of(row: WrittenRow, ground: Ground) -> Ground:
    """Return the ground of a row, for the relief categories to which it is restricted."""
    if row.condition is None:
        return ground
    return ground.among(tuple(members(row.condition.node, ground)))


def when_words(row: WrittenRow, ground: Ground) -> Text:
    """Return when a row applies."""
    if row.condition is None:
        return _ELSEWHERE.filled(code=code_text(row.written.node))
    return condition_words(row.condition.node, ground)


def _standing(one: StandingRow, ground: Ground, language: Language) -> Iterator[Text]:
    """Say which clause decides, on which basis, and whether it counts in the year."""
    row, law, year = one.row, ground.law, ground.year
    clause = law.clauses.get(row.clause)
    basis = TERMS[row.basis] if row.basis else verbatim("–")
    if clause is None:
        yield listed([verbatim(row.clause) if row.clause else _NO_CLAUSE, basis], _BESIDE)
        return
    yield listed([cited(clause), basis, clause.text], _BESIDE)
    reading = law.clauses.get(row.reading)
    if reading is not None:
        yield _READ_AS.filled(clause=reading.id, text=reading.text)
    if one.barred is not None:
        yield _NOT_NOW.filled(year=year, why=one.barred)
    elif not clause.in_force(year) and clause.document:
        document = clause.document
        years = years_in_force(document, language)
        words = _EXTENDED.filled(document=document.number, years=years)
        if row.basis in ("explicit", "inferred"):
            words = _WEAKER.filled(year=year, words=words)
        yield _TERMS.filled(words=words) if document.prepaid_terms else words
    if row.until and one.barred is None:
        yield _UNTIL.filled(clause=row.until)


def _unreached(one: StandingRow, ground: Ground) -> Iterator[Text]:
    if one.barred is None and one.above:
        numbers = listed([above.number for above in one.above], LIST)
        pattern = _UNREACHED if len(one.above) == 1 else _UNREACHED_AFTER
        yield pattern.filled(year=ground.year, number=numbers)


def cited(clause: Clause) -> Text:
    """Return a clause by its id, with the document and the place in it that it comes from."""
    if not clause.cited:
        return verbatim(clause.id)
    if clause.reading:
        return message("{clause}, interpretation of {cited}", clause=clause.id, cited=clause.cited)
    return listed([clause.id, clause.cited], COMMA)


def _notes(one: StandingRow) -> Iterator[Text]:
    """Give the comment that stands above the row; that of a table on one line is the table's."""
    if one.row.comments and one.row.line != one.table.line:
        yield NOTE.filled(text=source_words(" ".join(one.row.comments)))


def _where(one: StandingRow) -> Text:
    line = message("{file}, line {line}", file=one.layer.label(RULES), line=one.row.line)
    return line if one.is_own else listed([_LAYER.filled(name=one.layer.name), line], _BESIDE)
