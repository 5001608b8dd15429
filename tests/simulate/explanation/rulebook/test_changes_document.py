"""What changes in a region's rules, in words."""

from pathlib import Path

import pytest

from kernel.errors import FileFault, RequestError
from simulate.explanation.rulebook.changes_document import changes_document
from simulate.explanation.rulebook.region_folder import in_folder
from tests.simulate.explanation.rulebook.making import changed_copy, region


def changes(other: object, name: str = "changsha") -> str:
    """Return what changes from a region to another."""
    return changes_document(region(name), str(other), "en")


class TestYears:
    """From one year to another."""

    def test_a_tariff_that_rises_is_named_with_both_figures(self) -> None:
        """And what it then stands on."""
        said = changes("2023:2024")
        assert (
            "- “Individual contribution of a student” rises from 350 yuan to 380 yuan; explicit "
            "instead of inferred; source: " in said
        )

    def test_a_day_that_moves(self) -> None:
        """A day that only falls in another year is no change."""
        said = changes("2025:2026")
        assert "“Last day of the enrolment window” moves from 2024-12-31 to 2026-01-31" in said
        assert (
            "“First day of the enrolment window” is the same day of the year: 2025-09-01 instead "
            "of 2024-09-01; inferred" in said
        )
        assert "enrolment window" not in changes("2023:2024")

    def test_documents_and_rows_that_begin_or_end(self) -> None:
        """Rows count from when their clause begins, until another takes over."""
        said = changes("2025:2026")
        assert "湖南省2026年度居民医保通知 (文号待核) covers 2026 and did not cover 2025" in said
        assert (
            "In 2026 a row counts that did not in 2025: C14, paid late → fiscal part to pay: "
            in said
        )
        lapsed = changes("2024:2025", "heilongjiang")
        assert "In 2025 a row no longer counts: H6, paid late → " in lapsed
        assert "gave way to N1 from insurance year 2025 on" in lapsed
        assert "长医保发〔2023〕56号 no longer covers 2025 (2024)" in changes("2024:2025")

    def test_rows_that_decide_nobody_do_not_begin(self, tmp_path: Path) -> None:
        """N1 begins in 2025, below a row of the region for everybody."""
        begins = "From which day would a late payer wait? In 2025 a row counts that did not in 2024"
        assert begins in changes("2024:2025")
        row = 'law.decide("clock", s, explicit("C1", True, starts=s.received_on)),'
        window = 'law.decide(\n            "window"'
        folder = changed_copy(tmp_path, rules=(window, f"{row}\n        {window}"))
        one = in_folder(folder, region("changsha"))
        assert begins not in changes_document(one, "2024:2025", "en")

    def test_parts_of_values_follow_in_the_same_sentence(self) -> None:
        """What the letters stand for."""
        said = changes("2024:2025")
        assert "wait over on: A plus B; where A is the day from which" in said
        assert "; F is 0 if the switch `first_missed_year` is on `counted`, else 1.\n" in said

    def test_a_row_that_another_one_replaces_ends(self) -> None:
        """It names the clause that decides its students from then on."""
        ends = "In 2026 a row no longer counts: late_price, paid late → "
        (said,) = [line for line in changes("2025:2026").splitlines() if ends in line]
        assert said.endswith("; C14 decides the same students.")

    def test_places_that_change_alike_are_named_together(self) -> None:
        """Each place with its own figures."""
        said = changes("2024:2026", "liaoning")
        for cities, before in (("Shenyang", 260), ("Dalian", 380)):
            name = f"“Individual contribution of a student” ({cities})"
            assert f"{name} rises from {before} yuan to 400 yuan; explicit instead of" in said
        others = "(Anshan, Fushun, Other cities of Liaoning) rises from 260 yuan to 290 yuan"
        assert others in said

    def test_a_place_with_a_standard_of_its_own(self) -> None:
        """Beside those that follow the national one."""
        said = changes("2024:2026", "liaoning")
        name = "“Fiscal subsidy received in the insurance year, where a place has its own standard”"
        assert f"{name} (Dalian) rises from 730 yuan to 784 yuan" in said

    def test_one_year_changes_nothing(self) -> None:
        """It says so."""
        assert changes("2025:2025").endswith("Nothing changes.\n")


class TestVersions:
    """From a region to another version of its files."""

    def test_the_same_files_change_nothing(self, tmp_path: Path) -> None:
        """Wherever they lie."""
        assert changes(changed_copy(tmp_path)).endswith("Nothing changes.\n")
        assert changes("changsha").endswith("Nothing changes.\n")

    def test_a_value(self, tmp_path: Path) -> None:
        """With both figures and what it is for."""
        copy = changed_copy(
            tmp_path, parameters=("{ year = 2024, value = 380,", "{ year = 2024, value = 390,")
        )
        assert changes(copy).splitlines()[2:] == [
            "## Values",
            "",
            "- “Individual contribution of a student” (2024) rises from 380 yuan to 390 yuan.",
        ]

    def test_a_value_that_is_added(self, tmp_path: Path) -> None:
        """With what it stands on."""
        entry = '{ year = 2028, value = 420, basis = "explicit", source = "a notice" },'
        copy = changed_copy(
            tmp_path, parameters=("  { year = 2024, value", f"{entry}\n{{ year = 2024, value")
        )
        assert (
            "“Individual contribution of a student” (2028) is added: 420 yuan, explicit (a notice)."
        ) in changes(copy)

    def test_clauses(self, tmp_path: Path) -> None:
        """Added, and reworded."""
        new = (
            '[clause.C15]\ndocument = "notice"\nat = "四"\nen = "New."\nzh = "新。"\n\n[clause.C7]'
        )
        copy = changed_copy(tmp_path, clauses=("[clause.C7]", new))
        assert "- C15, 长医保发〔2023〕56号 四 is added: New.\n" in changes(copy)

    def test_a_clause_that_is_reworded(self, tmp_path: Path) -> None:
        """Both wordings are given."""
        copy = changed_copy(tmp_path, clauses=("finance pays 50 %.", "finance pays half."))
        assert (
            "C8 is reworded: “For monitored and dibao-margin, finance pays half.” instead of "
            "“For monitored and dibao-margin, finance pays 50 %.”"
        ) in changes(copy)

    def test_the_years_of_a_document(self, tmp_path: Path) -> None:
        """In force longer."""
        copy = changed_copy(
            tmp_path, clauses=("last_year = 2024\nprepaid", "last_year = 2025\nprepaid")
        )
        assert "长医保发〔2023〕56号 is in force 2024–2025 instead of 2024." in changes(copy)

    def test_the_default_of_a_switch(self, tmp_path: Path) -> None:
        """Both options are named."""
        copy = changed_copy(tmp_path, parameters=('default = "yearly"', 'default = "at_once"'))
        assert (
            "The default of the switch `claim_timing` is `at_once` instead of `yearly`."
        ) in changes(copy)

    def test_a_row_that_is_added(self, tmp_path: Path) -> None:
        """With who it is for and what follows."""
        row = 'inferred("C10", ~s.relief_flagged'
        new = 'explicit("C13", s.graduating, claimed=False, paid_on=january),\n            '
        copy = changed_copy(tmp_path, rules=(row, new + row))
        assert (
            "- Is relief netted at payment, or reimbursed afterwards? A row is added: C13, "
            "explicit, in the scheduled graduation year → reimbursed afterwards: no"
        ) in changes(copy)

    def test_a_row_that_is_for_others(self, tmp_path: Path) -> None:
        """Its condition before and after."""
        copy = changed_copy(
            tmp_path,
            rules=('explicit("C8", s.assisted,', 'explicit("C8", s.assisted & s.full_time,'),
        )
        assert (
            "C8: applies to “in a relief category, and full-time” instead of “in a relief category”"
        ) in changes(copy)

    def test_rows_in_another_order(self, tmp_path: Path) -> None:
        """First match decides: the order is part of the rule."""
        rows = (
            'explicit("C9", s.freshman, claimed=True, paid_on=month_after(paid_on)),',
            'inferred("C10", ~s.relief_flagged, claimed=True, paid_on=january),',
        )
        between = "\n            "
        copy = changed_copy(tmp_path, rules=(between.join(rows), between.join(reversed(rows))))
        assert "The rows are tried in another order." in changes(copy)

    def test_nothing_in_a_folder_is_run(self, tmp_path: Path) -> None:
        """Its rules are read."""
        mark = tmp_path / "ran"
        copy = changed_copy(
            tmp_path,
            rules=("import numpy as np\n", f"open({str(mark)!r}, 'w')\nimport numpy as np\n"),
        )
        changes(copy)
        assert not mark.exists()

    def test_a_distribution_holds_the_package(self, tmp_path: Path) -> None:
        """One folder further in."""
        changed_copy(tmp_path)
        assert changes(tmp_path).endswith("Nothing changes.\n")


class TestRefused:
    """What cannot be compared."""

    def test_a_folder_without_rules(self, tmp_path: Path) -> None:
        """It says what was expected."""
        with pytest.raises(RequestError, match=r"found no rules\.py"):
            changes(tmp_path)

    def test_a_region_that_is_not_there(self) -> None:
        """The nearest one is named."""
        with pytest.raises(RequestError, match="did you mean 'zhengzhou'"):
            changes("zhengzou")

    def test_files_that_break_the_contract(self, tmp_path: Path) -> None:
        """With the file and the key."""
        copy = changed_copy(tmp_path, parameters=('freshman_pays = "prepay"', "freshman_pays = 3"))
        with pytest.raises(FileFault, match="freshman_pays"):
            changes(copy)
