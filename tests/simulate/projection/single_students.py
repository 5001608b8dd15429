"""The forecast's measures once more, one student at a time and in plain Python.

Every student and year is asked of the second reading of the rules, and the answers are added up as
the definitions of the measures say. Nothing here is shared with the engine: the students drawn are
only where names, dates and intentions are read from.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from attrs import evolve, frozen

from kernel.codes import Affiliation, InstitutionType, Relief
from kernel.days import as_date
from tests.second_reading.reading import assess_one
from tests.second_reading.roster import LOCALITIES
from tests.simulate.making import Students

RELIEF_PAYER: Final = {"changsha": "finance"}
"""Who pays relief; medical assistance where the region is not named."""

LEVELS: Final = ("central", "provincial", "municipal")

Labels = tuple[str, str, str, str]
"""Relief category (or `none`), institution type, affiliation, locality."""

Cell = tuple[str, str, str, int, Labels]
"""Measure, payer, accounting, year, labels."""


@frozen
class Student:
    """One student from entry to graduation, as a roster would have him each year.

    Attributes:
        year: the insurance year in which he is looked at.
        reliefs, aid_percents, paid_on: by study year.
    """

    region: str
    cohort: int
    year: int
    institution_type: str
    programme_years: int
    locality: str
    affiliation: str
    reliefs: tuple[str, ...]
    insured_on_entry: bool
    aid_percents: tuple[int, ...]
    prepaid: bool
    paid_on: tuple[date | None, ...]
    left_on: date | None
    applies: bool
    stays: bool

    @property
    def relief(self) -> str:
        """His category in the year."""
        return self.reliefs[self.year - self.cohort]

    @property
    def aid_percent(self) -> int:
        """What the institution pays of the year, a prepaid one as when it was paid."""
        return self.aid_percents[0 if self.prepaid else self.year - self.cohort]

    @property
    def labels(self) -> Labels:
        """The labels of a breakdown under which he stands in the year."""
        return self.relief, self.institution_type, self.affiliation, self.locality

    @property
    def years(self) -> range:
        """His insurance years."""
        return range(self.cohort, self.cohort + self.programme_years)

    def in_school_on_new_year(self, year: int) -> bool:
        """Say whether he is in school on 1 January; on his last day he still is."""
        return self.left_on is None or self.left_on >= date(year, 1, 1)

    def row(self, year: int) -> dict[str, object]:
        """Return his row of the roster of an insurance year."""
        given: dict[str, object] = {
            "entry_year": self.cohort - 1,
            "programme_years": self.programme_years,
            "institution_type": self.institution_type,
            "locality": self.locality,
            "affiliation": self.affiliation,
            "relief": [] if self.relief == "none" else [self.relief],
            "insured_on_entry": self.insured_on_entry,
            "institution_aid_percent": self.aid_percent,
            "left_on": self.left_on,
            "refund_applied_on": self.left_on if self.applies else None,
            "graduate_scheme": "employee_here" if self.stays else "none",
            "paid_years": [t for t in self.years if self.is_paid(t)],
        }
        if self.prepaid and year > self.cohort:
            return {**given, "prepaid_in": self.cohort}
        mode = "prepay" if self.prepaid else "annual"
        return {**given, "payment_mode": mode, "paid_on": self.paid_on[year - self.cohort]}

    def is_paid(self, year: int) -> bool:
        """Say whether an insurance year is paid, by prepayment or by itself."""
        return self.prepaid or self.paid_on[year - self.cohort] is not None


def students_of(region: str, drawn: Students) -> Iterator[Student]:
    """Take students drawn together as single ones."""
    population = drawn.population
    types = population.axes["institution_type"].tolist()
    aid = dict(zip(types, population.chances.aid_percent.tolist(), strict=True))
    for i in range(len(drawn)):
        relief = int(drawn.of("relief")[i])
        yield Student(
            region=region,
            cohort=drawn.population.cohort,
            year=drawn.population.cohort,
            institution_type=InstitutionType(drawn.of("institution_type")[i]).word,
            programme_years=int(drawn.of("programme_years")[i]),
            locality=LOCALITIES[region][drawn.of("locality")[i]],
            affiliation=Affiliation(drawn.of("affiliation")[i]).word,
            reliefs=tuple(Relief(relief).word if k else "none" for k in drawn.of("assisted")[:, i]),
            insured_on_entry=bool(drawn.of("insured_on_entry")[i]),
            aid_percents=tuple(aid[drawn.of("institution_type")[i]]),
            prepaid=bool(drawn.prepaid[i]),
            paid_on=tuple(as_date(int(day)) for day in drawn.paid_on[:, i]),
            left_on=as_date(int(drawn.left_on[i])),
            applies=bool(drawn.whose("applies")[i]),
            stays=bool(drawn.whose("stays")[i]),
        )


class Sums:
    """Measures of a cohort by payer, accounting, year and labels, added up student by student."""

    def __init__(self) -> None:
        self.cells: Counter[Cell] = Counter()

    def add(self, student: Student) -> None:
        """Add every insurance year of a student."""
        for year in student.years:
            _Year(self, student, year).add()

    def post(
        self, student: Student, measure: str, year: int, amount: int, payer: str = "", on: str = ""
    ) -> None:
        """Add an amount of a student to a measure."""
        if amount:
            self.cells[measure, payer, on, year, student.labels] += amount

    def pay_in(self, student: Student, payer: str, on: str, year: int, amount: int) -> None:
        """Add money into the fund; negative: out of it, back to the payer."""
        for name in (payer, "total"):
            self.post(student, "fund_income", year, amount, name, on)
        if payer == "student":
            self.post(student, "student_cost", year, amount, payer, on)
        elif payer != "institution":
            self.spend(student, payer, on, year, amount)

    def spend(self, student: Student, payer: str, on: str, year: int, amount: int) -> None:
        """Add an outlay of public money."""
        for name in (payer, "total"):
            self.post(student, "government_cost", year, amount, name, on)

    def contribute(self, student: Student, payer: str, on: str, year: int, amount: int) -> None:
        """Add part of an individual contribution: cash raises the balance, earning lowers it."""
        self.pay_in(student, payer, on, year, amount)
        self.post(student, "prepaid_balance", year, amount if on == "cash" else -amount)


class _Year:
    """One insurance year of one student on its way into the sums."""

    def __init__(self, sums: Sums, student: Student, year: int) -> None:
        self.sums = sums
        student = evolve(student, year=year)
        self.student = student
        self.year = year
        self.result = assess_one(student.region, year, student.row(year))
        assert "problem" not in self.result, (student, year, self.result)
        self.relief_payer = RELIEF_PAYER.get(student.region, "medical_assistance")
        paid_on = student.paid_on[0 if student.prepaid else year - student.cohort]
        self.pays_now = paid_on is not None and self.fen("years_bought") > 0
        self.paid_on = paid_on or date(year, 1, 1)

    def fen(self, column: str) -> int:
        """Return a whole number of the result; a blank counts as 0."""
        value = self.result[column] or 0
        assert isinstance(value, int)
        return value

    def day(self, column: str) -> date | None:
        """Return a date of the result, None for a blank."""
        value = self.result[column]
        assert value is None or isinstance(value, date)
        return value

    def add(self) -> None:
        """Add everything that the year brings."""
        s, y, sums = self.student, self.year, self.sums
        sums.post(s, "students", y, int(s.in_school_on_new_year(y)))
        sums.post(s, "credit_months", y, self.fen("credit_months"))
        if self.pays_now:
            self.add_payment()
        if s.left_on is not None and self.pays_now:
            self.add_what_is_left(s.left_on)
        if self.result["enrolled"]:
            sums.post(s, "insured", y, 1)
            sums.post(s, "waiting_days", y, self.fen("waiting_days"))
            self.add_earned()
            self.add_public_money()
            self.add_reimbursement()
            self.add_cover()

    def add_payment(self) -> None:
        """Add what is handed over, in the calendar year of the payment."""
        s, year = self.student, self.paid_on.year
        for payer, column in (
            ("student", "student_pays"),
            ("institution", "institution_aid"),
            (self.relief_payer, "relief_netted"),
        ):
            self.sums.contribute(s, payer, "cash", year, self.fen(column))

    def add_earned(self) -> None:
        """Add the price of one year, as it was borne, to the insurance year that earns it.

        Of a prepayment each year earns one price; relief netted at payment was for the first.
        """
        s, y = self.student, self.year
        first = s.row(s.cohort)
        bought = assess_one(s.region, s.cohort, first) if s.prepaid else self.result
        due, years = bought["individual_due"], bought["years_bought"]
        assert isinstance(due, int)
        assert isinstance(years, int)
        price = due // years
        relief = self.fen("relief_netted")
        aid = (price - relief) * s.aid_percent // 100
        own = price - relief - aid + self.fen("late_full_cost")
        for payer, amount in (("student", own), ("institution", aid), (self.relief_payer, relief)):
            self.sums.contribute(s, payer, "accrual", y, amount)

    def add_public_money(self) -> None:
        """Add the subsidy and the tariff difference, both received in January of the year."""
        s, y = self.student, self.year
        for on in ("accrual", "cash"):
            for level in LEVELS:
                self.sums.pay_in(s, level, on, y, self.fen(f"fiscal_{level}"))
            if self.result["top_up_payer"] == "municipal":
                self.sums.pay_in(s, "municipal", on, y, self.fen("top_up"))
        if self.fen("top_up"):
            self.sums.post(s, "top_up", y, self.fen("top_up"), str(self.result["top_up_payer"]))

    def add_reimbursement(self) -> None:
        """Add relief reimbursed afterwards: from public money to the student, never in the fund."""
        s, y, amount = self.student, self.year, self.fen("relief_claimable")
        in_entry_year = s.region == "changsha" and y == s.cohort
        received = y
        if in_entry_year:  # in the month after the payment
            received = self.paid_on.year + (1 if self.paid_on.month == 12 else 0)
        for on, year in (("accrual", y), ("cash", received)):
            self.sums.spend(s, self.relief_payer, on, year, amount)
            self.sums.post(s, "student_cost", year, -amount, "student", on)

    def add_what_is_left(self, left_on: date) -> None:
        """Add what is refunded on application, or exposed, of everything that a payment bought.

        Asked of the year of the payment: the snapshot of that year holds all that it bought.
        """
        s, year = self.student, left_on.year
        for payer, column in (
            ("student", "refund_student"),
            ("institution", "refund_institution"),
            (self.relief_payer, "refund_relief"),
        ):
            back = self.fen(column) if s.region == "zhengzhou" else 0
            self.sums.contribute(s, payer, "cash", year, -back)
            for name in (payer, "total"):
                self.sums.post(s, "refund", year, back, name)
        self.sums.post(s, "refund_exposure", year, self.fen("refund_exposure"))

    def add_cover(self) -> None:
        """Add the calendar months on whose last day benefits are in force."""
        s, start, end = self.student, self.day("benefit_start"), self.day("cover_end")
        if start is None or end is None:
            return
        for year in (self.year - 1, self.year):
            ends = [_month_end(year, month) for month in range(1, 13)]
            months = sum(start <= last <= end for last in ends)
            elsewhere = s.insured_on_entry and year < s.cohort
            self.sums.post(s, "overlap_months" if elsewhere else "covered_months", year, months)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
