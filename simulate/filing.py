"""Answers a request for a form: each region's own, in the place of the tables or rows."""

from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import RenderableType

from simulate.delivery import Answer, deliver
from simulate.forecast import Forecast, Setup
from simulate.forms.form import Form
from simulate.forms.request import FormRequest
from simulate.record import entrants_of, grounds_of
from simulate.report.form import form_table, forms_csv, forms_json
from simulate.report.grounds import assumption_table
from simulate.report.table import stacked
from simulate.request import Request
from simulate.subject import ByRegion
from simulate.words import Language, spoken


def file_forms(request: Request, asked: FormRequest) -> None:
    """Forecast what a form is about and send it where it was asked for."""
    deliver(request.destination, filed(request, asked))


def filed(request: Request, asked: FormRequest) -> Answer:
    """Forecast what a form is about, and fill it in."""
    started = datetime.now(UTC)
    subject, language = request.subject, request.destination.language
    setups = subject.setups(request.settings)
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
