"""What the chapters hold of a region of two forecasts, and checks of what several tables show."""

from collections.abc import Iterator, Mapping, Sequence

from kernel.messages import Language
from simulate.comparison.change_figures import (
    AFTER_LINE,
    BEFORE_LINE,
    change_blocks,
    change_key,
)
from simulate.comparison.compared_region import ComparedRegion
from simulate.comparison.difference_figures import difference_figures, difference_key, line_name
from simulate.comparison.difference_lines import difference_lines
from simulate.comparison.interval_figures import interval_blocks, interval_key
from simulate.comparison.movement import figures_of_both
from simulate.comparison.type_figures import CHANGES, type_figures, type_key
from simulate.comparison.type_tables import all_types
from simulate.output.deliverable.chapters import Block
from simulate.output.deliverable.checks import Check, Place, check_of
from simulate.output.deliverable.figure_table import FigureTable
from simulate.output.labels import account_words
from simulate.output.units import Unit
from simulate.projection.ledger import Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import MEASURES


def region_blocks(
    one: ComparedRegion, unit: Unit, language: Language
) -> Mapping[str, Sequence[Block]]:
    """Return what there is to say of a region, by the key of the chapter in which it stands."""
    steps, types = one.headline.steps, one.headline.types
    analysed = change_blocks(steps, one.name, unit, language) if one.is_analysed else ()
    blocks: dict[str, Sequence[Block]] = {
        "differences": [difference_figures(one.name, one.differences, language)],
        "change": [*analysed],
    }
    if types and one.rules:
        blocks["types"] = [
            all_types(one.name, types, one.rules, language),
            type_figures(one.name, types, one.rules, language),
        ]
    if one.pair:
        both = one.headline.differences
        blocks["intervals"] = [*interval_blocks(one.name, both, one.pair, language)]
    return blocks


def region_checks(
    one: ComparedRegion, tables: Sequence[FigureTable], language: Language
) -> Iterator[Check]:
    """Compare the change of each figure over all years with every table that shows it.

    Args:
        one: the region.
        tables: those of its chapters.
        language: of the words.
    """
    known = {table.key: table for table in tables}
    years = sorted({d.year for d in one.differences})
    for account, lines in difference_lines(one.differences, years).items():
        change = lines[0].difference if lines else None
        if change is None:
            continue
        for parts in _elsewhere(one, account, len(years), known):
            title = known[parts[0][1].table].title
            words = f"{account_words(account, language)} · {title}"
            yield check_of(words, MEASURES[account.measure].unit, change, parts, tables)


def _elsewhere(
    one: ComparedRegion, account: Account, years: int, tables: Mapping[str, FigureTable]
) -> Iterator[list[tuple[int, Place]]]:
    """Yield the figures that come to a change over all years: by year, and in other tables."""
    name = line_name(account)
    yield [(1, Place(difference_key(one.name), name, at)) for at in range(years)]
    if (key := change_key(one.name)) in tables:
        analysed = figures_of_both(one.headline.steps, one.name)
        if account in analysed:
            at = analysed.index(account)
            yield [(1, Place(key, AFTER_LINE, at)), (-1, Place(key, BEFORE_LINE, at))]
    if (key := interval_key(one.name)) in tables and name in tables[key].by_name:
        yield [(1, Place(key, name, 0))]
    if (key := type_key(one.name)) in tables and account in CHANGES and one.types_are_of_its_years:
        types = [line.name for line in tables[key].lines if line.name != TOTAL]
        yield [(1, Place(key, line, CHANGES[account])) for line in types]
