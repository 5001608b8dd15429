"""A forecast as it was asked for: the options of the command, checked."""

from collections.abc import Sequence

from attrs import frozen

from kernel.errors import RequestError
from simulate.output.asked import Asked
from simulate.projection.breakdowns import PAYER
from simulate.projection.facts import Horizon
from simulate.report.forms.form_request import FormOptions, FormRequest, form_of


@frozen
class Request:
    """A forecast as it was asked for, checked.

    Attributes:
        asked: what every request says.
        horizon: the years that are shown.
        replicates: draws of the assumptions for the intervals, None for no intervals.
        by: breakdowns that add a column.
        accounting: of the tables, `accrual` or `cash`; empty for both.
        form: asked for instead of tables and rows, if any.
    """

    asked: Asked
    horizon: Horizon
    replicates: int | None
    by: tuple[str, ...]
    accounting: str
    form: FormRequest | None

    @classmethod
    def of(
        cls,
        asked: Asked,
        form: FormOptions,
        *,
        horizon: int | None,
        replicates: int | None,
        by: Sequence[str],
        accounting: str | None,
    ) -> "Request":
        """Check the options of the command. Raises RequestError for what they cannot mean."""
        return cls(
            asked=asked,
            horizon=_shown(asked.subject.years, horizon),
            replicates=replicates,
            by=_breakdowns(by, replicates),
            accounting=accounting or "",
            form=form_of(
                form,
                regions=asked.subject.regions,
                accounting=accounting,
                horizon=horizon,
                replicates=replicates,
                by=by,
            ),
        )


def _shown(years: range | None, horizon: int | None) -> Horizon:
    """Return which years are shown. Raises RequestError where two options say so."""
    if years is not None and horizon is not None:
        raise RequestError(
            "--horizon {horizon}: the years are given; expected one of the two", horizon=horizon
        )
    return years or horizon


def _breakdowns(by: Sequence[str], replicates: int | None) -> tuple[str, ...]:
    """Return the breakdowns that add a column; the result is always given by payer."""
    breakdowns = tuple(dict.fromkeys(name for name in by if name != PAYER))
    if breakdowns and replicates:
        raise RequestError(
            "--replicates {replicates} --by {by}: intervals are of figures that "
            "are not broken down; expected one of the two options",
            replicates=replicates,
            by=breakdowns[0],
        )
    return breakdowns
