"""A form as it was asked for: the options of the command, checked."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from kernel.errors import RequestError
from kernel.messages import OR, Text, listed, message, verbatim
from kernel.names import Names, place_spellings
from kernel.progress import progress_of
from kernel.registry import load_region
from simulate.projection.breakdowns import LOCALITY
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL
from simulate.projection.student_body import written_years
from simulate.projection.subject import Subject
from simulate.report.forms.actuals import Inputs, read_actuals, read_inputs
from simulate.report.forms.amounts_file import fen_of
from simulate.report.forms.budget import Terms
from simulate.report.forms.completeness import marked
from simulate.report.forms.declared_forms import FORMS, DeclaredForm
from simulate.report.forms.filled_year import FORECAST
from simulate.report.forms.form import ACTUAL, Form
from simulate.report.forms.form_intervals import with_ends
from simulate.scenario.setup import Setup
from simulate.uncertainty.trial import Trial

_WORK: Final = message("Forms")

_OF_ONE_REGION: Final = ("--locality", "--previous", "--inputs", "--opening-balance")
"""Options that name a place of one region, or give figures of its fund."""

_OF_EVERY_FORM: Final = ("--locality",)

_PLACE: Final = LOCALITY.name

_ONLY: Final = message("Pooling area {place}: its students only")


@frozen
class FormOptions:
    """The options that concern forms, as they were given; None for what was not.

    Attributes:
        form: its name.
        locality: a pooling area in either language.
        years: that it shows; None for all, or for the year that it chooses.
        previous, opening_balance, inputs: see `Terms`.
        incomplete: whether cohorts may be missing.
    """

    form: str | None
    locality: str | None
    years: range | None
    previous: Path | None
    opening_balance: str | None
    incomplete: bool = False
    inputs: Path | None = None

    @property
    def terms(self) -> dict[str, object]:
        """What is given beside the name, by option."""
        return {
            "--locality": self.locality,
            "--previous": self.previous,
            "--inputs": self.inputs,
            "--opening-balance": self.opening_balance,
            "--incomplete": self.incomplete or None,
        }


@frozen
class FormRequest:
    """Which form, and on which terms.

    Attributes:
        accounting: `accrual` or `cash`, empty for a form that shows both.
        terms: of a budget.
        inputs: the files that say some of them.
        locality: the pooling area whose students it is about; empty for all.
        incomplete: whether cohorts may be missing.
        replicates: draws of the assumptions for the intervals, None for no intervals.
    """

    form: DeclaredForm
    accounting: str
    terms: Terms
    inputs: tuple[Path, ...]
    locality: str = ""
    incomplete: bool = False
    replicates: int | None = None

    @property
    def groupings(self) -> tuple[str, ...]:
        """The groupings that its figures need."""
        place = [_PLACE] if self.locality else []
        return tuple(dict.fromkeys((*self.form.groupings, *place)))

    @property
    def shown(self) -> range | None:
        """The years that are asked for, with those before them that it shows; None for all."""
        asked = self.terms.years
        return asked and range(asked.start - self.form.before, asked.stop)

    def subject_of(self, asked: Subject) -> Subject:
        """Return who is forecast for it: everybody by his share, also in the years before."""
        return evolve(asked, drawing=asked.drawing.expected, years=self.shown)

    def whose(self, forecasts: Sequence[Forecast]) -> list[Forecast]:
        """Return what forecasts, made with the groupings, say of the students it is about."""
        if not self.locality:
            return [*forecasts]
        return [one.of_those(_PLACE, [self.locality]) for one in forecasts]

    def made_of(
        self,
        forecasts: Mapping[str, Sequence[Forecast]],
        again: Callable[[str, Setup], Sequence[Forecast]],
    ) -> list[Form]:
        """Return the form of each region.

        Args:
            forecasts: of each region, of the students whom it is about.
            again: forecasts the same students of a region under another setup.

        Raises:
            RequestError: the terms do not fit the forecast.
        """
        forms = []
        with progress_of(_WORK, len(forecasts)) as progress:
            for region, own in forecasts.items():
                progress.now = own[0].setup.rules.facts.name
                form = self.form.fill(own, self.accounting, self.terms, partial(again, region))
                shown = form if self.shown is None else _over(self.shown, form)
                forms.append(self._headed(self._marked(shown, own), own[0].setup))
                progress.advance()
        return forms

    def with_ends(self, form: Form, trials: Sequence[Trial], workers: int) -> Form:
        """Return a form with the ends of intervals, where they are asked for.

        Args:
            form: of one region, and
            trials: its cohorts, made with the groupings.
            workers: how many work at once.
        """
        if self.replicates is None:
            return form
        years = [column.year for column in form.columns if column.status not in (ACTUAL, FORECAST)]
        terms = evolve(self.terms, years=range(min(years), max(years) + 1))

        def fill(forecasts: Sequence[Forecast]) -> Form:
            return self.form.fill(self.whose(forecasts), self.accounting, terms, None)

        return with_ends(form, fill, trials, self.replicates, workers)

    def _marked(self, form: Form, forecasts: Sequence[Forecast]) -> Form:
        """Return a form that says what is missing; one that shows both bases has cash too."""
        is_accrual = self.accounting == ACCRUAL
        return marked(form, forecasts, cash=not is_accrual, may_lack=not self.form.whole)

    def _headed(self, form: Form, setup: Setup) -> Form:
        """Say above a form that it is about one pooling area, if it is."""
        if not self.locality:
            return form
        only = _ONLY.filled(place=setup.rules.facts.localities[self.locality])
        return evolve(form, locality=self.locality, head=(only, *form.head))


def _over(years: range, form: Form) -> Form:
    """Return a form of some years. Raises RequestError where it has none of them."""
    if not any(column.year in years for column in form.columns):
        raise RequestError(
            "--years {asked}: expected years of the forecast, {first} to {last}",
            asked=written_years(years),
            first=form.columns[0].year,
            last=form.columns[-1].year,
        )
    return form.over(years)


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
        if form is None or option not in (*form.takes, *_OF_EVERY_FORM):
            _refuse(
                {option: value}, message("expected with {forms} only", forms=_forms_with(option))
            )
    if form is None:
        return None
    _refuse({"--horizon": horizon, "--by": by}, message("a form has its own years and breakdowns"))
    if form.is_fixed or not form.accounting:
        _refuse(
            {"--accounting": accounting},
            message("the {form} is not divided by accounting basis", form=form.name),
        )
    if len(regions) > 1:
        found = message("expected one --region, found {regions}", regions=listed(regions))
        _refuse({option: options.terms[option] for option in _OF_ONE_REGION}, found)
    previous, inputs, balance = options.previous, options.inputs, options.opening_balance
    return FormRequest(
        form,
        accounting or form.accounting,
        Terms(
            options.years,
            None if previous is None else read_actuals(previous),
            None if balance is None else _balance(balance),
            Inputs() if inputs is None else read_inputs(inputs, form.labels),
        ),
        tuple(path for path in (previous, inputs) if path is not None),
        "" if options.locality is None else _locality(regions[0], options.locality),
        incomplete=options.incomplete,
        replicates=replicates,
    )


def _forms_with(option: str) -> Text:
    """Name the forms that take an option."""
    if option in _OF_EVERY_FORM:
        return verbatim("--form")
    taking = (f"--form {form.name}" for form in FORMS.values() if option in form.takes)
    return listed(taking, OR)


def _locality(region: str, given: str) -> str:
    """Return the pooling area of a region that is meant."""
    rules = load_region(region)
    named = message("pooling area of {region}", region=rules.facts.name)
    places = rules.facts.localities
    spelled = {name: place_spellings(text) for name, text in places.items()}
    return Names(named, places, lambda: spelled).name_of(given, f"--locality {given}")


def _refuse(options: Mapping[str, object], why: Text) -> None:
    """Raise RequestError for the first option that is given."""
    for option, value in options.items():
        if value is not None and value != ():
            words = () if value is True else value if isinstance(value, tuple) else (str(value),)
            raise RequestError("{given}: {why}", given=" ".join((option, *words)), why=why)


def _balance(text: str) -> int:
    try:
        return fen_of(text)
    except RequestError as fault:
        raise RequestError("--opening-balance: {fault}", fault=fault) from None
