"""Dates and months of a roster, as people and programs write them."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Final

from attrs import frozen

from kernel.days import day_number, school_year
from kernel.domains import EntryYear, OutOfDomain, plain
from kernel.messages import Message, message
from kernel.numerals import in_digits

AUGUST: Final = 7
"""The month, counted from 0, that lies before one school year and in another."""

_CHINA: Final = timezone(timedelta(hours=8))

_YEAR: Final = r"(?P<year>\d{4})"
_DAYS: Final = tuple(
    re.compile(_YEAR + form)
    for form in (
        *(
            rf"{mark}(?P<month>\d\d?){mark}(?P<day>\d\d?)(?P<time>[ t上下].*)?"
            for mark in ("-", "/", r"\.", "、")
        ),
        r"年(?P<month>\d\d?)月(?P<day>\d\d?)(?:[日号](?P<time>.*))?",
        r"(?P<month>\d\d)(?P<day>\d\d)(?:\.0*)?(?P<time>[ t上下].*|\d{6})?",
    )
)
_MONTHS: Final = tuple(
    re.compile(_YEAR + form)
    for form in (r"[-/.](?P<month>\d\d?)", r"年(?P<month>\d\d?)月份?", r"(?P<month>\d\d)(?:\.0*)?")
)
_TIME: Final = re.compile(
    r"[ t]?(?P<half>上午|下午)?(?P<hour>\d\d?)[:时点]?(?P<minute>\d\d)"
    r"(?:[:分]?(?P<second>\d\d)(?:\.(?P<fraction>\d+))?)?[分秒]?(?: ?(?P<english_half>am|pm))?"
    r" ?(?P<zone>z|[+-]\d\d(?::?\d\d)?)?"
)
_SERIAL: Final = re.compile(r"\d{5}(\.\d+)?")
_YEAR_LAST: Final = re.compile(r"\d\d?([-/.])\d\d?\1\d{1,4}( .*)?|\d\d年.*")
_DASH: Final = re.compile("[‐-―−]")
_WEEKDAY: Final = re.compile(r"(?<=[日号\d]) ?\(?(?:星期|周)[1-6日天]\)?")
_BARE_TENTH: Final = re.compile(r"\d{4}\.1")

DAY: Final = message("a date such as 2023-09-01")
MONTH: Final = message("a month such as 2023-09")


_NO_TIME: Final = message("{expected}; what stands behind it is no time of day", expected=DAY)


@frozen
class Day:
    """A calendar date in China; a time of day is forgotten."""

    def read(self, value: object) -> int:
        """Return the day's number."""
        return day_number(_date(value))


@frozen
class Month:
    """A calendar month in China, alone or of a date."""

    def read(self, value: object) -> int:
        """Return the month, counted from January 1970."""
        text = _spaced(value)
        if _BARE_TENTH.fullmatch(text):
            raise OutOfDomain(
                "{month}; a number that ends in .1 may be January or October", month=MONTH
            )
        match = _first(_MONTHS, text)
        try:
            found = date(int(match["year"]), int(match["month"]), 1) if match else _date(value)
        except (OutOfDomain, ValueError):
            raise _refusal(MONTH, text) from None
        months = (found.year - 1970) * 12 + found.month - 1
        if months < 0:
            raise OutOfDomain(MONTH)
        return months


@frozen
class SchoolYear:
    """The year in whose September a school year began: as such a year, or as a month of it.

    Attributes:
        entry: such a year.
    """

    entry: EntryYear

    def read(self, value: object) -> int:
        """Return the year."""
        try:
            return self.entry.read(value)
        except OutOfDomain as fault:
            try:
                month = Month().read(value)
            except OutOfDomain:
                raise fault from None
        if month % 12 == AUGUST:
            raise OutOfDomain(
                "the year of entry; in August it is not plain which school year is meant"
            )
        return int(school_year(month))


def _date(value: object) -> date:
    """Return the date that a cell holds. Raises OutOfDomain."""
    text = _spaced(value)
    try:
        if isinstance(value, datetime):
            return (value.astimezone(_CHINA) if value.tzinfo else value).date()
        return value if isinstance(value, date) else _written(text)
    except (ValueError, OverflowError) as error:
        raise error if isinstance(error, OutOfDomain) else _refusal(DAY, text) from None


def _spaced(value: object) -> str:
    """Return a cell as plain text in digits, without weekday and spaces beside separators."""
    text = _DASH.sub("-", _WEEKDAY.sub("", in_digits(plain(value))))
    return re.sub(r"\s*([-/.:、])\s*", r"\1", text)


def _first(forms: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """Return how the first of several forms matches the whole of a text, if one does."""
    return next(filter(None, (form.fullmatch(text) for form in forms)), None)


def _written(text: str) -> date:
    """Return the date of a text. Raises OutOfDomain, ValueError or OverflowError for none."""
    match = _first(_DAYS, text)
    if match is None:
        raise _refusal(DAY, text)
    day = datetime(int(match["year"]), int(match["month"]), int(match["day"]))
    return _moment(day, match["time"]).date() if match["time"] else day.date()


def _moment(day: datetime, text: str) -> datetime:
    """Return the moment in China of a time of day; 24:00 is the day after."""
    time = _TIME.fullmatch(text)
    if time is None:
        raise OutOfDomain(_NO_TIME)
    hour, minute, second, fraction = (
        int(time[part] or 0) for part in ("hour", "minute", "second", "fraction")
    )
    half = time["half"] or time["english_half"]
    if half:
        hour = hour % 12 + 12 * (half in ("下午", "pm")) if hour <= 12 else hour
    if max(minute, second) > 59 or hour + (minute + second + fraction > 0) > 24:
        raise OutOfDomain(_NO_TIME)
    moment = day + timedelta(hours=hour, minutes=minute, seconds=second)
    if not time["zone"]:
        return moment
    offset = datetime.strptime(time["zone"].replace("z", "+00").ljust(5, "0"), "%z").tzinfo
    return moment.replace(tzinfo=offset).astimezone(_CHINA)


def _refusal(expected: Message, text: str) -> OutOfDomain:
    """Return what to say of text that is no date, or no month."""
    if _SERIAL.fullmatch(text):
        return OutOfDomain(
            "{expected}; this is the number that a spreadsheet keeps for a day: format the cells "
            "as dates",
            expected=expected,
        )
    if expected == DAY and _first(_MONTHS, text):
        return OutOfDomain("{expected}; the day is missing", expected=expected)
    if _YEAR_LAST.fullmatch(text):
        return OutOfDomain("{expected}, the year first and in four digits", expected=expected)
    return OutOfDomain(expected)
