"""The forms, each declared once: on which accounting basis it stands, what it takes, what fills it.

The command line offers them by name, without loading this.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from attrs import field, frozen
from rich.console import RenderableType

from simulate.output.presentation import Presentation
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL, CASH, NONE
from simulate.report.forms import settlement_rows
from simulate.report.forms.bridge import bridge
from simulate.report.forms.budget import Terms, budget
from simulate.report.forms.form import Form
from simulate.report.forms.form_table import form_table
from simulate.report.forms.insured_by_standard import GROUPINGS as STANDARDS_BY
from simulate.report.forms.printed_labels import BUDGET_LABELS, Labels
from simulate.report.forms.settlement import settlement
from simulate.report.forms.settlement_labels import SETTLEMENT_LABELS
from simulate.report.forms.settlement_table import settlement_table
from simulate.report.forms.transfers import GROUPINGS, transfers
from simulate.report.forms.unpublished_shares import Again

Fill = Callable[[Sequence[Forecast], str, Terms, Again | None], Form]
"""Fills a form in: from a region's forecasts, on an accounting basis, on terms; the last one
forecasts the same students under another setup, where that is asked for."""


@frozen
class DeclaredForm:
    """A form that can be asked for.

    Attributes:
        name: in options and data files.
        accounting: on which basis it stands unless another is given; empty for a form that shows
            both and takes none.
        is_fixed: whether it stands on no other basis.
        takes: which options of a budget office it has.
        labels: of the lines that --inputs may give.
        table: how a person sees it.
        before: how many years before those that are asked for it shows too.
        whole: it is of the whole student body, so that no cohort may be missing.
        groupings: that its forecasts need.
    """

    name: str
    fill: Fill
    accounting: str = field(default=NONE, kw_only=True)
    is_fixed: bool = field(default=False, kw_only=True)
    takes: tuple[str, ...] = field(default=(), kw_only=True)
    labels: Labels = field(default=BUDGET_LABELS, kw_only=True)
    groupings: tuple[str, ...] = field(default=(), kw_only=True)
    table: Callable[[Form, Presentation], RenderableType] = field(default=form_table, kw_only=True)
    before: int = field(default=0, kw_only=True)
    whole: bool = field(default=False, kw_only=True)


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
            takes=("--previous", "--inputs", "--opening-balance", "--incomplete"),
            before=1,
            whole=True,
            groupings=STANDARDS_BY,
        ),
        DeclaredForm(
            "settlement",
            lambda forecasts, _, terms, __: settlement(forecasts, terms.years, terms.inputs),
            accounting=ACCRUAL,
            is_fixed=True,
            takes=("--inputs", "--incomplete"),
            labels=SETTLEMENT_LABELS,
            whole=True,
            groupings=settlement_rows.GROUPINGS,
            table=settlement_table,
        ),
    )
}
"""The forms by name, in the order in which the command offers them."""
