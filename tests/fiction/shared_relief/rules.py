"""改发〔2022〕1号: whoever is in need, wherever recognised, is relieved by two payers."""

from kernel import Decision, Law, StudentBatch, explicit, hookimpl


@hookimpl
def subsidy(students: StudentBatch, law: Law) -> Decision:
    """Medical assistance 60 %, the city the rest."""
    in_need = students.assisted
    return law.decide(
        "relief", students, explicit("X1", in_need, medical_assistance=60, municipal=40)
    )
