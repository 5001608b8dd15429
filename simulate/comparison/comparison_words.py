"""What is said of a comparison first: sentences, and five figures that change."""

from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.text import Text as Line

from kernel.messages import COMMA, SEMICOLON, SENTENCES, Text, listed, message, verbatim
from simulate.comparison.change_tables import STEP_WORDS
from simulate.comparison.changes import merged
from simulate.comparison.comparison_headline import ComparisonHeadline
from simulate.comparison.type_tables import outcome_lines
from simulate.language.catalogue import spoken
from simulate.output.labels import measure_words
from simulate.output.layout import KeyFigure, KeyFigures, Sentences
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.units import Unit, shown
from simulate.output.words import LOSS_RATIO, TERMS, in_unit
from simulate.projection.ledger import Account
from simulate.scenario.values import written

_FEW: Final = 3
"""Changes that are named in a sentence; more stand in a table only."""

_SENTENCE: Final = message(
    "After the change the fund takes in {income}, government pays {government}, students bear "
    "{students}, over all years (accrual)."
)
_NO_FLOW: Final = message(
    "After the change the fund takes in, government pays and students bear just as much as before, "
    "over all years (accrual)."
)
_UNFUNDED: Final = message("Tariff differences for which no payer is named: {change}.")
_BY_PAYER: Final = message("Of government cost, {payers}.")
_PAYER: Final = message("{payer} pays {change}")
_MORE: Final = message("{amount} {unit} more")
_LESS: Final = message("{amount} {unit} less")
_THE_SAME: Final = message("just as much")
_STEPS: Final = message("The change comes from: {steps}.")
_STEPS_OF_COVER: Final = message("Cover or waiting changes, which comes from: {steps}.")
_VALUES: Final = message("Set otherwise: {values}.")
_AMOUNT: Final = message("{amount} {unit}")
_CHANGED: Final = message("{name}: {before} → {after}")
_POINTS: Final = message("{points:+.1f} points")
_INSURED: Final = message("Insured, {year}")
_PEAK: Final = message("Prepaid balance, 31 December {year}")


def comparison_headline(headline: ComparisonHeadline, look: Presentation) -> RenderableType:
    """Return the headline of a region: sentences, and five figures that change."""
    said = [spoken(listed(headline_sentences(headline, look), SENTENCES), look.language)]
    said += outcome_lines(headline.types, look.language)
    return Group(Line(), Sentences(said), Line(), KeyFigures(headline_figures(headline, look)))


def headline_sentences(headline: ComparisonHeadline, look: Presentation) -> Iterator[Text]:
    """Say what changes by how much and for whom, and where it comes from, all in one unit."""
    moved = (*headline.flows.values(), headline.unfunded, *headline.payers.values())
    unit = Figures.of(look, (end for ends in moved for end in ends)).unit
    if headline.moves_flows:
        income, government, students = (_changed(*flow, unit) for flow in headline.flows.values())
        yield _SENTENCE.filled(income=income, government=government, students=students)
    else:
        yield _NO_FLOW
    before, after = headline.unfunded
    if before != after:
        yield _UNFUNDED.filled(change=_changed(before, after, unit))
    if headline.payers:
        parts = (
            _PAYER.filled(payer=TERMS[payer], change=_changed(*ends, unit))
            for payer, ends in headline.payers.items()
        )
        yield _BY_PAYER.filled(payers=listed(parts, COMMA))
    if headline.moving_steps:
        pattern = _STEPS if headline.moves_money else _STEPS_OF_COVER
        yield pattern.filled(steps=listed(STEP_WORDS[one] for one in headline.moving_steps))
    if values := _values(headline):
        yield _VALUES.filled(values=listed(values, SEMICOLON))


def headline_figures(headline: ComparisonHeadline, look: Presentation) -> list[KeyFigure]:
    """Return the figures that change, each as the change with what it is before and after."""
    language = look.language
    figures = [
        _money(measure_words(name, language), flow, look) for name, flow in headline.flows.items()
    ]
    if headline.loss_ratios:
        figures.append(_ratios(*headline.loss_ratios, look))
    if year := headline.peak_year:
        balance = headline.stock(Account("prepaid_balance"), year)
        figures.append(_money(spoken(_PEAK.filled(year=year), language), balance, look))
    if first := headline.first_year:
        before, after = headline.stock(Account("insured"), first)
        ends = listed((f"{before:,}", f"{after:,}"), verbatim(" → "))
        label = spoken(_INSURED.filled(year=first), language)
        change = f"{after - before:+,}" if after != before else "0"
        remark = spoken(ends, language)
        figures.append(KeyFigure(label, change, remark, after - before, "students"))
    return figures


def _values(headline: ComparisonHeadline) -> list[Text]:
    """Return what is set otherwise, where that is little enough to be read in a sentence."""
    changes = merged(headline.changes)
    if len(changes) > _FEW:
        return []
    return [
        _CHANGED.filled(
            name=c.text,
            before=in_unit(written(c.before), c.unit),
            after=in_unit(written(c.after), c.unit),
        )
        for c in changes
        if c.before is not None and c.after is not None
    ]


def _changed(before: int, after: int, unit: Unit) -> Text:
    """Say by how much an amount is more or less."""
    change = after - before
    if not change:
        return _THE_SAME
    pattern = _MORE if change > 0 else _LESS
    return pattern.filled(amount=shown(abs(change), unit), unit=unit.short)


def _ratios(before: float, after: float, look: Presentation) -> KeyFigure:
    """Show by how many points the loss ratio changes, and from what to what."""
    ends = " → ".join(map(Figures.share, (before, after)))
    # Adding 0 takes the sign from what is rounded to none.
    points = _POINTS.filled(points=round(100 * (after - before), 1) + 0.0)
    label, value = (spoken(text, look.language) for text in (LOSS_RATIO, points))
    return KeyFigure(label, value if before != after else "0", ends)


def _money(label: str, ends: tuple[int, int], look: Presentation) -> KeyFigure:
    """Show a change of money, and from what to what it goes, all in one unit."""
    before, after = ends
    figures = Figures.of(look, ends)
    unit = figures.unit.short
    amounts = " → ".join(figures.number(end, is_money=True) for end in ends)
    said = _AMOUNT.filled(amount=amounts, unit=unit)
    change = after - before
    value = _AMOUNT.filled(amount=figures.signed(change, is_money=True), unit=unit)
    return KeyFigure(
        label,
        spoken(value, look.language) if change else "0",
        spoken(said, look.language),
        change,
    )
