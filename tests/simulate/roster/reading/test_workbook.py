"""Which sheet of a workbook is read, and what is said of the others."""

from pathlib import Path
from typing import Final

from simulate.roster.reading.reading_choices import Reading
from tests.simulate.roster.reading.sheets import (
    ARTS,
    LAW,
    NOTES,
    SCIENCE,
    column,
    only_page,
    opened,
    refused,
    said,
    workbook,
)


class TestOneSheet:
    """Without an option the only visible sheet with the headers of a roster is read."""

    def test_wherever_it_stands_among_others(self, tmp_path: Path) -> None:
        """The others are named, those that nobody sees apart."""
        content = workbook({"说明": NOTES, "旧": SCIENCE, "名单": ARTS, "空": ()}, "旧")
        with opened(tmp_path, content) as source:
            page = only_page(source)
            assert said(source, tmp_path) == [
                "x.xlsx: not read: sheets 说明, 空",
                "x.xlsx: not read: hidden sheets 旧",
            ]
        assert column(page, 0) == ["01", "02"]
        assert page.rows.tolist() == [2, 3]
        assert (source.counted, page.blank) == (2, 0)

    def test_there_is_nothing_to_say_of_a_single_one(self, tmp_path: Path) -> None:
        """Its headers may stand below titles; rows count as the spreadsheet shows them."""
        with opened(tmp_path, workbook({"名单": SCIENCE})) as source:
            page = only_page(source)
            assert said(source, tmp_path) == []
        assert (source.header.row, page.rows.tolist()) == (3, [4])

    def test_a_hidden_first_sheet_is_not_read(self, tmp_path: Path) -> None:
        """Nor is one that only a program can show again."""
        content = workbook({"旧": SCIENCE, "更旧": SCIENCE, "名单": ARTS}, "旧", "更旧")
        with opened(tmp_path, content) as source:
            assert column(only_page(source), 0) == ["01", "02"]

    def test_of_several_none_is_chosen(self, tmp_path: Path) -> None:
        """Which ones there are is said, and how to choose."""
        content = workbook({"文": ARTS, "说明": NOTES, "理": SCIENCE, "旧": ARTS}, "旧")
        assert refused(tmp_path, content) == (
            "x.xlsx: 2 sheets hold a roster: 文, 理; expected --sheet NAME for one of them, or "
            "--all-sheets"
        )

    def test_where_none_holds_a_roster_the_nearest_is_spoken_of(self, tmp_path: Path) -> None:
        """The one with most known headers; without the cells of any."""
        almost = (("学号", "入学年份"), ("甄私密", 2022))
        message = refused(tmp_path, workbook({"说明": NOTES, "名单": almost}))
        assert message == (
            "x.xlsx, sheets 说明, 名单: row 1 must hold the headers, and required ones are "
            "missing: programme_years / 学制 or graduates_in / 毕业年月"
        )

    def test_an_empty_workbook_is_refused(self, tmp_path: Path) -> None:
        """Nothing stands in it."""
        message = refused(tmp_path, workbook({"空": ()}))
        assert message == "x.xlsx: no table found; expected rows below headers"

    def test_a_workbook_whose_roster_is_hidden_is_refused(self, tmp_path: Path) -> None:
        """What nobody sees is not assessed unless it is asked for."""
        message = refused(tmp_path, workbook({"说明": NOTES, "名单": ARTS}, "名单"))
        assert message.startswith(
            "x.xlsx, apart from hidden sheets 名单: row 2 must hold the headers, and required ones "
        )

    def test_a_sheet_that_lacks_some_headers_is_pointed_out(self, tmp_path: Path) -> None:
        """Otherwise a college with a slip in its headers would be missing in silence."""
        slip = (("学号", "入学年份", "学制年"), ("05", 2022, 4))
        with opened(tmp_path, workbook({"文": ARTS, "医": slip, "说明": NOTES})) as source:
            assert said(source, tmp_path) == [
                "x.xlsx: not read: sheets 医, 说明",
                (
                    "x.xlsx: sheet 医 has 2 headers of a roster and is not read, as others are "
                    "missing: programme_years / 学制 or graduates_in / 毕业年月"
                ),
            ]


class TestChosenSheet:
    """`--sheet`."""

    BOOK: Final = workbook({"文学院": ARTS, "理学院": SCIENCE, "旧": LAW, "说明": NOTES}, "旧")

    def test_it_is_read_and_no_other(self, tmp_path: Path) -> None:
        """The others are named."""
        with opened(tmp_path, self.BOOK, Reading(sheet="理学院")) as source:
            assert column(only_page(source), 4) == ["03"]
            assert said(source, tmp_path) == [
                "x.xlsx: not read: sheets 文学院, 说明",
                "x.xlsx: not read: hidden sheets 旧",
            ]

    def test_it_may_be_a_hidden_one(self, tmp_path: Path) -> None:
        """Whoever knows its name means it."""
        with opened(tmp_path, self.BOOK, Reading(sheet="旧")) as source:
            assert column(only_page(source), 0) == ["04"]

    def test_an_unknown_one_is_refused_with_the_nearest(self, tmp_path: Path) -> None:
        """And all that there are."""
        assert refused(tmp_path, self.BOOK, Reading(sheet="文学")) == (
            "x.xlsx: no sheet '文学'; did you mean '文学院'? known: 文学院, 旧, 理学院, 说明"
        )

    def test_one_without_a_roster_is_refused(self, tmp_path: Path) -> None:
        """With what is missing in it."""
        message = refused(tmp_path, self.BOOK, Reading(sheet="说明"))
        assert message.startswith("x.xlsx: row 2 must hold the headers, and required ones are miss")
