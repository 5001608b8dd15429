"""What every request says: of whom, what is changed, and in which language the answer is."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from kernel.messages import Language
from simulate.projection.subject import Drawing, Subject
from simulate.scenario.file import read_scenario, settings_over
from simulate.scenario.settings import Setting
from simulate.scenario.setup import Setup


@frozen
class Asked:
    """What every request says, whether it is for a forecast, a comparison or a ranking.

    Attributes:
        subject: who is forecast, and how they are drawn.
        settings: what is changed, in order; a later one wins.
        scenarios: the files that say some of it.
        command: the arguments, for the record.
    """

    subject: Subject
    settings: tuple[Setting, ...]
    scenarios: tuple[Path, ...]
    language: Language
    command: tuple[str, ...]

    @classmethod
    def of(
        cls,
        drawing: Drawing,
        *,
        regions: Sequence[str],
        cohorts: str | None,
        scenarios: Sequence[Path],
        settings: Sequence[str],
        language: Language,
        command: Sequence[str],
        years: range | None = None,
    ) -> "Asked":
        """Check the options that every command has.

        Raises:
            FileFault, RequestError: a scenario file or a setting cannot be read, or nobody says
                who is forecast.
        """
        files = [read_scenario(path) for path in scenarios]
        return cls(
            subject=Subject.of(files, regions, cohorts, drawing, years),
            settings=settings_over(files, settings),
            scenarios=tuple(scenarios),
            language=language,
            command=tuple(command),
        )

    def choosing(self, *setups: Mapping[str, Setup]) -> "Asked":
        """Return the same of a subject whose cohorts are known, see `Subject.choosing`."""
        return evolve(self, subject=self.subject.choosing(*setups))
