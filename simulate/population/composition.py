"""The make-up of a cohort: what its students decide, and how they divide over what they may decide.

A tree of splits, each quantised to 1/65,536, from which students are drawn one by one
(`seriatim`) or allocated to groups by multinomial draws (`grouped`).
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from attrs import evolve, frozen

from kernel.errors import RequestError
from kernel.figures import Array
from kernel.ruleset import Ruleset
from simulate.population.calendar import Calendar
from simulate.population.enrolment_periods import EnrolmentPeriod, enrolment_period_of
from simulate.population.mixes import Mixes
from simulate.population.profiles import Exits, PaymentPlan, Profiles
from simulate.population.random_numbers import STEPS, Split, steps_of
from simulate.population.uptake import draws_of, patterns
from simulate.scenario.assumptions import LENGTHS, Assumptions


@frozen(eq=False)
class Population:
    """One cohort's tree of splits, and what comes of it.

    Attributes:
        axes: for each thing that is decided once its options as codes, in the order of deciding;
            of uptake patterns of years. Profiles are their product.
        splits: how students divide over the options of an axis; of relief, only the assisted.
        uptake: of each study year, and
        assisted, prepays, late, applies, stays: what happens, on how many of the 65,536 draws.
        leaves: in which study year a student leaves; the last option is never.
        aid_percent: what the institution pays of the individual contribution.
        periods: the enrolment period of each study year.
    """

    cohort: int
    axes: Mapping[str, Array]
    splits: Mapping[str, Split]
    uptake: Array
    assisted: int
    prepays: int
    late: int
    leaves: Split
    applies: int
    stays: int
    aid_percent: int
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
            possible: whether what has no share keeps its place where its range allows one.

        Raises:
            RequestError: nobody enters, or the length of a type's programmes is not known.
        """
        mixes = Mixes.of(assumptions, cohort)
        axes = mixes.options(possible=possible)
        study_years = int(max(axes[LENGTHS]))
        periods = tuple(enrolment_period_of(rules, cohort, cohort + k) for k in range(study_years))
        uptake = _uptake(assumptions, study_years)
        axes["uptake"] = patterns(uptake, possible=possible)
        places = np.ix_(axes["institution_type"], axes["locality"])
        prepayable = periods[0].prepayable[places].any()
        axes["payment_plan"] = np.array([*PaymentPlan] if prepayable else [PaymentPlan.ANNUALLY])
        axes["insured_on_entry"] = np.array([False, True])
        profiles = _profiles(axes, periods[0])
        exits = Exits.over(
            study_years,
            refunds=any(period.refunds for period in periods),
            credit=any(period.credits for period in periods),
        )
        return cls(
            cohort=cohort,
            axes=axes,
            periods=periods,
            profiles=profiles,
            exits=exits,
            calendar=Calendar.of(periods, profiles, exits),
            uptake=uptake,
            **_chances(assumptions, mixes, axes, uptake),
        )

    def under(self, assumptions: Assumptions) -> "Population":
        """Return the same profiles and exits of students under other shares.

        What has no share here must have none there.

        Raises:
            RequestError: students would enrol for other patterns of years.
        """
        uptake = _uptake(assumptions, self.study_years)
        if draws_of(self.axes["uptake"], uptake).sum() != STEPS:
            label = assumptions.parameter("uptake").label
            raise RequestError(
                "{label}: uptake: expected study years in the same order of uptake "
                "throughout, those alike staying alike",
                label=label,
            )
        mixes = Mixes.of(assumptions, self.cohort)
        return evolve(self, uptake=uptake, **_chances(assumptions, mixes, self.axes, uptake))

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


def _chances(
    assumptions: Assumptions, mixes: Mixes, axes: Mapping[str, Array], uptake: Array
) -> dict[str, Any]:
    """Return the fields of a population that say how likely its options are, quantised.

    Args:
        assumptions: about the people.
        mixes: theirs, of the cohort.
        axes: its options.
        uptake: of each study year.
    """
    number = assumptions.number
    insured = number("insured_on_entry_share")
    going = (1 - number("leave_rate")) ** np.arange(max(axes[LENGTHS]))
    return {
        "splits": {
            **mixes.splits(axes),
            "uptake": Split(draws_of(axes["uptake"], uptake)[None]),
            "insured_on_entry": Split.of([1 - insured, insured]),
        },
        "assisted": steps_of(number("assisted_share")),
        "prepays": steps_of(number("prepay_share")),
        "late": steps_of(number("late_share")),
        "leaves": Split.of([*(going * number("leave_rate")), 0]),
        "applies": steps_of(number("refund_application_share")),
        "stays": steps_of(number("employee_here_share")),
        "aid_percent": int(number("institution_aid_percent")),
    }


def _uptake(assumptions: Assumptions, study_years: int) -> Array:
    """Return of how many of the 65,536 draws a student enrols, by study year."""
    return np.array([steps_of(u) for u in assumptions.by_study_year("uptake")[:study_years]])


def _profiles(axes: Mapping[str, Array], period: EnrolmentPeriod) -> Profiles:
    """Multiply the axes out."""
    grids = np.meshgrid(*axes.values(), indexing="ij")
    columns = {name: grid.reshape(-1) for name, grid in zip(axes, grids, strict=True)}
    wants = (columns.pop("uptake") >> np.arange(max(axes[LENGTHS]))[:, None]) & 1 == 1
    prepayable = period.prepayable[columns["institution_type"], columns["locality"]]
    return Profiles(wants=wants, prepayable=prepayable, **columns)
