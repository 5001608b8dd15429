"""骠发〔2023〕2号: what Testland has not: technician colleges (R1) and veterans (R2)."""

from kernel import (
    Decision,
    Law,
    Payer,
    StudentBatch,
    best_relief,
    explicit,
    hookimpl,
)


@hookimpl
def enrolment(students: StudentBatch, law: Law) -> Decision:
    """一: students of technician colleges enrol too."""
    technicians = students.attends(law.institution("technician"))
    return law.decide("scope", students, explicit("R1", technicians, covered=True))


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law) -> Decision:
    """二: finance pays for whose best category is that of veterans, wherever it was recognised."""
    best = best_relief(students, year, law)
    veterans, payer = best.among(law.category("veteran")), Payer.FINANCE
    relief = explicit("R2", veterans, percent=best.percent, payer=payer)
    return law.decide("relief", students, relief)
