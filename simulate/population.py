"""The make-up of a cohort: what its students decide, and how they divide over what they may decide.

A tree of splits, each quantised to 1/65,536, from which students are drawn one by one
(`seriatim`) or counted off by multinomials (`grouped`).
"""

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from attrs import frozen

from kernel.codes import Affiliation, InstitutionType, Relief
from kernel.errors import RequestError
from kernel.figures import Array
from kernel.ruleset import Ruleset
from simulate.assumptions import Assumptions
from simulate.calendar import Calendar
from simulate.draws import STEPS, Split, steps_of
from simulate.kinds import NO_RELIEF, Fates, Kinds, Manner
from simulate.windows import Drive, drive_of


@frozen(eq=False)
class Population:
    """One cohort's tree of splits, and what comes of it.

    Attributes:
        axes: for each thing that is decided once its options as codes, in the order of deciding;
            of uptake the smallest draw of each option. Kinds are their product.
        splits: how students divide over the options of an axis; of relief, only the assisted.
        assisted, …, stays: what happens, on how many of the 65,536 draws.
        leaves: in which study year a student leaves; the last option is never.
        drives: of each study year.
    """

    cohort: int
    axes: Mapping[str, Array]
    splits: Mapping[str, Split]
    assisted: int
    prepays: int
    late: int
    leaves: Split
    applies: int
    stays: int
    aid_percent: int
    drives: tuple[Drive, ...]
    kinds: Kinds
    fates: Fates
    calendar: Calendar

    @classmethod
    def of(cls, rules: Ruleset, assumptions: Assumptions, cohort: int) -> "Population":
        """Quantise the assumptions for a cohort, and ask its region what they depend on.

        Raises:
            RequestError: nobody enters, or the length of a type's programmes is not known.
        """
        number = assumptions.number
        axes, splits = _mixes(assumptions, cohort)
        study_years = int(max(axes["programme_years"]))
        drives = tuple(drive_of(rules, cohort, cohort + k) for k in range(study_years))
        # One draw for the whole programme: a student enrols in the years whose uptake is above it.
        uptake = np.array([steps_of(u) for u in assumptions.by_study_year("uptake")[:study_years]])
        bounds = np.unique([0, *uptake, STEPS])
        axes["uptake"], splits["uptake"] = bounds[:-1], Split(np.diff(bounds)[None])
        places = np.ix_(axes["institution_type"], axes["locality"])
        prepayable = drives[0].prepayable[places].any()
        axes["manner"] = np.array([*Manner] if prepayable else [Manner.ANNUALLY])
        insured = number("insured_on_entry_share")
        axes["insured_on_entry"] = np.array([False, True])
        splits["insured_on_entry"] = Split.of([1 - insured, insured])
        kinds = _kinds(axes, uptake, drives[0])
        fates = Fates.over(
            study_years,
            refunds=any(drive.refunds for drive in drives),
            credit=any(drive.credits for drive in drives),
        )
        going = (1 - number("leave_rate")) ** np.arange(study_years)
        return cls(
            cohort=cohort,
            axes=axes,
            splits=splits,
            assisted=steps_of(number("assisted_share")),
            prepays=steps_of(number("prepay_share")),
            late=steps_of(number("late_share")),
            leaves=Split.of([*(going * number("leave_rate")), 0]),
            applies=steps_of(number("refund_application_share")),
            stays=steps_of(number("employee_here_share")),
            aid_percent=int(number("institution_aid_percent")),
            drives=drives,
            kinds=kinds,
            fates=fates,
            calendar=Calendar.of(cohort, drives, kinds, fates),
        )

    @property
    def study_years(self) -> int:
        """How long the longest programme is."""
        return len(self.drives)

    @cached_property
    def may_pay(self) -> Array:
        """Means to pay for a study year and is there when its drive opens.

        Shape (study years, kinds, fates).
        """
        opens = self.calendar.opens[:, self.calendar.case]
        return self.kinds.pays[:, :, None] & (self.calendar.left_on > opens[:, :, None])

    @cached_property
    def known_lives(self) -> Array:
        """The life under which a late payer of a study year is counted, instead of his own.

        Who leaves later is still there, as far as the year knows; a prepayment is known to all
        years that it pays for. Lives are pairs of kind and fate, numbered through; shape (study
        years, lives).
        """
        first, fates = np.arange(len(self.kinds))[:, None] * len(self.fates), self.fates
        known = [
            first + np.where(self.kinds.prepays[:, None], np.arange(len(fates)), fates.known_in(k))
            for k in range(self.study_years)
        ]
        return np.array(known).reshape(self.study_years, -1)

    @cached_property
    def may_be_late(self) -> Array:
        """May pay, and days are left behind the window; shape (study years, kinds, fates)."""
        return self.may_pay & self.calendar.can_be_late[:, self.calendar.case, None]


def institution_mix(assumptions: Assumptions, cohort: int) -> dict[str, float]:
    """Return the share of entrants by institution type: as assumed, or as the entrants imply."""
    assumed = assumptions.mix("institution_type")
    if assumed:
        return {word: share for word, share in assumed.items() if share > 0}
    entrants = {word: float(e.value) for word, e in assumptions.entrants(cohort).items()}
    total = sum(entrants.values())
    if total == 0:
        label = assumptions.parameter("entrants").label
        raise RequestError(f"{label}: entrants: nobody enters in cohort {cohort}")
    return {word: number / total for word, number in entrants.items() if number > 0}


def _mixes(assumptions: Assumptions, cohort: int) -> tuple[dict[str, Array], dict[str, Split]]:
    """Return the options that have a share, and how students divide over them."""
    types = institution_mix(assumptions, cohort)
    lengths = {word: assumptions.mix("programme_years", word) for word in types}
    for word, mix in lengths.items():
        if not mix:
            label = assumptions.parameter("programme_years").label
            raise RequestError(f"{label}: programme_years: no value for {word!r}")
    years = sorted({int(n) for mix in lengths.values() for n, share in mix.items() if share > 0})
    places = assumptions.localities
    mixes: dict[str, dict[int, float]] = {
        "institution_type": {InstitutionType.of(word): p for word, p in types.items()},
        "locality": {
            places.index(word): p
            for word, p in (assumptions.mix("locality") or {places[0]: 1.0}).items()
        },
        "affiliation": {
            Affiliation.of(word): p for word, p in assumptions.mix("affiliation").items()
        },
        "relief": {Relief.of(word): p for word, p in assumptions.mix("relief").items()},
    }
    mixes = {name: {c: p for c, p in mix.items() if p > 0} for name, mix in mixes.items()}
    axes = {name: np.array(list(mix)) for name, mix in mixes.items()}
    splits = {name: Split.of(list(mix.values())) for name, mix in mixes.items()}
    by_type = [[mix.get(str(n), 0.0) for n in years] for mix in lengths.values()]
    splits["programme_years"] = Split.of(*by_type)
    return {
        "institution_type": axes["institution_type"],
        "programme_years": np.array(years),
        "locality": axes["locality"],
        "affiliation": axes["affiliation"],
        "relief": np.array([NO_RELIEF, *axes["relief"]]),
    }, splits


def _kinds(axes: Mapping[str, Array], uptake: Array, drive: Drive) -> Kinds:
    """Multiply the axes out."""
    grids = np.meshgrid(*axes.values(), indexing="ij")
    columns = {name: grid.reshape(-1) for name, grid in zip(axes, grids, strict=True)}
    wants = columns.pop("uptake") < uptake[:, None]
    prepayable = drive.prepayable[columns["institution_type"], columns["locality"]]
    return Kinds(wants=wants, prepayable=prepayable, **columns)
