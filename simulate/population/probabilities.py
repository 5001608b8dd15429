"""How a group of students divides: the shares that `grouped` draws with and `expected` takes."""

import numpy as np

from kernel.figures import Array
from simulate.population.composition import ASSISTED, Population
from simulate.population.profiles import COMPLETES, PaymentPlan
from simulate.population.random_numbers import STEPS


def axis_shares(p: Population, axis: str) -> Array:
    """Return the shares of the options of an axis, of students by the axes before it.

    The first of these is the type of institution; the others make no difference.
    """
    if len(p.axes[axis]) == 1:
        return np.ones(1)
    if axis == "institution_type":
        return p.splits[axis].shares[0]  # type: ignore[no-any-return]
    between = [1] * (list(p.axes).index(axis) - 1)
    shares = _shares_by_type(p, axis)
    return shares.reshape(len(shares), *between, -1)


def _shares_by_type(p: Population, axis: str) -> Array:
    """Return the shares of the options of an axis, of shape (types, options)."""
    if axis == "relief":
        *some, none = p.splits[ASSISTED].shares.T
        by_category = [share[:, None] * p.splits[axis].shares for share in some]
        return np.concatenate([none[:, None], *by_category], axis=1)
    if axis == "payment_plan":
        prepays, late = p.chances.prepays / STEPS, p.chances.late[:, 0] / STEPS
        return np.stack([1 - prepays, prepays * (1 - late), prepays * late], axis=1)
    return p.splits[axis].shares


def exit_shares(p: Population) -> Array:
    """Return how the students of each profile divide over the exits, of shape (profiles, exits)."""
    f, calendar = p.exits, p.calendar
    leaving = f.study_year != COMPLETES
    year, after_opening = f.study_year[leaving], f.after_opening[leaving].astype(np.intp)
    spans = calendar.leaving.shares[calendar.row(year, np.arange(len(p.profiles))[:, None])]
    applies, stays = p.chances.applies[:, year][p.type_of] / STEPS, p.stays / STEPS
    shares = np.zeros((len(p.profiles), len(f)))
    shares[:, leaving] = (
        p.chances.leaves.shares[:, year][p.type_of]
        * np.take_along_axis(spans, after_opening[None, :, None], axis=2)[..., 0]
        * (np.where(f.applies[leaving], applies, 1 - applies) if f.refunds else 1.0)
        * p.profiles.studies[year].T
    )
    rest = 1 - shares.sum(axis=1)
    ways = np.stack([1 - stays, stays], axis=1) if f.credits else np.ones(1)
    shares[:, : f.completing] = rest[:, None] * ways
    return shares


def late_shares(p: Population, study_year: int) -> Array:
    """Return the share of each profile's payers who pay late; who prepays has decided before."""
    late: Array = p.chances.late[p.type_of, study_year] / STEPS
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
