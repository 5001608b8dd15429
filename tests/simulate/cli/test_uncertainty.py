"""Intervals and rankings, as they are asked for on the command line."""

import json
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Ran, Simulate
from tests.simulate.cli.asking import COLUMNS, rows_of
from tests.simulate.making import EVENTFUL

FEW: Final = (
    *("--region", "changsha", "--cohort", "2024", "--students", "300"),
    *("--set", "programme_years=3", "--set", "relief=monitored"),
    *("--set", "affiliation=provincial", "--set", "insured_on_entry_share=1"),
)
"""Few student profiles, so that it is quick."""

INTERVALS: Final = (*FEW, "--replicates", "20")
RANKING: Final = ("sensitivity", *FEW)


def refusal(ran: Ran) -> str:
    """Return the message of a request that was refused, on one line."""
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    return " ".join(ran.err.replace("│", " ").split())


class TestReplicates:
    """`simulate --replicates K`."""

    def test_csv_has_both_ends(self, simulate: Simulate) -> None:
        """Low is not above high, in every row, and the columns are those of the contract."""
        ran = simulate(*INTERVALS, "--format", "csv")
        assert ran.code == 0, ran.err
        assert ran.out.splitlines()[0] == COLUMNS
        rows = rows_of(ran.out)
        assert all(int(row["low"]) <= int(row["high"]) for row in rows)
        assert any(int(row["low"]) < int(row["high"]) for row in rows)

    def test_where_nothing_is_uncertain_the_ends_are_the_figure(self, simulate: Simulate) -> None:
        """A thousand entrants of 2022 who all prepay three years, at provincial colleges.

        They bring 1000 × 3 × 320 yuan in the enrolment period of 2021; in 2024, earned, 320 of
        them, and 670 of subsidy, of which the centre pays 60 % = 402.
        """
        sure = ("uptake=1", "late_share=0", "leave_rate=0", "assisted_share=0", "prepay_share=1")
        fixed = (*sure, "institution_aid_percent=0", "insured_on_entry_share=0", "tariff_rise=0")
        law = ("fiscal_rise=30", "fiscal_share.provincial.provincial=40", "silent_wait_months=3")
        mixes = ("institution_type=tertiary", "programme_years=3", "affiliation=provincial")
        settings = [part for one in (*fixed, *law, *mixes) for part in ("--set", one)]
        whom = ("--region", "changsha", "--cohort", "2022", "--students", "1000", *settings)
        rows = rows_of(simulate(*whom, "--replicates", "20", "--format", "csv").out)
        assert all(row["low"] == row["value"] == row["high"] for row in rows)
        income = {
            (row["year"], row["payer"], row["accounting"]): int(row["high"])
            for row in rows
            if row["measure"] == "fund_income"
        }
        assert income["2021", "student", "cash"] == 1000 * 3 * 320 * 100
        assert income["2024", "student", "accrual"] == 1000 * 320 * 100
        assert income["2024", "central", "accrual"] == 1000 * 402 * 100
        assert income["2024", "total", "accrual"] == 1000 * (320 + 670) * 100

    def test_without_it_both_ends_are_blank(self, simulate: Simulate) -> None:
        """And all other columns are the same: an interval changes no figure."""
        plainly, with_ends = (
            rows_of(simulate(*asked, "--format", "csv").out) for asked in (FEW, INTERVALS)
        )
        assert {(row["low"], row["high"]) for row in plainly} == {("", "")}
        for one, other in zip(plainly, with_ends, strict=True):
            assert one | {"low": "", "high": ""} == other | {"low": "", "high": ""}

    def test_json_has_the_same_ends_as_numbers(self, simulate: Simulate) -> None:
        """Row by row; null without `--replicates`."""
        rows = rows_of(simulate(*INTERVALS, "--format", "csv").out)
        facts = json.loads(simulate(*INTERVALS, "--format", "json").out)["rows"]
        for row, fact in zip(rows, facts, strict=True):
            assert (int(row["low"]), int(row["high"])) == (fact["low"], fact["high"])
        plainly = json.loads(simulate(*FEW, "--format", "json").out)["rows"]
        assert {(fact["low"], fact["high"]) for fact in plainly} == {(None, None)}

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", ("5%", "95%", "20 draws of every assumption", "± chance")),
            ("zh", ("5%", "95%", "随机抽取20次", "± 假设", "± 抽样", "低于默认值")),
        ],
    )
    def test_tables_in_both_languages(
        self, simulate: Simulate, language: str, words: tuple[str, ...]
    ) -> None:
        """Both ends below each figure and, with detail, how far the figures may be off."""
        ran = simulate(*INTERVALS, "--format", "table", "--lang", language, "--detail")
        assert ran.code == 0, ran.err
        for word in words:
            assert word in ran.out

    def test_of_several_cohorts_the_sum_has_its_interval(self, simulate: Simulate) -> None:
        """With detail, a table of their sum and one of each cohort, each with its spread."""
        asked = (*INTERVALS, "--cohort", "2024:2025", "--format", "table", "--detail")
        text = simulate(*asked).out
        assert text.count("How far the figures may be off") == 3
        assert simulate(*FEW, "--format", "table", "--detail").out.count("How far") == 0

    def test_seeds_and_workers(self, simulate: Simulate) -> None:
        """The same seed gives the same bytes with one, two or three workers; another does not."""
        asked = (*INTERVALS, "--format", "csv", "--method", "grouped")
        texts = {simulate(*asked, "--workers", workers).out for workers in (1, 2, 3)}
        assert len(texts) == 1
        assert simulate(*asked, "--seed", 1).out not in texts

    def test_a_horizon_cuts_the_years(self, simulate: Simulate) -> None:
        """The years that are left have the ends that they had."""
        whole, cut = (
            rows_of(simulate(*INTERVALS, *asked, "--format", "csv").out)
            for asked in ((), ("--horizon", "1"))
        )
        assert {row["year"] for row in cut} == {"2023", "2024"}
        assert [row for row in whole if row["year"] <= "2024"] == cut

    def test_a_horizon_cuts_the_sums_of_the_spread(self, simulate: Simulate) -> None:
        """Expected cash income is near that of the years shown, not that of the programme."""
        made = json.loads(simulate(*INTERVALS, "--horizon", "1", "--format", "json").out)
        figure = ("fund_income", "total", "cash")
        shown, expected = (
            [r for r in made[part] if (r["measure"], r["payer"], r["accounting"]) == figure]
            for part in ("rows", "spread")
        )
        assert {row["year"] for row in shown} == {2023, 2024}
        total = sum(row["value"] for row in shown)
        assert [row["default"] for row in expected] == [pytest.approx(total, rel=0.2)]

    def test_the_spread_has_whole_fen(self, simulate: Simulate) -> None:
        """And whole students, like the rows; only the place of the default is a share."""
        for record in json.loads(simulate(*INTERVALS, "--format", "json").out)["spread"]:
            figures = {name: cell for name, cell in record.items() if name != "place_of_default"}
            assert not [cell for cell in figures.values() if isinstance(cell, float)]
            assert 0 <= record["place_of_default"] <= 1

    def test_a_file_is_written_too(self, simulate: Simulate, tmp_path: Path) -> None:
        """It holds what standard output says."""
        path = tmp_path / "ends.csv"
        ran = simulate(*INTERVALS, "--format", "csv", "-o", path)
        assert path.read_text(encoding="utf-8") == ran.out

    @pytest.mark.parametrize("by", ["clause", "relief"])
    def test_with_a_breakdown_it_is_refused(self, simulate: Simulate, by: str) -> None:
        """Intervals are of figures that are not broken down; by payer they are anyway."""
        assert refusal(simulate(*INTERVALS, "--by", by)) == (
            f"Error: --replicates 20 --by {by}: intervals are of figures that are not broken down; "
            "expected one of the two options"
        )
        assert simulate(*INTERVALS, "--by", "payer", "--format", "csv").code == 0

    @pytest.mark.parametrize("number", ["19", "0", "-5", "many"])
    def test_fewer_than_twenty_are_refused(self, simulate: Simulate, number: str) -> None:
        """Of fewer no 5 % end can be estimated."""
        assert "--replicates" in refusal(simulate(*FEW, "--replicates", number))

    def test_contradicting_values_are_one_message(self, simulate: Simulate) -> None:
        """With 100 yuan of subsidy there is not enough for what the levels pay."""
        ran = simulate(*INTERVALS, "--set", "fiscal=100", "--workers", 2)
        assert "the fiscal subsidy is lower than what the central and provincial" in refusal(ran)

    def test_years_of_study_may_change_places(self, simulate: Simulate) -> None:
        """Uptake of all years moves, and that of the third stays between: its ends lie closer."""
        asked = ("--region", "quanzhou", "--cohort", "2024", "--replicates", "40", "--quiet")
        ran = simulate(*asked, "--set", "uptake.3=0.6", "--format", "csv")
        width = {
            row["year"]: int(row["high"]) - int(row["low"])
            for row in rows_of(ran.out)
            if row["measure"] == "insured"
        }
        assert width["2026"] < width["2025"] / 2


class TestSensitivity:
    """`simulate sensitivity`."""

    def test_csv(self, simulate: Simulate) -> None:
        """A row for each assumption in falling order; uptake matters most for the cost."""
        ran = simulate(*RANKING, "--format", "csv")
        assert (ran.code, ran.err) == (0, "")
        rows = rows_of(ran.out)
        assert [row["rank"] for row in rows] == [str(1 + i) for i in range(len(rows))]
        assert rows[0]["assumption"] == "uptake"
        swings = [max(abs(int(row[end])) for end in ("change_low", "change_high")) for row in rows]
        assert swings == sorted(swings, reverse=True)
        named = {(row["measure"], row["payer"], row["accounting"], row["year"]) for row in rows}
        assert named == {("government_cost", "total", "accrual", "")}

    def test_json_and_a_file_say_the_same(self, simulate: Simulate, tmp_path: Path) -> None:
        """Cell by cell."""
        path = tmp_path / "ranking.json"
        rows = rows_of(simulate(*RANKING, "--format", "csv", "-o", path).out)
        saved = json.loads(path.read_text(encoding="utf-8"))
        shown = [{k: "" if v is None else str(v) for k, v in one.items()} for one in saved["rows"]]
        assert shown == rows
        assert json.loads(simulate(*RANKING, "--format", "json").out)["rows"] == saved["rows"]

    def test_a_file_carries_its_record(self, simulate: Simulate, tmp_path: Path) -> None:
        """JSON in itself, CSV in the file beside it."""
        for name, record in (("x.json", "x.json"), ("x.csv", "x.csv.run.json")):
            assert simulate(*RANKING, "-o", tmp_path / name).code == 0
            document = json.loads((tmp_path / record).read_text(encoding="utf-8"))
            assert document["run"]["command"][:2] == ["simulate", "sensitivity"]
            assert document["run"]["method"] == "expected"
            assert {"uptake", "late_share"} <= {one["name"] for one in document["assumptions"]}

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", ("Changsha, 2024: Covered months · 2024", "low end", "Without effect on this")),
            (
                "zh",
                (
                    "长沙，2024参保年度新生敏感性分析：待遇享受人月 · 2024",
                    "取低值",
                    "对该数值没有影响",
                ),
            ),
        ],
    )
    def test_tables_in_both_languages(
        self, simulate: Simulate, language: str, words: tuple[str, ...]
    ) -> None:
        """Title, columns and the list of those without effect."""
        asked = ("--measure", "covered_months", "--year", "2024", "--format", "table")
        ran = simulate(*RANKING, *asked, "--lang", language)
        assert ran.code == 0, ran.err
        for word in words:
            assert word in ran.out

    def test_several_regions_and_cohorts(self, simulate: Simulate) -> None:
        """A ranking for each region, of the sum of its cohorts; what a user set has no rank."""
        settings = [word for one in EVENTFUL for word in ("--set", one)]
        asked = ("--region", "quanzhou", "--cohort", "2024:2025", "--set", "late_share=0.1")
        rows = rows_of(simulate(*RANKING, *settings, *asked, "--format", "csv").out)
        assert {row["region"] for row in rows} == {"changsha", "quanzhou"}
        names = {row["assumption"] for row in rows}
        assert "prepay_share" in names
        assert not names & {"uptake", "late_share", "leave_rate", "assisted_share"}

    def test_workers_change_nothing(self, simulate: Simulate) -> None:
        """The same bytes."""
        texts = {simulate(*RANKING, "--format", "csv", "--workers", n).out for n in (1, 2)}
        assert len(texts) == 1

    @pytest.mark.parametrize(
        ("asked", "message"),
        [
            (("--measure", "fund_incom"), "fund_incom: no such measure; did you mean fund_income"),
            (("--measure", "top_up"), "top_up has no total; expected a payer: municipal, unfunded"),
            (("--payer", "student"), "government_cost has no payer 'student'; "),
            (("--measure", "students", "--accounting", "cash"), "has no accounting basis 'cash'"),
            (("--accounting", "barter"), "'barter' is not one of accrual, cash"),
            (("--measure", "refund"), "no document in force in changsha says anything of it"),
            (("--measure", "benefit_cost"), "nobody assumes what benefits cost; expected a cost"),
            (("--measure", "credit_months"), "expected another measure or region"),
            (("--measure", "insured"), "--measure insured: is not added up over years; expected "),
            (("--year", "2022"), "--year 2022: expected 2023 or later"),
            (("--year", "2050"), "--year 2050: expected 2028 or earlier"),
            (("--year", "soon"), "--year soon: expected a year such as 2024"),
            (("-o", "ranking.pdf"), "found the extension '.pdf', expected .csv or .json"),
            (("--cohort", "2020"), "--cohort 2020: expected insurance years from 2022"),
            (("--set", "fiscal=100"), "the fiscal subsidy is lower than what the central and"),
            (("--set", "uptak=1"), "unknown name 'uptak'; did you mean 'uptake'"),
        ],
    )
    def test_what_cannot_be_meant_is_refused(
        self, simulate: Simulate, asked: tuple[str, ...], message: str
    ) -> None:
        """Exit 2, one message, nothing written."""
        assert message in refusal(simulate(*RANKING, *asked))

    def test_the_help_says_what_it_does(self, simulate: Simulate) -> None:
        """It stands among the commands, and names its default figure."""
        assert "sensitivity" in simulate("--help").out
        text = " ".join(simulate("sensitivity", "--help").out.split())
        assert "Each assumption goes to the low and to the high end of its range" in text
        assert "[default: government_cost]" in text
