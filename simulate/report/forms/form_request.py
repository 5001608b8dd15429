"""A form as it was asked for: the options of the command, checked."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from attrs import frozen

from kernel.errors import RequestError
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL, CASH
from simulate.report.forms.actuals import fen_of, read_actuals
from simulate.report.forms.bridge import bridge
from simulate.report.forms.budget import Terms, budget
from simulate.report.forms.form import Form
from simulate.report.forms.transfers import GROUPINGS, transfers
from simulate.scenario.setup import Setup

_USUALLY: Final = {"bridge": "", "transfers": ACCRUAL, "budget": CASH}
"""The forms, and on which accounting basis each stands unless it is told; the bridge on both."""


@frozen
class FormRequest:
    """Which form, and on which terms.

    Attributes:
        accounting: `accrual` or `cash`, empty for the bridge.
        terms: of a budget.
        inputs: the files that say some of them.
    """

    name: str
    accounting: str
    terms: Terms
    inputs: tuple[Path, ...]

    @property
    def groupings(self) -> tuple[str, ...]:
        """The groupings that the forecasts need."""
        return GROUPINGS if self.name == "transfers" else ()

    def made_of(
        self,
        forecasts: Mapping[str, Sequence[Forecast]],
        again: Callable[[str, Setup], Sequence[Forecast]],
    ) -> list[Form]:
        """Return the form of each region.

        Args:
            forecasts: of each region, made with `groupings`.
            again: forecasts the same students of a region under another setup.

        Raises:
            RequestError: the terms do not fit the forecast.
        """
        make: Mapping[str, Callable[[str, Sequence[Forecast]], Form]] = {
            "bridge": lambda _, own: bridge(own),
            "transfers": lambda r, own: transfers(own, self.accounting, partial(again, r)),
            "budget": lambda _, own: budget(own, self.accounting, self.terms),
        }
        return [make[self.name](region, own) for region, own in forecasts.items()]


def form_of(
    name: str | None,
    *,
    regions: Sequence[str],
    accounting: str | None,
    horizon: int | None,
    replicates: int | None,
    by: Sequence[str],
    year: int | None,
    previous: Path | None,
    opening_balance: str | None,
) -> FormRequest | None:
    """Check the options of the command that concern forms; None where no form is asked for.

    Raises:
        RequestError: an option that the form does not have, or cannot mean.
    """
    terms = {"--year": year, "--previous": previous, "--opening-balance": opening_balance}
    if name != "budget":
        _refuse(terms, "expected with --form budget only")
    if name is None:
        return None
    _refuse({"--horizon": horizon, "--by": by}, "a form has its own years and breakdowns")
    _refuse({"--replicates": replicates}, "a form has one amount a line, and no intervals")
    if name == "bridge":
        _refuse({"--accounting": accounting}, "the bridge shows both bases")
    if len(regions) > 1:
        found = f"expected one --region, found {', '.join(regions)}"
        _refuse({option: value for option, value in terms.items() if option != "--year"}, found)
    return FormRequest(
        name,
        accounting or _USUALLY[name],
        Terms(
            year,
            None if previous is None else read_actuals(previous),
            None if opening_balance is None else _balance(opening_balance),
        ),
        () if previous is None else (previous,),
    )


def _refuse(options: Mapping[str, object], why: str) -> None:
    """Raise RequestError for the first option that is given."""
    for option, value in options.items():
        if value is not None and value != ():
            shown = " ".join(value) if isinstance(value, tuple) else value
            raise RequestError(f"{option} {shown}: {why}")


def _balance(text: str) -> int:
    try:
        return fen_of(text)
    except ValueError as fault:
        raise RequestError(f"--opening-balance: {fault}") from None
