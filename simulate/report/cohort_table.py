"""Several cohorts side by side: a line for each, below the sum of all."""

from collections.abc import Sequence
from typing import Final

from rich.console import RenderableType

from kernel.messages import message
from simulate.language.catalogue import spoken
from simulate.output.grid import Grid, Row
from simulate.output.labels import measure_words
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.words import term
from simulate.projection.ledger import Account
from simulate.report.headline import Headline

_COHORT: Final = message("Cohort; {unit}")
_ENTRANTS: Final = message("Entrants")
_FIRST_INSURED: Final = message("Insured, first year")

_FLOWS: Final = ("fund_income", "government_cost", "student_cost")


def cohort_table(
    cohorts: Sequence[Headline], whole: Headline, look: Presentation
) -> RenderableType:
    """Return what each cohort comes to: entrants, insured, income, cost, the highest balance.

    Args:
        cohorts: the headline of each.
        whole: that of all together.
        look: how it looks.
    """
    language = look.language
    figures = Figures.of(look, [whole.fund_income.value])
    total = Row(
        term("total", language),
        [f"{whole.entrants:,}", "", *_flows(whole, figures), ""],
        bold=True,
        ruled=True,
    )
    return Grid(
        spoken(_COHORT.filled(unit=figures.unit.text), language),
        [
            spoken(_ENTRANTS, language),
            spoken(_FIRST_INSURED, language),
            *(measure_words(measure, language) for measure in _FLOWS),
            measure_words("prepaid_balance", language),
        ],
        [*(_row(cohort, figures) for cohort in cohorts), total],
    )


def _row(cohort: Headline, figures: Figures) -> Row:
    year, peak = cohort.peak
    highest = f"{figures.figure(Account('prepaid_balance'), peak.value)} ({year})"
    cells = [f"{cohort.entrants:,}", f"{cohort.insured[1].value:,}", *_flows(cohort, figures)]
    return Row(str(cohort.cohorts[0]), [*cells, highest])


def _flows(headline: Headline, figures: Figures) -> list[str]:
    return [figures.number(getattr(headline, name).value, is_money=True) for name in _FLOWS]
