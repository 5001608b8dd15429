"""Control totals: rows and money that are lost on the way are found."""

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from attrs import evolve

from kernel.codes import Payer
from kernel.errors import ControlTotalFault
from kernel.registry import load_region
from kernel.results import MONEY
from simulate.roster.assessment import AssessedPage, assessed_pages
from simulate.roster.control_totals import ControlTotals
from simulate.roster.reading.arrow_source import source_of
from simulate.roster.stopwatch import Stopwatch
from simulate.roster.summary import Summary
from tests.second_reading.students import random_student
from tests.simulate.making import REGIONS


def page_of(region: str, students: int = 300) -> AssessedPage:
    """Return random students of a region, assessed."""
    rng = random.Random(f"control of {region}")  # noqa: S311  # no secret depends on it
    rows = [random_student(rng, region, 2025) for _ in range(students)]
    names = dict.fromkeys(name for row in rows for name in row)
    texts = {n: [None if r.get(n) is None else _text(r[n]) for r in rows] for n in names}
    source = source_of(pa.table(texts))
    (page,) = assessed_pages(load_region(region), 2025, source, Stopwatch())
    return page


def _text(cell: object) -> str:
    return ";".join(map(str, cell)) if isinstance(cell, list | tuple) else str(cell)


def summed(page: AssessedPage) -> tuple[ControlTotals, Summary]:
    """Return both sums of a page."""
    totals, summary = ControlTotals(), Summary()
    totals.add(page)
    summary.add(page.assessment, page.refused)
    return totals, summary


@pytest.mark.parametrize("region", REGIONS)
def test_what_is_written_is_what_is_summed(region: str) -> None:
    """To the fen, by payer as far as the rows say it; with blank rows among those counted."""
    page = page_of(region)
    totals, summary = summed(page)
    assert totals.valid > 0
    assert totals.fen["contribution", Payer.STUDENT] > 0
    assert totals.fen["fiscal", Payer.CENTRAL] > 0
    totals.check(300, summary)
    totals.check(None, summary)
    totals.add(evolve(page, valid=page.valid.slice(0, 0), rejected=(), page=blank(page)))
    totals.check(307, summary)


def blank(page: AssessedPage) -> Any:
    """Return the page of a roster with seven blank rows."""
    return evolve(page.page, blank=7, malformed=())


@pytest.mark.parametrize("counted", [299, 301])
def test_rows_that_were_lost_or_came_from_nowhere(counted: int) -> None:
    """All three numbers are named, and that nothing is written."""
    totals, summary = summed(page_of("changsha"))
    with pytest.raises(ControlTotalFault) as fault:
        totals.check(counted, summary)
    assert str(fault.value) == (
        f"control total of rows: the roster has {counted} rows below its header, but "
        f"{totals.valid} assessed, {totals.rejected} rejected and 0 blank ones are 300; "
        "nothing was written"
    )


COLUMNS = {
    "student_pays": "contribution (student)",
    "institution_aid": "contribution (institution)",
    "relief_netted": "contribution",
    "relief_claimable": "claimed",
    "refund": "refunded",
    "fiscal_central": "fiscal (central)",
    "fiscal_provincial": "fiscal (provincial)",
    "fiscal_municipal": "fiscal (municipal)",
    "fiscal_unallocated": "fiscal (unallocated)",
    "individual_due": "individual_due",
    "late_full_cost": "individual_due",
    "fiscal_total": "fiscal",
    "top_up": "top_up",
    "refund_exposure": "refund_exposure",
}


def changed(page: AssessedPage, name: str, change: Callable[[Any], Any]) -> AssessedPage:
    """Return a page of which one column of the first row is another one."""
    at = page.valid.schema.names.index(name)
    cells = page.valid.column(at)
    first = pa.array([change(cells[0].as_py())], cells.type)
    columns = [*page.valid.columns]
    columns[at] = pa.concat_arrays([first, cells.slice(1)])
    return evolve(page, valid=pa.record_batch(columns, names=page.valid.schema.names))


@pytest.mark.parametrize("name", MONEY)
def test_a_fen_that_was_lost(name: str) -> None:
    """In any column of money: the part and who bears it, and both sums."""
    page = changed(page_of("quanzhou"), name, lambda cell: (cell or 0) + Decimal("0.01"))
    totals, summary = summed(page)
    with pytest.raises(ControlTotalFault) as fault:
        totals.check(300, summary)
    message = str(fault.value)
    assert message.startswith(f"control total of {COLUMNS[name]}: the rows add up to ")
    assert message.endswith("; nothing was written")


def test_a_top_up_that_another_one_pays() -> None:
    """The sum over all payers is the same."""
    page = page_of("zhengzhou")
    paid = [cell.as_py() for cell in page.valid["top_up"]]
    first = next(place for place, yuan in enumerate(paid) if yuan)
    page = evolve(page, valid=page.valid.slice(first), rejected=page.rejected)
    whole = evolve(page, valid=changed(page, "top_up_payer", lambda _: "student").valid)
    totals, others = ControlTotals(), ControlTotals()
    totals.add(page)
    others.add(whole)
    assert totals.fen["top_up", Payer.STUDENT] == 0
    assert others.fen["top_up", Payer.STUDENT] == paid[first] * 100
    assert sum(totals.fen.values()) == sum(others.fen.values())
