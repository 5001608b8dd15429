"""Forecasts one cohort of one region: students drawn, assessed year by year, added up."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Final

import numpy as np
from attrs import frozen

from kernel.assess import Assessment, assess
from kernel.codes import Basis, InstitutionType, Relief
from kernel.entries import FIRST_YEAR
from kernel.errors import RequestError
from kernel.figures import Array
from kernel.ruleset import Ruleset
from simulate.assumptions import Assumptions
from simulate.draws import CHUNK, Stream
from simulate.ledger import Ledger
from simulate.measures import BoughtUnder, Posting
from simulate.population import Lives, Profile, draw_lives, together
from simulate.programme import Programme
from simulate.windows import Drive, drive_of

BATCH: Final = 8
"""Chunks whose students are drawn before they are assessed; no figure depends on it."""

LAST_COHORT: Final = 2101
"""The cohort that enters in September 2100."""


@frozen
class Setup:
    """A region, its law and its assumptions, as a scenario leaves them."""

    rules: Ruleset
    assumptions: Assumptions


@frozen(eq=False)
class Forecast:
    """The forecast of one cohort.

    Attributes:
        setup: region, law and assumptions.
        cohort: first insurance year.
        entrants: how many students entered.
        longest_programme: in years.
        ledger: every amount, by account, year, clause, basis and group.
        groupings: for each way of telling students apart its labels, in the ledger's order.
        refunds, credits: whether a document says anything about them.
        prepayable: whether the programme can be prepaid on entry.
    """

    setup: Setup
    cohort: int
    entrants: int
    longest_programme: int
    ledger: Ledger
    groupings: Mapping[str, tuple[str, ...]]
    refunds: bool
    credits: bool
    prepayable: bool

    @property
    def last_year(self) -> int:
        """The insurance year of the last graduation."""
        return self.cohort + self.longest_programme - 1

    def labels(self, by: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the labels of a breakdown, every combination in the order of its cells."""
        known = {"clause": self.ledger.clauses, **self.groupings}
        return list(product(*(known[name] for name in by)))


GROUPINGS: Final = ("relief", "institution", "locality")
"""How students may be told apart in a forecast."""


def forecast(
    setup: Setup,
    cohort: int,
    *,
    students: int | None = None,
    seed: int = 0,
    by: Sequence[str] = (),
    batch: int = BATCH,
) -> Forecast:
    """Follow an entering cohort to its last graduation.

    Args:
        setup: region, law and assumptions.
        cohort: first insurance year; the students entered in September of the year before.
        students: how many enter; by default as many as the region's population says.
        seed: of the random numbers.
        by: groupings to tell apart, of GROUPINGS.
        batch: chunks drawn at once.

    Raises:
        RequestError: the cohort is out of range, nobody enters, or a value is missing.
        PluginFault: the region breaks the contract.
    """
    if not FIRST_YEAR <= cohort <= LAST_COHORT:
        raise RequestError(
            f"cohort {cohort}: expected an insurance year from {FIRST_YEAR} to {LAST_COHORT}; "
            f"the rules are not carried back before {FIRST_YEAR}"
        )
    rules = setup.rules
    profile = Profile.of(setup.assumptions, cohort)
    entrants = expected_entrants(setup.assumptions, cohort) if students is None else students
    drives = [drive_of(rules, cohort, cohort + k) for k in range(profile.longest)]
    groupings = {name: _labels(name, rules) for name in by}
    ledger = Ledger(
        first_year=cohort - 1,
        years=profile.longest + 3,
        clauses=tuple(rules.law.clauses),
        groups=prod(len(labels) for labels in groupings.values()),
    )
    aid = int(setup.assumptions.number("institution_aid_percent"))
    said = {"refund": False, "credit": False}
    for lives in _batches(setup, profile, cohort, entrants, seed, drives, batch):
        programme = Programme.of(cohort, lives, drives, aid)
        for assessment in _follow(rules, programme, ledger, groupings):
            for question in said:
                basis = assessment.decisions[question].basis
                said[question] |= bool((basis != Basis.NOT_PROVIDED).any())
    return Forecast(
        setup=setup,
        cohort=cohort,
        entrants=entrants,
        longest_programme=profile.longest,
        ledger=ledger,
        groupings=groupings,
        refunds=said["refund"],
        credits=said["credit"],
        prepayable=bool(drives[0].prepayable.any()),
    )


def expected_entrants(assumptions: Assumptions, cohort: int) -> int:
    """Return how many students enter in a cohort, over all types of institution."""
    return sum(int(entry.value) for entry in assumptions.entrants(cohort).values())


def _batches(
    setup: Setup,
    profile: Profile,
    cohort: int,
    entrants: int,
    seed: int,
    drives: Sequence[Drive],
    batch: int,
) -> Iterator[Lives]:
    chunks = range(0, entrants, CHUNK)
    for start in range(0, len(chunks), batch):
        drawn = [
            draw_lives(
                profile,
                Stream(seed, setup.rules.name, cohort, first // CHUNK),
                min(CHUNK, entrants - first),
                drives,
            )
            for first in chunks[start : start + batch]
        ]
        yield together(drawn)


def _follow(
    rules: Ruleset,
    programme: Programme,
    ledger: Ledger,
    groupings: Mapping[str, tuple[str, ...]],
) -> Iterator[Assessment]:
    """Assess and post each insurance year of a programme."""
    groups = _group_codes(programme.lives, groupings)
    bought = BoughtUnder(*(np.zeros(len(programme.lives), np.int64) for _ in range(2)))
    for year in range(programme.cohort, programme.cohort + len(programme.paid_on)):
        rows = programme.concerned(year)
        if not len(rows):
            continue
        assessment = assess(rules, programme.students(year, rows))
        paying = assessment.years_bought > 0
        bought.student[rows[paying]] = ledger.tags(assessment.decisions["due"])[paying]
        bought.institution[rows[paying]] = ledger.tags(assessment.decisions["aid"])[paying]
        Posting(
            ledger,
            assessment,
            groups[rows],
            BoughtUnder(bought.student[rows], bought.institution[rows]),
        ).post_all(programme.studies_on_new_year(year)[rows])
        yield assessment


def _labels(grouping: str, rules: Ruleset) -> tuple[str, ...]:
    return {
        "relief": ("none", *Relief.words()),
        "institution": InstitutionType.words(),
        "locality": rules.law.localities,
    }[grouping]


def _group_codes(lives: Lives, groupings: Mapping[str, tuple[str, ...]]) -> Array:
    codes = {
        "relief": lives.relief.astype(np.int64) + 1,
        "institution": lives.institution_type.astype(np.int64),
        "locality": lives.locality.astype(np.int64),
    }
    group = np.zeros(len(lives), np.int64)
    for name, labels in groupings.items():
        group = group * len(labels) + codes[name]
    return group
