"""Sensitivity: on which assumptions a figure depends, as it was asked for and as a result."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen
from rich.console import RenderableType

from kernel.errors import RequestError
from kernel.messages import message
from kernel.progress import progress_of
from simulate.language.catalogue import spoken
from simulate.output.asked import Asked
from simulate.output.layout import Sentences, stacked
from simulate.output.presentation import Presentation
from simulate.output.record import grounds_of
from simulate.output.result import Result
from simulate.output.settings_words import set_words
from simulate.projection.facts import accounts
from simulate.projection.forecast import forecast
from simulate.projection.ledger import Account
from simulate.projection.measures import MEASURES, account_of
from simulate.projection.subject import Subject
from simulate.scenario.blame import blaming
from simulate.scenario.selection import FIRST_AUTUMN
from simulate.scenario.setup import Setup
from simulate.uncertainty.correlation import correlations_of
from simulate.uncertainty.effects import apportioned_figure, effects
from simulate.uncertainty.ranking_table import (
    COLUMNS,
    Ranking,
    ranking_records,
    ranking_table,
)
from simulate.uncertainty.trial import Trial

if TYPE_CHECKING:
    # Only who opens one waits for it.
    from simulate.output.deliverable.whole import Deliverable

_WORK: Final = message("Ranking of assumptions")


@frozen
class Inquiry:
    """Which figure is watched, and of whom.

    Attributes:
        asked: what every request says; students are expected, not drawn.
        account, year: the figure; no year for the sum of all.
    """

    asked: Asked
    account: Account
    year: int | None

    @classmethod
    def of(
        cls,
        asked: Asked,
        *,
        measure: str,
        payer: str | None,
        accounting: str | None,
        year: int | None,
    ) -> "Inquiry":
        """Check the options of the command. Raises RequestError for what they cannot mean."""
        account = account_of(measure, payer, accounting)
        if year is None and MEASURES[measure].is_stock:
            raise RequestError(
                "--measure {measure}: is not added up over years; expected --year", measure=measure
            )
        cohorts = asked.subject.cohorts
        first = cohorts[0] - 1 if cohorts else FIRST_AUTUMN
        if year is not None and year < first:
            raise RequestError(
                "--year {year}: expected {first} or later, the enrolment period before the "
                "first cohort's entry",
                year=year,
                first=first,
            )
        return cls(asked, account, year)


def ranking(inquiry: Inquiry) -> Result:
    """Move each assumption to the ends of its range, and rank them by what that does."""
    started = datetime.now(UTC)
    setups = inquiry.asked.subject.setups(inquiry.asked.settings)
    asked = inquiry.asked.choosing(setups)
    inquiry = evolve(inquiry, asked=asked)
    correlations_of(setups, asked.settings)
    trials = {name: _trials(asked.subject, setup) for name, setup in setups.items()}
    for own in trials.values():
        _check_answered(inquiry, own)
    entrants = {trial.entrants(trial.setup) for own in trials.values() for trial in own}
    grounds = grounds_of(asked, setups, entrants, started)
    rankings = []
    with progress_of(_WORK, len(trials)) as progress:
        for own in trials.values():
            progress.now = own[0].setup.rules.facts.name
            with blaming(own[0].setup.settings):
                rankings.append(_ranking(inquiry, own))
            progress.advance()

    def deliverable(look: Presentation) -> "Deliverable":
        from simulate.uncertainty.ranking_deliverable import ranking_deliverable

        return ranking_deliverable(rankings, asked.settings, result, look)

    result = Result(
        columns=COLUMNS,
        made_rows=lambda: (row for one in rankings for row in ranking_records(one)),
        made_document=lambda rows: grounds.document({"rows": rows}),
        view=lambda look: _tables(asked, rankings, look),
        language=asked.language,
        grounds=grounds,
        made_deliverable=deliverable,
    )
    return result


def _tables(asked: Asked, rankings: Sequence[Ranking], look: Presentation) -> RenderableType:
    """Return the ranking of each region, and above it what is set."""
    parts: list[RenderableType] = []
    for one in rankings:
        said = [spoken(words, look.language) for words in set_words(one.setup, asked.settings)]
        parts += [*([Sentences(said)] if said else []), ranking_table(one, look)]
    return stacked(*parts)


def _check_answered(inquiry: Inquiry, trials: Sequence[Trial]) -> None:
    """Refuse a figure that a region has not: it is no zero."""
    setup, cohort = trials[0].setup, trials[0].cohort
    last = max(trial.years[-1] for trial in trials)
    if inquiry.year is not None and inquiry.year > last:
        raise RequestError(
            "--year {year}: expected {last} or earlier, the last year that is posted to",
            year=inquiry.year,
            last=last,
        )
    if inquiry.account not in accounts(forecast(setup, cohort, students=1, method="expected")):
        measure = inquiry.account.measure
        if MEASURES[measure].known == "benefits":
            raise RequestError(
                "--measure {measure}: nobody assumes what benefits cost; expected a cost, "
                "e.g. --set benefit_cost=quarter",
                measure=measure,
            )
        raise RequestError(
            "--measure {measure}: no document in force in {region} says anything of it, so "
            "it is blank there; expected another measure or region",
            measure=measure,
            region=setup.rules.name,
        )


def _trials(subject: Subject, setup: Setup) -> list[Trial]:
    """Return the cohorts of a region, with none of their rows left out."""
    return [
        Trial(setup, cohort, subject.drawing.students, rare=0)
        for cohort in subject.cohorts_of(setup.rules.name)
    ]


def _ranking(inquiry: Inquiry, trials: Sequence[Trial]) -> Ranking:
    account, year, subject = inquiry.account, inquiry.year, inquiry.asked.subject
    years = subject.years if year is None else range(year, year + 1)
    default = apportioned_figure(trials, account, years)
    _, moved = effects(trials, account, years, subject.drawing.workers)
    setup = trials[0].setup
    cohorts = subject.cohorts_of(setup.rules.name)
    return Ranking(setup, cohorts, account, year, default, tuple(moved), subject.years)
