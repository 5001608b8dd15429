"""The headline of a comparison: what changes by how much, for whom, and where it comes from."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from attrs import frozen
from rich.console import Group, RenderableType
from rich.text import Text as Line

from kernel.codes import Payer
from kernel.messages import COMMA, SEMICOLON, SENTENCES, Text, listed, message, verbatim
from simulate.comparison.change_tables import STEP_WORDS
from simulate.comparison.changes import Change, merged
from simulate.comparison.differences import Difference
from simulate.comparison.scenarios import Step
from simulate.comparison.student_types import StudentType
from simulate.comparison.type_tables import outcome_lines
from simulate.language.catalogue import spoken
from simulate.output.labels import measure_words
from simulate.output.layout import KeyFigure, KeyFigures, Sentences
from simulate.output.presentation import Presentation
from simulate.output.table_figures import Figures
from simulate.output.units import Unit, shown
from simulate.output.words import LOSS_RATIO, TERMS, in_unit
from simulate.projection.ledger import ACCRUAL, Account
from simulate.projection.measure import TOTAL
from simulate.projection.measures import FLOWS, account_of
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


@frozen(eq=False)
class ComparisonHeadline:
    """What changes in a region.

    Attributes:
        differences: of the region, year by year.
        steps: the analysis of change; none of saved results.
        types: the region's types of student; none of saved results.
        changes: what the two rest on differently there.
    """

    region: str
    differences: Sequence[Difference]
    steps: Sequence[Step] = ()
    types: Sequence[StudentType] = ()
    changes: Sequence[Change] = ()

    def flow(self, measure: str) -> tuple[int, int]:
        """Return a flow before and after, over all years, accrual."""
        return self._ends_of(account_of(measure, None, ACCRUAL))

    @cached_property
    def flows(self) -> dict[str, tuple[int, int]]:
        """Those that say what the change comes to."""
        return {name: self.flow(name) for name in FLOWS}

    def _ends_of(self, account: Account) -> tuple[int, int]:
        own = [d for d in self.differences if d.account == account]
        return sum(d.before or 0 for d in own), sum(d.after or 0 for d in own)

    @property
    def loss_ratios(self) -> tuple[float, float] | None:
        """The loss ratio before and after, over all years; None where one of them has none."""
        cost = account_of("benefit_cost", None, ACCRUAL)
        own = [d for d in self.differences if d.account == cost]
        ends = [*zip(self._ends_of(cost), self.flow("fund_income"), strict=True)]
        if all(d.difference is None for d in own) or not all(income for _, income in ends):
            return None
        before, after = (spent / income for spent, income in ends)
        return before, after

    @property
    def unfunded(self) -> tuple[int, int]:
        """Tariff differences for which no payer is named, before and after, over all years."""
        return self._ends_of(Account("top_up", Payer.UNFUNDED.word))

    @cached_property
    def payers(self) -> dict[str, tuple[int, int]]:
        """Government cost before and after by payer, where some pay more and others less."""
        measure = "government_cost"
        own = dict.fromkeys(d.payer for d in self.differences if d.measure == measure)
        flows = {payer: self._ends_of(Account(measure, payer, ACCRUAL)) for payer in own}
        parts = {p: (b, a) for p, (b, a) in flows.items() if p != TOTAL and b != a}
        is_more = {after > before for before, after in parts.values()}
        return parts if len(is_more) > 1 else {}

    def stock(self, account: Account, year: int) -> tuple[int, int]:
        """Return a stock before and after, in a year."""
        own = [d for d in self.differences if d.account == account and d.year == year]
        return sum(d.before or 0 for d in own), sum(d.after or 0 for d in own)

    @property
    def peak_year(self) -> int | None:
        """The year at the end of which the prepaid balance is highest before the change."""
        own = [d for d in self.differences if d.measure == "prepaid_balance"]
        return max(own, key=lambda d: d.before or 0).year if own else None

    @property
    def first_year(self) -> int | None:
        """The first insurance year."""
        own = (d.year for d in self.differences if d.measure == "insured")
        return min(own, default=None)

    @property
    def moving_steps(self) -> list[str]:
        """The steps that change anything in the region.

        The analysis knows no payers: where money moves between them alone, the steps are those of
        what is set otherwise.
        """
        moving = [
            step.name
            for step in self.steps
            if any(d.before != d.after for d in step.effects if d.region == self.region)
        ]
        return moving or [*dict.fromkeys(change.step for change in self.changes if self.payers)]

    @property
    def moves_flows(self) -> bool:
        """Whether what the fund takes in, government pays or students bear changes."""
        return any(before != after for before, after in self.flows.values())

    @property
    def moves_money(self) -> bool:
        """Whether anybody pays more or less."""
        return bool(self.payers) or self.moves_flows


def comparison_headline(headline: ComparisonHeadline, look: Presentation) -> RenderableType:
    """Return the headline of a region: sentences, and five figures that change."""
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
        figures.append(KeyFigure(label, change, spoken(ends, language)))
    said = [spoken(listed(_sentences(headline, look), SENTENCES), language)]
    if headline.types:
        said += outcome_lines(headline.types, language)
    return Group(Line(), Sentences(said), Line(), KeyFigures(figures))


def _sentences(headline: ComparisonHeadline, look: Presentation) -> Iterator[Text]:
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
    )
