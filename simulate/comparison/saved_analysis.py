"""The analysis of change between two saved results, recomputed from their records."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from kernel.errors import XuebaoError
from kernel.messages import Text, message
from kernel.progress import progress_of
from simulate.comparison.changes import Change, changes_between
from simulate.comparison.differences import Difference, between
from simulate.comparison.intervals import SpreadPair, pairs_of
from simulate.comparison.recorded import Recorded
from simulate.comparison.saved_way import Way
from simulate.comparison.scenarios import ANALYSED, Step
from simulate.comparison.steps import METHOD, PROGRAM, REMAINDER, SAVED_STEPS
from simulate.comparison.student_types import TYPE, StudentType, types_between
from simulate.output.saved import Saved
from simulate.scenario.setup import Setup

_WORK: Final = message("Analysis of change")


@frozen(eq=False)
class Recomputed:
    """A region that two records say enough of to forecast it again.

    Attributes:
        setup: the region as it is after.
        changes: what the two rest on differently.
        types: what happens to each type of student, where both results come out again.
        pair: both in the same draws, where in addition both have draws, and of one seed.
    """

    setup: Setup
    changes: tuple[Change, ...] = ()
    types: tuple[StudentType, ...] = ()
    pair: SpreadPair | None = None

    @classmethod
    def of(cls, one: Recorded, other: Recorded, way: Way) -> "Recomputed":
        """Compare what two records rest on. Raises what forecasts and draws raise."""
        region, comes_out_again = one.setup.rules.name, not way.has(PROGRAM, REMAINDER)
        same_people = comes_out_again and one.cohorts == other.cohorts and not way.has(METHOD)
        return cls(
            other.setup,
            tuple(changes_between({region: one.setup}, {region: other.setup})),
            tuple(_types(one, other)) if same_people else (),
            _pair(one, other) if comes_out_again else None,
        )


@frozen
class Analysis:
    """How the figures of one saved result become those of the other.

    Attributes:
        steps: their effects on the figures of ANALYSED that both results have add up to the
            differences.
        regions: those that are forecast again.
        faults: why another region cannot be.
    """

    steps: tuple[Step, ...]
    regions: Mapping[str, Recomputed]
    faults: Mapping[str, Text]

    @property
    def types(self) -> list[StudentType]:
        """What happens to each type of student, region by region."""
        return [one for region in self.regions.values() for one in region.types]

    @property
    def pairs(self) -> dict[str, SpreadPair]:
        """The regions that are in the same draws."""
        return {name: one.pair for name, one in self.regions.items() if one.pair}


def analysis_of(before: Saved, after: Saved) -> Analysis:
    """Forecast what two saved results record, and every step from one to the other.

    The years that both results have are analysed, over all cohorts of each.
    """
    differences = [
        d
        for d in between(before.facts_by(()), after.facts_by(()))
        if d.account in ANALYSED and d.difference is not None
    ]
    ways, recomputed, faults = dict[str, Way](), dict[str, Recomputed](), dict[str, Text]()
    regions = dict.fromkeys(d.region for d in differences)
    with progress_of(_WORK, len(regions)) as progress:
        for region in regions:
            own = {(d.year, d.account): d for d in differences if d.region == region}
            start = {figure: d.before or 0 for figure, d in own.items()}
            end = {figure: d.after or 0 for figure, d in own.items()}
            try:
                one, other = (Recorded.of(saved, region) for saved in (before, after))
                ways[region] = Way.between(one, other, start, end)
                recomputed[region] = Recomputed.of(one, other, ways[region])
            except XuebaoError as fault:
                ways[region], faults[region] = Way.unknown(start, end), fault.text
            progress.advance()
    return Analysis(tuple(_steps(differences, ways)), recomputed, faults)


def _steps(differences: Sequence[Difference], ways: Mapping[str, Way]) -> Iterator[Step]:
    """Put the moves in the order of the steps, one beginning where the one before it ends."""
    now = [evolve(d, after=d.before) for d in differences]
    for name in SAVED_STEPS:
        effects = {region: way.effects(name) for region, way in ways.items()}
        now = [
            evolve(d, before=d.after, after=(d.after or 0) + effects[d.region][d.year, d.account])
            for d in now
        ]
        yield Step(name, tuple(now))


def _types(one: Recorded, other: Recorded) -> Sequence[StudentType]:
    region = one.setup.rules.name
    before, after = ({region: each.forecasts(*TYPE, clauses=False)} for each in (one, other))
    return types_between(before, after)


def _pair(one: Recorded, other: Recorded) -> SpreadPair | None:
    """Return two records in the same draws, where both have some and of one seed."""
    if not one.replicates or not other.replicates or one.drawing.seed != other.drawing.seed:
        return None
    draws = min(one.replicates, other.replicates)
    return pairs_of(one.spreads(draws), other.spreads(draws))[one.setup.rules.name]
