"""The make-up of a cohort: what its students decide, and how they divide over what they may decide.

A tree of splits, each quantised to 1/65,536, from which students are drawn one by one
(`seriatim`) or allocated to groups by multinomial draws (`grouped`).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Final

import numpy as np
from attrs import evolve, frozen

from kernel.errors import RequestError
from kernel.figures import Array
from kernel.ruleset import Ruleset
from simulate.population.calendar import Calendar
from simulate.population.chances import Chances
from simulate.population.enrolment_periods import EnrolmentPeriod, enrolment_period_of
from simulate.population.mixes import Mixes
from simulate.population.patterns import (
    draws_of,
    most_draws_of,
    patterns,
    some_draws_of,
    years_of,
)
from simulate.population.profiles import Exits, PaymentPlan, Profiles
from simulate.population.random_numbers import STEPS, Split
from simulate.population.relief_options import categories_of, patterns_of, relief_options
from simulate.scenario.assumptions import LENGTHS, Assumptions

ASSISTED: Final = "assisted"
"""The split of students over the patterns of years in which they are assisted, the last: never."""


@frozen(eq=False)
class Population:
    """One cohort's tree of splits, and what comes of it.

    Attributes:
        axes: for each thing that is decided once its options as codes, in the order of deciding;
            of uptake patterns of years, of relief see `relief_options`. Profiles are their product.
        splits: how students of each type divide over the options of an axis; of relief, only the
            assisted, who also divide over the patterns of years in which they are.
        chances: what happens, and how often.
        periods: the enrolment period of each study year.
    """

    cohort: int
    axes: Mapping[str, Array]
    splits: Mapping[str, Split]
    chances: Chances
    periods: tuple[EnrolmentPeriod, ...]
    profiles: Profiles
    exits: Exits
    calendar: Calendar

    @classmethod
    def of(
        cls, rules: Ruleset, assumptions: Assumptions, cohort: int, *, possible: bool = False
    ) -> "Population":
        """Quantise the assumptions for a cohort, and ask its region what they depend on.

        Args:
            rules: the region.
            assumptions: about its people.
            cohort: first insurance year.
            possible: whether what has no share keeps its place where its range allows one, and
                patterns of years some students.

        Raises:
            RequestError: nobody enters, or the length of a type's programmes is not known.
        """
        mixes = Mixes.of(assumptions, cohort)
        axes = mixes.options(possible=possible)
        study_years = int(max(axes[LENGTHS]))
        periods = tuple(enrolment_period_of(rules, cohort, cohort + k) for k in range(study_years))
        asked = assumptions, _types(assumptions, axes), cohort, study_years
        chances = low = high = Chances.of(*asked)
        if possible:
            low, high = Chances.of(*asked, "low"), Chances.of(*asked, "high")
        assisted = patterns(chances.assisted, low.assisted, high.assisted)
        axes["relief"] = relief_options(axes["relief"], assisted, study_years)
        axes["uptake"] = patterns(chances.uptake, low.uptake, high.uptake)
        places = np.ix_(axes["institution_type"], axes["locality"])
        prepayable = periods[0].prepayable[places].any()
        axes["payment_plan"] = np.array([*PaymentPlan] if prepayable else [PaymentPlan.ANNUALLY])
        axes["insured_on_entry"] = np.array([False, True])
        profiles, splits = _profiles(axes, periods[0]), _splits(mixes, axes, chances)
        exits = Exits.over(
            study_years,
            refunds=any(period.refunds for period in periods),
            credit=any(period.credits for period in periods),
        )
        return cls(
            cohort=cohort,
            axes=axes,
            splits=_with_some(splits, axes, low, high) if possible else splits,
            chances=chances,
            periods=periods,
            profiles=profiles,
            exits=exits,
            calendar=Calendar.of(periods, profiles, exits),
        )

    def under(self, assumptions: Assumptions) -> "Population":
        """Return the same profiles and exits of students under other shares.

        What has no share here must have none there.

        Raises:
            RequestError: students would enrol or be assisted in other patterns of years.
        """
        types = _types(assumptions, self.axes)
        chances = Chances.of(assumptions, types, self.cohort, self.study_years)
        splits = _splits(Mixes.of(assumptions, self.cohort), self.axes, chances)
        for name, axis in (("uptake", "uptake"), ("assisted_share", ASSISTED)):
            if (splits[axis].draws.sum(axis=1) != STEPS).any():
                raise RequestError(
                    "{label}: {name}: expected study years in the same order throughout, those "
                    "alike staying alike",
                    label=assumptions.parameter(name).label,
                    name=name,
                )
        return evolve(self, splits=splits, chances=chances)

    @property
    def study_years(self) -> int:
        """How long the longest programme is."""
        return len(self.periods)

    @property
    def calendar_years(self) -> range:
        """The years in which anything of the cohort may move or be covered.

        Three more than its study years. In the one before them the first enrolment period opens,
        and an entrant's cover may begin. In the one after them relief on a payment of December is
        reimbursed, in the month after it. In the last one no region moves anything so far: it is
        there for one that settles an insurance year two years later.
        """
        return range(self.cohort - 1, self.cohort + self.study_years + 2)

    @cached_property
    def type_of(self) -> Array:
        """The type of institution of each profile, as a position on its axis."""
        return self._position[self.profiles.institution_type]

    @cached_property
    def _position(self) -> Array:
        """Where each type of institution stands on its axis, by code."""
        codes = self.axes["institution_type"]
        position = np.zeros(codes.max() + 1, np.intp)
        position[codes] = np.arange(len(codes))
        return position

    @cached_property
    def stays(self) -> Array:
        """On how many draws a graduate of each profile stays, in the year in which he graduates."""
        graduates_in = self.profiles.programme_years - 1
        return np.asarray(self.chances.stays[self.type_of, graduates_in])

    def aid_percent(self, institution_type: Array, paid_in: Array) -> Array:
        """Return what the institution pays of an individual contribution, in percent.

        Args:
            institution_type: of each student, by code.
            paid_in: the insurance year in whose enrolment period he pays or has prepaid: the years
                of a prepayment are borne alike.
        """
        of_type = self._position[institution_type]
        return np.asarray(self.chances.aid_percent[of_type, paid_in - self.cohort])

    @cached_property
    def may_pay(self) -> Array:
        """Means to pay for a study year and is there when its enrolment period opens.

        Shape (study years, profiles, exits).
        """
        opens = self.calendar.opens[:, self.calendar.case]
        return self.profiles.pays[:, :, None] & (self.calendar.left_on > opens[:, :, None])

    @cached_property
    def known_cells(self) -> Array:
        """The cell under which a late payer of a study year is counted, instead of his own.

        Who leaves later is still there, as far as the year knows; a prepayment is known to all
        years that it pays for. Cells are pairs of profile and exit, numbered through; shape (study
        years, cells).
        """
        first, exits = np.arange(len(self.profiles))[:, None] * len(self.exits), self.exits
        known = [
            first
            + np.where(self.profiles.prepays[:, None], np.arange(len(exits)), exits.known_in(k))
            for k in range(self.study_years)
        ]
        return np.array(known).reshape(self.study_years, -1)

    @cached_property
    def may_be_late(self) -> Array:
        """May pay, and days are left behind the window; shape (study years, profiles, exits)."""
        return self.may_pay & self.calendar.can_be_late[:, self.calendar.case, None]


def _types(assumptions: Assumptions, axes: Mapping[str, Array]) -> list[str]:
    """Return the types of institution on their axis, as words."""
    words = assumptions.words("institution_type")
    return [words[code] for code in axes["institution_type"].tolist()]


def _splits(mixes: Mixes, axes: Mapping[str, Array], chances: Chances) -> dict[str, Split]:
    """Return how students of each type divide over the options of axes."""
    options = {**axes, "relief": np.array(categories_of(axes["relief"]))}
    return {
        **mixes.splits(options),
        ASSISTED: Split(draws_of(patterns_of(axes["relief"]), chances.assisted)),
        "uptake": Split(draws_of(axes["uptake"], chances.uptake)),
        "insured_on_entry": chances.insured,
    }


def _with_some(
    splits: Mapping[str, Split], axes: Mapping[str, Array], low: Chances, high: Chances
) -> Mapping[str, Split]:
    """Return splits with some students in every pattern of years that chances allow."""
    most = {
        ASSISTED: most_draws_of(patterns_of(axes["relief"]), low.assisted, high.assisted),
        "uptake": most_draws_of(axes["uptake"], low.uptake, high.uptake),
    }
    some = {axis: Split(some_draws_of(splits[axis].draws, draws)) for axis, draws in most.items()}
    return {**splits, **some}


def _profiles(axes: Mapping[str, Array], period: EnrolmentPeriod) -> Profiles:
    """Multiply the axes out."""
    places = np.indices([len(options) for options in axes.values()]).reshape(len(axes), -1)
    columns = {name: axes[name][place] for name, place in zip(axes, places, strict=True)}
    study_years = int(max(axes[LENGTHS]))
    relief, assisted = columns.pop("relief").T
    return Profiles(
        relief=relief,
        assisted=years_of(assisted, study_years).T,
        wants=years_of(columns.pop("uptake"), study_years).T,
        prepayable=period.prepayable[columns["institution_type"], columns["locality"]],
        **columns,
    )
