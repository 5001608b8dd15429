"""Several cohorts, or several regions, side by side: a line for each, below them the sum."""

from collections.abc import Iterable
from typing import Final

from rich.console import Group, RenderableType

from kernel.messages import Message, Text, message, verbatim
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.labels import measure_words
from simulate.output.layout import heading
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.words import REGION, TERMS, term
from simulate.projection.ledger import Account
from simulate.projection.measures import FLOWS
from simulate.report.headline import Amount, Headline

_BY_COHORT: Final = message("By cohort, {accounting}, {unit}")
_COHORT: Final = message("Cohort")
_BY_REGION: Final = message("By region, {accounting}, {unit}")
_ENTRANTS: Final = message("Entrants")
_FIRST_INSURED: Final = message("Insured, first year")
_FIRST_SHOWN: Final = message("Insured, first year shown")


def cohort_table(headline: Headline, look: Presentation) -> RenderableType:
    """Return what each cohort of a region comes to: entrants, insured, flows, highest balance."""
    alone = [Headline([one], headline.accounting, headline.horizon) for one in headline.forecasts]
    labels = [verbatim(one.cohorts[0]) for one in alone]
    return _side_by_side(_BY_COHORT, _COHORT, zip(labels, alone, strict=True), look)


def region_table(headlines: Iterable[Headline], look: Presentation) -> RenderableType:
    """Return the same of regions, each with all its cohorts."""
    named = [(one.setup.rules.facts.name, one) for one in headlines]
    return _side_by_side(_BY_REGION, REGION, named, look)


def _side_by_side(
    title: Message, corner: Text, named: Iterable[tuple[Text, Headline]], look: Presentation
) -> RenderableType:
    language, parts = look.language, [*named]
    headlines = [headline for _, headline in parts]
    sums = [sum(_flow(one, name) for one in headlines) for name in FLOWS]
    figures = Figures.of(look, sums[:1])
    entrants = sum(headline.entrants for headline in headlines)
    whole = [f"{entrants:,}", "", *(figures.number(one, is_money=True) for one in sums), ""]
    total = Row(term("total", language), whole, bold=True, ruled=True)
    first = _FIRST_SHOWN if isinstance(headlines[0].horizon, range) else _FIRST_INSURED
    said = title.filled(accounting=TERMS[headlines[0].accounting], unit=figures.unit.text)
    table = Grid(
        spoken(corner, language),
        [
            spoken(_ENTRANTS, language),
            spoken(first, language),
            *(measure_words(measure, language) for measure in FLOWS),
            measure_words("prepaid_balance", language),
        ],
        [*(_row(spoken(name, language), one, figures) for name, one in parts), total],
    )
    return Group(heading(spoken(said, language)), table)


def _row(label: str, headline: Headline, figures: Figures) -> Row:
    year, peak = headline.peak
    highest = f"{figures.figure(Account('prepaid_balance'), peak.value)} ({year})"
    flows = (figures.number(_flow(headline, name), is_money=True) for name in FLOWS)
    # Of a cohort that only pays in the autumn of the last year no insurance year is shown.
    insured = f"{headline.insured[1].value:,}" if headline.insurance_years else ""
    return Row(label, [f"{headline.entrants:,}", insured, *flows, highest])


def _flow(headline: Headline, name: str) -> int:
    amount: Amount = getattr(headline, name)
    return amount.value
