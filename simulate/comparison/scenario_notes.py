"""What is said of a comparison of scenarios: its title, and how the two are compared."""

from collections.abc import Mapping, Sequence
from typing import Final

from kernel.messages import Language, Message, Text, listed, message
from simulate.comparison.scenario_pair import ScenarioPair
from simulate.comparison.scenarios import Comparison
from simulate.language.catalogue import spoken
from simulate.output.labels import in_years
from simulate.output.words import AFTER, BEFORE, COLON
from simulate.projection.forecast import Method
from simulate.projection.student_body import written_years
from simulate.scenario.file import Scenario

_COMPARED: Final = message("{after} compared with {before} · {place} · cohort {cohorts}")
_CALLED: Final = message("{name} ({path})")

_DRAWN: Final[Mapping[Method, Message]] = {
    "seriatim": message("The same students are drawn for both, one by one (seed {seed})."),
    "grouped": message(
        "The same students are allocated to groups for both, by multinomial draws (seed {seed})."
    ),
    "expected": message(
        "Both take the expected number of students of every profile; nothing is drawn."
    ),
}
_NOT_GROUPED: Final = message(
    "Multinomial draws were asked for; but what people do differs, and their noise would pass for "
    "a difference.",
)
_ALL_ALIKE: Final = message("Nothing differs: every figure is the same, to the fen.")
_NO_FIGURE_DIFFERS: Final = message(
    "What they rest on differs, but no figure does: every one is the same, to the fen."
)


def title_of(pair: ScenarioPair, comparison: Comparison, regions: Sequence[str]) -> Text:
    """Return what is compared with what, where, and for whom."""
    subject = comparison.subject
    cohorts = {cohort for region in regions for cohort in subject.cohorts_of(region)}
    title = _COMPARED.filled(
        after=pair.after.name or pair.after.path.name,
        before=pair.before.name or pair.before.path.name,
        place=listed(comparison.setups[region].rules.facts.name for region in regions),
        cohorts=written_years(sorted(cohorts)),
    )
    return title if subject.years is None else in_years(title, subject.years)


def scenario_notes(pair: ScenarioPair, comparison: Comparison, language: Language) -> list[str]:
    """Say what is compared, on which students, and whether anything differs at all."""
    drawing, colon = comparison.subject.drawing, spoken(COLON, language)
    ends = ((BEFORE, pair.before), (AFTER, pair.after))
    lines = [
        *(f"{spoken(word, language)}{colon}{_called(one, language)}" for word, one in ends),
        spoken(_DRAWN[drawing.method].filled(seed=drawing.seed), language),
    ]
    if drawing.method != pair.asked.subject.drawing.method:
        lines.append(spoken(_NOT_GROUPED, language))
    if comparison.identical:
        lines.append(spoken(_NO_FIGURE_DIFFERS if comparison.changes else _ALL_ALIKE, language))
    return lines


def _called(scenario: Scenario, language: Language) -> str:
    if scenario.name is None:
        return str(scenario.path)
    return spoken(_CALLED.filled(name=scenario.name, path=scenario.path), language)
