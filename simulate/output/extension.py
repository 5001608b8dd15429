"""The sentence about insurance years to which a notice is extended beyond those it covers."""

from collections.abc import Iterable

from kernel.messages import NOTHING, Language, message
from kernel.ruleset import Ruleset
from simulate.language.catalogue import spoken


def extension_note(rules: Ruleset, years: Iterable[int], language: Language) -> str:
    """Say to which insurance years a region's notice is extended, empty where to none."""
    clauses = rules.layers[-1].clauses().values()
    document = next(c.document for c in clauses if c.document)
    extended = sorted(year for year in years if not document.in_force(year))
    if not extended:
        return ""
    listed = ", ".join(map(str, extended))
    apart = message(" (terms prepaid under it apart)") if document.prepaid_terms else NOTHING
    note = message(
        "{document} does not itself cover the insurance years {years}: its clauses are extended to "
        "them, on the basis assumed{apart}.",
        document=document.number,
        years=listed,
        apart=apart,
    )
    return spoken(note, language)
