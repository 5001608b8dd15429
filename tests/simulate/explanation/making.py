"""What the tests of stories are made of: students, stories, and what stands in them."""

from collections.abc import Iterator

from hypothesis import strategies as st

from kernel.intake import Roster, take_in
from kernel.registry import load_region
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from simulate.explanation.story import Step, Story, trace_story
from simulate.explanation.trace import Both, Either, Fact, LookedUp, Not, Trace
from simulate.explanation.vocabulary import FACTS
from simulate.scenario.file import settings_of
from simulate.scenario.settings import load_rules
from tests.fiction.world import load_testland

WORDLESS = tuple(name for name, (so, _) in FACTS.items() if "{" not in str(so))
"""The facts that are stated without further words."""


def rules_of(region: str, *options: str) -> Ruleset:
    """Return a region under `--set` options; Testland has none."""
    if region == "testland":
        return load_testland()
    return load_rules(region, settings_of((), options)) if options else load_region(region)


def student_of(rules: Ruleset, year: int, **given: object) -> StudentBatch:
    """Return a batch of the one student, who has to be valid."""
    intake = take_in(rules, year, Roster.of([given]))
    assert intake.rejected == ()
    return intake.batch


def story_of(region: str, year: int, *options: str, **given: object) -> Story:
    """Return the story of a student."""
    rules = rules_of(region, *options)
    return trace_story(rules, student_of(rules, year, **given))


def step_of(story: Story, question: str) -> Step:
    """Return the step of a question, which has to be there."""
    (step,) = [step for step in story.steps if step.question == question]
    return step


def questions(story: Story) -> list[str]:
    """Return the questions of which a story has a step."""
    return [step.question for step in story.steps]


def values(step: Step) -> dict[str, str]:
    """Return the outputs of a step in English."""
    return {output.name: str(output.value) for output in step.outputs}


def passed(step: Step) -> list[tuple[str, str]]:
    """Return the rows passed over, and why in English."""
    return [(one.clause.id, str(one.why)) for one in step.passed]


def rests_on(step: Step) -> list[LookedUp]:
    """Return the values of the law that went into a step, in order."""
    return [value for output in step.outputs for value in output.rests_on]


def ranges(step: Step) -> list[tuple[str, int, object, object]]:
    """Return each value with the year and the range of the entry that gives it."""
    return [
        (value.parameter.name, value.year, value.entry.low, value.entry.high)
        for value in rests_on(step)
        if value.entry
    ]


def spans(story: Story) -> list[tuple[str, str, str]]:
    """Return the timeline, its days in ISO form."""
    return [(span.name, str(span.first), str(span.last)) for span in story.timeline]


def conditions() -> st.SearchStrategy[Trace]:
    """Draw conditions over facts, which may hold or not, as deep as rules are and deeper."""
    facts = st.builds(Fact, st.sampled_from(WORDLESS), st.booleans())
    return st.recursive(
        facts,
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(Both, st.lists(inner, min_size=1, max_size=3).map(tuple)),
            st.builds(Either, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        ),
        max_leaves=8,
    )


def facts_in(trace: Trace) -> Iterator[Fact]:
    """Go through the facts of a condition."""
    match trace:
        case Fact():
            yield trace
        case Not(part):
            yield from facts_in(part)
        case Both(parts) | Either(parts):
            for part in parts:
                yield from facts_in(part)


def stated(fact: Fact) -> str:
    """Say in English what is the case of a fact without words."""
    return str(FACTS[fact.name][not fact.holds])
