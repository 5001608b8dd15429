"""Years instead of cohorts: which cohorts they choose, what they show, and what is refused."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest

import simulate as package
from tests.conftest import Simulate
from tests.simulate.cli.asking import rows_of
from tests.simulate.output.reading import WIDE
from tests.tree import ROOT

FEW: Final = (*("--set", "relief=monitored"), *("--set", "affiliation=provincial"))
"""Few profiles of students: quick."""

CHANGSHA: Final = ("--region", "changsha", "--students", "1000", *FEW)


SCENARIOS: Final = ROOT / "scenarios"


def without_run(text: str) -> dict[str, Any]:
    """Return a JSON document but for what says how it was made."""
    document = json.loads(text)
    return {name: part for name, part in document.items() if name != "run"}


@pytest.mark.parametrize(
    ("form", "cohorts", "years"),
    [
        (("--form", "budget", "--year", "2027"), "2022:2028", ()),
        (("--form", "budget", "--year", "2027", "--accounting", "accrual"), "2022:2028", ()),
        (("--form", "bridge"), "2022:2028", ("--years", "2026:2027")),
        (("--form", "transfers"), "2023:2028", ("--year", "2027")),
    ],
)
def test_a_form_of_years_is_that_of_its_cohorts(
    simulate: Simulate, form: tuple[str, ...], cohorts: str, years: tuple[str, ...]
) -> None:
    """Outside the record byte for byte: five years of study, and the autumn."""
    asked = (*CHANGSHA, *form, *years)
    spelled_out = (*asked, "--cohort", cohorts)
    table = ("--format", "table")
    assert simulate(*asked, *table).out == simulate(*spelled_out, *table).out
    one, other = (simulate(*words, "--format", "json").out for words in (asked, spelled_out))
    assert without_run(one) == without_run(other)
    first, _, last = cohorts.partition(":")
    assert json.loads(one)["run"]["cohorts"] == [*range(int(first), int(last) + 1)]
    shown = {row["year"] for row in json.loads(one)["rows"]}
    assert shown == set(json.loads(one)["run"]["years"])


class TestForecast:
    """Of the years 2025 and 2026 of Changsha."""

    asked = (*CHANGSHA, "--years", "2025:2026")

    def test_it_holds_these_years_of_every_cohort_in_school(self, simulate: Simulate) -> None:
        """From 2022, the earliest that can be forecast, to 2027, which pays in autumn 2026."""
        rows = rows_of(simulate(*self.asked, "--format", "csv").out)
        assert {row["year"] for row in rows} == {"2025", "2026"}
        assert sorted({row["cohort"] for row in rows}) == [str(c) for c in range(2022, 2028)]
        (paid,) = [
            row
            for row in rows
            if (row["cohort"], row["measure"], row["payer"], row["accounting"])
            == ("2027", "fund_income", "student", "cash")
        ]
        assert paid["year"] == "2026"
        assert int(paid["value"]) > 0

    def test_the_record_says_which_years_and_cohorts(self, simulate: Simulate) -> None:
        """And that everybody is expected."""
        run = json.loads(simulate(*self.asked, "--format", "json").out)["run"]
        assert run["years"] == [2025, 2026]
        assert run["cohorts"] == [*range(2022, 2028)]
        assert run["method"] == "expected"

    def test_a_person_sees_these_years(
        self, simulate: Simulate, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The title names them, the flows are their sums, no other year has a column."""
        monkeypatch.setenv("COLUMNS", str(WIDE))
        asked = (*self.asked, "--lang", "en", "--unit", "yuan")
        printed = simulate(*asked, "--format", "table", "--detail").out
        assert " · 2025–2026 only" in printed.splitlines()[0]
        rows = rows_of(simulate(*self.asked, "--format", "csv").out)

        def total(measure: str, accounting: str) -> str:
            fen = sum(
                int(row["value"])
                for row in rows
                if (row["measure"], row["accounting"]) == (measure, accounting)
                and row["payer"] in ("total", "student" if measure == "student_cost" else "total")
            )
            return f"{fen / 100:,.2f}"

        for measure in ("fund_income", "government_cost", "student_cost"):
            assert total(measure, "accrual") in printed
            assert total(measure, "cash") in printed
        assert not {"2024", "2027"} & {line.split(" ")[0] for line in printed.splitlines()[8:40]}

    def test_a_balance_is_that_of_the_cohorts_in_full(self, simulate: Simulate) -> None:
        """What was prepaid before the years that are shown is in it."""
        whole = rows_of(simulate(*CHANGSHA, "--cohort", "2024", "--format", "csv").out)
        shown = simulate(*CHANGSHA, "--cohort", "2024", "--years", "2026:2027", "--format", "csv")
        assert rows_of(shown.out) == [row for row in whole if row["year"] in ("2026", "2027")]

    def test_a_length_that_a_setting_adds_is_in_school(self, simulate: Simulate) -> None:
        """Settings are applied first: of eight years, 2019 would still be there in 2026."""
        asked = (*CHANGSHA, "--year", "2029", "--set", "programme_years=8")
        rows = rows_of(simulate(*asked, "--format", "csv").out)
        assert {row["cohort"] for row in rows} == {str(c) for c in range(2022, 2031)}
        one = (*CHANGSHA, "--year", "2029", "--set", "programme_years=1")
        rows = rows_of(simulate(*one, "--format", "csv").out)
        assert {row["cohort"] for row in rows} == {"2029", "2030"}

    def test_a_school_year(self, simulate: Simulate) -> None:
        """It is named after the year in which it ends."""
        one, other = (
            simulate(*CHANGSHA, *years, "--format", "csv").out
            for years in (("--year", "2025-26"), ("--years", "2026"))
        )
        assert one == other

    def test_every_kind_of_interval_is_of_these_years(self, simulate: Simulate) -> None:
        """Each figure lies between years that are shown, draw by draw."""
        asked = (*self.asked, "--set", "programme_years=2", "--replicates", "20")
        rows = rows_of(simulate(*asked, "--format", "csv").out)
        assert {row["year"] for row in rows} == {"2025", "2026"}
        assert all(row["low"] and row["high"] for row in rows)
        ran = simulate(*asked, "--format", "table", "--detail")
        assert ran.code == 0


class TestBudget:
    """Of a year whose cohorts are not all given."""

    budget = (*CHANGSHA, "--cohort", "2022:2026", "--form", "budget")

    def test_its_year_is_the_last_complete_one(self, simulate: Simulate) -> None:
        """2026 pays in the autumn of 2025."""
        ran = simulate(*self.budget)
        assert ran.code == 0
        assert [row["year"] for row in rows_of(ran.out)[:2]] == ["2024", "2025"]

    def test_an_incomplete_year_is_refused(self, simulate: Simulate) -> None:
        """The message names the cohorts and a command, which is complete."""
        ran = simulate(*self.budget, "--year", "2026")
        assert (ran.code, ran.out) == (2, "")
        assert "2026: 2027; expected `simulate --region changsha" in ran.err
        assert "--form budget --year 2026`" in ran.err
        assert simulate(*CHANGSHA, "--form", "budget", "--year", "2026").code == 0

    def test_options_and_files_are_checked_first(self, simulate: Simulate) -> None:
        """Completeness comes last."""
        asked = (*self.budget, "--year", "2027")
        for wrong, message in (
            (("--opening-balance", "much"), "--opening-balance"),
            (("--previous", "nowhere.csv"), "nowhere.csv"),
            (("--set", "uptak=1"), "uptak"),
        ):
            assert message in simulate(*asked, *wrong).err

    def test_with_previous_figures_it_takes_the_same_cohorts(
        self, simulate: Simulate, tmp_path: Path
    ) -> None:
        """Those of the year before too, so that its columns are those of any other budget."""
        previous = tmp_path / "previous.csv"
        previous.write_text("year,line,amount\n2026,利息收入,3\n", encoding="utf-8")
        asked = (*CHANGSHA, "--form", "budget", "--year", "2027", "--previous", previous)
        ran = simulate(*asked, "--format", "json")
        assert json.loads(ran.out)["run"]["cohorts"] == [*range(2022, 2029)]


class TestOtherCommands:
    """Years choose the cohorts of whatever is asked."""

    def test_sensitivity(self, simulate: Simulate) -> None:
        """The figure of years is the sum of those of each of them."""
        asked = ("sensitivity", *CHANGSHA, "--set", "programme_years=1", "--years", "2026:2027")
        whole = rows_of(simulate(*asked, "--format", "csv").out)
        each = [
            rows_of(simulate(*asked, "--year", year, "--format", "csv").out)
            for year in ("2026", "2027")
        ]
        assert {row["year"] for row in whole} == {""}
        defaults = [int(rows[0]["default"]) for rows in (whole, *each)]
        assert defaults[0] == pytest.approx(sum(defaults[1:]), abs=1)

    def test_compare(self, simulate: Simulate) -> None:
        """Its differences are of these years alone."""
        pair = (SCENARIOS / "baseline.toml", SCENARIOS / "all_prepay.toml")
        quick = ("--set", "programme_years=2", "--format", "json")
        ran = simulate("compare", *pair, *CHANGSHA, *quick, "--years", "2026:2027")
        found = json.loads(ran.out)
        assert {row["year"] for row in found["differences"]} == {2026, 2027}
        assert found["run"]["cohorts"] == [2025, 2026, 2027, 2028]
        assert found["run"]["method"] == "expected"

    def test_python(self) -> None:
        """One year, several, a range: the same words, the same answer; it comes out again."""
        kept: dict[str, Any] = {"region": "changsha", "students": 1000}
        kept["settings"] = {"programme_years": "2", "relief": "monitored"}

        def made(years: Sequence[int] | int | str) -> Any:
            return package.forecast(**kept, years=years)

        assert made(2027).rows == made([2027]).rows == made("2027").rows
        assert made(2027).rows == package.forecast(**kept, year=2027).rows
        found = made(range(2026, 2028))
        assert found.record["years"] == [2026, 2027]
        assert found.record["cohorts"] == (2025, 2026, 2027, 2028)
        of_one = made(2026).total("fund_income", accounting="accrual", year=2026)
        assert found.total("fund_income", accounting="accrual", year=2026) == of_one
