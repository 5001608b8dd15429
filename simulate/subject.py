"""Who is forecast, and how they are drawn: regions, cohorts, students."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from simulate.forecast import Forecast, Method, Setup, forecast
from simulate.scenario import Setting, apply_settings, load_setup
from simulate.uncertainty.spread import Spread, spread_of
from simulate.uncertainty.worlds import Trial

ByRegion = Mapping[str, list[Forecast]]
"""The forecasts of each region, one per cohort."""

SpreadsByRegion = Mapping[str, list[Spread]]
"""How far the figures of each region may be off, one spread per cohort."""


@frozen
class Subject:
    """Who is forecast.

    Attributes:
        students: entrants per cohort and region; None for as many as each region's population says.
        method, workers: how students are drawn.
    """

    regions: tuple[str, ...]
    cohorts: tuple[int, ...]
    students: int | None
    seed: int
    method: Method
    workers: int

    def setups(self, settings: Sequence[Setting]) -> dict[str, Setup]:
        """Load the regions and change them. Raises what `apply_settings` raises."""
        return apply_settings({name: load_setup(name) for name in self.regions}, settings)

    def spreads(self, setups: Mapping[str, Setup], replicates: int) -> SpreadsByRegion:
        """Return how far the figures of every cohort may be off. Raises what `spread_of` raises."""
        return {
            name: [
                spread_of(Trial(setup, cohort, self.students, self.seed), replicates, self.workers)
                for cohort in self.cohorts
            ]
            for name, setup in setups.items()
        }

    def forecasts(self, setups: Mapping[str, Setup], by: Sequence[str] = ()) -> ByRegion:
        """Forecast every cohort of every region. Raises what `forecast` raises.

        Args:
            setups: the regions.
            by: groupings to tell apart, of GROUPINGS.
        """
        return {
            name: [
                forecast(
                    setup,
                    cohort,
                    students=self.students,
                    seed=self.seed,
                    by=by,
                    method=self.method,
                    workers=self.workers,
                )
                for cohort in self.cohorts
            ]
            for name, setup in setups.items()
        }
