"""Carries `sensitivity` out: which assumptions a figure hangs on."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import frozen

from kernel.errors import RequestError
from simulate.files import write_whole
from simulate.forecast import Setup
from simulate.ledger import Account
from simulate.report.console import show
from simulate.report.sensitivity import Ranking, ranking_csv, ranking_json, ranking_table
from simulate.report.table import stacked
from simulate.request import FORMATS, check_output, language_of, settings_of, shape_of, subject_of
from simulate.result import account_of
from simulate.subject import Subject
from simulate.uncertainty.sensitivity import effects
from simulate.uncertainty.worlds import Trial
from simulate.words import Language


@frozen
class Inquiry:
    """Which figure is watched, of whom, and where the answer goes.

    Attributes:
        setups: the regions as scenarios leave them.
        account, year: the figure; no year for the sum of all.
        outputs: files with their formats; shape: the format of standard output.
    """

    subject: Subject
    setups: Mapping[str, Setup]
    account: Account
    year: int | None
    outputs: tuple[tuple[Path, str], ...]
    shape: str
    language: Language

    @classmethod
    def of(
        cls,
        *,
        regions: Sequence[str],
        cohorts: str,
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
    ) -> "Inquiry":
        """Check the options of the command. Raises RequestError for what they cannot mean."""
        subject = subject_of(
            regions=regions,
            cohorts=cohorts,
            students=students,
            seed=0,
            method="expected",
            workers=workers,
        )
        account = account_of(measure, payer, accounting)
        if year is not None and year < subject.cohorts[0] - 1:
            raise RequestError(
                f"--year {year}: expected {subject.cohorts[0] - 1} or later, the drive before the "
                "first cohort's entry"
            )
        return cls(
            subject=subject,
            setups=subject.setups(settings_of(scenarios, settings)),
            account=account,
            year=year,
            outputs=tuple((path, FORMATS[check_output(path, FORMATS)]) for path in outputs),
            shape=shape_of(shape),
            language=language_of(lang),
        )


def rank_assumptions(inquiry: Inquiry) -> None:
    """Move each assumption, and write what that does to the figure."""
    subject = inquiry.subject
    trials = [
        [Trial(setup, cohort, subject.students, rare=0) for cohort in subject.cohorts]
        for setup in inquiry.setups.values()
    ]
    last = max(trial.last_year for own in trials for trial in own)
    if inquiry.year is not None and inquiry.year > last:
        raise RequestError(
            f"--year {inquiry.year}: expected {last} or earlier, the last year that is posted to"
        )
    rankings = [_ranking(inquiry, own) for own in trials]
    texts = {"csv": ranking_csv, "json": ranking_json}
    for path, shape in inquiry.outputs:
        write_whole(path, texts[shape](rankings))
    if inquiry.shape == "table":
        show(stacked(*(ranking_table(one, inquiry.language) for one in rankings)))
    else:
        sys.stdout.write(texts[inquiry.shape](rankings))


def _ranking(inquiry: Inquiry, trials: Sequence[Trial]) -> Ranking:
    subject = inquiry.subject
    default, moved = effects(trials, inquiry.account, inquiry.year, subject.workers)
    return Ranking(
        trials[0].setup, subject.cohorts, inquiry.account, inquiry.year, default, tuple(moved)
    )
