"""How a group of students divides: the shares that `grouped` draws with and `expected` takes."""

import numpy as np

from kernel.figures import Array
from simulate.population.composition import Population
from simulate.population.profiles import COMPLETES, PaymentPlan
from simulate.population.random_numbers import STEPS


def axis_shares(p: Population, axis: str) -> Array:
    """Return the shares of the options of an axis, programme lengths by type of institution."""
    prepays, late, assisted = p.prepays / STEPS, p.late / STEPS, p.assisted / STEPS
    if len(p.axes[axis]) == 1:
        return np.ones(1)
    if axis == "relief":
        return np.array([1 - assisted, *(assisted * p.splits[axis].shares[0])])
    if axis == "payment_plan":
        return np.array([1 - prepays, prepays * (1 - late), prepays * late])
    return p.splits[axis].shares if axis == "programme_years" else p.splits[axis].shares[0]


def exit_shares(p: Population) -> Array:
    """Return how the students of each profile divide over the exits, of shape (profiles, exits)."""
    f, calendar = p.exits, p.calendar
    leaving = f.study_year != COMPLETES
    year, after_opening = f.study_year[leaving], f.after_opening[leaving].astype(np.intp)
    spans = calendar.leaving.shares[calendar.row(year, np.arange(len(p.profiles))[:, None])]
    applies, stays = p.applies / STEPS, p.stays / STEPS
    shares = np.zeros((len(p.profiles), len(f)))
    shares[:, leaving] = (
        p.leaves.shares[0, year]
        * np.take_along_axis(spans, after_opening[None, :, None], axis=2)[..., 0]
        * (np.where(f.applies[leaving], applies, 1 - applies) if f.refunds else 1.0)
        * p.profiles.studies[year].T
    )
    rest = 1 - shares.sum(axis=1)
    ways = [1 - stays, stays] if f.credits else [1.0]
    shares[:, : f.completing] = rest[:, None] * ways
    return shares


def late_shares(p: Population, study_year: int) -> Array:
    """Return the share of each profile's payers who pay late; who prepays has decided before."""
    late = np.full(len(p.profiles), p.late / STEPS)
    if study_year == 0:
        late[p.profiles.payment_plan == PaymentPlan.PREPAYING] = 0
        late[p.profiles.payment_plan == PaymentPlan.PREPAYING_LATE] = 1
    return late


def late_payers(p: Population, study_year: int, cells: Array) -> Array:
    """Return the expected students who come late for a study year, of shape (profiles, exits)."""
    return may_be_late(p, study_year, cells) * late_shares(p, study_year)[:, None]


def may_be_late(p: Population, study_year: int, cells: Array) -> Array:
    """Return the students who may come late for a study year, under the exits that it knows."""
    known = np.where(p.profiles.prepays[:, None], cells, p.exits.folded(study_year, cells))
    return np.where(p.may_be_late[study_year], known, 0)
