"""A form as a result: each region's own, instead of the tables and rows of a forecast."""

from collections.abc import Sequence
from datetime import UTC, datetime

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
from simulate.projection.forecast import Forecast
from simulate.projection.ledger import ACCRUAL
from simulate.projection.subject import ByRegion
from simulate.report.assumption_tables import assumption_table
from simulate.report.forms.form import Form
from simulate.report.forms.form_headline import form_headline
from simulate.report.forms.form_request import FormRequest
from simulate.report.forms.form_table import COLUMNS, form_records, form_table, page_records
from simulate.report.headline import Headline
from simulate.scenario.setup import Setup
from simulate.uncertainty.correlation import correlations_of


def form_report(asked: Asked, request: FormRequest) -> Result:
    """Forecast what a form is about, and fill it in."""
    started = datetime.now(UTC)
    subject, language = asked.subject, asked.language
    setups = subject.setups(asked.settings)
    correlations_of(setups, asked.settings)
    forecasts = subject.forecasts(setups, request.form.groupings)

    def again(region: str, setup: Setup) -> Sequence[Forecast]:
        return subject.forecasts({region: setup}, request.form.groupings)[region]

    forms = request.made_of(forecasts, again)
    entrants = entrants_of(forecasts)
    grounds = grounds_of(asked, setups, entrants, started, inputs=request.inputs)
    return Result(
        columns=COLUMNS,
        made_rows=lambda: (row for form in forms for row in form_records(form, language)),
        made_document=lambda rows: grounds.document(
            {"forms": page_records(forms, language), "rows": rows}
        ),
        view=lambda look: _tables(forms, forecasts, asked, request.accounting, look),
        notes=lambda language: _notes(forms, language),
        language=language,
        grounds=grounds,
    )


def _notes(forms: Sequence[Form], language: Language) -> list[str]:
    return [
        of_place(form.region, spoken(note, language), language)
        for form in forms
        for note in form.notes
    ]


def _tables(
    forms: Sequence[Form], forecasts: ByRegion, asked: Asked, accounting: str, look: Presentation
) -> RenderableType:
    """Return each region's form: above it what it comes to, below it the assumptions of it."""
    parts: list[RenderableType] = []
    for form in forms:
        own = forecasts[form.region]
        headline = form_headline(form, Headline(own, accounting or ACCRUAL), look)
        above = [*set_words(own[0].setup, asked.settings), headline]
        parts.append(Sentences([spoken(one, look.language) for one in above]))
        parts.append(form_table(form, look))
        if look.detail:
            parts.append(assumption_table(own, look.language))
    return stacked(*parts)
