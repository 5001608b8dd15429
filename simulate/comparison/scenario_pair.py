"""Two scenarios as they are to be compared: the options of the command, checked."""

from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

from kernel.errors import RequestError
from simulate.output.destination import Destination
from simulate.projection.subject import Drawing, Subject
from simulate.scenario.file import Scenario, read_scenario, settings_over
from simulate.scenario.settings import Setting


@frozen
class CompareRequest:
    """Two scenarios as they are to be compared, checked.

    Attributes:
        before, after: the scenario files.
        subject: who is forecast under both.
        options: settings laid over both.
        command: the arguments, for the record.
    """

    before: Scenario
    after: Scenario
    subject: Subject
    options: tuple[str, ...]
    destination: Destination
    command: tuple[str, ...]

    @classmethod
    def of(
        cls,
        one: Path,
        other: Path,
        *,
        regions: Sequence[str],
        cohorts: str | None,
        drawing: Drawing,
        settings: Sequence[str],
        outputs: Sequence[Path],
        shape: str | None,
        lang: str | None,
        quiet: bool,
        command: Sequence[str],
    ) -> "CompareRequest":
        """Check the options of the command. Raises RequestError for what they cannot mean."""
        before, after = read_scenario(one), read_scenario(other)
        if not regions:
            _check_same("region", before, before.regions, after, after.regions)
        if cohorts is None:
            _check_same("cohort", before, before.cohorts, after, after.cohorts)
        return cls(
            before=before,
            after=after,
            subject=Subject.of([before, after], regions, cohorts, drawing),
            options=tuple(settings),
            destination=Destination.of(outputs, shape, lang, quiet=quiet),
            command=tuple(command),
        )

    @property
    def settings(self) -> tuple[Setting, ...]:
        """What the scenario after changes."""
        return self.settings_of(self.after)

    @property
    def scenarios(self) -> tuple[Path, ...]:
        """Both files."""
        return (self.before.path, self.after.path)

    def settings_of(self, scenario: Scenario) -> tuple[Setting, ...]:
        """Return what a scenario changes, with the options laid over it."""
        return settings_over([scenario], self.options)


def _check_same(
    key: str, before: Scenario, ours: Sequence[object], after: Scenario, theirs: Sequence[object]
) -> None:
    """Refuse two scenarios that are about different people, where no option says about whom."""
    if ours and theirs and set(ours) != set(theirs):
        found, expected = (", ".join(map(str, said)) for said in (theirs, ours))
        raise RequestError(
            f"{after.path}: {key}: found {found}, expected {expected} as in {before.path}, "
            f"or --{key} on the command line for both"
        )
