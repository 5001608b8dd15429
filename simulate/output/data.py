"""The result as data: CSV and JSON, one fact a row, and what it rests on."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from simulate.output.evidence import Evidence
from simulate.output.files import digest
from simulate.projection.facts import COLUMNS, SCHEMA, UNITS, Fact
from simulate.projection.ledger import Account


def columns_with(by: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of the result, the breakdowns standing before the value."""
    at = COLUMNS.index("value")
    return (*COLUMNS[:at], *by, *COLUMNS[at:])


def as_csv(facts: Iterable[Fact], by: Sequence[str]) -> str:
    """Return facts as CSV with a header; a blank is a column that does not apply."""
    return csv_document(columns_with(by), (_cells(fact, by) for fact in facts))


def csv_document(columns: Sequence[str], records: Iterable[Mapping[str, Any]]) -> str:
    """Return records as CSV with a header; None is a blank."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
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


def account_cells(account: Account) -> dict[str, Any]:
    """Return the columns that say what a figure is of; None for one that does not apply."""
    return {
        "measure": account.measure,
        "payer": account.payer or None,
        "accounting": account.accounting or None,
        "unit": UNITS[account.measure],
    }


def _cells(fact: Fact, by: Sequence[str]) -> dict[str, Any]:
    return {
        "region": fact.region,
        "cohort": fact.cohort,
        "year": fact.year,
        **account_cells(fact.account),
        **{name: word or None for name, word in zip(by, fact.by, strict=True)},
        "value": fact.value,
        "low": fact.low,
        "high": fact.high,
    }


def as_lines(items: Iterable[Mapping[str, Any]]) -> str:
    """Return records as a JSON array, one a line."""
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f"[\n{lines}\n]"
