"""A form as it was asked for: the options of the command, checked."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from attrs import frozen

from kernel.errors import RequestError
from kernel.messages import OR, Text, listed, message
from kernel.progress import progress_of
from simulate.projection.forecast import Forecast
from simulate.report.forms.actuals import fen_of, read_actuals
from simulate.report.forms.budget import Terms
from simulate.report.forms.declared_forms import FORMS, DeclaredForm
from simulate.report.forms.form import Form
from simulate.scenario.setup import Setup

_WORK: Final = message("Forms")

_OF_ONE_REGION: Final = ("--previous", "--opening-balance")
"""Options that give figures of one region's fund."""


@frozen
class FormOptions:
    """The options that concern forms, as they were given; None for what was not.

    Attributes:
        form: its name.
        year, previous, opening_balance: see `Terms`.
    """

    form: str | None
    year: int | None
    previous: Path | None
    opening_balance: str | None

    @property
    def terms(self) -> dict[str, object]:
        """What is given beside the name, by option."""
        return {
            "--year": self.year,
            "--previous": self.previous,
            "--opening-balance": self.opening_balance,
        }


@frozen
class FormRequest:
    """Which form, and on which terms.

    Attributes:
        accounting: `accrual` or `cash`, empty for a form that shows both.
        terms: of a budget.
        inputs: the files that say some of them.
    """

    form: DeclaredForm
    accounting: str
    terms: Terms
    inputs: tuple[Path, ...]

    def made_of(
        self,
        forecasts: Mapping[str, Sequence[Forecast]],
        again: Callable[[str, Setup], Sequence[Forecast]],
    ) -> list[Form]:
        """Return the form of each region.

        Args:
            forecasts: of each region, made with the groupings of the form.
            again: forecasts the same students of a region under another setup.

        Raises:
            RequestError: the terms do not fit the forecast.
        """
        forms = []
        with progress_of(_WORK, len(forecasts)) as progress:
            for region, own in forecasts.items():
                progress.now = own[0].setup.rules.facts.name
                form = self.form.fill(own, self.accounting, self.terms, partial(again, region))
                forms.append(form)
                progress.advance()
        return forms


def form_of(
    options: FormOptions,
    *,
    regions: Sequence[str],
    accounting: str | None,
    horizon: int | None,
    replicates: int | None,
    by: Sequence[str],
) -> FormRequest | None:
    """Check the options of the command that concern forms; None where no form is asked for.

    Raises:
        RequestError: an option that the form does not have, or cannot mean.
    """
    form = None if options.form is None else FORMS[options.form]
    for option, value in options.terms.items():
        if form is None or option not in form.takes:
            _refuse(
                {option: value}, message("expected with {forms} only", forms=_forms_with(option))
            )
    if form is None:
        return None
    _refuse({"--horizon": horizon, "--by": by}, message("a form has its own years and breakdowns"))
    _refuse({"--replicates": replicates}, message("a form has one amount a line, and no intervals"))
    if not form.accounting:
        _refuse(
            {"--accounting": accounting}, message("the {form} shows both bases", form=form.name)
        )
    if len(regions) > 1:
        found = message("expected one --region, found {regions}", regions=listed(regions))
        _refuse({option: options.terms[option] for option in _OF_ONE_REGION}, found)
    previous, balance = options.previous, options.opening_balance
    return FormRequest(
        form,
        accounting or form.accounting,
        Terms(
            options.year,
            None if previous is None else read_actuals(previous),
            None if balance is None else _balance(balance),
        ),
        () if previous is None else (previous,),
    )


def _forms_with(option: str) -> Text:
    """Name the forms that take an option."""
    taking = (f"--form {form.name}" for form in FORMS.values() if option in form.takes)
    return listed(taking, OR)


def _refuse(options: Mapping[str, object], why: Text) -> None:
    """Raise RequestError for the first option that is given."""
    for option, value in options.items():
        if value is not None and value != ():
            shown = " ".join(value) if isinstance(value, tuple) else value
            raise RequestError("{option} {shown}: {why}", option=option, shown=shown, why=why)


def _balance(text: str) -> int:
    try:
        return fen_of(text)
    except RequestError as fault:
        raise RequestError("--opening-balance: {fault}", fault=fault) from None
