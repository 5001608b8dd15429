"""The programme year by year: what is given for one insurance year, and for the others."""

from collections.abc import Iterator
from datetime import date

from kernel.codes import PaymentMode
from kernel.days import as_date
from kernel.domains import is_blank
from kernel.entries import FIRST_YEAR
from kernel.intake import Record
from kernel.students import MISSED_SINCE, NO_YEAR, StudentBatch


def records_by_year(record: Record, student: StudentBatch) -> Iterator[tuple[int, Record]]:
    """Return the student's record in the insurance years of the programme.

    What is given describes one insurance year. Who pays annually pays in the others on the same day
    of their enrolment periods, until he leaves, but for the years that he missed. A prepayment is
    made once and later years are prepaid; of the years before it nothing is known, nor of its own
    if its day is not given. Missed and repaired years stand in the given year alone.

    Args:
        record: the columns as they are given.
        student: the same as a batch of one, valid, in its insurance year.
    """
    paid_in = _prepaid_in(student)
    years = _years(student, paid_in)
    paid_years = [paid_in] if paid_in and paid_in not in years else []
    for year in years:
        changed = _record(record, student, year, paid_in) if year != student.year else dict(record)
        if student.enrols_here[0] and is_blank(record.get("paid_years")):
            is_paid = _is_paid(student, year, paid_in, changed)
            paid_years += [year] if is_paid else []
            changed["paid_years"] = list(paid_years)
        yield year, changed


def _prepaid_in(s: StudentBatch) -> int:
    """Return the insurance year in whose enrolment period the term was prepaid, 0 for none."""
    if s.prepaid_earlier[0]:
        return int(s.prepaid_in[0])
    return s.year if s.paying[0] and s.prepays[0] else NO_YEAR


def _years(s: StudentBatch, paid_in: int) -> range:
    first = int(s.entry_year[0]) + 1
    if paid_in:
        first = paid_in if as_date(int(s.paid_on[0])) else paid_in + 1
    return range(max(first, FIRST_YEAR), int(s.last_year[0]) + 1)


def _record(record: Record, s: StudentBatch, year: int, paid_in: int) -> dict[str, object]:
    """Return the record in another insurance year than the one that it describes."""
    changed = {**record, "missed_years": None, "repaired_years": None, "prepaid_in": None}
    if year > paid_in > NO_YEAR:
        return {**changed, "prepaid_in": paid_in}
    if year == paid_in:
        is_first = year == s.entry_year[0] + 1
        mode = PaymentMode.PREPAY if is_first else PaymentMode.PREPAY_REMAINING
        return {**changed, "payment_mode": mode.word}
    paid_on, received_on = (_moved(day[0], year - s.year) for day in (s.paid_on, s.received_on))
    left_on = as_date(int(s.left_on[0]))
    is_missed = max(s.year - s.missed_years[0], MISSED_SINCE) <= year < s.year
    if is_missed or (left_on and paid_on and left_on <= paid_on):
        paid_on = received_on = None
    annual = PaymentMode.ANNUAL.word
    return {**changed, "payment_mode": annual, "paid_on": paid_on, "received_on": received_on}


def _moved(number: int, years: int) -> date | None:
    """Return the same day some years later; 29 February is the 28th where there is none."""
    day = as_date(number)
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def _is_paid(s: StudentBatch, year: int, paid_in: int, record: Record) -> bool:
    if year == s.year:
        return bool(s.paying[0] or s.prepaid_earlier[0])
    return bool(year >= paid_in > NO_YEAR or record["paid_on"])
