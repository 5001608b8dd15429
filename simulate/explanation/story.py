"""One student's insurance year as a story: every decision, what led to it, and its dates."""

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from kernel.assess import Assessment, assess
from kernel.clauses import Clause, Document
from kernel.codes import RULED_PAYERS, Basis, Code, Level, Payer
from kernel.days import BLANK_DAY
from kernel.decisions import Decision, Row
from kernel.figures import Figure
from kernel.hookspecs import QUESTIONS
from kernel.law import Law
from kernel.messages import Text, message
from kernel.relief import RELIEF
from kernel.results import result_row
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from simulate.explanation.phrases import reason, unit_of, written
from simulate.explanation.spans import Span, spans_of
from simulate.explanation.trace import Given, LookedUp, Reckoned, grounds
from simulate.explanation.traced_array import trace_of
from simulate.explanation.traced_rules import decisions_about

_ASKED_OF_ALL: Final = ("enrolment", "credit_conversion")
"""The hooks whose answers count for a student who is not in the fund, too."""

_OF_THE_FUND: Final = ("cover", "waiting", "fiscal", "split", "withdrawal", "transfer", "top_up")
"""The questions that are idle for a year that was refunded."""

AMOUNTS: Final = ("fen", "percent", "count")
"""The units of outputs that say a number."""

_RECKONED_WITH: Final = (
    "entry_year",
    "programme_years",
    "prepaid_in",
    "missed_years",
    "repaired_years",
    "institution_aid_percent",
)
"""The columns of a student, beside his days, with which a rule may reckon."""

_MEANT_WITH: Final = {
    "claim.paid_on": "claimed",
    "top_up.payer": "amount",
}
"""Outputs that mean something only where another one of the same question is not 0."""


@frozen
class Passed:
    """A row that was tried before the one that decided, and why it did not apply."""

    clause: Clause
    why: Text


@frozen
class Output:
    """One output of a decision: its name, its value in words, and the values that went into it.

    Attributes:
        given: the student's own; rests_on: the law's.
    """

    name: str
    value: Text
    basis: Basis
    given: tuple[Given, ...]
    rests_on: tuple[LookedUp, ...]


@frozen
class Step:
    """One decision.

    Attributes:
        clause: of the row that decided; interpretation: what it rests on besides.
        because: why that row applied.
        basis: the weakest of all outputs.
        extended: the document, where it does not itself cover the year.
        passed: the rows that were tried before, in order.
    """

    question: str
    outputs: tuple[Output, ...]
    clause: Clause
    interpretation: Clause | None
    because: Text
    basis: Basis
    extended: Document | None
    passed: tuple[Passed, ...]


@frozen(eq=False)
class Story:
    """What the rules make of one student in one insurance year.

    Attributes:
        standing: whether the student is in the fund, and if not, why.
        results: every result column; money in fen, None for a blank.
        steps: the decisions in the order in which they were taken.
        timeline: the enrolment period, the payment, the wait, the cover, leaving and refund.
    """

    rules: Ruleset
    year: int
    student: StudentBatch
    standing: Text
    results: Mapping[str, object]
    steps: tuple[Step, ...]
    timeline: tuple[Span, ...]


def trace_story(rules: Ruleset, student: StudentBatch) -> Story:
    """Assess a batch of one valid student, and trace how each decision came about."""
    assessment = assess(rules, student)
    decisions = decisions_about(rules, student)
    return Story(
        rules=rules,
        year=student.year,
        student=student,
        standing=_standing(assessment),
        results=result_row(assessment, 0),
        steps=tuple(_step(rules.law, student, decisions[name]) for name in _asked(assessment)),
        timeline=tuple(spans_of(assessment)),
    )


def _asked(assessment: Assessment) -> list[str]:
    """Return the questions whose answers affect what comes out for the student."""
    asked = assessment.decisions
    is_refunded = bool(assessment.paid_for[0] and not assessment.enrolled[0])
    is_reimbursed = bool(asked["claim"]["claimed"][0])
    idle = {
        "deadline": asked["deadline"]["last"][0] == assessment.span.last,
        "clock": not assessment.late[0],
        "passed_on": asked["passed_on"]["amount"][0] == 0,
        "claim": asked["relief"]["percent"][0] == 0 or (is_refunded and is_reimbursed),
        "payment_mode": asked["payment_mode"]["accepted"][0] != 0,
        "withdrawal": asked["withdrawal"]["level"][0] == Level.NONE,
        **(dict.fromkeys(_OF_THE_FUND, True) if is_refunded else {}),
    }
    return [
        name
        for name, question in QUESTIONS.items()
        if (assessment.paid_for[0] or question.hook in _ASKED_OF_ALL) and not idle.get(name)
    ]


def _standing(assessment: Assessment) -> Text:
    a, s = assessment, assessment.students
    if a.enrolled[0]:
        return message("In the fund.")
    if a.paid_for[0]:
        return message("Not in the fund: the year was refunded.")
    if not a.decisions["scope"]["covered"][0]:
        return message("Not in the fund: out of scope.")
    if not s.enrols_here[0]:
        return message("Not in the fund: enrols elsewhere.")
    return message("Not in the fund: not paid.")


def _step(law: Law, student: StudentBatch, decision: Decision) -> Step:
    place = int(decision.row[0])
    row = decision.rows[place]
    clause = law.clauses[row.clause]
    governed = bool(clause.governs(student.year, student.paid_in)[0])
    return Step(
        question=decision.question,
        outputs=tuple(
            _output(decision, row, name, output.unit)
            for name, output in QUESTIONS[decision.question].outputs.items()
            if _is_meant(decision, name)
        ),
        clause=clause,
        interpretation=law.clauses[row.reading] if row.reading else None,
        because=reason(trace_of(row.when)),
        basis=Basis(int(decision.basis[0])),
        extended=None if governed else clause.document,
        passed=tuple(
            Passed(law.clauses[other.clause], _why_passed(law, student.year, other))
            for other in decision.rows[:place]
        ),
    )


def _is_meant(decision: Decision, output: str) -> bool:
    if decision.question == RELIEF and output != "percent":
        several = sum(bool(decision[payer.word][0]) for payer in RULED_PAYERS) > 1
        borne = decision["percent" if output == "payer" else output]
        return bool(borne[0]) and several == (output != "payer")
    other = _MEANT_WITH.get(f"{decision.question}.{output}")
    return other is None or bool(decision[other][0])


def _output(decision: Decision, row: Row, name: str, unit: str) -> Output:
    vocabulary: dict[str, type[Code]] = {"payer": Payer, "level": Level}
    value = int(decision[name][0])
    given = row.outputs[name]
    parts = (given.value, given.basis) if isinstance(given, Figure) else (given,)
    basis = Basis(int(decision.basis_of(name)[0]))
    text = written(vocabulary[unit](value) if unit in vocabulary else value, unit)
    if basis == Basis.NOT_PROVIDED and unit in AMOUNTS:
        text = message("not provided")
    leaves = grounds(Reckoned("given", tuple(map(trace_of, parts))))
    return Output(
        name=name,
        value=text,
        basis=basis,
        given=tuple(leaf for leaf in leaves if isinstance(leaf, Given) and _is_informative(leaf)),
        rests_on=tuple(leaf for leaf in leaves if isinstance(leaf, LookedUp)),
    )


def _is_informative(given: Given) -> bool:
    is_a_number = unit_of(given) == "day" or given.column in _RECKONED_WITH
    return is_a_number and given.value != BLANK_DAY


def _why_passed(law: Law, year: int, row: Row) -> Text:
    barred = why_not_in_force(law, year, row.clause, row.until)
    return barred or reason(trace_of(row.when))


def why_not_in_force(law: Law, year: int, clause: str, until: str) -> Text | None:
    """Say why a row of a clause does not count in a year; None where it does.

    Args:
        law: the clauses by id.
        year: insurance year.
        clause: id of the row's clause.
        until: id of the clause that takes over from it; empty: none.
    """
    first = law.clauses[clause].first_year
    if not law.clauses[clause].has_begun(year):
        return message("in force from insurance year {first} on", first=first)
    if until and law.clauses[until].is_in_force_by(year):
        first = law.clauses[until].begins
        return message(
            "gave way to {clause} from insurance year {first} on", clause=until, first=first
        )
    return None
