"""What an inspection says: a line a finding, and one for the region."""

from collections.abc import Iterator
from typing import Final

from kernel.messages import Text, message
from simulate.inspection.check_list import CHECKS, Inspection

_CLEAN: Final = message("{name}: {checks} checks, no findings")
_FOUND: Final = message("{name}: {checks} checks, findings: {findings}")
_NOTES: Final = message("{summary}; still to be filled in: {notes}")


def lines_of_report(inspection: Inspection) -> Iterator[Text]:
    """Go through the lines: findings and notes in the order of files and lines, then the sum."""
    found = inspection.all_findings()
    yield from (finding.line for finding in found)
    notes = sum(finding.is_note for finding in found)
    findings = len(found) - notes
    pattern = _FOUND if findings else _CLEAN
    summary: Text = pattern.filled(
        name=inspection.given.name, checks=len(CHECKS), findings=findings
    )
    yield _NOTES.filled(summary=summary, notes=notes) if notes else summary
