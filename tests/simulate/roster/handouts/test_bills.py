"""Slips by hand, printable and escaped; files that are written whole, and only over our own."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kernel.errors import ControlTotalFault, RequestError
from kernel.messages import Language
from kernel.registry import load_region
from kernel.ruleset import Ruleset
from simulate.roster.handouts.bills import Bills, BillsFolder
from simulate.roster.summary import Summary
from tests.simulate.roster.handouts.making import CHANGSHA, pages_of, summary_of

OCTOBER = 19_631  # 2023-10-01
FRESHMAN = {"学号": "A1", "姓名": "学生甲", "入学年份": "2023", "学制": "4"}
SECOND = {**FRESHMAN, "学号": "A2", "姓名": "学生乙", "入学年份": "2022"}
AS_IF = "Worked out as if it were paid on 2023-10-01; it has not been paid."
RECORD = '{\n"schema": 1,\n"run": {}\n}\n'


class Reading(HTMLParser):
    """Collects tags, and the text of each slip."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.slips: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag; a slip begins a new list of texts."""
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)
        if tag == "article":
            self.slips.append([])

    def handle_endtag(self, tag: str) -> None:
        """Every tag is closed in its turn."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note the text of a slip."""
        if "article" in self.open and data.strip():
            self.slips[-1].append(data.strip())


def bills_of(
    rows: list[dict[str, Any]],
    rules: Ruleset = CHANGSHA,
    language: Language = "en",
    **options: Any,
) -> tuple[Bills, Summary]:
    """Collect the slips of rows."""
    pages = pages_of(rows, rules=rules, **options)
    bills = Bills(rules, 2024, language, pages[0].header)
    for page in pages:
        bills.add(page)
    return bills, summary_of(pages)


def written(folder: Path, bills: Bills, summary: Summary) -> Reading:
    """Write slips, and read them."""
    place = BillsFolder.of(folder / "bills", force=False)
    bills.write(place, summary, lambda _: RECORD)
    bills.close()
    text = place.slips.read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>")
    reading = Reading()
    reading.feed(text)
    assert reading.open == []
    return reading


def test_a_slip_by_hand(tmp_path: Path) -> None:
    """Four years of 380 yuan, to be paid by 31 December 2023, benefits from September."""
    bills, summary = bills_of([{**FRESHMAN, "学院": "软件学院"}], as_if_paid=OCTOBER)
    ((title, *texts),) = written(tmp_path, bills, summary).slips
    assert title == "Students' medical insurance in Changsha: payment slip for 2024"
    assert texts[0] == "Number"
    assert texts[1:7] == ["A1", "· Name", "学生甲", "· 学院", "软件学院", AS_IF]
    cells = texts[10:]
    assert cells[:2] == ["Insurance year", "2024"]
    assert cells[2:5] == ["Cover", "2023-09-01 – 2024-12-31", "长医保发〔2023〕56号 二(四)"]
    assert cells[5:7] == ["Last insurance year that is paid for", "2027"]
    assert cells[7:10] == [
        "Individual contribution, 4 years of 380.00 yuan each",
        "1,520.00",
        "长医保发〔2023〕56号 二(一)2",
    ]
    assert cells[10:12] == ["The student pays", "1,520.00"]
    assert cells[12:14] == ["Last day of payment", "2023-12-31"]
    assert cells[15:17] == ["Benefits from", "2023-09-01"]


def test_relief_and_aid_are_named_with_who_bears_them(tmp_path: Path) -> None:
    """380 less 190 by finance less 19 by the institution are 171."""
    row = {**SECOND, "困难类别": "监测对象", "学校补助比例": "10", "缴费日期": "2023-10-01"}
    bills, summary = bills_of([row])
    ((_, *texts),) = written(tmp_path, bills, summary).slips
    at = texts.index("Individual contribution, 1 year")
    assert texts[at + 1] == "380.00"
    at = texts.index("Relief at payment, borne by finance (no level named)")
    assert texts[at + 1 : at + 5] == [
        "−190.00",
        "长医保发〔2023〕56号 二(三)",
        "Borne by the institution",
        "−19.00",
    ]
    at = texts.index("Paid by the student")
    assert texts[at + 1 : at + 4] == ["171.00", "Paid on", "2023-10-01"]
    assert not any("as if" in text for text in texts)


def test_relief_that_is_reimbursed_afterwards_is_said(tmp_path: Path) -> None:
    """A freshman pays first: 190 yuan of 380 come back."""
    row = {**FRESHMAN, "困难类别": "监测对象", "缴费日期": "2023-10-01"}
    ((_, *texts),) = written(tmp_path, *bills_of([row])).slips
    label = "Relief for 2024, reimbursed afterwards by finance (no level named)"
    assert texts[texts.index(label) + 1] == "190.00"


def test_relief_of_which_no_document_speaks_is_no_nothing(tmp_path: Path) -> None:
    """Recognised elsewhere."""
    row = {**SECOND, "困难类别": "低保", "认定地": "省外", "缴费日期": "2023-10-01"}
    ((_, *texts),) = written(tmp_path, *bills_of([row])).slips
    assert texts[texts.index("Relief") + 1] == "not provided"
    assert texts[texts.index("Paid by the student") + 1] == "380.00"


def test_who_prepaid_owes_nothing(tmp_path: Path) -> None:
    """And needs no day."""
    row = {**SECOND, "趸交参保年度": "2023"}
    ((_, *texts),) = written(tmp_path, *bills_of([row])).slips
    at = texts.index("Individual contribution, paid in the enrolment period for 2023")
    assert texts[at + 1] == "0.00"
    assert not {"Paid on", "Last day of payment"} & {*texts}


def test_what_was_really_paid_stands_beside_what_is_owed(tmp_path: Path) -> None:
    """Of 380 yuan 300, 400, 380; and nothing yet, from one who has to pay."""
    paid = {**SECOND, "缴费日期": "2023-10-01"}
    rows = [{**paid, "实缴金额": amount} for amount in ("300", "400", "380")] + [SECOND]
    slips = written(tmp_path, *bills_of(rows, as_if_paid=OCTOBER)).slips
    said = [texts[texts.index("The student pays") :] for texts in slips]
    assert said[0][:6] == [
        *("The student pays", "380.00", "Received", "300.00", "Still to be paid", "80.00")
    ]
    assert said[1][2:6] == ["Received", "400.00", "Paid too much", "20.00"]
    assert said[2][2:5] == ["Received", "380.00", "Paid on"]
    assert said[3][2] == "Last day of payment"


def test_who_pays_late_is_given_the_last_day(tmp_path: Path) -> None:
    """After the window there is still the year's end; benefits wait three months."""
    bills, summary = bills_of([SECOND], as_if_paid=19_783)  # 2024-03-01
    ((_, *texts),) = written(tmp_path, bills, summary).slips
    assert texts[texts.index("Last day of payment") + 1] == "2024-12-31"
    assert texts[texts.index("Benefits from") + 1] == "2024-06-01"


def test_a_refund_stands_on_the_slip_and_on_the_list(tmp_path: Path) -> None:
    """Zhengzhou: three years of 380 yuan."""
    leaver = {**FRESHMAN, "缴费方式": "趸交", "缴费日期": "2023-09-10"}
    leaver |= {"终止学籍日期": "2024-03-01", "退费申请日期": "2024-03-05"}
    bills, summary = bills_of([leaver], rules=load_region("zhengzhou"))
    ((_, *texts),) = written(tmp_path, bills, summary).slips
    assert texts[texts.index("Refund") + 1] == "1,140.00"
    (_, line) = (tmp_path / "bills" / "refunds.csv").read_text().splitlines()
    assert re.match(r"A1,2,student,1140\.00,", line)


def test_the_unpaid_have_a_slip_only_if_they_count_as_paid(tmp_path: Path) -> None:
    """Nobody is billed for nothing, and it is said how many are not."""
    rows = [FRESHMAN, {**SECOND, "缴费日期": "2023-10-01"}, {**SECOND, "本地参保": "否"}]
    bills, summary = bills_of(rows)
    assert (bills.count, bills.without) == (1, 2)
    place = BillsFolder.of(tmp_path / "bills", force=False)
    slips, without = map(str, bills.notes(place))
    assert slips == f"1 payment slips are in {tmp_path}/bills/bills.html"
    assert without.startswith("2 students have no payment slip")
    written(tmp_path, bills, summary)
    bills, _ = bills_of(rows, as_if_paid=OCTOBER)
    bills.close()
    assert (bills.count, bills.without) == (2, 1)


def test_slips_of_a_class_stand_together_in_the_order_of_the_roster(tmp_path: Path) -> None:
    """College by college as they come first, class by class."""
    places = [("甲院", "1"), ("乙院", "1"), ("甲院", "1"), ("甲院", "2"), ("乙院", "1")]
    rows = [
        {**FRESHMAN, "学号": f"N{at}", "学院": college, "班级": group}
        for at, (college, group) in enumerate(places)
    ]
    reading = written(tmp_path, *bills_of(rows, as_if_paid=OCTOBER))
    assert [slip[2] for slip in reading.slips] == ["N0", "N2", "N1", "N4", "N3"]


def test_what_stands_in_the_roster_is_escaped(tmp_path: Path) -> None:
    """A name is no markup."""
    row = {**FRESHMAN, "姓名": '<script>alert(1)</script> & "甲"', "学号": "<b>"}
    reading = written(tmp_path, *bills_of([row], as_if_paid=OCTOBER))
    assert {tag for tag, _ in reading.tags} <= {
        *("html", "head", "meta", "title", "style", "body", "article"),
        *("h1", "p", "b", "table", "tr", "th", "td"),
    }
    assert '<script>alert(1)</script> & "甲"' in reading.slips[0]


def test_a_page_needs_no_network_and_no_script(tmp_path: Path) -> None:
    """Nothing is loaded; a slip begins a page; the language is said."""
    written(tmp_path, *bills_of([FRESHMAN], language="zh", as_if_paid=OCTOBER))
    text = (tmp_path / "bills" / "bills.html").read_text(encoding="utf-8")
    assert '<html lang="zh">' in text
    assert "break-after: page" in text
    assert not re.search("https?:|src=|href=|@import|<script|url\\(", text)


def test_a_folder_that_is_none_is_refused_early(tmp_path: Path) -> None:
    """Before any work is done; so is one without a folder above it."""
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(RequestError, match="is a file; expected a folder"):
        BillsFolder.of(file, force=False)
    with pytest.raises(RequestError, match="no folder"):
        BillsFolder.of(tmp_path / "none" / "bills", force=False)


def test_files_of_others_are_kept_and_our_own_are_made_anew(tmp_path: Path) -> None:
    """Unless it is forced."""
    folder = tmp_path / "bills"
    folder.mkdir()
    (folder / "refunds.csv").write_text("a list of somebody\n")
    with pytest.raises(RequestError, match=r"refunds\.csv was not written by this program"):
        BillsFolder.of(folder, force=False)
    BillsFolder.of(folder, force=True)
    (folder / "refunds.csv").unlink()
    for _ in range(2):
        written(tmp_path, *bills_of([FRESHMAN], as_if_paid=OCTOBER))
    assert {path.name for path in folder.iterdir()} == {
        *("bills.html", "bills.html.run.json", "refunds.csv"),
    }


def test_nothing_is_written_where_refunds_do_not_add_up(tmp_path: Path) -> None:
    """Nor where the record cannot be made; the folder is gone again."""
    leaver = {**FRESHMAN, "缴费方式": "趸交", "缴费日期": "2023-09-10"}
    leaver |= {"终止学籍日期": "2024-03-01", "退费申请日期": "2024-03-05"}
    bills, summary = bills_of([leaver], rules=load_region("zhengzhou"))
    place = BillsFolder.of(tmp_path / "bills", force=False)
    with pytest.raises(ControlTotalFault):
        bills.write(place, Summary(), lambda _: RECORD)

    def broken(_: dict[str, str]) -> str:
        raise RequestError("no record")

    with pytest.raises(RequestError, match="no record"):
        bills.write(place, summary, broken)
    bills.close()
    assert [*tmp_path.iterdir()] == []
