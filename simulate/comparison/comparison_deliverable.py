"""A comparison as what a person opens, of two scenarios or of two saved results."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from simulate.comparison.compared_region import ComparedRegion
from simulate.comparison.comparison_chapters import region_blocks, region_checks
from simulate.comparison.comparison_words import (
    headline_figures,
    headline_sentences,
)
from simulate.comparison.type_tables import outcome_lines
from simulate.language.catalogue import spoken
from simulate.output.deliverable.answer import answer_opened, money_in
from simulate.output.deliverable.chapters import KINDS, Block, Chapter
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.deliverable.whole import Deliverable
from simulate.output.labels import of_place, place
from simulate.output.layout import KeyFigures, Sentences, bullets, heading
from simulate.output.presentation import Presentation
from simulate.output.result import Result
from simulate.output.text_table import TextTable


@frozen(eq=False)
class Findings:
    """What a comparison finds, in a language.

    Attributes:
        title: what is compared with what.
        remark: what it comes to, where no region has a figure of both that is compared.
        regions: those of which both have figures that are compared.
        causes: what differs in what the two rest on.
        notes: how they are compared.
    """

    title: str
    remark: str
    regions: Sequence[ComparedRegion]
    causes: Sequence[TextTable]
    notes: Sequence[str]


def comparison_deliverable(found: Findings, result: Result, look: Presentation) -> Deliverable:
    """Return a comparison as what a person opens.

    Args:
        found: what there is to say.
        result: the answer: its rows and its record.
        look: how it looks.
    """
    language = look.language
    blocks: dict[str, list[Block]] = {key: [] for key in KINDS}
    blocks["summary"] = [*_summary(found.regions, look)] or [Sentences([found.remark])]
    for one in found.regions:
        for key, own in region_blocks(one, money_in(look), language).items():
            blocks[key] += own
    blocks["causes"] = [*found.causes]
    blocks["method"] = [bullets(found.notes)]
    tables = [one for own in blocks.values() for one in own if isinstance(one, FigureTable)]
    return answer_opened(
        result,
        look,
        title=found.title,
        sentence="\n".join(_sentences(found.regions, look)) or found.remark,
        chapters=(Chapter(KINDS[key], tuple(own)) for key, own in blocks.items() if own),
        across=(check for one in found.regions for check in region_checks(one, tables, language)),
    )


def _sentences(regions: Sequence[ComparedRegion], look: Presentation) -> Iterator[str]:
    """Yield what each region's change comes to, behind its name where there are several."""
    for one in regions:
        first = next(headline_sentences(one.headline, look))
        said = spoken(first, look.language)
        yield of_place(one.name, said, look.language) if len(regions) > 1 else said


def _summary(regions: Sequence[ComparedRegion], look: Presentation) -> Iterator[Block]:
    """Yield the headline of each region, under its name where there are several."""
    for one in regions:
        if len(regions) > 1:
            yield heading(place(one.name, look.language))
        said = [spoken(text, look.language) for text in headline_sentences(one.headline, look)]
        yield Sentences([*said, *outcome_lines(one.headline.types, look.language)])
        in_one_unit = evolve(look, unit=money_in(look))
        yield KeyFigures(headline_figures(one.headline, in_one_unit))
