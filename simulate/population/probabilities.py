"""How a group of students divides: the shares that `grouped` draws with and `expected` takes."""

import numpy as np

from kernel.figures import Array
from simulate.population.composition import Population
from simulate.population.profiles import COMPLETES, Manner
from simulate.population.random_numbers import STEPS


def axis_shares(p: Population, axis: str) -> Array:
    """Return the shares of the options of an axis, programme lengths by type of institution."""
    prepays, late, assisted = p.prepays / STEPS, p.late / STEPS, p.assisted / STEPS
    if len(p.axes[axis]) == 1:
        return np.ones(1)
    if axis == "relief":
        return np.array([1 - assisted, *(assisted * p.splits[axis].shares[0])])
    if axis == "manner":
        return np.array([1 - prepays, prepays * (1 - late), prepays * late])
    return p.splits[axis].shares if axis == "programme_years" else p.splits[axis].shares[0]


def fate_shares(p: Population) -> Array:
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


def late_shares(p: Population, study_year: int) -> Array:
    """Return the share of each kind's payers who come late; who prepays has decided it before."""
    late = np.full(len(p.kinds), p.late / STEPS)
    if study_year == 0:
        late[p.kinds.manner == Manner.PREPAYING] = 0
        late[p.kinds.manner == Manner.PREPAYING_LATE] = 1
    return late


def late_payers(p: Population, study_year: int, lives: Array) -> Array:
    """Return the expected students who come late for a study year, of shape (kinds, fates)."""
    return may_be_late(p, study_year, lives) * late_shares(p, study_year)[:, None]


def may_be_late(p: Population, study_year: int, lives: Array) -> Array:
    """Return the students who may come late for a study year, under the fates that it knows."""
    known = np.where(p.kinds.prepays[:, None], lives, p.fates.folded(study_year, lives))
    return np.where(p.may_be_late[study_year], known, 0)
