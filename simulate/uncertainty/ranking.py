"""Carries `sensitivity` out: which assumptions a figure hangs on."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from attrs import frozen

from kernel.errors import RequestError
from simulate.output.delivery import Answer, deliver
from simulate.output.destination import Destination
from simulate.output.layout import stacked
from simulate.output.record import grounds_of
from simulate.projection.facts import STOCKS, account_of, accounts
from simulate.projection.forecast import forecast
from simulate.projection.ledger import Account
from simulate.projection.subject import Drawing, Subject
from simulate.scenario.file import read_scenario, settings_over
from simulate.scenario.settings import Setting
from simulate.scenario.setup import Setup
from simulate.uncertainty.correlation import correlations_of
from simulate.uncertainty.effects import effects
from simulate.uncertainty.ranking_table import Ranking, ranking_csv, ranking_json, ranking_table
from simulate.uncertainty.trial import Trial


@frozen
class Inquiry:
    """Which figure is watched, of whom, and where the answer goes.

    Attributes:
        settings: what is changed, in order; scenarios: the files that say some of it.
        account, year: the figure; no year for the sum of all.
        command: the arguments, for the record.
    """

    subject: Subject
    settings: tuple[Setting, ...]
    scenarios: tuple[Path, ...]
    account: Account
    year: int | None
    destination: Destination
    command: tuple[str, ...]

    @classmethod
    def of(
        cls,
        *,
        regions: Sequence[str],
        cohorts: str | None,
        students: int | None,
        measure: str,
        payer: str | None,
        accounting: str | None,
        year: int | None,
        scenarios: Sequence[Path],
        settings: Sequence[str],
        workers: int,
        outputs: Sequence[Path],
        shape: str | None,
        lang: str | None,
        command: Sequence[str],
    ) -> "Inquiry":
        """Check the options of the command. Raises RequestError for what they cannot mean."""
        files = [read_scenario(path) for path in scenarios]
        drawing = Drawing(students, method="expected", workers=workers)
        subject = Subject.of(files, regions, cohorts, drawing)
        account = account_of(measure, payer, accounting)
        if year is None and measure in STOCKS:
            raise RequestError(f"--measure {measure}: is not added up over years; expected --year")
        if year is not None and year < subject.cohorts[0] - 1:
            raise RequestError(
                f"--year {year}: expected {subject.cohorts[0] - 1} or later, the drive before the "
                "first cohort's entry"
            )
        return cls(
            subject=subject,
            settings=settings_over(files, settings),
            scenarios=tuple(scenarios),
            account=account,
            year=year,
            destination=Destination.of(outputs, shape, lang),
            command=tuple(command),
        )


def rank_assumptions(inquiry: Inquiry) -> None:
    """Move each assumption, and send what that does to the figure where it was asked for."""
    deliver(inquiry.destination, ranked(inquiry))


def ranked(inquiry: Inquiry) -> Answer:
    """Move each assumption."""
    started = datetime.now(UTC)
    language = inquiry.destination.language
    setups = inquiry.subject.setups(inquiry.settings)
    correlations_of(setups, inquiry.settings)
    trials = {name: _trials(inquiry.subject, setup) for name, setup in setups.items()}
    for own in trials.values():
        _check_answered(inquiry, own)
    entrants = {trial.entrants(trial.setup) for own in trials.values() for trial in own}
    grounds = grounds_of(inquiry, setups, entrants, started)
    rankings = [_ranking(inquiry, own) for own in trials.values()]

    def text(shape: str) -> str:
        return ranking_csv(rankings) if shape == "csv" else ranking_json(rankings, *grounds)

    return Answer(
        text=text,
        tables=lambda: stacked(*(ranking_table(one, language) for one in rankings)),
        notes=(),
        grounds=grounds,
    )


def _check_answered(inquiry: Inquiry, trials: Sequence[Trial]) -> None:
    """Refuse a figure that a region has not: it is no zero."""
    setup, cohort = trials[0].setup, trials[0].cohort
    last = max(trial.last_year for trial in trials)
    if inquiry.year is not None and inquiry.year > last:
        raise RequestError(
            f"--year {inquiry.year}: expected {last} or earlier, the last year that is posted to"
        )
    if inquiry.account not in accounts(forecast(setup, cohort, students=1, method="expected")):
        measure = inquiry.account.measure
        raise RequestError(
            f"--measure {measure}: no document in force in {setup.rules.name} says anything of it, "
            "so it is blank there; expected another measure or region"
        )


def _trials(subject: Subject, setup: Setup) -> list[Trial]:
    """Return the cohorts of a region, with none of their rows left out."""
    return [Trial(setup, cohort, subject.drawing.students, rare=0) for cohort in subject.cohorts]


def _ranking(inquiry: Inquiry, trials: Sequence[Trial]) -> Ranking:
    account, year = inquiry.account, inquiry.year
    default, moved = effects(trials, account, year, inquiry.subject.drawing.workers)
    cohorts = inquiry.subject.cohorts
    return Ranking(trials[0].setup, cohorts, account, year, default, tuple(moved))
