"""Synthetic students: every one is drawn, then alike lives are counted together."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from attrs import fields, frozen

from kernel.codes import Affiliation, InstitutionType, Relief
from kernel.days import first_of
from kernel.errors import RequestError
from kernel.figures import Array
from simulate.assumptions import Assumptions
from simulate.draws import STEPS, Stream, day_in, happens, pick_table
from simulate.windows import Drive

NO_RELIEF: Final = -1


@frozen(eq=False)
class Lives:
    """Distinct lives from entry to graduation, each with the number of students who lead it.

    Columns have one entry per life; `late_day` has one row per study year.

    Attributes:
        weight: students who lead this life.
        relief: code of the relief category, NO_RELIEF for none.
        pays: bit k set when the student means to pay for study year k + 1.
        prepays: would prepay the programme on entry.
        late_day: 0 where the payment for a study year comes inside the window, otherwise on
            which day after it, counted from 1; shape (study years, lives).
        left_after: 0 for who completes, otherwise on which day from 1 January of the first
            insurance year on the student leaves, counted from 1.
        applies: applies for a refund on leaving.
        stays: joins the local employee scheme after graduation.
    """

    weight: Array
    institution_type: Array
    programme_years: Array
    affiliation: Array
    locality: Array
    relief: Array
    insured_on_entry: Array
    pays: Array
    prepays: Array
    late_day: Array
    left_after: Array
    applies: Array
    stays: Array

    def __len__(self) -> int:
        return len(self.weight)


@frozen(eq=False)
class Profile:
    """The assumptions about one cohort as tables that a 16-bit draw indexes.

    Attributes:
        programme_years: shape (institution types, 65,536).
        uptake: share per study year.
    """

    institution_type: Array
    programme_years: Array
    affiliation: Array
    locality: Array
    relief: Array
    uptake: tuple[float, ...]
    assisted: float
    insured_on_entry: float
    prepay: float
    late: float
    leave: float
    applies: float
    stays: float

    @classmethod
    def of(cls, assumptions: Assumptions, cohort: int) -> "Profile":
        """Tabulate the assumptions for a cohort.

        Raises:
            RequestError: nobody enters, or the length of a type's programmes is not known.
        """
        types = institution_mix(assumptions, cohort)
        lengths = np.zeros((len(InstitutionType), STEPS), np.int8)
        for word in types:
            mix = assumptions.mix("programme_years", word)
            if not mix:
                label = assumptions.parameter("programme_years").label
                raise RequestError(f"{label}: programme_years: no value for {word!r}")
            lengths[InstitutionType.of(word)] = pick_table({int(n): p for n, p in mix.items()})
        localities = assumptions.mix("locality") or {assumptions.localities[0]: 1.0}
        number = assumptions.number
        return cls(
            institution_type=pick_table({InstitutionType.of(w): p for w, p in types.items()}),
            programme_years=lengths,
            affiliation=pick_table(
                {Affiliation.of(w): p for w, p in assumptions.mix("affiliation").items()}
            ),
            locality=pick_table(
                {assumptions.localities.index(w): p for w, p in localities.items()}
            ),
            relief=pick_table({Relief.of(w): p for w, p in assumptions.mix("relief").items()}),
            uptake=assumptions.by_study_year("uptake"),
            assisted=number("assisted_share"),
            insured_on_entry=number("insured_on_entry_share"),
            prepay=number("prepay_share"),
            late=number("late_share"),
            leave=number("leave_rate"),
            applies=number("refund_application_share"),
            stays=number("employee_here_share"),
        )

    @property
    def longest(self) -> int:
        """The longest programme that anybody enters."""
        return int(self.programme_years[np.unique(self.institution_type)].max())


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


def draw_lives(profile: Profile, stream: Stream, students: int, drives: Sequence[Drive]) -> Lives:
    """Draw one chunk of students and count alike lives together.

    Args:
        profile: the assumptions as tables.
        stream: where the random numbers come from.
        students: how many, at most CHUNK.
        drives: the drive of each study year.
    """

    def draw(decision: str) -> Array:
        return stream.draw(decision, students)

    institution = profile.institution_type[draw("institution_type")]
    length = profile.programme_years[institution, draw("programme_years")]
    locality = profile.locality[draw("locality")]
    assisted = happens(draw("assisted"), profile.assisted)
    relief = np.where(assisted, profile.relief[draw("relief")], NO_RELIEF)
    wants = draw("uptake")
    prepays = happens(draw("prepays"), profile.prepay) & happens(wants, profile.uptake[0])
    prepays &= drives[0].prepayable[institution, locality]
    year_starts = first_of(1, stream.cohort + np.arange(len(drives) + 1))
    year_starts -= year_starts[0]
    pays = np.zeros(students, np.int32)
    late_day = np.zeros((len(drives), students), np.int32)
    left_after = np.zeros(students, np.int32)
    for k, drive in enumerate(drives):
        in_programme = length > k
        pays_now = in_programme & happens(wants, profile.uptake[k]) & (~prepays | (k == 0))
        pays |= pays_now << k
        days = drive.late_days[institution, locality]
        # Where the window closes with the year there is no day on which to be late.
        is_late = pays_now & happens(draw(f"late {k}"), profile.late) & (days > 0)
        late_day[k] = np.where(is_late, day_in(draw(f"late day {k}"), days) + 1, 0)
        leaves = in_programme & (left_after == 0) & happens(draw(f"leaves {k}"), profile.leave)
        day = day_in(draw(f"leaving day {k}"), year_starts[k + 1] - year_starts[k])
        # Of who never enrols only the year of leaving counts.
        day = np.where(wants < STEPS * max(profile.uptake), day, 0)
        left_after = np.where(leaves, year_starts[k] + day + 1, left_after)
    enrols_ever = pays != 0
    left = left_after != 0
    return distinct(
        Lives(
            weight=np.ones(students, np.int64),
            institution_type=institution,
            programme_years=length,
            affiliation=profile.affiliation[draw("affiliation")],
            locality=locality,
            relief=relief,
            insured_on_entry=enrols_ever & happens(draw("insured"), profile.insured_on_entry),
            pays=pays,
            prepays=prepays,
            late_day=late_day,
            left_after=left_after,
            applies=left & enrols_ever & happens(draw("applies"), profile.applies),
            stays=~left & enrols_ever & happens(draw("stays"), profile.stays),
        )
    )


_BITS: Final = {
    "institution_type": 3,
    "programme_years": 4,
    "affiliation": 2,
    "locality": 6,
    "relief": 4,
    "insured_on_entry": 1,
    "pays": 8,
    "prepays": 1,
    "left_after": 12,
    "applies": 1,
    "stays": 1,
    "late_day": 10,
}
"""How many bits a column takes when lives are compared."""


def distinct(lives: Lives) -> Lives:
    """Count alike lives together; the order follows from the lives alone."""
    words = _packed(lives)
    order = np.lexsort(words)
    ordered = words[:, order]
    starts = np.ones(len(lives), np.bool_)
    starts[1:] = (ordered[:, 1:] != ordered[:, :-1]).any(axis=0)
    first = np.flatnonzero(starts)
    columns = {
        a.name: getattr(lives, a.name)[..., order[first]]
        for a in fields(Lives)
        if a.name != "weight"
    }
    return Lives(weight=np.add.reduceat(lives.weight[order], first), **columns)


def together(parts: Sequence[Lives]) -> Lives:
    """Lay the lives of several chunks side by side, alike ones counted together."""
    columns = {
        a.name: np.concatenate([getattr(part, a.name) for part in parts], axis=-1)
        for a in fields(Lives)
    }
    return distinct(Lives(**columns))


def _packed(lives: Lives) -> Array:
    """Return the columns of each life as few 64-bit words, shape (words, lives)."""
    words, used = [np.zeros(len(lives), np.uint64)], 0
    columns = [
        (bits, row) for name, bits in _BITS.items() for row in np.atleast_2d(getattr(lives, name))
    ]
    for bits, column in columns:
        if used + bits > 64:
            words.append(np.zeros(len(lives), np.uint64))
            used = 0
        values = (column.astype(np.int64) & ((1 << bits) - 1)).astype(np.uint64)
        words[-1] |= values << np.uint64(used)
        used += bits
    return np.stack(words)
