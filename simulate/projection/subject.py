"""Who is forecast, and how they are drawn: regions, cohorts, students."""

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NoReturn

from attrs import frozen

from kernel.entries import FIRST_YEAR
from kernel.errors import RequestError, nearest
from kernel.registry import region_names
from simulate.projection.forecast import LAST_COHORT, Forecast, Method, Setup, forecast
from simulate.scenario.settings import CORRELATIONS, Setting, apply_settings, load_setup
from simulate.uncertainty.correlation import Correlation, factor_of
from simulate.uncertainty.ranges import Ranges
from simulate.uncertainty.spread import Spread, spread_of
from simulate.uncertainty.trial import Trial

ALL: Final = "all"
"""What stands for every installed region."""

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
        """Load the regions and change them.

        Raises what `apply_settings` and `correlations_of` raise.
        """
        setups = apply_settings({name: load_setup(name) for name in self.regions}, settings)
        correlations_of(setups, settings)
        return setups

    def spreads(
        self, setups: Mapping[str, Setup], settings: Sequence[Setting], replicates: int
    ) -> SpreadsByRegion:
        """Return how far the figures of every cohort may be off.

        Args:
            setups: the regions.
            settings: say how assumptions move together, if any do.
            replicates: how many worlds.

        Raises what `spread_of` raises.
        """
        correlations = correlations_of(setups, settings)
        return {
            name: [
                spread_of(
                    Trial(
                        setup,
                        cohort,
                        self.students,
                        self.seed,
                        correlations=tuple(correlations[name]),
                    ),
                    replicates,
                    self.workers,
                )
                for cohort in self.cohorts
            ]
            for name, setup in setups.items()
        }

    def forecasts(
        self, setups: Mapping[str, Setup], by: Sequence[str] = (), *, clauses: bool = True
    ) -> ByRegion:
        """Forecast every cohort of every region. Raises what `forecast` raises.

        Args:
            setups: the regions.
            by: groupings to tell apart, of GROUPINGS.
            clauses: whether to tell clauses and bases apart.
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
                    clauses=clauses,
                )
                for cohort in self.cohorts
            ]
            for name, setup in setups.items()
        }


def correlations_of(
    setups: Mapping[str, Setup], settings: Sequence[Setting]
) -> dict[str, list[Correlation]]:
    """Return for each region the correlations between assumptions that have a range there.

    Raises:
        FileFault: two assumptions have a range together nowhere; with the origin.
        RequestError: correlations contradict each other.
    """
    found: dict[str, list[Correlation]] = {name: [] for name in setups}
    told = [setting for setting in settings if setting.name == CORRELATIONS]
    if not told:
        return found
    ranges = {name: Ranges(setup).entries for name, setup in setups.items()}
    for setting in told:
        if isinstance(setting.value, Mapping):
            one, other = setting.value["between"]
            there = [name for name, known in ranges.items() if one in known and other in known]
            if not there:
                _fail(setting, (one, other), setups.values(), ranges.values())
            for name in there:
                label = setting.origin.label
                found[name].append(Correlation((one, other), setting.value["value"], label))
    for own in found.values():
        factor_of(sorted({name for one in own for name in one.between}), own)
    return found


def _fail(
    setting: Setting,
    between: tuple[str, str],
    setups: Collection[Setup],
    ranges: Collection[Collection[str]],
) -> NoReturn:
    """Say which of two assumptions has no range, and which one may be meant."""
    every = {name for known in ranges for name in known}
    wrong = next((name for name in between if name not in every), between[1])
    named = {name for setup in setups for name in setup.assumptions.parameters}
    named |= {name for setup in setups for name in setup.rules.law.parameters}
    hint = "here it has one value" if wrong in named else nearest(wrong, every)
    setting.origin.fail(CORRELATIONS, wrong, f"an assumption with a range; {hint}")


def regions_named(names: Sequence[str]) -> tuple[str, ...]:
    """Return the regions that are meant, each once: those named, or all of them."""
    return tuple(region_names()) if ALL in names else tuple(dict.fromkeys(names))


def cohorts_named(text: str, place: str) -> tuple[int, ...]:
    """Return the cohorts that are meant by e.g. 2024 or 2022:2025.

    Raises:
        RequestError: there are none such; the message begins with the place.
    """
    first, colon, last = text.partition(":")
    try:
        cohorts = range(int(first), int(last if colon else first) + 1)
    except ValueError:
        raise RequestError(
            f"{place} expected an insurance year such as 2024, or a range like 2022:2025"
        ) from None
    if not cohorts or cohorts[0] < FIRST_YEAR or cohorts[-1] > LAST_COHORT:
        raise RequestError(
            f"{place} expected insurance years from {FIRST_YEAR} to {LAST_COHORT}, "
            "the first not after the last"
        )
    return tuple(cohorts)
