"""A story as data."""

import json
from typing import Any

import pytest

from simulate.explanation.story_record import story_record
from tests.simulate.explanation.making import story_of


def record_of(region: str, year: int, **given: object) -> dict[str, Any]:
    """Return what a reader of the JSON has."""
    found: dict[str, Any] = json.loads(json.dumps(story_record(story_of(region, year, **given))))
    return found


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """Return a student of Zhengzhou in the fifth extended year, at half an institution's share."""
    return record_of("zhengzhou", 2030, entry_year=2028, programme_years=4, paid_on="2029-12-30",
                     institution_aid_percent=33, relief="dibao")  # fmt: skip


def step(record: dict[str, Any], question: str) -> dict[str, Any]:
    """Return one decision."""
    (found,) = [one for one in record["decisions"] if one["question"] == question]
    return dict(found)


def test_its_parts(record: dict[str, Any]) -> None:
    """The year, where the student stands, the results, the decisions and the timeline."""
    assert list(record) == ["year", "standing", "results", "decisions", "timeline"]
    assert record["year"] == 2030
    assert record["standing"] == {"en": "In the fund.", "zh": "已参保。"}


def test_results_are_in_yuan_and_iso_days(record: dict[str, Any]) -> None:
    """390 at 95 % leaves 19.50, of which the institution bears 33 %: 6.43 and a half fen less."""
    results = record["results"]
    assert (results["individual_due"], results["relief_netted"]) == (390.0, 370.5)
    assert (results["institution_aid"], results["student_pays"]) == (6.43, 13.07)
    assert results["cover_start"] == "2030-01-01"
    assert results["enrolled"] is True
    assert results["waiting_days"] == 90
    assert results["benefit_start"] == "2030-03-30"
    assert results["credit_clause"] == "Z13"


def test_a_decision(record: dict[str, Any]) -> None:
    """Question, outputs, clause with document and paraphrase, reasons, in both languages."""
    due = step(record, "due")
    assert due["asks"] == {"en": "What does the payment cost?", "zh": "应缴多少？"}
    assert due["clause"]["id"] == "ZR7"
    assert due["clause"]["document"] == "郑政办〔2023〕26号"
    assert due["because"] == {"en": "paid late", "zh": "逾期缴费"}
    assert (due["basis"], due["reading"], due["carried_beyond"]) == ("assumed", None, None)
    assert due["passed_over"] == []


def test_an_extended_value_and_what_it_was_made_of(record: dict[str, Any]) -> None:
    """Assumed without a range of its own; the last value and the rise have theirs."""
    price = step(record, "due")["outputs"][1]
    assert price["value"] == {"en": "390 yuan", "zh": "390元"}
    extended, last, rise = price["rests_on"]
    assert (extended["year"], extended["value"], extended["carried"]) == (2030, 390.0, True)
    assert (extended["basis"], "low" in extended) == ("assumed", False)
    assert (last["year"], last["low"], last["high"], last["carried"]) == (2027, 390, 420, False)
    assert (rise["parameter"], rise["value"], rise["low"], rise["high"]) == (
        "tariff_rise",
        0,
        0,
        30,
    )


def test_days_of_the_law(record: dict[str, Any]) -> None:
    """A window is a day, not a number of days since 1970."""
    closes = step(record, "window")["outputs"][1]["rests_on"][0]
    assert (closes["value"], closes["unit"], closes["basis"]) == ("2029-12-25", "day", "explicit")


def test_the_timeline(record: dict[str, Any]) -> None:
    """Each span with its first and last day."""
    assert record["timeline"] == [
        {"what": "drive", "first": "2029-09-01", "last": "2029-12-25"},
        {"what": "payment", "first": "2029-12-30", "last": "2029-12-30"},
        {"what": "wait", "first": "2029-12-30", "last": "2030-03-29"},
        {"what": "cover", "first": "2030-01-01", "last": "2030-12-31"},
        {"what": "benefits", "first": "2030-03-30", "last": "2030-12-31"},
    ]


def test_an_interpretation_and_an_extended_document() -> None:
    """Both stand with the decision that they belong to."""
    record = record_of("quanzhou", 2024, entry_year=2023, programme_years=4, paid_on="2024-02-29")
    cover = step(record, "cover")
    assert (cover["clause"]["id"], cover["reading"]["id"]) == ("Q6", "QR1")
    assert cover["carried_beyond"] == "泉医保〔2022〕116号"
    assert cover["basis"] == "assumed"


def test_a_blank_is_null() -> None:
    """Not provided, and not applicable."""
    results = record_of("changsha", 2024, entry_year=2022, programme_years=4)["results"]
    assert results["refund"] is None
    assert results["cover_start"] is None
    assert results["individual_due"] == 0
