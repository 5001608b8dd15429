"""`simulate explain` as a person meets it: one student, given or of a roster, as a story."""

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from kernel.cases import load_cases
from kernel.hookspecs import QUESTIONS
from kernel.registry import load_region, region_names
from kernel.results import KINDS, MONEY
from simulate.language.catalogue import spoken
from simulate.output.result_headers import RESULTS
from tests.conftest import Ran, Simulate
from tests.simulate.output.reading import WIDE

HEILONGJIANG: Final = ("--region", "heilongjiang", "--year", "2024")
STUDENT: Final = ("entry_year=2023", "programme_years=4")
LATE: Final = (*STUDENT, "paid_on=2024-07-01", "relief=dibao")


def data(ran: Ran) -> dict[str, Any]:
    """Return the JSON of a run that went well, of which at most its roster is spoken."""
    assert ran.code == 0, ran.err
    assert not ran.err or ran.err.startswith("Columns read, ")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def results(ran: Ran) -> dict[str, Any]:
    """Return the results of the only year."""
    (year,) = data(ran)["years"]
    return dict(year["results"])


def as_argument(name: str, value: object) -> str:
    """Write a column as a person types it."""
    if isinstance(value, list):
        return f"{name}={';'.join(map(str, value))}"
    return f"{name}={str(value).lower() if isinstance(value, bool) else value}"


class TestTable:
    """What is printed without further options."""

    def test_the_story_of_the_issue(
        self, simulate: Simulate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Title, results, timeline and decisions, in this order; nothing on standard error."""
        monkeypatch.setenv("COLUMNS", str(WIDE))
        ran = simulate("explain", *HEILONGJIANG, *LATE)
        assert (ran.code, ran.err) == (0, "")
        places = [
            ran.out.index(words)
            for words in (
                "Heilongjiang, insurance year 2024: entered in September 2023", "792 yuan",
                "2024-07-01 – 2024-09-28", "Is the student in scope?", "H5 (黑医保发〔2023〕58号",
                "interpreted by HR1", "How long are benefits withheld?",
                "What share does relief pay?",
            )
        ]  # fmt: skip
        assert places == sorted(places)

    def test_chinese_columns_and_words(self, simulate: Simulate) -> None:
        """The same student in the words of the notices, and full-width signs."""
        chinese = ("入学年份=２０２３", "学制=4", "缴费日期=2024/7/1", "困难类别=低保")
        assert simulate("explain", *HEILONGJIANG, *chinese).out == (
            simulate("explain", *HEILONGJIANG, *LATE).out
        )

    def test_in_chinese(self, simulate: Simulate) -> None:
        """Every question asked is Chinese, none is English."""
        ran = simulate("explain", *HEILONGJIANG, *LATE, "--lang", "zh")
        assert ran.code == 0
        texts = (*(question.text for question in QUESTIONS.values()), *RESULTS.values())
        assert not any(str(text) in ran.out for text in texts)
        assert spoken(QUESTIONS["full_cost"].text, "zh") in ran.out
        assert "已参保。" in ran.out

    def test_the_table_and_the_data_show_the_same(self, simulate: Simulate) -> None:
        """Every decision's clause, reason and passed row of the JSON is printed."""
        ran = simulate("explain", *HEILONGJIANG, *LATE)
        printed = " ".join(ran.out.split())
        (year,) = data(simulate("explain", *HEILONGJIANG, *LATE, "--format", "json"))["years"]
        for step in year["decisions"]:
            assert step["asks"]["en"] in printed
            assert step["because"]["en"] in printed
            for one in (step, *step["passed_over"]):
                assert one["clause"]["id"] in printed
                assert one["because"]["en"] in printed
        for span in year["timeline"]:
            assert span["first"] in printed


class TestJson:
    """The story as data."""

    def test_its_parts(self, simulate: Simulate) -> None:
        """Schema, region, and for each year what was given and what is shown."""
        found = data(simulate("explain", *HEILONGJIANG, *LATE, "--format", "json"))
        assert (found["schema"], found["region"]) == (1, "heilongjiang")
        (year,) = found["years"]
        assert year["given"] == {
            "entry_year": "2023", "programme_years": "4", "paid_on": "2024-07-01",
            "relief": "dibao",
        }  # fmt: skip
        assert year["results"]["late_full_cost"] == 640

    @pytest.mark.parametrize("region", region_names())
    def test_every_policy_case_comes_out(self, region: str, simulate: Simulate) -> None:
        """Money in yuan, days in ISO form; a row that must be refused is."""
        for case in load_cases(load_region(region)):
            if case.switches or case.suppose:
                continue
            given = [as_argument(name, value) for name, value in case.given.items()]
            ran = simulate("explain", "--region", region, "--year", case.year, *given,
                           "--format", "json")  # fmt: skip
            if "problem" in case.expect:
                assert (ran.code, ran.out) == (2, ""), case.name
                continue
            found = results(ran)
            for name, value in case.expect.items():
                expected = None if value in ("none", "not_provided") else value
                if isinstance(expected, date):
                    expected = expected.isoformat()
                assert found[name] == expected, (case.name, name)


class TestAllYears:
    """The programme year by year."""

    def test_each_year_and_all_beside_each_other(
        self, simulate: Simulate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What is assumed about the other years is said first, then an overview, then each."""
        monkeypatch.setenv("COLUMNS", str(WIDE))
        ran = simulate("explain", *HEILONGJIANG, *STUDENT, "paid_on=2023-10-01", "--all-years")
        assert ran.out.startswith("What is given describes insurance year 2024;")
        titles = [f"insurance year {year}: entered" for year in range(2024, 2028)]
        assert [ran.out.count(title) for title in titles] == [1, 1, 1, 1]
        assert ran.out.index("individual part of the payment") < ran.out.index(titles[0])

    def test_credit_counts_the_years_paid_on_the_way(self, simulate: Simulate) -> None:
        """Four annual years in Zhengzhou are 24 months; one year alone is 6."""
        student = (*STUDENT, "paid_on=2026-10-01", "graduate_scheme=employee_here")
        asked = ("explain", "--region", "zhengzhou", "--year", "2027", *student, "--format", "json")
        assert results(simulate(*asked))["credit_months"] == 6
        years = data(simulate(*asked, "--all-years"))["years"]
        assert [year["year"] for year in years] == [2024, 2025, 2026, 2027]
        assert [year["results"]["credit_months"] for year in years] == [0, 0, 0, 24]
        assert years[0]["given"]["paid_on"] == "2023-10-01"

    def test_a_year_that_cannot_be_explained_is_named(self, simulate: Simulate) -> None:
        """The day of an earlier payment is not checked until its own year is explained."""
        given = (*STUDENT, "prepaid_in=2024", "paid_on=2022-01-01")
        asked = ("explain", "--region", "zhengzhou", "--year", "2025", *given)
        assert simulate(*asked).code == 0
        ran = simulate(*asked, "--all-years")
        assert (ran.code, ran.out) == (2, "")
        assert "insurance year 2024: paid before the enrolment window opens" in ran.err


class TestSettings:
    """Interpretations and values that are changed."""

    def test_a_switch(self, simulate: Simulate) -> None:
        """The letter of Quanzhou starts the cover of February in January."""
        asked = ("explain", "--region", "quanzhou", "--year", "2024", *STUDENT,
                "paid_on=2024-02-10", "--format", "json")  # fmt: skip
        assert results(simulate(*asked))["cover_start"] == "2023-09-01"
        letter = results(simulate(*asked, "--set", "governing_text=letter"))
        assert (letter["cover_start"], letter["cover_clause"]) == ("2024-01-01", "Q12")

    def test_a_scenario(self, simulate: Simulate, tmp_path: Path) -> None:
        """A price of a file is shown with the file as its source."""
        path = tmp_path / "dear.toml"
        path.write_text("[parameters]\ntariff = { 2024 = 500 }\n", encoding="utf-8")
        ran = simulate("explain", *HEILONGJIANG, *LATE, "--scenario", path, "--format", "json")
        assert results(ran)["individual_due"] == 500
        assert str(path) in ran.out

    def test_an_assumption_about_people_is_refused(self, simulate: Simulate) -> None:
        """Here the student is given."""
        ran = simulate("explain", *HEILONGJIANG, *LATE, "--set", "uptake=1")
        assert (ran.code, ran.out) == (2, "")
        assert "'uptake' is an assumption about people" in ran.err


def test_a_student_who_never_leaves(simulate: Simulate) -> None:
    """The last day of the calendar is a date like any other."""
    ran = simulate("explain", "--region", "changsha", "--year", "2024", *STUDENT,
                   "paid_on=2023-10-01", "left_on=9999-12-31")  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    assert "9999-12-31" in ran.out


def test_money_of_the_data_is_yuan(simulate: Simulate) -> None:
    """Every money column is, and every column of the contract is there."""
    found = results(simulate("explain", *HEILONGJIANG, *LATE, "--format", "json"))
    assert list(found) == list(KINDS)
    assert {name: value for name, value in found.items() if name in MONEY and value} == {
        "individual_due": 380, "late_full_cost": 640, "relief_netted": 228, "student_pays": 792,
    }  # fmt: skip
