"""Grouped: students are counted off by multinomials, at a cost that does not grow with them.

Students decide independently of each other. So a group divides over the options of a decision
multinomially, and every count has the distribution that it has when each student is drawn.
"""

import numpy as np

from kernel.figures import Array
from simulate.draws import STEPS, Stream
from simulate.headcount import Headcount
from simulate.kinds import COMPLETES, Manner
from simulate.population import Population


def headcount(population: Population, region: str, seed: int, students: int) -> Headcount:
    """Count students off, split by split."""
    p = population
    random = Stream(seed, region, p.cohort, chunk=0).generator("grouped")
    count = np.asarray(students)
    for axis in p.axes:
        count = random.multinomial(count, _shares(p, axis))
    counted = Headcount.nobody(p)
    counted.lives[:] = random.multinomial(count.reshape(-1), _fate_shares(p))
    for k, late in enumerate(counted.late):
        known = np.zeros_like(counted.lives)
        np.add.at(known.reshape(-1), p.known_lives[k], counted.lives.reshape(-1))
        payers = np.where(p.may_be_late[k], known, 0)
        latecomers = random.binomial(payers, _late_shares(p, k)[:, None])
        kind, fate = np.nonzero(latecomers)
        by_month = p.calendar.late.shares[p.calendar.row(k, kind)]
        late[kind, fate] = random.multinomial(latecomers[kind, fate], by_month)
    return counted


def _shares(p: Population, axis: str) -> Array:
    """Return the shares of the options of an axis, programme lengths by type of institution."""
    prepays, late, assisted = p.prepays / STEPS, p.late / STEPS, p.assisted / STEPS
    if len(p.axes[axis]) == 1:
        return np.ones(1)
    if axis == "relief":
        return np.array([1 - assisted, *(assisted * p.splits[axis].shares[0])])
    if axis == "manner":
        return np.array([1 - prepays, prepays * (1 - late), prepays * late])
    return p.splits[axis].shares if axis == "programme_years" else p.splits[axis].shares[0]


def _fate_shares(p: Population) -> Array:
    """Return how the students of each kind divide over the fates, of shape (kinds, fates)."""
    f, calendar = p.fates, p.calendar
    leaving = f.study_year != COMPLETES
    year, in_drive = f.study_year[leaving], f.in_drive[leaving].astype(np.intp)
    spans = calendar.leaving.shares[calendar.row(year, np.arange(len(p.kinds))[:, None])]
    applies, stays = p.applies / STEPS, p.stays / STEPS
    shares = np.zeros((len(p.kinds), len(f)))
    shares[:, leaving] = (
        p.leaves.shares[0, year]
        * np.take_along_axis(spans, in_drive[None, :, None], axis=2)[..., 0]
        * (np.where(f.applies[leaving], applies, 1 - applies) if f.refunds else 1.0)
        * p.kinds.studies[year].T
    )
    rest = 1 - shares.sum(axis=1)
    ways = [1 - stays, stays] if f.credits else [1.0]
    shares[:, : f.completing] = rest[:, None] * ways
    return shares


def _late_shares(p: Population, study_year: int) -> Array:
    """Return the share of each kind's payers who come late; who prepays has decided it before."""
    late = np.full(len(p.kinds), p.late / STEPS)
    if study_year == 0:
        late[p.kinds.manner == Manner.PREPAYING] = 0
        late[p.kinds.manner == Manner.PREPAYING_LATE] = 1
    return late
