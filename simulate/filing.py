"""Answers a request for a form: each region's own, in the place of the tables or rows."""

from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import RenderableType

from simulate.answer import deliver, grounds_of
from simulate.forecast import Forecast, Setup
from simulate.forms.asked import FormRequest
from simulate.forms.form import Form
from simulate.report.form import form_table, forms_csv, forms_json
from simulate.report.grounds import assumption_table
from simulate.report.table import stacked
from simulate.request import Request
from simulate.subject import ByRegion
from simulate.words import Language, spoken


def file_forms(request: Request, asked: FormRequest) -> None:
    """Forecast what a form is about and send it where it was asked for.

    Nothing is printed or written before every figure is there.
    """
    started = datetime.now(UTC)
    subject, language = request.subject, request.language
    forecasts = subject.forecasts(subject.setups(request.settings), asked.groupings)

    def again(region: str, setup: Setup) -> Sequence[Forecast]:
        return subject.forecasts({region: setup}, asked.groupings)[region]

    forms = asked.made_of(forecasts, again)
    grounds = grounds_of(request, forecasts, started)
    texts = {
        "csv": forms_csv(forms, language),
        "json": forms_json(forms, *grounds, language),
    }
    said = ((form.region, spoken(note, language)) for form in forms for note in form.notes)
    deliver(request, texts, lambda: _tables(forms, forecasts, language), said, grounds)


def _tables(forms: Sequence[Form], forecasts: ByRegion, language: Language) -> RenderableType:
    """Return each region's form, and below it the assumptions on which it rests."""
    parts: list[RenderableType] = []
    for form in forms:
        parts += [form_table(form, language), assumption_table(forecasts[form.region], language)]
    return stacked(*parts)
