"""Random students over every column's domain, the days at and around every boundary included."""

import random
from datetime import date, timedelta

from .roster import categories, institutions, localities

LAST_AUTUMN = ((9, 1), (10, 1), (12, 25), (12, 31))
IN_THE_YEAR = ((1, 1), (1, 31), (2, 28), (6, 30), (10, 1), (12, 31))
BOUNDARIES_OF_CITIES = {
    "shenzhen": (((9, 30), (10, 19), (11, 19)), ((1, 19), (3, 19), (7, 19), (8, 19), (8, 31))),
    "ningbo": ((), ()),
    "hangzhou": (((6, 1), (10, 15), (10, 20), (10, 31)), ()),
}
"""Months and days of the calendar year before the insurance year's, and of that year itself."""


def random_student(rng: random.Random, region: str, year: int) -> dict[str, object]:
    """Return roster columns of one student, most of them valid, some not."""
    programme = rng.randint(1, 8)
    study_year = rng.choice((1, *(rng.randint(1, programme),) * 3))
    entry_year = year - study_year + rng.choice((0,) * 30 + (1, -1))
    given: dict[str, object] = {"programme_years": programme, "entry_year": entry_year}
    if rng.random() < 0.9:
        given["paid_on"] = boundary_day(rng, region, year)
    if rng.random() < 0.2 and "paid_on" in given:
        given["received_on"] = boundary_day(rng, region, year)
    # Entrants choose how to pay; only the others can have prepaid.
    entrant = given["entry_year"] == year - 1
    if rng.random() < (0.05 if entrant else 0.3):
        given["prepaid_in"] = year - rng.randint(0, 3)
    maybe(
        rng,
        given,
        "payment_mode",
        ("annual", "prepay", "prepay_remaining"),
        0.7 if entrant else 0.3,
    )
    maybe(rng, given, "institution_type", institutions(region), 0.4)
    maybe(rng, given, "study_mode", ("full_time", "full_time", "part_time"), 0.1)
    # Dalian, the second of Liaoning's, has most rules of its own.
    places = localities(region)
    maybe(rng, given, "locality", (*places, *places[1:2] * 2), 0.7)
    maybe(rng, given, "relief_recognised", ("local", "province", "elsewhere"), 0.3)
    maybe(rng, given, "relief_flagged", (True, False), 0.3)
    maybe(rng, given, "enrols_here", (True, True, False), 0.2)
    maybe(rng, given, "insured_on_entry", (True, False), 0.5)
    maybe(rng, given, "institution_aid_percent", (0, 1, 3, 50, 99, 100), 0.4)
    maybe(rng, given, "affiliation", ("central", "provincial", "municipal"), 0.7)
    scheme = ("none", "employee_here", "employee_here", "employee_elsewhere", "resident")
    maybe(rng, given, "graduate_scheme", scheme, 0.5)
    maybe(rng, given, "missed_years", (0, 1, 2, 3, 4, 5, 7), 0.3)
    maybe(rng, given, "repaired_years", (0, 1, 2, 5), 0.2)
    if rng.random() < 0.5:
        given["relief"] = rng.sample(categories(region), rng.choice((1, 1, 1, 2, 3)))
    if rng.random() < 0.3:
        given["relief_from"] = boundary_day(rng, region, year)
    if rng.random() < 0.35:
        given["left_on"] = boundary_day(rng, region, year)
    if rng.random() < (0.6 if "left_on" in given else 0.05):
        given["refund_applied_on"] = boundary_day(rng, region, year)
    if rng.random() < 0.2:
        given["paid_years"] = sorted(rng.sample(range(year - 6, year + 3), rng.randint(0, 5)))
    # With numbers of its own, which follow from what was drawn before: that stays what it was.
    own = random.Random(str(given))  # noqa: S311  # no secret depends on it
    if own.random() < 0.1:
        beside = own.choice((-1, 0, 1, 182, 182, 364, 366))
        given["entered_on"] = date(entry_year, 9, 1) + timedelta(beside)
    return given


def maybe(
    rng: random.Random,
    given: dict[str, object],
    column: str,
    values: tuple[object, ...],
    chance: float,
) -> None:
    """Set a column to one of its values with a chance; otherwise leave it to its default."""
    if rng.random() < chance:
        given[column] = rng.choice(values)


def boundary_day(rng: random.Random, region: str, year: int) -> date:
    """Return a day of the enrolment period or the insurance year, often one beside a boundary."""
    if rng.random() < 0.3:
        return date(year - 1, 8, 20) + timedelta(rng.randrange(510))
    last_autumn, in_the_year = BOUNDARIES_OF_CITIES.get(region, ((), ()))
    days = [date(year - 1, *day) for day in (*LAST_AUTUMN, *last_autumn)]
    days += [date(year, *day) for day in (*IN_THE_YEAR, *in_the_year)]
    return rng.choice(days) + timedelta(rng.choice((-1, 0, 0, 1, 2)))
