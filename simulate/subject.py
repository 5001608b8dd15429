"""Who is forecast, and how they are drawn: regions, cohorts, students."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from simulate.forecast import Forecast, Method, Setup, forecast
from simulate.scenario import Setting, apply_settings, load_setup

ByRegion = Mapping[str, list[Forecast]]
"""The forecasts of each region, one per cohort."""


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
