"""Seriatim: every student is drawn; students alike are counted together as soon as they are."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import suppress
from typing import Final

import numpy as np
from attrs import frozen

from kernel.figures import Array
from kernel.messages import message
from kernel.progress import Progress, progress_of
from simulate.population.composition import ASSISTED, Population
from simulate.population.headcount import Headcount
from simulate.population.random_numbers import (
    CHUNK,
    STEPS,
    Split,
    Stream,
    happening,
    happens,
    of_each,
)

_STUDENTS: Final = message("students drawn")

_TYPE: Final = "institution_type"

_STREAMS: Final = {"payment_plan": "manner"}
"""The streams of decisions that have been given another name: under it the numbers would differ."""


@frozen(eq=False)
class Drawn:
    """Students drawn one by one.

    Attributes:
        cell: profile and exit of each student, as a position in the cells of a headcount.
        late: the late payments: for each the study year, the position of the student, the month.
    """

    cell: Array
    late: tuple[Array, Array, Array]


def headcount(
    population: Population, region: str, seed: int, students: int, workers: int = 1
) -> Headcount:
    """Draw students and count them, on as many threads as there are workers."""
    waiting = deque(range(-(-students // CHUNK)))
    workers = max(1, min(workers, len(waiting)))

    def next_chunks() -> Iterator[int]:
        with suppress(IndexError):
            while True:
                yield waiting.popleft()

    def count(progress: Progress) -> Headcount:
        counted = Headcount.nobody(population)
        for chunk in next_chunks():
            stream = Stream(seed, region, population.cohort, chunk)
            here = min(CHUNK, students - chunk * CHUNK)
            _count(population, draw(population, stream, here), counted)
            progress.advance(here)
        return counted

    with progress_of(_STUDENTS, students) as progress:
        if workers == 1:
            return count(progress)
        with ThreadPoolExecutor(workers) as pool:
            counts = [pool.submit(count, progress) for _ in range(workers)]
            try:
                wait(counts, return_when=FIRST_EXCEPTION)
            finally:
                # Nobody goes on with what is not wanted any more.
                waiting.clear()
    total, *others = (counted.result() for counted in counts)
    for other in others:
        total.add(other)
    return total


def draw(population: Population, stream: Stream, students: int) -> Drawn:
    """Draw the first students of a chunk."""
    p = population
    kind = _institution_types(p, stream, students)
    latecomers = [
        happening(stream.draw_pairs(f"late {k}", students), of_each(p.chances.late[:, k], kind))
        for k in range(p.study_years)
    ]
    late_on_entry = np.zeros(students, np.bool_)
    late_on_entry[latecomers[0][0]] = True
    cell = _profiles(p, stream, kind, late_on_entry)
    cell *= len(p.exits)
    _add_exits(p, stream, kind, cell)
    study_year = np.repeat(np.arange(p.study_years), [len(who) for who, _ in latecomers])
    who, draws = (np.concatenate(part) for part in zip(*latecomers, strict=True))
    may = p.may_be_late.reshape(p.study_years, -1)[study_year, cell[who]]
    study_year, who, draws = study_year[may], who[may], draws[may]
    row = p.calendar.row(study_year, cell[who] // len(p.exits))
    return Drawn(cell, (study_year, who, p.calendar.late.pick(draws, row)))


def _institution_types(p: Population, stream: Stream, students: int) -> Array:
    """Draw the type of institution of students, as positions on its axis."""
    split = p.splits[_TYPE]
    if split.options == 1:
        return np.zeros(students, np.uint8)
    return split.pick(stream.draw(_TYPE, students))


def _profiles(p: Population, stream: Stream, kind: Array, late_on_entry: Array) -> Array:
    """Draw what is decided once, as positions of profiles; what has one option is not drawn.

    Args:
        p: the population.
        stream: of the students.
        kind: their types of institution.
        late_on_entry: whether they are late in the first year.
    """
    students = len(kind)
    cells = len(p.profiles) * len(p.exits)
    profile: Array = kind.astype(np.uint16 if cells <= STEPS else np.int64)
    for axis, options in p.axes.items():
        if axis == _TYPE or len(options) == 1:
            continue
        chosen: Array
        if axis == "relief":
            chosen = _relief(p, stream, kind)
        elif axis == "payment_plan":
            steps = of_each(p.chances.prepays, kind)
            prepays = happens(stream.draw(_STREAMS[axis], students), steps)
            chosen = prepays.view(np.uint8) + (prepays & late_on_entry)
        else:
            chosen = p.splits[axis].pick(stream.draw(axis, students), kind)
        profile *= len(options)
        profile += chosen
    return profile


def _relief(p: Population, stream: Stream, kind: Array) -> Array:
    """Draw who is assisted, in which years and as what, as positions on the axis of relief."""
    split, categories = p.splits[ASSISTED], p.splits["relief"]
    chosen = np.zeros(len(kind), np.min_scalar_type(len(p.axes["relief"])))
    who, pattern, draws = _befalling(stream.draw_pairs("relief", len(kind)), split, kind)
    chosen[who] = 1 + pattern * categories.options + categories.pick(draws, kind[who])
    return chosen


def _befalling(pairs: Array, split: Split, kind: Array) -> tuple[Array, Array, Array]:
    """Return whom an option befalls, as positions, which one, and 16 bits for the detail of each.

    Args:
        pairs: a draw for each student, and its detail.
        split: over the options, by type; on the last one nothing happens.
        kind: the types of the students.
    """
    who, detail = happening(pairs, of_each(STEPS - split.draws[:, -1], kind))
    option = split.pick((pairs[who] >> 16).astype(np.uint16), kind[who])
    return who, option.astype(np.intp), detail


def _add_exits(p: Population, stream: Stream, kind: Array, cell: Array) -> None:
    """Draw how students of some types leave school, and add the exit to the profile of each."""
    students, exits = len(cell), p.exits
    who, year, day = _befalling(stream.draw_pairs("leaves", students), p.chances.leaves, kind)
    profile = cell[who] // len(exits)
    after_opening = p.calendar.leaving.pick(day, p.calendar.row(year, profile))
    applies: Array | int = 0
    if exits.refunds:
        steps = p.chances.applies[p.type_of[profile], year]
        applies = happens(stream.draw("applies", students)[who], steps)
    in_programme = p.profiles.studies[year, profile]
    exit_code = np.where(in_programme, exits.of_leavers(year, after_opening, applies), 0)
    if exits.credits:
        steps = of_each(p.stays, cell // len(exits))
        stays = happens(stream.draw("stays", students), steps)
        stays[who[in_programme]] = False
        cell += stays
    cell[who] += exit_code.astype(cell.dtype)


def _count(p: Population, drawn: Drawn, into: Headcount) -> None:
    """Add drawn students to a headcount."""
    cells = into.cells.reshape(-1)
    cells += np.bincount(drawn.cell, minlength=len(cells))
    study_year, who, month = drawn.late
    known = p.known_cells[study_year, drawn.cell[who]]
    cell = (study_year * len(cells) + known) * p.calendar.months + month
    np.add.at(into.late.reshape(-1), cell, 1)
