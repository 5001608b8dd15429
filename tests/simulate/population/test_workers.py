"""Workers that draw seriatim: they work at the same time, and stop together."""

from threading import Barrier
from time import sleep

import pytest

from simulate.population import seriatim
from simulate.population.composition import Population
from simulate.population.random_numbers import CHUNK, Stream
from simulate.population.seriatim import Drawn, draw
from tests.simulate.making import plain, population_of


def test_two_workers_draw_at_the_same_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither of two chunks is drawn before both were begun; one worker would wait in vain."""
    both_have_begun = Barrier(2, timeout=10)

    def waiting_for_each_other(population: Population, stream: Stream, students: int) -> Drawn:
        both_have_begun.wait()
        return draw(population, stream, students)

    monkeypatch.setattr(seriatim, "draw", waiting_for_each_other)
    population = population_of(plain("changsha"))
    found = seriatim.headcount(population, "changsha", 0, CHUNK + 10, workers=2)
    assert found.cells.sum() == CHUNK + 10


def test_when_one_worker_fails_the_others_begin_nothing_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The fault is raised, and most of the chunks that were waiting are never drawn."""
    drawn = []

    def failing_first(population: Population, stream: Stream, students: int) -> Drawn:
        if stream.part == 0:
            raise KeyboardInterrupt
        drawn.append(stream.part)
        sleep(0.01)
        return draw(population, stream, min(students, 10))

    monkeypatch.setattr(seriatim, "draw", failing_first)
    population = population_of(plain("changsha"))
    with pytest.raises(KeyboardInterrupt):
        seriatim.headcount(population, "changsha", 0, 500 * CHUNK, workers=2)
    assert len(drawn) < 250


def test_there_are_no_more_workers_than_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred students are drawn by one worker, however many are asked for."""
    monkeypatch.delattr(seriatim, "ThreadPoolExecutor")
    population = population_of(plain("changsha"))
    assert seriatim.headcount(population, "changsha", 0, 100, workers=64).cells.sum() == 100
