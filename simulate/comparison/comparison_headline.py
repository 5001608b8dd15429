"""The headline of a comparison: what changes by how much, for whom, and where it comes from."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen
from rich.console import Group, RenderableType
from rich.text import Text as Line

from kernel.messages import SENTENCES, Text, listed, message
from simulate.comparison.change_tables import STEP_WORDS
from simulate.comparison.differences import Difference
from simulate.comparison.scenarios import Step
from simulate.comparison.student_types import StudentType
from simulate.comparison.type_tables import outcome_lines
from simulate.language.catalogue import spoken
from simulate.output.labels import measure_words
from simulate.output.layout import KeyFigure, KeyFigures, Sentences
from simulate.output.presentation import Presentation
from simulate.output.units import YUAN, Unit, shown, unit_of_headline
from simulate.projection.ledger import ACCRUAL, Account
from simulate.projection.measures import account_of

_SENTENCE: Final = message(
    "After the change the fund takes in {income}, government pays {government}, students bear "
    "{students}, over all years (accrual)."
)
_MORE: Final = message("{amount} {unit} more")
_LESS: Final = message("{amount} {unit} less")
_THE_SAME: Final = message("just as much")
_STEPS: Final = message("The change comes from: {steps}.")
_BEFORE_AND_AFTER: Final = message("{before} → {after}")
_INSURED: Final = message("Insured, {year}")
_PEAK: Final = message("Prepaid balance, 31 December {year}")


@frozen(eq=False)
class ComparisonHeadline:
    """What changes in a region.

    Attributes:
        differences: of the region, year by year.
        steps: the analysis of change.
        types: the region's types of student.
    """

    region: str
    differences: Sequence[Difference]
    steps: Sequence[Step]
    types: Sequence[StudentType]

    def flow(self, measure: str) -> tuple[int, int]:
        """Return a flow before and after, over all years, accrual."""
        account = account_of(measure, None, ACCRUAL)
        own = [d for d in self.differences if d.account == account]
        return sum(d.before or 0 for d in own), sum(d.after or 0 for d in own)

    def stock(self, account: Account, year: int) -> tuple[int, int]:
        """Return a stock before and after, in a year."""
        own = [d for d in self.differences if d.account == account and d.year == year]
        return sum(d.before or 0 for d in own), sum(d.after or 0 for d in own)

    @property
    def peak_year(self) -> int:
        """The year at the end of which the prepaid balance is highest before the change."""
        own = [d for d in self.differences if d.measure == "prepaid_balance"]
        return max(own, key=lambda d: d.before or 0).year

    @property
    def first_year(self) -> int:
        """The first insurance year."""
        return min(d.year for d in self.differences if d.measure == "insured")

    @property
    def moving_steps(self) -> list[str]:
        """The steps that change anything in the region."""
        return [
            step.name
            for step in self.steps
            if any(d.before != d.after for d in step.effects if d.region == self.region)
        ]


def comparison_headline(headline: ComparisonHeadline, look: Presentation) -> RenderableType:
    """Return the headline of a region: sentences, and five figures that change."""
    language = look.language
    flows = {
        name: headline.flow(name) for name in ("fund_income", "government_cost", "student_cost")
    }
    income, government, students = (_changed(*flow, look) for flow in flows.values())
    words = [
        _SENTENCE.filled(income=income, government=government, students=students),
        _STEPS.filled(steps=listed(STEP_WORDS[step] for step in headline.moving_steps)),
    ]
    figures = [_money(measure_words(name, language), flow, look) for name, flow in flows.items()]
    year, first = headline.peak_year, headline.first_year
    balance = headline.stock(Account("prepaid_balance"), year)
    figures.append(_money(spoken(_PEAK.filled(year=year), language), balance, look))
    before, after = headline.stock(Account("insured"), first)
    ends = _BEFORE_AND_AFTER.filled(before=f"{before:,}", after=f"{after:,}")
    label = spoken(_INSURED.filled(year=first), language)
    figures.append(
        KeyFigure(label, f"{after - before:+,}" if after != before else "0", spoken(ends, language))
    )
    said = [spoken(listed(words, SENTENCES), language), *outcome_lines(headline.types, language)]
    return Group(Line(), Sentences(said), Line(), KeyFigures(figures))


def _changed(before: int, after: int, look: Presentation) -> Text:
    """Say by how much an amount is more or less, in a unit that keeps it short."""
    change = after - before
    if not change:
        return _THE_SAME
    unit = _unit(change, look)
    pattern = _MORE if change > 0 else _LESS
    return pattern.filled(amount=shown(abs(change), unit), unit=unit.short)


def _money(label: str, ends: tuple[int, int], look: Presentation) -> KeyFigure:
    before, after = ends
    change = after - before
    unit = _unit(max(map(abs, (before, after, change))), look)
    small = _unit(change, look)
    amounts = [f"{shown(end, unit)} {spoken(unit.short, look.language)}" for end in ends]
    said = _BEFORE_AND_AFTER.filled(before=amounts[0], after=amounts[1])
    sign = "+" if change > 0 else ""
    value = f"{sign}{shown(change, small)} {spoken(small.short, look.language)}"
    return KeyFigure(label, value if change else "0", spoken(said, look.language))


def _unit(amount: int, look: Presentation) -> Unit:
    return look.unit or (unit_of_headline(amount, look.language) if amount else YUAN)
