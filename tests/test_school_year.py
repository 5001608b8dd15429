"""The page that walks through a school year does what it says, in both languages.

The students are made up: 200 of three colleges in Changsha, where 380 yuan are owed for 2024, and
freshmen prepay their whole programme.
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import frozen
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kernel.columns import HEADERS
from kernel.messages import Language
from simulate.language.catalogue import spoken
from simulate.output.result_headers import RESULT_HEADERS, STATUSES
from tests.conftest import Simulate
from tests.pages import CHINESE, PAGES, check, commands, missing_lines
from tests.simulate.roster.making import rows_of

TEXTS: Final = {"en": PAGES["school-year.md"], "zh": CHINESE["school-year.md"]}
FILES: Final = {
    "en": {
        "roster": "roster.xlsx",
        "bills": "bills",
        "check": "check.xlsx",
        "assessed": "assessed.xlsx",
        "next": "next.xlsx",
        "bills again": "bills-2025",
        "roster again": "roster-2025.xlsx",
    },
    "zh": {
        "roster": "名册.xlsx",
        "bills": "缴费单",
        "check": "核对.xlsx",
        "assessed": "核定.xlsx",
        "next": "明年.xlsx",
        "bills again": "缴费单2025",
        "roster again": "名册2025.xlsx",
    },
}
"""What the files of the page are called in each language."""


@frozen
class Group:
    """Students who are alike.

    Attributes:
        college, entry, programme, relief: as the roster has them; relief in both languages.
        students: how many.
        owes: yuan, each.
    """

    college: str
    entry: int
    programme: int
    relief: Mapping[Language, str | None]
    students: int
    owes: int


NONE: Final[Mapping[Language, str | None]] = {"en": None, "zh": None}
DIBAO: Final[Mapping[Language, str | None]] = {"en": "dibao", "zh": "低保对象"}
TEKUN: Final[Mapping[Language, str | None]] = {"en": "tekun", "zh": "特困人员"}
MARGIN: Final[Mapping[Language, str | None]] = {"en": "dibao_margin", "zh": "低保边缘家庭成员"}
MONITORED: Final[Mapping[Language, str | None]] = {"en": "monitored", "zh": "防返贫监测对象"}

ROSTER: Final = (
    # Freshmen pay first, also who has relief: 4 × 380 = 1,520, and 3 × 380 = 1,140.
    Group("甲学院", 2023, 4, NONE, 30, 1_520),
    Group("甲学院", 2023, 4, DIBAO, 2, 1_520),
    Group("甲学院", 2022, 4, NONE, 40, 380),
    Group("甲学院", 2022, 4, DIBAO, 4, 0),
    Group("甲学院", 2022, 4, MONITORED, 4, 190),
    Group("乙学院", 2023, 4, NONE, 20, 1_520),
    Group("乙学院", 2023, 3, NONE, 10, 1_140),
    Group("乙学院", 2021, 4, NONE, 35, 380),
    Group("乙学院", 2021, 4, DIBAO, 3, 0),
    Group("乙学院", 2021, 4, TEKUN, 2, 0),
    Group("丙学院", 2023, 4, NONE, 20, 1_520),
    Group("丙学院", 2022, 4, NONE, 25, 380),
    Group("丙学院", 2022, 4, MARGIN, 5, 190),
)
SHORT, OVER, UNPAID = range(3), range(110, 112), range(170, 175)
"""Freshmen who pay one year, some who pay 400 yuan, some who do not pay; counted from 0."""

OWED: Final = {
    "甲学院": 64_600,  # 32 × 1,520 + 40 × 380 + 4 × 190
    "乙学院": 55_100,  # 20 × 1,520 + 10 × 1,140 + 35 × 380
    "丙学院": 40_850,  # 20 × 1,520 + 25 × 380 + 5 × 190
}
ENTRANTS: Final = 10
OWED_IN_2025: Final = {
    "甲学院": 18_000,  # 3 freshmen of last year who did not prepay and 40 others, × 400; 4 × 200
    "乙学院": 14_000,  # 35 × 400
    "丙学院": 27_000,  # 25 × 400 + 5 × 200, and 10 entrants × 4 × 400
}


@frozen
class Clerk:
    """Who goes through the page.

    Attributes:
        language: of the page.
        simulate: the command.
    """

    language: Language
    simulate: Simulate

    def follow(self, section: int) -> str:
        """Run the commands of a section, which print what it shows; return what they print."""
        text = re.split(r"^## ", TEXTS[self.language], flags=re.MULTILINE)[section]
        outputs = {}
        for command in commands(text):
            # In a terminal it is a table anyway.
            table = " --format table" * ("--by" in command)
            ran = check(self.simulate, command + table)
            outputs[command] = ran.out + ran.err
        assert missing_lines(outputs, text) == []
        return "".join(outputs.values())

    def file(self, name: str) -> Path:
        """Return a file of the page."""
        return Path(FILES[self.language][name])

    def header(self, column: str) -> str:
        """Return what stands above a column."""
        if self.language == "en":
            return column
        own = {"name": "姓名", "college": "学院", "class": "班级"}
        return own.get(column) or HEADERS[column][0]

    def enter(self, name: str, rows: Mapping[int, Mapping[str, Any]]) -> None:
        """Fill cells of a workbook in: by the number of the row, then by column."""
        book = load_workbook(self.file(name))
        sheet: Worksheet = book.worksheets[0]
        columns = {str(cell.value): cell.column for cell in sheet[1]}
        for row, cells in rows.items():
            for column, value in cells.items():
                header = self.header(column)
                if header not in columns:
                    columns[header] = len(columns) + 1
                    sheet.cell(1, columns[header], header)
                sheet.cell(row, columns[header], value)
        book.save(self.file(name))

    def status(self, word: str) -> str:
        """Return how a workbook has a status of payment."""
        return spoken(STATUSES[word], "zh") if self.language == "zh" else word

    def owed(self, rows: Sequence[Mapping[str, Any]]) -> dict[str, Decimal]:
        """Return what the students of each college pay."""
        return sums((row["college"], row["student_pays"]) for row in rows)

    def results(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of an output, results by their names."""
        headers, *rows = load_workbook(self.file(name)).worksheets[0].iter_rows(values_only=True)
        spelled = {spoken(text, self.language): name for name, text in RESULT_HEADERS.items()}
        spelled |= {self.header(column): column for column in (*HEADERS, "college")}
        names = [spelled.get(str(header), str(header)) for header in headers]
        return [dict(zip(names, row, strict=True)) for row in rows]


def students() -> Iterator[tuple[int, Group]]:
    """Go through the students of the roster, each with the number of his row."""
    groups = [group for group in ROSTER for _ in range(group.students)]
    return enumerate(groups, start=2)


def filled_in(language: Language) -> dict[int, dict[str, Any]]:
    """Return what stands in the roster in September."""
    return {
        row: {
            "student_id": f"S{row - 1:03}",
            "name": f"学生{row - 1:03}",
            "college": group.college,
            "class": f"{group.entry}级",
            "entry_year": group.entry,
            "programme_years": group.programme,
            "relief": group.relief[language],
        }
        for row, group in students()
    }


def paid() -> dict[int, dict[str, Any]]:
    """Return what was paid, and on which day; also of those who owe nothing."""
    wrong = dict.fromkeys(SHORT, 380) | dict.fromkeys(OVER, 400)
    return {
        row: {"paid_on": date(2023, 10, 16), "paid_amount": wrong.get(row - 2, group.owes)}
        for row, group in students()
        if row - 2 not in UNPAID
    }


def entrants() -> dict[int, dict[str, Any]]:
    """Return ten students who enter in 2024, below the others."""
    new = {"college": "丙学院", "class": "2024级", "entry_year": 2024, "programme_years": 4}
    return {
        row: {"student_id": f"S{row - 1:03}", "name": f"学生{row - 1:03}", **new}
        for row in range(202, 202 + ENTRANTS)
    }


def is_said(owed: Mapping[str, int], table: str) -> bool:
    """Say whether the line of each college has what its students owe."""
    return all(
        re.search(rf"^{college} .* {yuan:,}\.00\b", table, re.MULTILINE)
        for college, yuan in owed.items()
    )


def slips_in(folder: Path) -> list[tuple[str, Decimal]]:
    """Return the college of each slip, and what the student pays."""
    text = (folder / "bills.html").read_text(encoding="utf-8")
    found = re.findall(
        r'<article>.*?<b>(.学院)</b>.*?<tr class="sum"><td>[^<]*</td><td>([\d,.]+)<', text
    )
    return [(college, Decimal(amount.replace(",", ""))) for college, amount in found]


def sums(amounts: Iterable[tuple[str, object]]) -> dict[str, Decimal]:
    """Sum up amounts by college."""
    found: dict[str, Decimal] = {}
    for college, amount in amounts:
        found[college] = found.get(college, Decimal()) + Decimal(str(amount))
    return found


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_school_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, simulate: Simulate, language: Language
) -> None:
    """From the empty roster to the one of the next year; each sum is the one by hand."""
    monkeypatch.chdir(tmp_path)
    clerk = Clerk(language, simulate)

    clerk.follow(1)
    clerk.enter("roster", filled_in(language))

    assert is_said(OWED, clerk.follow(2))
    slips = slips_in(clerk.file("bills"))
    assert len(slips) == 200
    assert sums(slips) == OWED

    clerk.enter("roster", paid())
    clerk.follow(3)
    checked = clerk.results("check")
    assert clerk.owed(checked) == OWED
    assert Counter(row["payment_status"] for row in checked) == {
        clerk.status("paid"): 190,
        clerk.status("short"): 3,
        clerk.status("over"): 2,
        clerk.status("unpaid"): 5,
    }
    # Three pay 380 of 1,520, two 20 more than 380, five nothing of 380.
    assert sum(row["difference"] for row in checked) == -3 * 1_140 + 2 * 20 - 5 * 380

    annual = {"en": "annual", "zh": "按年缴费"}[language]
    clerk.enter("roster", {at + 2: {"payment_mode": annual} for at in SHORT})
    clerk.follow(4)
    assessed = clerk.results("assessed")
    assert clerk.owed(assessed) == {
        "甲学院": 64_600 - 3 * 1_140,
        "乙学院": 55_100,
        "丙学院": 40_850 - 5 * 380,
    }
    assert sum(row["difference"] for row in assessed) == 2 * 20
    in_csv = rows_of(clerk.file("assessed").with_suffix(".csv"))
    college = clerk.header("college")
    assert sums((row[college], row["student_pays"]) for row in in_csv) == clerk.owed(assessed)

    shutil.copy(clerk.file("assessed"), clerk.file("next"))
    clerk.enter("next", entrants())
    assert is_said(OWED_IN_2025, clerk.follow(5))
    slips = slips_in(clerk.file("bills again"))
    assert len(slips) == 200 + ENTRANTS
    assert sums(slips) == OWED_IN_2025
    later = clerk.results("roster again")
    prepaid = [row["student_pays"] for row in later if row["prepaid_in"]]
    # All of 82 freshmen but the three who paid one year.
    assert prepaid == [0] * 79
    owing = [row for row in later if row["student_pays"]]
    # Neither those, nor the nine whose whole contribution is relief.
    assert len(owing) == 200 - 79 - 9 + ENTRANTS

    # In this roster the payments of the new year are entered.
    clerk.enter("roster again", {2: {"paid_on": date(2024, 10, 16), "paid_amount": 400}})
    ran = simulate(
        "assess",
        clerk.file("roster again"),
        "--region",
        "changsha",
        "--year",
        "2025",
        "-o",
        "2025.csv",
    )
    assert ran.code == 0
    first, *others = rows_of(Path("2025.csv"))
    assert (first["payment_status"], first["enrolled"]) == ("paid", "true")
    assert sum(row["enrolled"] == "true" for row in others) == 79
