"""The result as data: CSV and JSON, one fact a row, and what it rests on."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from simulate.evidence import Evidence
from simulate.files import digest
from simulate.result import COLUMNS, Fact

SCHEMA = 1


def columns_with(by: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of the result, the breakdowns standing before the value."""
    at = COLUMNS.index("value")
    return (*COLUMNS[:at], *by, *COLUMNS[at:])


def as_csv(facts: Iterable[Fact], by: Sequence[str]) -> str:
    """Return facts as CSV with a header; a blank is a column that does not apply."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns_with(by))
    for fact in facts:
        writer.writerow("" if cell is None else cell for cell in _cells(fact, by).values())
    return out.getvalue()


def as_json(
    facts: Iterable[Fact],
    by: Sequence[str],
    run: Mapping[str, Any],
    evidence: Evidence,
    beside: Mapping[str, Iterable[Mapping[str, Any]]] = {},
) -> str:
    """Return facts as JSON with the run and the values and assumptions they rest on.

    Args:
        facts: become `rows`.
        by: the breakdowns.
        run: its record.
        evidence: the values and assumptions.
        beside: other tables, by name.
    """
    return json_document(run, evidence, rows=(_cells(fact, by) for fact in facts), **beside)


def json_document(
    run: Mapping[str, Any], evidence: Evidence, **tables: Iterable[Mapping[str, Any]]
) -> str:
    """Return tables as JSON, a record a line, with the run and what they rest on."""
    parts = {
        "schema": json.dumps(SCHEMA),
        "run": json.dumps(run, ensure_ascii=False),
        "parameters": as_lines(evidence.parameters),
        "assumptions": as_lines(evidence.assumptions),
        **{name: as_lines(records) for name, records in tables.items()},
    }
    return as_object(parts)


def as_object(parts: Mapping[str, str]) -> str:
    """Return parts that are JSON as one object."""
    body = ",\n".join(f'"{name}": {text}' for name, text in parts.items())
    return f"{{\n{body}\n}}\n"


def as_companion(run: Mapping[str, Any], evidence: Evidence, name: str, text: str) -> str:
    """Return what a CSV file cannot carry: the run and what it rests on, and the file's digest."""
    files = [{"file": name, "sha256": digest(text.encode())}]
    return json_document(run, evidence, files=files)


def _cells(fact: Fact, by: Sequence[str]) -> dict[str, Any]:
    cells = {
        "region": fact.region,
        "cohort": fact.cohort,
        "year": fact.year,
        "measure": fact.measure,
        "payer": fact.payer or None,
        "accounting": fact.accounting or None,
        "unit": fact.unit,
        **{name: word or None for name, word in zip(by, fact.by, strict=True)},
        "value": fact.value,
        "low": fact.low,
        "high": fact.high,
    }
    return {name: cells[name] for name in columns_with(by)}


def as_lines(items: Iterable[Mapping[str, Any]]) -> str:
    """Return records as a JSON array, one a line."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]"
