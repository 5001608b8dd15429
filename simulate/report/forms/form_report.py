"""A form as a result: each region's own, instead of the tables and rows of a forecast."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from attrs import evolve
from rich.console import RenderableType

from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.asked import Asked
from simulate.output.labels import of_place
from simulate.output.layout import Sentences, stacked
from simulate.output.presentation import Presentation
from simulate.output.record import entrants_of, grounds_of
from simulate.output.result import Result
from simulate.output.settings_words import set_words
from simulate.projection.breakdowns import INSTITUTION
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL
from simulate.projection.subject import ByRegion
from simulate.report.assumption_tables import assumption_table
from simulate.report.forms.completeness import check_complete
from simulate.report.forms.form import ACTUAL, Form
from simulate.report.forms.form_headline import form_headline
from simulate.report.forms.form_request import FormRequest
from simulate.report.forms.form_table import columns_of, form_records, page_records
from simulate.report.headline import Headline
from simulate.report.idle_settings import Run
from simulate.report.setting_warnings import said_of_settings
from simulate.scenario.setup import Setup
from simulate.uncertainty.correlation import correlations_of
from simulate.uncertainty.drawn_cohorts import trials_of

if TYPE_CHECKING:
    # Only who opens one waits for it.
    from simulate.output.deliverable.whole import Deliverable


def form_report(asked: Asked, request: FormRequest) -> Result:
    """Forecast what a form is about, and fill it in."""
    started = datetime.now(UTC)
    language = asked.language
    setups = asked.subject.setups(asked.settings)
    asked = evolve(asked, subject=request.subject_of(asked.subject)).choosing(setups)
    subject = asked.subject
    correlations = correlations_of(setups, asked.settings)
    # Types of institution tell how many students cohorts leave out that are too early.
    groupings = [*request.groupings, INSTITUTION.name]

    def forecast(changed: Mapping[str, Setup]) -> ByRegion:
        found = subject.forecasts(changed, groupings)
        return {region: request.whose(own) for region, own in found.items()}

    def again(region: str, setup: Setup) -> Sequence[Forecast]:
        return forecast({region: setup})[region]

    forecasts = forecast(setups)
    forms = request.made_of(forecasts, again)
    if not request.incomplete:
        check_complete(forms, f"--form {request.form.name}", asked.command)
    trials = trials_of(subject, setups, correlations, request.groupings)
    workers = subject.drawing.workers
    forms = [request.with_ends(form, trials[form.region], workers) for form in forms]
    entrants = entrants_of(forecasts)
    grounds = grounds_of(
        asked,
        setups,
        entrants,
        started,
        request.replicates,
        inputs=request.inputs,
        locality=request.locality,
    )

    def deliverable(look: Presentation) -> "Deliverable":
        from simulate.report.chapters.form_deliverable import form_deliverable

        own = {form.region: forecasts[form.region] for form in forms}
        said = {form.region: _above(form, own[form.region], asked, request, look) for form in forms}
        headlines = {
            form.region: Headline(own[form.region], request.accounting or ACCRUAL, _years(form))
            for form in forms
        }
        return form_deliverable(forms, headlines, said, result, look)

    result = Result(
        columns=columns_of(forms),
        made_rows=lambda: form_records(forms, language),
        made_document=lambda rows: grounds.document(
            {"forms": page_records(forms, language), "rows": rows}
        ),
        made_deliverable=deliverable,
        view=lambda look: _tables(forms, forecasts, asked, request, look),
        notes=lambda language: _notes(forms, language),
        warnings=lambda language: said_of_settings(
            {one.region: _run(one, forecasts[one.region], asked) for one in forms}, language
        ),
        language=language,
        grounds=grounds,
    )
    return result


def _notes(forms: Sequence[Form], language: Language) -> list[str]:
    return [
        of_place(form.region, spoken(note, language), language)
        for form in forms
        for note in form.notes
    ]


def _run(form: Form, forecasts: Sequence[Forecast], asked: Asked) -> Run:
    """Return what a region's settings have to move: the figures of the form's years."""
    return Run(forecasts, _years(form), asked.subject.drawing.students, is_form=True)


def _years(form: Form) -> range:
    """Return the years of a form that are forecast."""
    years = [column.year for column in form.columns if column.status != ACTUAL]
    return range(min(years), max(years) + 1)


def _tables(
    forms: Sequence[Form],
    forecasts: ByRegion,
    asked: Asked,
    request: FormRequest,
    look: Presentation,
) -> RenderableType:
    """Return each region's form: above it what it comes to, below it the assumptions of it."""
    parts: list[RenderableType] = []
    for form in forms:
        own = forecasts[form.region]
        parts.append(Sentences(_above(form, own, asked, request, look)))
        parts.append(request.form.table(form, look))
        if look.detail:
            parts.append(assumption_table(own, look.language))
    return stacked(*parts)


def _above(
    form: Form,
    forecasts: Sequence[Forecast],
    asked: Asked,
    request: FormRequest,
    look: Presentation,
) -> list[str]:
    """Return what stands above a form: what is set, and what it comes to."""
    headline = Headline(forecasts, request.accounting or ACCRUAL, request.shown)
    words = [*set_words(forecasts[0].setup, asked.settings), form_headline(form, headline, look)]
    return [spoken(one, look.language) for one in words]
