"""The sentence about insurance years that a notice does not cover."""

from collections.abc import Iterable

from kernel.ruleset import Ruleset
from simulate.output.words import Language


def carried_note(rules: Ruleset, years: Iterable[int], language: Language) -> str:
    """Say in which insurance years a region's notice is carried beyond what it covers, if any."""
    clauses = rules.layers[-1].clauses().values()
    document = next(c.document for c in clauses if c.document)
    carried = sorted(year for year in years if not document.in_force(year))
    if not carried:
        return ""
    listed = ", ".join(map(str, carried))
    return (
        f"{document.number}未覆盖的参保年度沿用其条款（依据为假设）：{listed}。"
        + ("按其趸交的学年除外。" if document.prepaid_terms else "")
        if language == "zh"
        else f"{document.number} does not itself cover the insurance years {listed}: "
        "its clauses are carried, on the basis assumed"
        + (" (terms prepaid under it apart)." if document.prepaid_terms else ".")
    )
