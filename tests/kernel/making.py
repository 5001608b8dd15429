"""What the tests of the kernel are made of: students, tables, entries, files, layers, regions."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

import numpy as np

from kernel.assess import assess
from kernel.clauses import Clause, Document
from kernel.codes import Affiliation, Basis, InstitutionType
from kernel.days import day_number
from kernel.decisions import Decision, Row
from kernel.decisiontables import decide
from kernel.entries import Entry, Number
from kernel.figures import Array
from kernel.hookspecs import PROJECT, hookimpl
from kernel.intake import Record, Roster, take_in
from kernel.law import Law
from kernel.layers import Layer, read_tables
from kernel.messages import Pair
from kernel.parameters import Parameter
from kernel.results import result_row
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch
from kernel.tomlfiles import TomlFile
from tests.fiction.world import MIDDLE_EARTH, TESTLAND, load_testland

Edit = Callable[[str, str, str], list[Layer]]
"""Replaces a piece of text in a file of Testland, old by new, and returns both layers."""

TEXT = Pair("a clause", "条款")
SCENARIO = TomlFile("scenario.toml", Path("scenario.toml"))
"""Where overrides come from, for messages; nothing reads it."""


def day(iso: str) -> int:
    """Return the number of a day written 2024-02-29."""
    return day_number(date.fromisoformat(iso))


def batch(year: int = 2024, size: int | None = None, /, **columns: Array | int) -> StudentBatch:
    """Return second-year students of four years who paid in October for the year.

    A column that is given replaces the usual one; one value stands for all students. A payment
    arrives on the day on which it is made.
    """
    paid_on = columns.get("paid_on", day(f"{year - 1}-10-01"))
    usual: dict[str, Array | int] = {
        "institution_type": InstitutionType.TERTIARY,
        "entry_year": year - 2,
        "programme_years": 4,
        "paid_on": paid_on,
        "received_on": paid_on,
        "relief_flagged": True,
        "affiliation": Affiliation.PROVINCIAL,
    }
    if size is None:
        size = max((len(column) for column in map(np.atleast_1d, columns.values())), default=1)
    return StudentBatch.ordinary(year, size, **{**usual, **columns})


def clause(
    name: str,
    *,
    years: tuple[int, int | None] | None = None,
    prepaid_terms: bool = False,
    first_year: int | None = None,
    last_year: int | None = None,
) -> Clause:
    """Return a clause, of a document that governs these years or of none."""
    document = None
    if years is not None:
        document = Document("1号", TEXT, TEXT, *years, prepaid_terms=prepaid_terms)
    return Clause(name, document, "", TEXT, first_year=first_year, last_year=last_year)


CLAUSES = {
    known.id: known
    for known in (
        clause("G1"),
        clause("G2"),
        clause("GR1"),
        clause("notice", years=(2024, 2025)),
        clause("prepaid", years=(2024, 2025), prepaid_terms=True),
        clause("from_2025", first_year=2025),
        clause("to_2023", last_year=2023),
    )
}
"""Clauses of all kinds that a table may cite."""


def yes(*flags: int) -> Array:
    """Return a column of conditions."""
    return np.array(flags, np.bool_)


def answer(*rows: Row, year: int = 2024, size: int = 3) -> Decision:
    """Decide a question about a batch of students."""
    return decide("toll", batch(year, size), CLAUSES, rows)


def entry(
    value: float | str,
    basis: Basis = Basis.EXPLICIT,
    *,
    span: tuple[Number | str, Number | str] | None = None,
    year: int | None = None,
    since: int | None = None,
    locality: tuple[str, ...] = (),
    category: tuple[str, ...] = (),
) -> Entry:
    """Return an entry; an assumed one has its own value as range where none is given."""
    low, high = span or ((value, value) if basis == Basis.ASSUMED else (None, None))
    return Entry(
        value=value,
        basis=basis,
        source="made up",
        low=low,
        high=high,
        year=year,
        since=since,
        locality=locality,
        category=category,
    )


def parameter(*entries: Entry, unit: str = "yuan", by: Sequence[str] = ("year",)) -> Parameter:
    """Return a parameter named `toll` with these entries."""
    return Parameter("toll", unit, TEXT, tuple(by), entries=entries)


def toml_file(folder: Path, text: str, name: str = "parameters.toml") -> TomlFile:
    """Write a TOML file; messages call it gondor/<name>."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return TomlFile(f"gondor/{name}", path)


DECLARED = """
[toll]
unit = "yuan"
by = ["year", "locality"]
en = "Toll"
zh = "费"
values = [
  {values}
]
"""
"""A file with one parameter; its entries take the place of {values}."""


def law_of(folder: Path, text: str, localities: Sequence[str] = ("shire", "bree")) -> Law:
    """Return the checked law of one parameter file."""
    law = Law(tuple(localities), {}, read_tables([toml_file(folder, text)]), {})
    law.check()
    return law


def layer_of(name: str, **hooks: Callable[..., object]) -> Layer:
    """Return a layer with these hooks; a function that is marked already stays as it is."""
    module = ModuleType(name)
    for hook, function in hooks.items():
        marked = hasattr(function, f"{PROJECT}_impl")
        setattr(module, hook, function if marked else hookimpl(function))
    return Layer(name, module, "tests.fiction.testland")


def reformed(*reforms: Layer, law: Law | None = None) -> Ruleset:
    """Return Testland under these reforms with, unless another is given, its own law."""
    usual = load_testland()
    return Ruleset.of(usual.layers, usual.facts, law or usual.law, reforms)


def region_with(**hooks: Callable[..., object] | None) -> Ruleset:
    """Return Testland with other hooks instead of its own; None leaves a hook out."""
    own = {
        name: function
        for name, function in vars(TESTLAND.rules).items()
        if hasattr(function, f"{PROJECT}_impl")
    }
    kept = {name: function for name, function in (own | hooks).items() if function is not None}
    usual = load_testland()
    return Ruleset.of([MIDDLE_EARTH, layer_of("testland", **kept)], usual.facts, usual.law)


def one(year: int, rules: Ruleset | None = None, /, **record: object) -> dict[str, object]:
    """Assess one student of a roster and return the result columns."""
    rules = rules or load_testland()
    return result_row(assess(rules, taken(year, [record], rules)), 0)


def taken(year: int, records: Sequence[Record], rules: Ruleset | None = None) -> StudentBatch:
    """Return the batch of roster rows, all of which have to be valid."""
    intake = take_in(rules or load_testland(), year, Roster.of(records))
    assert intake.rejected == ()
    return intake.batch
