"""What is read first of a forecast: the headline, the years, what it depends on, what is next."""

from collections.abc import Sequence
from typing import Final

from rich.console import RenderableType

from kernel.messages import listed, message
from simulate.language.catalogue import spoken
from simulate.output.layout import Sentences
from simulate.output.presentation import Presentation
from simulate.report.first_charts import first_charts
from simulate.report.first_tables import cash_table, years_table
from simulate.report.headline import Headline
from simulate.report.headline_view import headline_view
from simulate.report.main_effects import main_effects
from simulate.report.side_by_side import cohort_table

_MORE: Final = message("More: {options}; simulate glossary explains the words.")
_DETAIL: Final = message(
    "--detail (per head, by basis, assumptions and sources, {notes} notes), --by clause"
)
_INTERVALS: Final = message("--replicates 1000 (intervals)")
_FILES: Final = message("-o FILE")


def first_screen(
    headline: Headline, by: Sequence[str], notes: int, look: Presentation
) -> list[RenderableType]:
    """Return the parts of the first screen of a region.

    Args:
        headline: of all cohorts together.
        by: breakdowns that stand under the lines of the table.
        notes: how many there are for whoever asks for detail.
        look: how it looks.
    """
    parts: list[RenderableType] = [
        headline_view(headline, look),
        years_table(headline, by, look),
    ]
    if not headline.only_basis:
        parts.append(cash_table(headline, look))
    if len(headline.forecasts) > 1:
        parts.append(cohort_table(headline, look))
    if headline.main_effect:
        parts.append(main_effects(headline, look))
    if look.charts:
        parts += first_charts(headline, look)
    if not look.detail:
        intervals = [] if headline.spread else [_INTERVALS]
        options = listed([_DETAIL.filled(notes=notes), *intervals, _FILES])
        parts.append(Sentences([spoken(_MORE.filled(options=options), look.language)]))
    return parts
