"""改发〔2022〕2号: a difference that the province pays, and a part for another fund."""

from kernel import Decision, Law, Payer, StudentBatch, explicit, hookimpl


@hookimpl
def contribution(students: StudentBatch, year: int, law: Law) -> Decision:
    """Part of every premium is passed on."""
    part = law.at("supplementary_part", year)
    return law.decide("passed_on", students, explicit("X3", True, amount=part))


@hookimpl
def subsidy(students: StudentBatch, year: int, law: Law) -> Decision:
    """The province adds the same for everybody."""
    difference = law.at("provincial_difference", year)
    return law.decide(
        "top_up", students, explicit("X2", True, amount=difference, payer=Payer.PROVINCIAL)
    )
