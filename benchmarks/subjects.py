"""What is measured, and the yardsticks beside it: functions without arguments.

Whatever they need is prepared when they are made, so that only the work itself is measured.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from typing import Any, Final

import numpy as np
from attrs import evolve
from pluggy import HookImpl

from benchmarks.by_hand import changsha, heilongjiang
from benchmarks.rosters import YEAR, records, roster
from kernel.alike import assess_alike
from kernel.assess import assess_valid
from kernel.decisions import Decision
from kernel.figures import Array
from kernel.precedence import decisions_in, layered
from kernel.results import result_columns
from kernel.ruleset import Ruleset
from kernel.spread_results import spread
from kernel.students import COLUMN_NAMES, StudentBatch
from kernel.watch import Arguments, WatchedRuleset, as_subclass
from simulate.population import seriatim
from simulate.population.composition import Population
from simulate.population.random_numbers import CHUNK, STEPS, Stream
from simulate.projection.facts import facts
from simulate.projection.forecast import Method, forecast
from simulate.projection.programme import Programme
from simulate.scenario.setup import Setup, load_setup
from simulate.uncertainty.trial import Trial
from tests.second_reading.reading import assess_one

Subject = Callable[[], object]

COHORT: Final = 2024

BATCH: Final = 65_536
"""Students of whom the hooks are asked at once."""

BY_HAND: Final = {"changsha": changsha.assess_2024, "heilongjiang": heilongjiang.assess_2024}
"""The regions that are also written by hand."""


@cache
def setup_of(region: str) -> Setup:
    """Return a region with its assumptions, loaded once."""
    return load_setup(region)


@cache
def population_of(region: str) -> Population:
    """Return the population of a region's cohort, prepared once."""
    setup = setup_of(region)
    return Population.of(setup.rules, setup.assumptions, COHORT)


def forecasting(
    region: str,
    students: int | None,
    method: Method = "seriatim",
    workers: int = 1,
    cohorts: tuple[int, ...] = (COHORT,),
) -> Subject:
    """Forecast cohorts to graduation: every measure and payer, by clause."""
    setup = setup_of(region)

    def run() -> int:
        made = [
            forecast(setup, cohort, students=students, method=method, workers=workers)
            for cohort in cohorts
        ]
        return sum(1 for one in made for _ in facts(one, ["clause"]))

    return run


def numbers_a_student(region: str) -> int:
    """Return how many 16-bit random numbers each student of a seriatim forecast is drawn with."""
    p = population_of(region)
    once = sum(1 + (axis == "relief") for axis, options in p.axes.items() if len(options) > 1)
    leaving = 2 + p.exits.refunds + p.exits.credits
    return once + leaving + 2 * p.study_years


def drawing(region: str, students: int) -> Subject:
    """Draw as many 16-bit random numbers as a forecast has random decisions, as numpy does it."""

    def draw(stream: Stream, decision: str, size: int) -> Array:
        return stream.generator(decision).integers(0, STEPS, size=size, dtype=np.uint16)

    return _drawing_by(draw, region, students)


def drawing_words(region: str, students: int) -> Subject:
    """Draw the same bits as the forecast does, four numbers to a word of 64 bits."""
    return _drawing_by(Stream.draw, region, students)


def _drawing_by(draw: Callable[[Stream, str, int], Array], region: str, students: int) -> Subject:
    count = numbers_a_student(region)

    def run() -> int:
        drawn = 0
        for first in range(0, students, CHUNK):
            stream = Stream(0, region, COHORT, first // CHUNK)
            for decision in range(count):
                drawn += len(draw(stream, str(decision), min(CHUNK, students - first)))
        return drawn

    return run


@cache
def batch_of(region: str) -> StudentBatch:
    """Return 65,536 entrants of a region in random order, no two of them counted together."""
    population = population_of(region)
    counted = seriatim.headcount(population, region, seed=0, students=BATCH)
    exposure = Programme(population, counted).exposure(0)
    rows = np.repeat(np.arange(len(exposure.profile)), exposure.weight)
    everybody = exposure.students.select(np.random.default_rng(0).permutation(rows))
    return evolve(everybody, weight=np.ones(len(everybody)))


def replicating(region: str) -> Subject:
    """Put a cohort into as many draws as are best assessed at once."""
    trial = Trial(setup_of(region), YEAR, None)
    draws = range(trial.at_once)
    return lambda: trial.draws(draws)


def forecasting_as_often(region: str) -> Subject:
    """Forecast as many grouped cohorts, one after the other."""
    one = forecasting(region, 10**6, "grouped")
    times = Trial(setup_of(region), YEAR, None).at_once
    return lambda: [one() for _ in range(times)]


def asking(region: str) -> Subject:
    """Ask a region every hook about a batch, as the kernel does."""
    rules, students = setup_of(region).rules, batch_of(region)
    asked = _asked(rules, students)

    def run() -> list[dict[str, Decision]]:
        return [rules.ask(hook, students, **arguments) for hook, arguments in asked]

    return run


def asking_without_pluggy(region: str) -> Subject:
    """Call the same functions with the same arguments and merge their answers.

    Without pluggy and without a check.
    """
    rules, students = setup_of(region).rules, batch_of(region)
    calls = [
        # The very functions that pluggy calls, lowest layer first.
        (
            rules.implementations(hook),
            {"students": students, "year": YEAR, "law": rules.law, **arguments},
        )
        for hook, arguments in _asked(rules, students)
    ]

    def run() -> list[list[Decision]]:
        return [_call(functions, given) for functions, given in calls]

    return run


def _asked(rules: Ruleset, students: StudentBatch) -> list[tuple[str, Arguments]]:
    """Return every hook of the straight line with what it is asked."""
    asked: list[tuple[str, Arguments]] = []

    def look(hook: str, arguments: Arguments) -> Arguments:
        asked.append((hook, arguments))
        return arguments

    assess_valid(as_subclass(WatchedRuleset, rules, look=look), students)
    return asked


def _call(functions: Sequence[HookImpl], given: Mapping[str, Any]) -> list[Decision]:
    plain = [f for f in reversed(functions) if not f.wrapper]
    answers: list[Any] = [f.function(*(given[name] for name in f.argnames)) for f in plain]
    for f in functions:
        if f.wrapper:
            wrapper: Any = f.function(*(given[name] for name in f.argnames))
            next(wrapper)
            with suppress(StopIteration):
                wrapper.send(answers)
    by_question: dict[str, list[Decision]] = {}
    for decision in decisions_in(answers):
        by_question.setdefault(decision.question, []).append(decision)
    return [layered(decisions) for decisions in by_question.values()]


def assessing_row_by_row(region: str) -> Subject:
    """Assess a batch student by student, as a forecast does with rows that are already distinct."""
    rules, students = setup_of(region).rules, batch_of(region)
    return lambda: assess_valid(rules, students)


def assessing(region: str, rows: int) -> Subject:
    """Assess a roster in memory: every result column of every student, bases and clauses too."""
    rules, students = setup_of(region).rules, roster(rows, prepaying=region == "changsha")

    def run() -> object:
        alike = assess_alike(rules, students)
        return spread(result_columns(alike.assessment), alike.of)

    return run


def assessing_by_hand(region: str, rows: int) -> Subject:
    """The same columns of the same roster from the rules written by hand, without the kernel."""
    students = roster(rows, prepaying=region == "changsha")
    columns = {name: getattr(students, name) for name in COLUMN_NAMES}
    return lambda: BY_HAND[region](columns)


def assessing_in_a_loop(region: str, rows: int) -> Subject:
    """Students one by one in plain Python, by the second reading of the rules."""
    students = records(region, rows)
    return lambda: [assess_one(region, YEAR, student) for student in students]
