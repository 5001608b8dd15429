"""What the cover of students costs by month, where somebody assumes it; in one draw or many."""

from collections.abc import Sequence

import numpy as np
from attrs import frozen

from kernel.figures import Array
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.benefit_cost import benefit_cost, cost_assumptions


@frozen(eq=False)
class CoverCosts:
    """The cost of a covered person-month, row by row.

    Attributes:
        assumptions: those of each draw.
        draw: in which of them each row is.
    """

    assumptions: Sequence[Assumptions]
    draw: Array | int = 0

    @property
    def are_given(self) -> bool:
        """Whether somebody assumes what benefits cost."""
        return bool(cost_assumptions(self.assumptions[0]))

    def in_year(self, year: int, institution_type: Array) -> Array:
        """Return the cost of a month of a calendar year for each row, in fen.

        Args:
            year: the calendar year.
            institution_type: of each row, by its code.

        Raises:
            RequestError: no cost is given for a type that is there.
        """
        words = self.assumptions[0].vocabulary["institution_type"]
        there, column = np.unique(institution_type, return_inverse=True)
        by_draw = [
            [benefit_cost(one, year, words[code]) for code in there] for one in self.assumptions
        ]
        return np.asarray(np.array(by_draw)[self.draw, column])
