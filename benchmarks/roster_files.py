"""Roster files to assess: lists of made-up students as schools keep them, each made once a run."""

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import xlsxwriter

from benchmarks.rosters import YEAR

Column = Sequence[str | int | date | None]

_OF_TEXT: Final = (
    *("学号", "姓名", "身份证号", "学院", "班级"),
    *("入学年份", "学制", "缴费方式", "缴费日期", "困难类别"),
)
"""The columns of a CSV file, of which rules look at five."""

_OPENS: Final = date(YEAR - 1, 9, 1)
_DAYS: Final = 120
_RELIEF: Final = (*[None] * 36, "低保对象", "特困人员", "返贫致贫人口", "脱贫不稳定户")
_REMARKS: Final = (*[None] * 18, "已核对", "走读")


@cache
def workbook_of(rows: int) -> Path:
    """Return a workbook of 25 columns, of which rules look at ten; its texts are shared."""
    path = folder() / f"{rows}.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, (name, cells) in enumerate(columns(rows).items()):
            sheet.write_string(0, at, name)
            for row, cell in enumerate(cells, 1):
                if isinstance(cell, str):
                    sheet.write_string(row, at, cell)
                elif isinstance(cell, date):
                    sheet.write_datetime(row, at, cell, day)
                elif cell is not None:
                    sheet.write_number(row, at, cell)
    return path


@cache
def csv_of(rows: int) -> Path:
    """Return a CSV file of ten of the columns."""
    path = folder() / f"{rows}.csv"
    given = columns(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_OF_TEXT)
        writer.writerows(zip(*(given[name] for name in _OF_TEXT), strict=True))
    return path


def folder() -> Path:
    """Return where the files lie, as long as the process runs."""
    return Path(_kept().name)


@cache
def _kept() -> "TemporaryDirectory[str]":
    return TemporaryDirectory()


def columns(rows: int) -> dict[str, Column]:
    """Return the columns of a list of students by their headers, the same ones every time."""
    draw = np.random.default_rng(0)

    def some(*choices: str | int | None) -> Column:
        return [choices[at] for at in draw.integers(0, len(choices), rows).tolist()]

    numbers = range(1, rows + 1)
    college, subject, group = (draw.integers(1, most, rows).tolist() for most in (21, 9, 5))
    of_subject = [f"{a:02}{b:02}" for a, b in zip(college, subject, strict=True)]
    entry_year = draw.integers(YEAR - 4, YEAR, rows).tolist()
    paid_on = [_OPENS + timedelta(days) for days in draw.integers(0, _DAYS, rows).tolist()]
    waits = draw.integers(0, 4, rows).tolist()
    return {
        "序号": numbers,
        "学号": [f"{YEAR}{number:08}" for number in numbers],
        "姓名": [f"学生{number:07}" for number in numbers],
        "性别": some("男", "女"),
        "民族": some("汉族", "汉族", "汉族", "苗族", "土家族", "侗族"),
        "证件类型": ["居民身份证"] * rows,
        "身份证号": [f"99{number:016}" for number in numbers],
        "联系电话": [f"000{number:08}" for number in numbers],
        "户籍地址": [f"某省某市某区某路{at}号" for at in draw.integers(1, 50_000, rows).tolist()],
        "校区": some("东校区", "西校区"),
        "学院": [f"第{number}学院" for number in college],
        "专业": [f"专业{number}" for number in of_subject],
        "班级": [
            f"{year}级{number}-{which}班"
            for year, number, which in zip(entry_year, of_subject, group, strict=True)
        ],
        "培养层次": some("本科", "本科", "本科", "硕士研究生"),
        "学习形式": ["全日制"] * rows,
        "入学年份": entry_year,
        "学制": some(4, 4, 4, 5),
        "入学当年已参保": some("是", "是", "是", "否"),
        "隶属关系": some("省属", "市属"),
        "缴费方式": ["按年缴费"] * rows,
        "缴费日期": paid_on,
        "到账日期": [day + timedelta(days) for day, days in zip(paid_on, waits, strict=True)],
        "缴费金额": [380] * rows,
        "困难类别": some(*_RELIEF),
        "备注": some(*_REMARKS),
    }
