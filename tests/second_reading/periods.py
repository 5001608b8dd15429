"""When an insurance year runs and when it can be paid for. Whole days, both ends inclusive."""

from __future__ import annotations

from datetime import date

from .dates import month_end

Period = tuple[date, date]


def span(region: str, year: int) -> Period:
    """First and last day of an insurance year, which is named after the year of the last."""
    if region == "shenzhen":  # S2
        return date(year - 1, 9, 1), date(year, 8, 31)
    if region == "hangzhou" and year == 2022:  # G2: sixteen months
        return date(2021, 9, 1), date(2022, 12, 31)
    return date(year, 1, 1), date(year, 12, 31)


def last_day_to_pay(region: str, year: int) -> date:
    """Last day on which a payment for the year is accepted; a later one makes the row invalid."""
    return date(year, 8, 19) if region == "shenzhen" else span(region, year)[1]  # S2


def window(region: str, locality: str, year: int) -> Period:
    """First day of the enrolment period for `year`, and the last that is not late."""
    if region == "hangzhou":
        return _window_of_hangzhou(year)
    opens = date(year - 1, 9, 1)
    if region == "shenzhen":  # S2
        return opens, date(year - 1, 9, 30)
    if region == "zhengzhou":  # Z4
        return opens, date(year - 1, 12, 25)
    if locality == "dalian" and year >= 2025:  # L2b
        return opens, date(year - 1, 12, 25)
    if region == "quanzhou":  # Q3: the prescribed limit, not the concentrated window
        return opens, month_end(year, 2)
    if region == "changsha" and year >= 2026:  # C14
        return opens, date(year, 1, 31)
    return opens, date(year - 1, 12, 31)  # L9, H2, CR1, B2


def _window_of_hangzhou(year: int) -> Period:
    if year == 2022:
        return date(2021, 6, 1), date(2021, 10, 31)
    opens = 20 if year == 2026 else 15
    return date(year - 1, 10, opens), date(year - 1, 12, 25)  # G2
