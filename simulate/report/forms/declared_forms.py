"""The forms, each declared once: on which accounting basis it stands, what it takes, what fills it.

The command line offers them by name, without loading this.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from attrs import field, frozen

from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL, CASH, NONE
from simulate.report.forms.bridge import bridge
from simulate.report.forms.budget import Terms, budget
from simulate.report.forms.form import Form
from simulate.report.forms.transfers import GROUPINGS, transfers
from simulate.report.forms.unpublished_shares import Again

Fill = Callable[[Sequence[Forecast], str, Terms, Again], Form]
"""Fills a form in: from a region's forecasts, on an accounting basis, on terms; the last one
forecasts the same students under another setup."""


@frozen
class DeclaredForm:
    """A form that can be asked for.

    Attributes:
        name: in options and data files.
        accounting: on which basis it stands unless another is given; empty for a form that shows
            both and takes none.
        takes: which options of a budget office it has.
        groupings: that its forecasts need.
    """

    name: str
    fill: Fill
    accounting: str = field(default=NONE, kw_only=True)
    takes: tuple[str, ...] = field(default=(), kw_only=True)
    groupings: tuple[str, ...] = field(default=(), kw_only=True)


FORMS: Final[Mapping[str, DeclaredForm]] = {
    form.name: form
    for form in (
        DeclaredForm("bridge", lambda forecasts, *_: bridge(forecasts)),
        DeclaredForm(
            "transfers",
            lambda forecasts, accounting, _, again: transfers(forecasts, accounting, again),
            accounting=ACCRUAL,
            groupings=GROUPINGS,
        ),
        DeclaredForm(
            "budget",
            lambda forecasts, accounting, terms, _: budget(forecasts, accounting, terms),
            accounting=CASH,
            takes=("--year", "--previous", "--opening-balance"),
        ),
    )
}
"""The forms by name, in the order in which the command offers them."""
