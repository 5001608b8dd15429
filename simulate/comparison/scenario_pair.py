"""Two scenarios as they are to be compared: the options of the command, checked."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from kernel.errors import RequestError
from kernel.messages import Language
from simulate.output.asked import Asked
from simulate.projection.subject import Drawing, Subject
from simulate.scenario.file import Scenario, read_scenario, settings_over
from simulate.scenario.settings import Setting


@frozen
class ScenarioPair:
    """Two scenarios as they are to be compared, checked.

    Attributes:
        asked: what every request says; both scenarios are about the same students, and the
            settings are those of the scenario after.
        before, after: the scenario files.
        options: settings applied over both.
        replicates: draws of the assumptions for the intervals, None for no intervals.
    """

    asked: Asked
    before: Scenario
    after: Scenario
    options: tuple[str, ...]
    replicates: int | None

    @classmethod
    def of(
        cls,
        one: Path,
        other: Path,
        drawing: Drawing,
        *,
        regions: Sequence[str],
        cohorts: str | None,
        years: range | None,
        settings: Sequence[str],
        replicates: int | None,
        language: Language,
        command: Sequence[str],
    ) -> "ScenarioPair":
        """Check the options of the command. Raises RequestError for what they cannot mean."""
        before, after = read_scenario(one), read_scenario(other)
        if not regions:
            _check_same("region", before, before.regions, after, after.regions)
        if cohorts is None and years is None:
            _check_same("cohort", before, before.cohorts, after, after.cohorts)
        asked = Asked(
            subject=Subject.of([before, after], regions, cohorts, drawing, years),
            settings=settings_over([after], settings),
            scenarios=(one, other),
            language=language,
            command=tuple(command),
        )
        return cls(asked, before, after, tuple(settings), replicates)

    def settings_of(self, scenario: Scenario) -> tuple[Setting, ...]:
        """Return what a scenario changes, with the options applied over it."""
        return settings_over([scenario], self.options)


def _check_same(
    key: str, before: Scenario, ours: Sequence[object], after: Scenario, theirs: Sequence[object]
) -> None:
    """Refuse two scenarios that are about different people, where no option says about whom."""
    if ours and theirs and set(ours) != set(theirs):
        found, expected = (", ".join(map(str, said)) for said in (theirs, ours))
        raise RequestError(
            "{path}: {key}: found {found}, expected {expected} as in {other}, or --{key} "
            "on the command line for both",
            path=after.path,
            key=key,
            found=found,
            expected=expected,
            other=before.path,
        )
