"""One published figure beside the forecast's, with the difference that is expected and why."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from attrs import field, frozen

from kernel.messages import Pair, Text
from tests.simulate.published.figures import Published


class Kind(Enum):
    """What agreement would prove."""

    INPUT = Pair("nothing: the input", "无：即输入值")
    PARTLY = Pair("part of it", "部分")
    CHECK = Pair("it is independent", "独立数据")

    @property
    def words(self) -> Text:
        """How tables say it."""
        return self.value


Bound = tuple[float, float]

EXACT: Final[Bound] = (0.0, 0.0)
"""No difference at all."""

TOLERANCE: Final = 0.005
"""Below the last digit that is shown."""


@frozen
class Comparison:
    """Published figures beside the forecast's.

    Attributes:
        what: place, year and quantity.
        published: one figure, or several in a row such as the levels of government.
        forecast: as many, in the same unit.
        bounds: between which each difference, forecast − published, has to lie.
        kind: what agreement would prove.
        reasons: why they differ, or agree; names of REASONS.
        parts: the difference broken down, by name; empty where it is not.
    """

    what: Text
    published: Published
    forecast: tuple[float, ...]
    bounds: tuple[Bound, ...]
    kind: Kind
    reasons: tuple[str, ...]
    parts: Mapping[str, float] = field(factory=dict)

    @property
    def differences(self) -> tuple[float, ...]:
        """Forecast − published."""
        pairs = zip(self.forecast, self.published.figures, strict=True)
        return tuple(made - printed for made, printed in pairs)

    @property
    def percent(self) -> float:
        """The first difference, in percent of what is published."""
        return self.differences[0] / self.published.figures[0] * 100

    @property
    def holds(self) -> bool:
        """Every difference lies within its bounds."""
        return all(
            low - TOLERANCE <= difference <= high + TOLERANCE
            for difference, (low, high) in zip(self.differences, self.bounds, strict=True)
        )
