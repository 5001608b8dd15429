"""Actual against expected, as it was asked for and as a result."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from kernel.messages import Language
from kernel.progress import progress_of
from simulate.comparison.actual_figures import ActualFigure, read_actual_figures
from simulate.comparison.experience import ExpectedYear
from simulate.comparison.experience_records import (
    COLUMNS,
    experience_record,
    move_records,
    unknown_records,
)
from simulate.comparison.experience_tables import TITLE, experience_view, notes
from simulate.output.asked import Asked
from simulate.output.record import grounds_of
from simulate.output.result import Result
from simulate.projection.ledger import Account
from simulate.projection.subject import Drawing, Subject
from simulate.scenario.known_values import known_before
from simulate.scenario.setup import Setup, load_setup


def experience_report(path: Path, language: Language, command: Sequence[str]) -> Result:
    """Set the figures of a file beside the forecasts of their years.

    Raises:
        FileFault, RequestError: the file, a row of it or a figure cannot be.
    """
    started = datetime.now(UTC)
    actuals = read_actual_figures(path)
    setups = {name: load_setup(name) for name in dict.fromkeys(one.region for one in actuals)}
    years = _expected_years(actuals, setups)
    experiences = []
    with progress_of(TITLE, len(actuals)) as progress:
        for actual in actuals:
            progress.now = setups[actual.region].rules.facts.name
            experiences.append(years[actual.region, actual.year].experience(actual))
            progress.advance()
    cohorts = sorted({cohort for one in years.values() for cohort in one.body.cohorts})
    subject = Subject(tuple(setups), tuple(cohorts), Drawing(method="expected"))
    asked = Asked(subject, (), (), language, tuple(command))
    grounds = grounds_of(asked, setups, (), started, inputs=[path])
    expected = [*years.values()]
    return Result(
        columns=COLUMNS,
        made_rows=lambda: map(experience_record, experiences),
        made_document=lambda rows: grounds.document(
            {
                "rows": rows,
                "moves": [*move_records(experiences)],
                "not_known": [*unknown_records(expected)],
            }
        ),
        view=lambda look: experience_view(experiences, expected, look),
        notes=lambda spoken_in: notes(experiences, expected, spoken_in),
        language=language,
        grounds=grounds,
    )


def _expected_years(
    actuals: Sequence[ActualFigure], setups: dict[str, Setup]
) -> dict[tuple[str, int], ExpectedYear]:
    """Return the expected figures of each region and year that figures are of."""
    asked: dict[tuple[str, int], list[Account]] = {}
    for one in actuals:
        asked.setdefault((one.region, one.year), []).append(one.account)
    return {
        (name, year): ExpectedYear(known_before(setups[name], year), year, tuple(accounts))
        for (name, year), accounts in asked.items()
    }
