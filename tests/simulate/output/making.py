"""What the tests of output are made of: rows as a result, without a forecast behind them."""

from collections.abc import Mapping, Sequence
from typing import Any

from simulate.output.evidence import Evidence
from simulate.output.formats import Record
from simulate.output.record import Grounds
from simulate.output.result import Result
from simulate.projection.facts import Fact, columns_with

NOTHING = Evidence((), ())
"""Neither parameters nor assumptions."""


def result_with(
    columns: Mapping[str, type],
    records: Sequence[Record],
    run: Mapping[str, Any] = {},
    evidence: Evidence = NOTHING,
) -> Result:
    """Return records as the rows of a result."""
    grounds = Grounds(run, evidence)
    return Result(
        columns=columns,
        made_rows=lambda: records,
        made_document=lambda rows: grounds.document({"rows": rows}),
        view=lambda language: f"{len(records)} rows ({language})",
        language="en",
        grounds=grounds,
    )


def result_of(
    facts: Sequence[Fact],
    by: Sequence[str] = (),
    run: Mapping[str, Any] = {},
    evidence: Evidence = NOTHING,
) -> Result:
    """Return facts as the rows of a result."""
    return result_with(columns_with(by), [fact.record(by) for fact in facts], run, evidence)
