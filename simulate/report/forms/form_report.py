"""Answers a request for a form: each region's own, in the place of the tables or rows."""

from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import RenderableType

from simulate.output.delivery import Answer, deliver
from simulate.output.layout import stacked
from simulate.output.record import entrants_of, grounds_of
from simulate.output.words import Language, spoken
from simulate.projection.forecast import Forecast
from simulate.projection.subject import ByRegion
from simulate.report.assumption_tables import assumption_table
from simulate.report.forms.form import Form
from simulate.report.forms.form_request import FormRequest
from simulate.report.forms.form_table import form_table, forms_csv, forms_json
from simulate.report.request import Request
from simulate.scenario.setup import Setup
from simulate.uncertainty.correlation import correlations_of


def file_forms(request: Request, asked: FormRequest) -> None:
    """Forecast what a form is about and send it where it was asked for."""
    deliver(request.destination, filed(request, asked))


def filed(request: Request, asked: FormRequest) -> Answer:
    """Forecast what a form is about, and fill it in."""
    started = datetime.now(UTC)
    subject, language = request.subject, request.destination.language
    setups = subject.setups(request.settings)
    correlations_of(setups, request.settings)
    forecasts = subject.forecasts(setups, asked.groupings)

    def again(region: str, setup: Setup) -> Sequence[Forecast]:
        return subject.forecasts({region: setup}, asked.groupings)[region]

    def text(shape: str) -> str:
        if shape == "csv":
            return forms_csv(forms, language)
        return forms_json(forms, *grounds, language)

    forms = asked.made_of(forecasts, again)
    entrants = entrants_of(forecasts)
    grounds = grounds_of(request, setups, entrants, started, inputs=asked.inputs)
    said = [f"{form.region}: {spoken(note, language)}" for form in forms for note in form.notes]
    return Answer(
        text=text,
        tables=lambda: _tables(forms, forecasts, language),
        notes=said,
        grounds=grounds,
    )


def _tables(forms: Sequence[Form], forecasts: ByRegion, language: Language) -> RenderableType:
    """Return each region's form, and below it the assumptions on which it rests."""
    parts: list[RenderableType] = []
    for form in forms:
        parts += [form_table(form, language), assumption_table(forecasts[form.region], language)]
    return stacked(*parts)
