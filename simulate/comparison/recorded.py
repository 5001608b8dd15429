"""A region of a saved result as it can be forecast again: installed rules over recorded values."""

from typing import Any

from attrs import field, frozen

from kernel.tomlfiles import TomlFile
from simulate.comparison.recorded_values import RecordedValues, structured
from simulate.output.record import is_of_this_program
from simulate.output.saved import Saved
from simulate.projection.forecast import Forecast, Method
from simulate.projection.subject import Drawing, Subject
from simulate.scenario.settings import CORRELATIONS, Setting
from simulate.scenario.setup import Setup, load_setup
from simulate.uncertainty.correlation import correlations_of
from simulate.uncertainty.drawn_cohorts import spreads_of
from simulate.uncertainty.spread import SpreadsByRegion


@frozen
class _Run:
    """What a record says of how students and assumptions were drawn, and under which rules."""

    cohorts: tuple[int, ...]
    seed: int
    method: Method
    replicates: int | None = None
    correlations: tuple[dict[str, Any], ...] = ()
    reforms: tuple[str, ...] = ()
    switches: dict[str, dict[str, str]] = field(factory=dict)


@frozen(eq=False)
class Recorded:
    """A region, its cohorts and how they are drawn, as a record has them.

    Attributes:
        replicates: how many draws of the assumptions there were, None for none.
        correlations: of the assumptions in them.
        of_this_program: this program made the record, and wrote down all that it takes.
    """

    setup: Setup
    cohorts: tuple[int, ...]
    drawing: Drawing
    replicates: int | None
    correlations: tuple[Setting, ...]
    of_this_program: bool

    @classmethod
    def of(cls, saved: Saved, region: str) -> "Recorded":
        """Take a region of a saved result.

        What the record does not know is as it is installed; what is not installed is left out.

        Raises:
            XuebaoError: the region or a reform is not installed, or does not take what is recorded.
        """
        file = TomlFile(str(saved.path), saved.path)
        run = structured(file, saved.run, _Run)
        setup, values = load_setup(region, run.reforms), RecordedValues.of(saved, region)
        law = values.law(setup.rules.law)
        for name, option in run.switches.get(region, {}).items():
            law = law.switched(name, option) if name in law.switches else law
        return cls(
            Setup(setup.rules.under(law), values.assumptions(setup.assumptions)),
            run.cohorts,
            Drawing(values.students, run.seed, run.method),
            run.replicates,
            tuple(Setting(CORRELATIONS, value, file) for value in run.correlations),
            of_this_program="reforms" in saved.run and is_of_this_program(saved.run, region),
        )

    def forecasts(self, *by: str, clauses: bool = True) -> list[Forecast]:
        """Forecast the cohorts. Raises what `Subject.forecasts` raises."""
        return self._subject.forecasts(self._setups, by, clauses=clauses)[self.setup.rules.name]

    def spreads(self, replicates: int) -> SpreadsByRegion:
        """Put the cohorts into so many draws. Raises what `spreads_of` raises."""
        together = correlations_of(self._setups, self.correlations)
        return spreads_of(self._subject, self._setups, together, replicates)

    @property
    def _subject(self) -> Subject:
        return Subject((self.setup.rules.name,), self.cohorts, self.drawing)

    @property
    def _setups(self) -> dict[str, Setup]:
        return {self.setup.rules.name: self.setup}
