"""A story as data, in both languages."""

from collections.abc import Mapping
from typing import Any

from kernel.clauses import Clause
from kernel.days import as_date
from kernel.entries import Entry
from kernel.hookspecs import QUESTIONS
from kernel.messages import Text
from kernel.results import as_data
from simulate.explanation.phrases import named, unit_of
from simulate.explanation.story import Output, Step, Story
from simulate.explanation.trace import LookedUp
from simulate.language.catalogue import spoken

Record = Mapping[str, Any]


def story_record(story: Story) -> Record:
    """Return a story as values that JSON knows: money in yuan, days in ISO form."""
    return {
        "year": story.year,
        "standing": _both(story.standing),
        "results": {name: as_data(name, value) for name, value in story.results.items()},
        "decisions": [_step(step) for step in story.steps],
        "timeline": [
            {"what": span.name, "first": str(span.first), "last": str(span.last)}
            for span in story.timeline
        ],
    }


def _step(step: Step) -> Record:
    return {
        "question": step.question,
        "asks": _both(QUESTIONS[step.question].text),
        "outputs": [_output(output) for output in step.outputs],
        "basis": step.basis.word,
        "clause": _clause(step.clause),
        "reading": step.interpretation and _clause(step.interpretation),
        "carried_beyond": step.extended and step.extended.number,
        "because": _both(step.because),
        "passed_over": [
            {"clause": _clause(passed.clause), "because": _both(passed.why)}
            for passed in step.passed
        ],
    }


def _output(output: Output) -> Record:
    return {
        "name": output.name,
        "value": _both(output.value),
        "basis": output.basis.word,
        "given": {value.column: _valued(value.value, unit_of(value)) for value in output.given},
        "rests_on": [_looked_up(value) for value in output.rests_on],
    }


def _looked_up(value: LookedUp) -> Record:
    entry = value.entry
    return {
        "parameter": value.parameter.name,
        "text": _both(named(value)),
        "year": value.year,
        "value": _valued(value.value, value.parameter.unit),
        "unit": value.parameter.unit,
        "carried": bool(value.extended_from),
        "basis": value.basis.word,
        **(_entry(entry) if entry else {}),
    }


def _entry(entry: Entry) -> Record:
    return {
        "low": entry.low,
        "high": entry.high,
        "source": entry.source,
        "note": entry.note,
    }


def _clause(clause: Clause) -> Record:
    return {
        "id": clause.id,
        "document": clause.document and clause.document.number,
        "at": clause.at,
        "text": _both(clause.text),
    }


def _both(text: Text) -> Record:
    return {"en": spoken(text, "en"), "zh": spoken(text, "zh")}


def _valued(value: int, unit: str) -> object:
    """Return a value of the law as its file has it: yuan, a day, or the number itself."""
    if unit == "day":
        return str(as_date(value))
    return value / 100 if unit == "yuan" else value
