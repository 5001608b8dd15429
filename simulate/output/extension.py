"""The sentence about insurance years to which a notice is extended beyond those it covers."""

from collections.abc import Iterable

from kernel.clauses import Text
from kernel.ruleset import Ruleset
from simulate.output.words import Language, spoken


def extension_note(rules: Ruleset, years: Iterable[int], language: Language) -> str:
    """Say to which insurance years a region's notice is extended, empty where to none."""
    clauses = rules.layers[-1].clauses().values()
    document = next(c.document for c in clauses if c.document)
    extended = sorted(year for year in years if not document.in_force(year))
    if not extended:
        return ""
    listed = ", ".join(map(str, extended))
    apart = Text(" (terms prepaid under it apart)", "按其趸交的学年除外。")
    if not document.prepaid_terms:
        apart = Text("", "")
    note = Text(
        f"{document.number} does not itself cover the insurance years {listed}: its clauses are "
        f"extended to them, on the basis assumed{apart.en}.",
        f"{document.number}未覆盖的参保年度沿用其条款（依据为假设）：{listed}。{apart.zh}",
    )
    return spoken(note, language)
