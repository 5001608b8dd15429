"""Answers a request for a form: each region's own, in the place of the tables or rows."""

from collections.abc import Sequence
from datetime import UTC, datetime

from rich.console import RenderableType

from simulate.answer import deliver, run_record, shapes_of
from simulate.evidence import evidence_of
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
    started = datetime.now(UTC).isoformat(timespec="seconds")
    subject, language = request.subject, request.language
    forecasts = subject.forecasts(subject.setups(request.settings), asked.groupings)

    def again(region: str, setup: Setup) -> Sequence[Forecast]:
        return subject.forecasts({region: setup}, asked.groupings)[region]

    forms = asked.made_of(forecasts, again)
    texts = {s: _text(s, request, forms, forecasts, started) for s in shapes_of(request)}
    said = ((form.region, spoken(note, language)) for form in forms for note in form.notes)
    deliver(request, texts, lambda: _tables(forms, forecasts, language), said)


def _tables(forms: Sequence[Form], forecasts: ByRegion, language: Language) -> RenderableType:
    """Return each region's form, and below it the assumptions on which it rests."""
    parts: list[RenderableType] = []
    for form in forms:
        parts += [form_table(form, language), assumption_table(forecasts[form.region], language)]
    return stacked(*parts)


def _text(
    shape: str, request: Request, forms: Sequence[Form], forecasts: ByRegion, started: str
) -> str:
    if shape == "csv":
        return forms_csv(forms, request.language)
    setups = [own[0].setup for own in forecasts.values()]
    evidence = evidence_of(setups, request.subject.cohorts)
    run = run_record(request, forecasts, started)
    return forms_json(forms, run, evidence, request.language)
