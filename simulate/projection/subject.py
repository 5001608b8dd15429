"""Who is forecast, and how they are drawn: regions, cohorts, students."""

from collections.abc import Mapping, Sequence
from typing import Final

from attrs import evolve, field, frozen

from kernel.errors import RequestError
from kernel.messages import AND, Text, listed, message, message_in
from kernel.progress import progress_of
from simulate.projection.forecast import Forecast, Method, followed_together, programme
from simulate.projection.in_school import cohorts_of_years
from simulate.projection.programme import Programme
from simulate.scenario.blame import blaming
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

    @property
    def expected(self) -> "Drawing":
        """The same, but everybody by his share: nothing is drawn."""
        return evolve(self, method="expected")


@frozen
class Subject:
    """Who is forecast, and how they are drawn.

    Attributes:
        cohorts: of every region; those that are given, or empty until the years choose them.
        years: those that are shown; None for all.
        chosen: the cohorts that the years have chosen, by region.
    """

    regions: tuple[str, ...]
    cohorts: tuple[int, ...]
    drawing: Drawing
    years: range | None = None
    chosen: Mapping[str, tuple[int, ...]] = field(factory=dict)

    @classmethod
    def of(
        cls,
        files: Sequence[Scenario],
        regions: Sequence[str],
        cohorts: str | None,
        drawing: Drawing,
        years: range | None = None,
    ) -> "Subject":
        """Take who is forecast from options, otherwise from the last scenario file that says so.

        Years without an option for cohorts choose them, whatever files say. Their students are
        expected, not drawn.

        Raises:
            RequestError: nobody says who, or the cohorts cannot be.
        """
        said_regions = [f.regions for f in files if f.regions]
        said_cohorts = [f.cohorts for f in files if f.cohorts]
        if regions:
            said_regions = [regions_named(regions)]
        if cohorts is not None:
            said_cohorts = [cohorts_named(cohorts, message("--cohort {cohorts}:", cohorts=cohorts))]
        elif years is not None:
            said_cohorts, drawing = [()], drawing.expected
        said = {"region": said_regions, "cohort": said_cohorts}
        unsaid = [name for name, ways in said.items() if not ways]
        if unsaid:
            wrong = message(
                "no {unsaid} given; expected {options}, or in a scenario file {keys}",
                unsaid=listed(unsaid, message_in("between what is missing", " and no ")),
                options=listed((f"--{name} {_EXAMPLES[name]}" for name in unsaid), AND),
                keys=listed((f'{name} = "{_EXAMPLES[name]}"' for name in unsaid), AND),
            )
            if not said_cohorts:
                wrong = message("{wrong}; or instead of cohorts --years 2024:2026", wrong=wrong)
            raise RequestError(wrong)
        return cls(said_regions[-1], said_cohorts[-1], drawing, years)

    @property
    def is_chosen_by_years(self) -> bool:
        """Whether no cohorts were given, so that the years choose them."""
        return bool(self.chosen) or not self.cohorts

    def cohorts_of(self, region: str) -> tuple[int, ...]:
        """Return the cohorts of a region."""
        return self.chosen.get(region, self.cohorts)

    def choosing(self, *setups: Mapping[str, Setup]) -> "Subject":
        """Return a subject whose cohorts are known: where none are given, those of the years.

        Args:
            setups: the regions, once or under several scenarios; the cohorts that a year has in
                any of them are taken.

        Raises what reading the programme lengths of a cohort raises.
        """
        if self.cohorts or self.years is None:
            return self
        found: dict[str, set[int]] = {}
        for of_regions in setups:
            for name, setup in of_regions.items():
                found.setdefault(name, set()).update(cohorts_of_years(setup, self.years))
        chosen = {name: tuple(sorted(own)) for name, own in found.items()}
        every = set().union(*chosen.values())
        return evolve(self, cohorts=tuple(sorted(every)), chosen=chosen)

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
        number = sum(len(self.cohorts_of(name)) for name in setups)
        with progress_of(_FORECASTS, number) as progress:

            def drawn(setup: Setup, cohort: int) -> Programme:
                progress.now = cohort_words(setup, cohort)
                found = programme(
                    setup,
                    cohort,
                    students=drawing.students,
                    seed=drawing.seed,
                    method=drawing.method,
                    workers=drawing.workers,
                )
                progress.advance()
                return found

            def of_region(setup: Setup) -> list[Forecast]:
                with blaming(setup.settings):
                    own = [drawn(setup, cohort) for cohort in self.cohorts_of(setup.rules.name)]
                    return followed_together(setup, own, by, clauses=clauses)

            return {name: of_region(setup) for name, setup in setups.items()}


def cohort_words(setup: Setup, cohort: int) -> Text:
    """Return what is forecast at a time: a cohort of a region."""
    return message("{region}, cohort {cohort}", region=setup.rules.facts.name, cohort=cohort)
