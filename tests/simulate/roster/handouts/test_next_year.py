"""Last year's output read again: what was paid follows, the rest begins anew, nothing is lost."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pytest
from attrs import evolve

from kernel.messages import Language, message
from kernel.registry import load_region
from simulate.language.catalogue import spoken
from simulate.output.result_headers import RESULT_HEADERS, result_spellings
from simulate.roster.assessed_roster import assessed
from simulate.roster.assessment import assessed_pages
from simulate.roster.handouts.next_year import RESULT_COLUMNS, NextYear
from simulate.roster.reading.arrow_source import source_of
from simulate.roster.reading.pages import Fault
from simulate.roster.stopwatch import Stopwatch

Row = dict[str, Any]

FRESHMAN: Row = {"学号": "1", "入学年份": "2023", "学制": "4", "缴费日期": "2023-09-10"}
ANNUAL: Row = {**FRESHMAN, "学号": "2", "入学年份": "2022", "缴费方式": "按年缴费"}
UNPAID: Row = {**ANNUAL, "学号": "3", "缴费日期": ""}
GRADUATE: Row = {**ANNUAL, "学号": "4", "入学年份": "2020"}


def table_of(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Return rows as a table of text."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return pa.table({n: pa.array([row.get(n) for row in rows], pa.string()) for n in names})


def output(
    roster: Any, year: int, region: str = "changsha", **options: Any
) -> tuple[list[Row], dict[int, list[str]], list[str]]:
    """Assess a roster; return its valid rows, the reasons of the others by row, and the notes."""
    source = source_of(roster if isinstance(roster, pa.Table) else table_of(roster))
    earlier = NextYear.of(source, year)
    rules = load_region(region)
    valid: list[Row] = []
    rejected: dict[int, list[str]] = {}
    for page in assessed_pages(rules, year, source, Stopwatch(), earlier, **options):
        valid += page.valid.to_pylist()
        for one in page.rejected:
            rejected[int(page.taken.rows[one.row - 1])] = [str(reason) for reason in one.reasons]
    return valid, rejected, [str(note) for note in earlier.notes()]


def again(rows: Sequence[Row], year: int, **changes: Any) -> list[Row]:
    """Assess for a year, and return the output as text, ready to be read again."""
    valid, rejected, _ = output(rows, year, **changes)
    assert not rejected
    return [{k: None if v is None else str(v) for k, v in row.items()} for row in valid]


def test_who_prepaid_is_prepaid_and_the_others_have_yet_to_pay() -> None:
    """1,520 yuan in 2024 cover 2025, where the tariff is 20 yuan higher; 380 do not."""
    rows, rejected, _ = output(again([FRESHMAN, ANNUAL, UNPAID], 2024), 2025)
    assert not rejected
    freshman, annual, unpaid = rows
    assert (freshman["趸交参保年度"], freshman["已足额缴费年度"]) == ("2024", "2024;2025;2026;2027")
    assert (freshman["enrolled"], freshman["years_bought"], freshman["paid_through"]) == (
        True,
        0,
        2027,
    )
    assert (str(freshman["top_up"]), freshman["top_up_payer"]) == ("20.00", "unfunded")
    assert (annual["趸交参保年度"], annual["已足额缴费年度"]) == (None, "2024")
    assert (unpaid["趸交参保年度"], unpaid["已足额缴费年度"]) == (None, None)
    assert [row["enrolled"] for row in (annual, unpaid)] == [False, False]
    assert {row["缴费日期"] for row in rows} == {row["缴费方式"] for row in rows} == {None}
    assert {row["assessed_year"] for row in rows} == {2025}


def test_the_columns_are_those_passed_in_those_that_follow_and_the_results() -> None:
    """No result stands twice, and no other column is lost."""
    first = again([{**FRESHMAN, "备注": "甲"}], 2024)
    (row,), _, _ = output(first, 2025)
    own = ["学号", "入学年份", "学制", "缴费日期", "备注", "趸交参保年度", "已足额缴费年度"]
    assert [*row][: len(own)] == own
    assert len([*row]) == len(own) + len(RESULT_COLUMNS) - 3
    assert row["备注"] == "甲"


def test_years_go_on_from_year_to_year() -> None:
    """Paid in 2024 by annual payment, in 2025 what remains: prepaid in 2025, paid from 2024 on."""
    (row,) = again(again([ANNUAL], 2024), 2025)
    paying = {**row, "缴费日期": "2024-10-01", "缴费方式": "prepay_remaining"}
    (second,) = again([paying], 2025)
    (third,), _, _ = output([second], 2026)
    assert (third["趸交参保年度"], third["已足额缴费年度"]) == ("2025", "2024;2025;2026")
    assert (third["enrolled"], third["years_bought"]) == (True, 0)


def test_a_prepayment_that_is_given_stands() -> None:
    """Prepaid in 2023: 2024's output says nothing else, and its years begin there."""
    student = {**ANNUAL, "缴费日期": "", "prepaid_in": "2023"}
    (row,), _, _ = output(again([student], 2024), 2025)
    assert (row["prepaid_in"], row["已足额缴费年度"]) == ("2023", "2023;2024;2025;2026")


def test_years_that_are_given_stay() -> None:
    """2023 was paid before the first output was made."""
    (row,), _, _ = output(again([{**ANNUAL, "paid_years": "2023"}], 2024), 2025)
    assert row["paid_years"] == "2023;2024"


def test_who_only_counted_as_paid_has_bought_nothing() -> None:
    """Else a bill would be taken for money."""
    first = again([{**FRESHMAN, "缴费日期": ""}], 2024, as_if_paid=19_620)
    assert (first[0]["as_if_paid"], first[0]["student_pays"]) == ("True", "1520.00")
    (row,), _, notes = output(first, 2025)
    assert (row["趸交参保年度"], row["已足额缴费年度"], row["enrolled"]) == (None, None, False)
    assert any(note.startswith("1 of them only counted as paid") for note in notes)


@pytest.mark.parametrize("amount", ["380", "0", ""])
def test_who_paid_too_little_has_not_prepaid(amount: str) -> None:
    """380 of 1,520 yuan, or nothing on a day of payment: it is said and never carried on."""
    first = again([{**FRESHMAN, "实缴金额": amount}], 2024)
    assert first[0]["payment_status"] in ("short", "unpaid")
    (row,), _, notes = output(first, 2025)
    assert (row["趸交参保年度"], row["已足额缴费年度"], row["enrolled"]) == (None, None, False)
    assert any(note.startswith("1 of them had paid too little, or nothing") for note in notes)


def test_who_was_not_insured_last_year_may_have_missed_it() -> None:
    """It is said, since waiting depends on it and the roster alone knows."""
    _, _, notes = output(again([FRESHMAN, UNPAID], 2024), 2025)
    assert any(note.startswith("1 of them were not insured here in 2024") for note in notes)


def test_graduates_are_rejected_with_the_reason() -> None:
    """They stay in the list, and are no longer in the programme."""
    rows, rejected, _ = output(again([FRESHMAN, GRADUATE], 2024), 2025)
    assert [row["学号"] for row in rows] == ["1"]
    ((reason,),) = rejected.values()
    assert reason.startswith("insurance year 2025 lies outside the programme")


def test_the_same_year_read_again_is_the_same() -> None:
    """Whatever was paid stays as it was, results are made anew and no column is added."""
    first, _, _ = output([FRESHMAN, ANNUAL, UNPAID], 2024)
    second, rejected, notes = output(again([FRESHMAN, ANNUAL, UNPAID], 2024), 2024)
    assert second == first
    assert not rejected
    assert notes == [
        "3 rows were assessed for 2024 before: their results are left out and made anew."
    ]


def test_new_students_stand_beside_last_years() -> None:
    """A row without a year is taken as it is."""
    new = {"学号": "9", "入学年份": "2024", "学制": "3", "缴费日期": "2024-09-10"}
    rows, rejected, notes = output([*again([FRESHMAN], 2024), new], 2025)
    assert not rejected
    assert [row["years_bought"] for row in rows] == [0, 3]
    assert rows[1]["缴费日期"] == "2024-09-10"
    assert "1 rows have no assessed_year: they are taken as they stand." in notes


@pytest.mark.parametrize("year", ["2022", "2026", "last year"])
def test_another_year_rejects_the_row(year: str) -> None:
    """And no other one; the cell is not repeated."""
    first = again([FRESHMAN, ANNUAL], 2024)
    rows, rejected, _ = output([first[0], {**first[1], "assessed_year": year}], 2025)
    assert [row["学号"] for row in rows] == ["1"]
    (reasons,) = rejected.values()
    assert "assessed_year: expected 2024 or 2025, or a blank in a new row" in reasons


def test_results_that_something_follows_from_have_to_be_there_and_readable() -> None:
    """Nothing is guessed where a column was taken away or written over."""
    (first,) = again([FRESHMAN], 2024)
    cut = {name: cell for name, cell in first.items() if name != "paid_through"}
    _, rejected, _ = output([cut], 2025)
    assert "are not all there" in rejected[2][0]
    _, rejected, _ = output([{**first, "paid_through": "soon"}], 2025)
    assert rejected[2] == [
        "paid_through, of an earlier assessment: expected a whole number from 1900 to 2200"
    ]
    _, rejected, _ = output([{**first, "years_bought": "0"}], 2025)
    assert rejected[2] == ["prepaid_in is missing, though paid_through reaches 2025"]


def test_rows_of_last_year_below_a_first_page_without_any_are_rejected() -> None:
    """The columns were settled by the first page; a row that needs others is not squeezed in."""
    entrant = {**FRESHMAN, "入学年份": "2024", "缴费日期": "2024-09-10"}
    (last,), (this,) = again([FRESHMAN], 2024), again([entrant], 2025)
    rows = [this] * 65_536 + [last]
    valid, rejected, _ = output(rows, 2025)
    assert len(valid) == 65_536
    (reasons,) = rejected.values()
    assert any("rows of 2024 are expected above those of 2025" in reason for reason in reasons)


def test_results_in_chinese_are_left_out_too() -> None:
    """As the workbook of an output has them."""
    chinese = {name: header for header, name in result_spellings().items()}
    (first,) = again([FRESHMAN], 2024)
    translated = {chinese.get(name, name): cell for name, cell in first.items()}
    source = source_of(table_of([translated]))
    earlier = NextYear.of(source, 2025)
    taken, faults = earlier.taken(next(earlier.pages))
    assert earlier.header.names == (
        *("学号", "入学年份", "学制", "缴费日期"),
        *("趸交参保年度", "已足额缴费年度"),
    )
    assert not faults
    assert taken.batch.column(4).to_pylist() == ["2024"]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_is_said_of_the_columns_that_are_left_out(tmp_path: Path, lang: Language) -> None:
    """They are neither passed through nor renamed, and their days are no columns to be mapped."""
    (first,) = again([{**FRESHMAN, "姓名": "学生甲"}], 2024)
    headers = {name: spoken(words, lang) for name, words in RESULT_HEADERS.items()}
    roster = table_of([{headers.get(name, name): cell for name, cell in first.items()}])
    path = tmp_path / "out.csv"
    pyarrow.csv.write_csv(roster, path)

    columns_read, passed_through, *notes = assessed(path, "changsha", 2025, (), "en").notes

    assert columns_read == (
        "Columns read, from row 1: 学号 = student_id, 入学年份 = entry_year, "
        "学制 = programme_years, 缴费日期 = paid_on"
    )
    assert passed_through == "Columns not read, passed through as they are: 姓名"
    assert not [note for note in notes if note.startswith("column")]


def test_a_refund_of_last_year_is_pointed_out() -> None:
    """Zhengzhou gives back what has not begun: it would be listed a second time."""
    leaver = {"entry_year": "2023", "programme_years": "4", "payment_mode": "prepay"}
    leaver |= {"paid_on": "2023-09-10", "left_on": "2024-03-01", "refund_applied_on": "2024-03-05"}
    first = again([leaver], 2024, region="zhengzhou")
    assert first[0]["refund"] == "1140.00"
    _, _, notes = output(first, 2025, region="zhengzhou")
    assert "1 of them had a refund: it is listed again unless they are taken out." in notes


def test_a_roster_that_is_no_output_is_left_alone() -> None:
    """Also where a column has the name of a result."""
    rows, _, notes = output([{**FRESHMAN, "refund": "甲"}], 2024)
    assert (rows[0]["refund (2)"], notes) == ("甲", [])


def test_typed_cells_keep_their_types() -> None:
    """Parquet: years are numbers, days are days."""
    table = pa.table(
        {
            "entry_year": [2023, 2022],
            "programme_years": [4, 4],
            "paid_on": pa.array(["2023-09-10", None], pa.string()).cast(pa.date32()),
            "prepaid_in": pa.array([None, 2023], pa.int32()),
        }
    )
    source = source_of(table)
    (page,) = assessed_pages(load_region("changsha"), 2024, source, Stopwatch())
    second = source_of(pa.Table.from_batches([page.valid]))
    (page,) = assessed_pages(load_region("changsha"), 2025, second, Stopwatch())
    assert page.valid.schema.field("prepaid_in").type == pa.int32()
    assert page.valid.column("prepaid_in").to_pylist() == [2024, 2023]
    assert page.valid.schema.field("paid_on").type == pa.date32()
    assert page.valid.column("paid_on").to_pylist() == [None, None]


def test_cells_that_a_file_could_not_give_reject_rows_where_something_follows_from_them() -> None:
    """An error value in paid_through is not no payment; one in a clause says nothing."""
    source = source_of(table_of(again([{**FRESHMAN, "备注": "甲"}, ANNUAL], 2024)))
    names = [*source.header.names]
    (page,) = source.pages
    error = message("an error value of the spreadsheet")
    faults = (
        Fault(0, names.index("paid_through"), error),
        Fault(1, names.index("due_clause"), error),
        Fault(1, names.index("备注"), error),
    )
    broken = evolve(source, pages=iter([evolve(page, faults=faults)]))
    earlier = NextYear.of(broken, 2025)
    taken, found = earlier.taken(next(earlier.pages))
    assert [(rows.tolist(), str(text)) for rows, text in found] == [
        ([True, False], "paid_through: an error value of the spreadsheet")
    ]
    assert [earlier.header.names[fault.position] for fault in taken.faults] == ["备注"]
