"""What a person should know of the columns of a roster: which are read, as what, and which not."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from kernel.columns import COLUMNS
from kernel.dates import Day
from kernel.domains import Domain
from kernel.messages import OR, Text, listed, message
from kernel.ruleset import Ruleset
from kernel.wordlists import Categories, Words
from simulate.roster.reading.column_values import ColumnValues
from simulate.roster.reading.header import Header
from simulate.roster.reading.header_names import bare, shown
from simulate.roster.reading.pages import Page

_HEADER_WORDS: Final = re.compile(
    r".{0,12}(姓名|名称|号|号码|编码|代码|学院|院系|系|系别|系部|专业|班|班级|年级|备注|说明|电话|手机|住址|地址"
    r"|民族|性别|面貌|籍贯|类型|类别|日期|时间|年月|年度|年限|金额|合计|标准|状态|是否.*|序号|对象|身份|单位|学校|院校"
    r"|层次|校区|户籍|银行|卡号|邮箱|方式|情况|原因|人员|渠道|凭证|方向|导师|辅导员|宿舍)"
)
_ENGLISH_HEADER: Final = re.compile(r"[a-z]+([ _-][a-z]+)*")
"""What a header looks like that cannot be somebody's name or number."""

_OTHER_DATES: Final = re.compile("出生|生日|birth")
"""Days that are in no column of a roster."""


def notes_on_columns(header: Header, page: Page, rules: Ruleset) -> Iterator[Text]:
    """Say which columns are read, as what, which are not, and what may have been meant otherwise.

    Args:
        header: of the roster.
        page: its first rows.
        rules: the region, whose words the values may be.
    """
    yield _read_columns(header)
    unread = header.unread()
    if unread:
        columns = listed(_column(header, position) for position in unread)
        yield message("Columns not read, passed through as they are: {columns}", columns=columns)
    yield from _followed(header)
    yield from header.slips()
    domains = rules.domains
    yield from _alike(header, page, domains)
    yield from _columns_of_categories(header, domains["relief"])
    yield from header.renamed()
    if not header.known.keys() & {"paid_on", "prepaid_in"}:
        yield message(
            "no column {paid} or {prepaid}: nobody has paid",
            paid=shown("paid_on"),
            prepaid=shown("prepaid_in"),
        )
    if "relief" not in header.known:
        yield message("no column {relief}: nobody counts as assisted", relief=shown("relief"))
    if "locality" not in header.known and len(rules.facts.localities) > 1:
        yield message(
            "no column {locality}: every student counts as insured in {place}",
            locality=shown("locality"),
            place=rules.facts.localities[rules.facts.default_locality],
        )


def _read_columns(header: Header) -> Text:
    """Return every column that is read, with what it is read as."""
    return message(
        "Columns read, from row {row}: {columns}",
        row=header.row,
        columns=listed(_meant(bare(header.names[at]), name) for name, at in header.known.items()),
    )


def _meant(name: str, column: str) -> Text | str:
    """Return a header with the column that it means, unless it is the name of the column."""
    if bare(name) == column:
        return name
    return message("{header} = {column}", header=name, column=column)


def _followed(header: Header) -> Iterator[Text]:
    """Say from which column a required one follows that is not there itself."""
    for name, column in COLUMNS.items():
        there = [one for one in column.follows_from if one in header.known]
        if column.required and there and name not in header.known:
            sources = listed(bare(header.names[header.known[one]]) for one in there)
            yield message("{column} follows from {sources}", column=shown(name), sources=sources)


def _column(header: Header, position: int) -> Text | str:
    """Return a column by its header, where that cannot be a person, else by its number."""
    name = header.names[position].strip()
    if _ENGLISH_HEADER.fullmatch(name.lower()):
        return name
    if _HEADER_WORDS.fullmatch(bare(name)) and bare(name).isprintable():
        return bare(name)
    return _numbered(header, position)


def _numbered(header: Header, position: int) -> Text:
    return message("column {number}", number=header.numbers[position])


def _columns_of_categories(header: Header, relief: Domain) -> Iterator[Text]:
    """Say which columns are not read though each is for a category, such as 是否低保."""
    words = relief.words.codes if isinstance(relief, Categories) else ()
    for position in header.unread():
        if bare(header.names[position]).removeprefix("是否").removeprefix("为") in words:
            yield message(
                "{column} is not read, but its header is a category of {relief}; expected the "
                "categories of a student in one column",
                column=_numbered(header, position),
                relief=shown("relief"),
            )


def _alike(header: Header, page: Page, domains: Mapping[str, Domain]) -> Iterator[Text]:
    """Say which columns are not read though their values are those of a known one."""
    free = {
        name: domain
        for name, domain in domains.items()
        if name not in header.known and isinstance(domain, Day | Words | Categories)
    }
    for position in header.unread():
        if _OTHER_DATES.search(bare(header.names[position])):
            continue
        values = ColumnValues.of(page, position)
        meant = [name for name, domain in free.items() if values.is_close(domain)]
        if meant:
            yield message(
                "{column} is not read, but its values are like those of {meant}; if they are, add "
                "--map HEADER=COLUMN",
                column=_numbered(header, position),
                meant=listed(map(shown, meant), OR),
            )
