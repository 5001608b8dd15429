"""The contract guards itself: a change of it is listed, and the changelog says so."""

import difflib
import re
from typing import Final

import pytest

from kernel.hookspecs import QUESTIONS
from tests.contract import signatures
from tests.contract.listing import COMMAND, LISTING, VERSION, digest_of, facts, listed, named
from tests.tree import ROOT

FACTS: Final = facts()

CHANGELOG: Final = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_list_is_what_the_code_says() -> None:
    """Line for line; what differs is shown with what to do."""
    there = LISTING.read_text(encoding="utf-8").splitlines()
    now = listed(FACTS).splitlines()
    changed = [line for line in difflib.ndiff(there, now) if line[0] in "+-"]
    assert there == now, "\n".join(
        (
            f"the contract has changed: run {COMMAND}, and say in CHANGELOG.md under Unreleased",
            f"what changed for regions and scripts, with the words {named(FACTS)}.",
            f"If version {VERSION} is released, raise VERSION in tests/contract/listing.py first.",
            *changed,
        )
    )


def test_the_changelog_names_the_contract() -> None:
    """By version and digest, in one place, so that a change of it needs a line."""
    assert CHANGELOG.count(named(FACTS)) == 1, (
        f"CHANGELOG.md has to name the contract as it is now, once: {named(FACTS)}; "
        f"if version {VERSION} is released, raise VERSION in tests/contract/listing.py first"
    )
    versions = [int(number) for number in re.findall(r"Contract (\d+) \(`", CHANGELOG)]
    assert versions == [*range(VERSION, 0, -1)], "one line a version, the latest first"


def test_another_list_has_another_digest() -> None:
    """Whatever line is added, changed or gone."""
    assert digest_of(FACTS) == digest_of(facts())
    assert len({digest_of(FACTS), digest_of(FACTS[1:]), digest_of([*FACTS, "one more"])}) == 3


@pytest.mark.parametrize(
    "fact",
    [
        "kernel.not_provided(clause: str, when: Array | bool, **outputs: Output) -> Row",
        "kernel.Law.day(name: str, year: Array | int, **codes: Array | int) -> Figure",
        "kernel.StudentBatch.entry_year: Array = _column(np.int32)",
        "kernel.StudentBatch.freshman() -> Array (property)",
        "kernel.Level.MUNICIPAL = (2, '市级财政', '市级')",
        "kernel.NO_YEAR = 0",
        "hook refund(students: StudentBatch, year: int, law: Law) -> Answer",
        "question due.price: fen",
        "roster column entry_year: 入学年份, required",
        "simulate.forecast seed: int = 0",
        "simulate.assess region: str, required",
        "simulate.compare 2. other: File",
        "simulate result Result.rows() -> tuple[Any, ...] (property)",
        "parameters.toml *.values.year: integer 2021 2108",
        "parameters.toml *.values.basis: explicit | inferred | assumed, required",
        "clauses.toml document.*.issued: date",
        "cases.toml case.expect.refund: number or not_provided | none",
    ],
)
def test_the_list_holds_what_is_relied_on(fact: str) -> None:
    """Names, arguments and defaults, units, keys, types and what is required."""
    assert fact in FACTS


def test_every_output_of_every_question_has_its_unit() -> None:
    """In a line of its own."""
    outputs = {f"{name}.{output}" for name, one in QUESTIONS.items() for output in one.outputs}
    lines = [fact.removeprefix("question ") for fact in FACTS if fact.startswith("question ")]
    assert {line.partition(": ")[0] for line in lines} == {*outputs, *QUESTIONS}


def test_a_name_with_an_underscore_is_no_contract() -> None:
    """Of a class, as of a module."""
    assert not [fact for fact in FACTS if re.search(r"\._[a-z]", fact)]


def test_a_default_and_a_new_argument_are_seen() -> None:
    """Either changes the line of a function."""

    def before(year: int, late: bool = False) -> None:
        """Take two."""

    def after(year: int, late: bool = True, *, again: int) -> None:
        """Take three."""

    assert signatures.signature(before) == "(year: int, late: bool=False) -> None"
    assert signatures.signature(after) == "(year: int, late: bool=True, *, again: int) -> None"
    assert [*signatures.parameters(after)][2:] == ["again: int, required", "-> None"]
