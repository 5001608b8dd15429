"""Lists as text: encodings, separators, what stands above, below and between the students."""

from functools import partial
from typing import Any, Final

from tests.simulate.roster.messy import (
    PAYS,
    TABLE,
    Cases,
    Messy,
    in_workbook,
    renamed,
    separated,
    typed,
    with_column,
)

HEADER, *LINES = separated().splitlines(keepends=True)
FIRST, SECOND, THIRD = LINES
NO_YEAR: Final = "entry_year is missing"
TRADITIONAL: Final = {"学号": "學號", "入学年份": "入學年份", "学制": "學制"}


def encoded(encoding: str, extension: str = ".csv", **more: Any) -> Messy:
    """Return the list in an encoding, with a separator and line ends."""
    written = {name: more.pop(name) for name in ("separator", "end") if name in more}
    return Messy(lambda: separated(**written).encode(encoding), extension, **more)


def with_remarks(*remarks: str) -> str:
    """Return the list with a last column of text, as it is written in a cell."""
    cells = ("备注", *remarks)
    return "".join(
        f"{line.rstrip()},{cell}\n" for line, cell in zip([HEADER, *LINES], cells, strict=True)
    )


ENCODED: Final[Cases] = {
    "UTF-8": typed(TABLE),
    "UTF-8 with a mark": encoded("utf-8-sig"),
    "GB18030 with Windows line ends, as Chinese Excel saves it": encoded("gb18030", end="\r\n"),
    "UTF-16 with tabs, as Excel saves Unicode text": encoded(
        "utf-16", ".txt", separator="\t", end="\r\n"
    ),
    "UTF-16 whose high bytes come first": Messy(
        lambda: b"\xfe\xff" + separated().encode("utf-16-be"), ".csv"
    ),
    "UTF-16 without a mark, of which the first headers are English": Messy(
        partial(separated(renamed({"学号": "student_id"})).encode, "utf-16-le"), ".csv"
    ),
    "Big5, the code of Taiwan and Hong Kong": Messy(
        lambda: separated(renamed(TRADITIONAL)).encode("big5", errors="replace"),
        ".csv",
        refused="none of the first 4 rows holds headers",
    ),
    "A damaged character in UTF-8": Messy(
        lambda: separated().encode().replace("趸".encode(), b"\xe8\xb6"),
        ".csv",
        refused="line 4: a character is damaged",
    ),
    "Zero bytes": typed("\0" * 64 + separated(), refused="zero bytes"),
}

SEPARATED: Final[Cases] = {
    "Tabs in .txt": typed(separated(separator="\t"), ".txt"),
    "Tabs in .tsv": typed(separated(separator="\t"), ".tsv"),
    "Tabs in .csv": typed(separated(separator="\t")),
    "Semicolons": typed(separated(separator=";")),
    "Bars": typed(separated(separator="|")),
    "Full-width commas": typed(separated(separator="，")),
    "A line that names the separator": typed("sep=;\n" + separated(separator=";")),
    "The same in quotes, behind a mark, with Windows line ends": typed(
        '\ufeff"sep=|"\r\n' + separated(separator="|", end="\r\n")
    ),
    "Carriage returns alone": typed(separated(end="\r")),
    "Line ends of two kinds": typed(HEADER + FIRST.replace("\n", "\r\n") + SECOND + THIRD),
    "No line end behind the last row": typed(separated().rstrip()),
    "Every cell in quotes": typed(
        "".join('"' + '","'.join(line.rstrip().split(",")) + '"\n' for line in [HEADER, *LINES])
    ),
    "Spaces around every cell, which stay beside the student's number": typed(
        separated().replace(",", " , "), pays=tuple((f"{one} ", yuan) for one, yuan in PAYS)
    ),
    "Bars with blanks and a rule below the headers": typed(
        "".join(f"|{line.rstrip()}|\n" for line in separated(separator="|").splitlines())
        .replace("|\n", "|\n|---|---|---|---|---|---|\n", 1),
        rejected={2: "entry_year"},
    ),
    "Columns drawn with blanks only": typed(
        separated(separator=" "), ".txt", refused="holds headers"
    ),
}  # fmt: skip

AROUND: Final[Cases] = {
    "Titles above": typed("某学院2024年度参保名单,,,,,\n制表日期：2023年10月,,,,,\n" + separated()),
    "Titles without commas above": typed("某学院2024年度参保名单\n\n" + separated()),
    "Instructions above that name columns": typed(
        '"填表说明：1.学号、入学年份、学制必填；2.缴费日期未缴费的不填。"\n' + separated()
    ),
    "A sum and signatures below": typed(
        separated() + "合计,3,,,,\n\n制表人：,,审核人：,,,\n",
        rejected={5: "entry_year", 7: NO_YEAR},
    ),
    "Notes without commas below": typed(
        separated() + "\n注：本表一式两份\n", rejected={6: NO_YEAR}
    ),
    "Blank lines between": typed(
        f"{HEADER}\n{FIRST}\n\n{SECOND}{THIRD}x,,,,,\n", rejected={8: NO_YEAR}
    ),
    "Rows of commas": typed(
        f"{HEADER},,,,,\n{FIRST}, , ,　,,\n{SECOND}{THIRD}x,,,,,\n", rejected={7: NO_YEAR}
    ),
    "The headers once more, as on a second page": typed(
        f"{HEADER}{FIRST}{HEADER}{SECOND}{THIRD}", rejected={3: "entry_year"}
    ),
    "Commas behind every row": typed(separated().replace("\n", ",,,\n")),
    "Commas behind the students only": typed(HEADER + "".join(LINES).replace("\n", ",,,\n")),
    "Rows that end early": typed(f"{HEADER}{FIRST.rstrip(',' + chr(10))}\n{SECOND}{THIRD}"),
    "Rows that are too long": typed(
        f"{HEADER}{FIRST}{SECOND}{THIRD}0004,2022,4,按年缴费,2023-10-15,,多,余\n",
        rejected={5: "8 cells, expected 6"},
    ),
    "A column without a header": typed(
        "".join(f"{n or ''},{line}" for n, line in enumerate([HEADER, *LINES]))
    ),
    "Rows that are too long in a table without a first column": typed(
        f",{HEADER},{FIRST},{SECOND},{THIRD},0004,2022,4,按年缴费,2023-10-15,,多\n",
        rejected={5: "7 cells, expected 6"},
    ),
    "Notes at the bottom as long as a student's row": typed(
        separated() + "注,2022,4,按年缴费,2023-10-15,详见附件\n", rejected={5: "relief: expected"}
    ),
    "Two tables side by side": typed(
        "".join(f"{line.rstrip()},,{line}" for line in [HEADER, *LINES]),
        refused="columns 1 and 8 are both 'student_id'",
    ),
    "Blank lines above": typed("\n\n" + separated() + "x\n", rejected={7: NO_YEAR}),
    "Headers alone": typed(HEADER, pays=()),
    "Nothing": typed("", refused="no table found"),
    "Blanks alone": typed(" \n,,,\n", refused="no table found"),
    "No headers": typed("".join(LINES), refused="none of the first 3 rows holds headers"),
    "Headers that lack the length of the programme": typed(
        separated().replace("学制", "某列"), refused="required ones are missing: programme_years"
    ),
}

IN_CELLS: Final[Cases] = {
    "Line breaks in cells": typed(
        with_remarks('"一\n二"', '"三\r\n四"', '"五"') + "x,,,,,,\n", rejected={5: NO_YEAR}
    ),
    "Quotation marks doubled and commas in quotes": typed(
        with_remarks('"称""甲"","', '","', '""""')
    ),
    "Quotation marks inside plain cells": typed(with_remarks('5"屏', '称"甲"', 'a"b"c"')),
    "A quotation mark that is never closed": typed(
        with_remarks('"一', "二", "三"), refused="none ends it"
    ),
    "A quoted cell that goes on behind its end": typed(
        with_remarks('"甲"同学', "二", "三"), refused="not certain where the row ends"
    ),
    "Tabs behind numbers, which keep Excel from changing them": typed(
        separated().replace(",2022,", ",2022\t,").replace(",4,", ",4\t,")
    ),
    "Ideographic and unbreakable spaces, zero widths": typed(
        separated().replace("2022", "\u3000２０２２\xa0").replace(",4,", ",\u200b4\ufeff,")
    ),
    "Numbers with decimals": typed(with_column("入学年份", ["2022.0", "2022.00", "2023."])),
    "Every cell as a formula that gives text, as programs keep zeros": typed(
        "".join(
            ",".join(f'"=""{cell}"""' for cell in line.rstrip().split(",")) + "\n"
            for line in [HEADER, *LINES]
        ),
        pays=tuple((f'="{one}"', yuan) for one, yuan in PAYS),
    ),
    "Apostrophes in front of numbers": typed(separated().replace(",2022,4", ",'2022,'4")),
    "Days with a time": typed(
        with_column("缴费日期", ["2023-10-15 08:30:00", "2023/10/16 8:30", "2023-09-20T08:30:00Z"])
    ),
}

NAMED_WRONGLY: Final[Cases] = {
    "A workbook that is called .csv": in_workbook(
        extension=".csv", said=("read as a workbook such as .xlsx",)
    ),
    "Text that is called .xlsx": typed(TABLE, ".xlsx", said=("read as text",)),
    "Text with tabs that is called .xls": encoded(
        "gb18030", ".xls", separator="\t", said=("read as text",)
    ),
    "A web page that is called .xls": typed(
        "<html><table><tr><td>学号</td></tr></table></html>", ".xls", refused="a web page (HTML)"
    ),
    "A document": typed("%PDF-1.7\n", ".xlsx", refused="a PDF document"),
    "A spreadsheet in XML of 2003": typed(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
        ".xls",
        refused="an XML document",
    ),
    "A document of another kind": typed("", ".docx", refused="found the extension '.docx'"),
}

TEXTS: Final[Cases] = {**ENCODED, **SEPARATED, **AROUND, **IN_CELLS, **NAMED_WRONGLY}
