"""Who is forecast, and how they are drawn: regions, cohorts, students."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import frozen

from kernel.errors import RequestError
from kernel.messages import AND, Text, listed, message, message_in
from kernel.progress import progress_of
from simulate.projection.forecast import Forecast, Method, forecast
from simulate.scenario.file import Scenario
from simulate.scenario.selection import cohorts_named, regions_named
from simulate.scenario.settings import Setting, apply_settings
from simulate.scenario.setup import Setup, load_setup

ByRegion = Mapping[str, list[Forecast]]
"""The forecasts of each region, one per cohort."""

_FORECASTS: Final = message("Forecasts")

_EXAMPLES: Final = {"region": "changsha", "cohort": "2024"}


@frozen
class Drawing:
    """How students are drawn.

    Attributes:
        students: entrants per cohort and region; None for as many as each region's population says.
        seed: of the random numbers.
        workers: how many work at once; no figure depends on it.
    """

    students: int | None = None
    seed: int = 0
    method: Method = "seriatim"
    workers: int = 1


@frozen
class Subject:
    """Who is forecast, and how they are drawn."""

    regions: tuple[str, ...]
    cohorts: tuple[int, ...]
    drawing: Drawing

    @classmethod
    def of(
        cls,
        files: Sequence[Scenario],
        regions: Sequence[str],
        cohorts: str | None,
        drawing: Drawing,
    ) -> "Subject":
        """Take who is forecast from options, otherwise from the last scenario file that says so.

        Raises:
            RequestError: nobody says who, or the cohorts cannot be.
        """
        said_regions = [f.regions for f in files if f.regions]
        said_cohorts = [f.cohorts for f in files if f.cohorts]
        if regions:
            said_regions = [regions_named(regions)]
        if cohorts is not None:
            said_cohorts = [cohorts_named(cohorts, message("--cohort {cohorts}:", cohorts=cohorts))]
        said = {"region": said_regions, "cohort": said_cohorts}
        unsaid = [name for name, ways in said.items() if not ways]
        if unsaid:
            raise RequestError(
                "no {unsaid} given; expected {options}, or in a scenario file {keys}",
                unsaid=listed(unsaid, message_in("between what is missing", " and no ")),
                options=listed((f"--{name} {_EXAMPLES[name]}" for name in unsaid), AND),
                keys=listed((f'{name} = "{_EXAMPLES[name]}"' for name in unsaid), AND),
            )
        return cls(said_regions[-1], said_cohorts[-1], drawing)

    def setups(self, settings: Sequence[Setting]) -> dict[str, Setup]:
        """Load the regions and change them. Raises what `apply_settings` raises."""
        return apply_settings({name: load_setup(name) for name in self.regions}, settings)

    def forecasts(
        self, setups: Mapping[str, Setup], by: Sequence[str] = (), *, clauses: bool = True
    ) -> ByRegion:
        """Forecast every cohort of every region. Raises what `forecast` raises.

        Args:
            setups: the regions.
            by: groupings to break figures down by, of GROUPINGS.
            clauses: whether to break figures down by clause and basis.
        """
        drawing = self.drawing
        with progress_of(_FORECASTS, len(setups) * len(self.cohorts)) as progress:

            def of_cohort(setup: Setup, cohort: int) -> Forecast:
                progress.now = cohort_words(setup, cohort)
                found = forecast(
                    setup,
                    cohort,
                    students=drawing.students,
                    seed=drawing.seed,
                    by=by,
                    method=drawing.method,
                    workers=drawing.workers,
                    clauses=clauses,
                )
                progress.advance()
                return found

            return {
                name: [of_cohort(setup, cohort) for cohort in self.cohorts]
                for name, setup in setups.items()
            }


def cohort_words(setup: Setup, cohort: int) -> Text:
    """Return what is forecast at a time: a cohort of a region."""
    return message("{region}, cohort {cohort}", region=setup.rules.facts.name, cohort=cohort)
