"""Forms as a person or a script asks for them: output, files, messages, exit codes."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Simulate
from tests.simulate.cli.asking import CHANGSHA, rows_of
from tests.simulate.output.reading import WIDE

FORMS: Final = ("bridge", "transfers", "budget")

ONE_COHORT: Final = ("--year", "2024", "--incomplete")
"""What a form of the whole student body needs to be filled in for the cohort of 2024 alone."""

BUDGET: Final = ("--form", "budget", *ONE_COHORT)

NO_EFFECT: Final = (
    "--method grouped has no effect: forms, and forecasts of years without --cohort, rest on "
    "expected numbers."
)

HEADER: Final = "form,region,section,line,label,year,status,unit,value,number,low,high"

ACTUALS: Final = "year,line,amount\n2023,基本医疗保险费收入,12.5\n2023,财政补贴收入,30\n"


@pytest.fixture
def actuals(tmp_path: Path) -> Path:
    """Return a file of actual figures of 2023."""
    path = tmp_path / "actuals.csv"
    path.write_text(ACTUALS, encoding="utf-8")
    return path


def asking(form: str) -> tuple[str, ...]:
    """Return the options of a form of one cohort alone."""
    return ("--form", form, *(ONE_COHORT if form in ("budget", "settlement") else ()))


@pytest.mark.parametrize("form", FORMS)
class TestEveryForm:
    """Instead of the usual rows and tables."""

    def test_csv(self, simulate: Simulate, form: str) -> None:
        """The form and nothing else on standard output; its notes on standard error."""
        ran = simulate(*CHANGSHA, *asking(form))
        assert ran.code == 0
        assert ran.out.splitlines()[0] == HEADER + (
            ",incomplete" if form in ("budget", "settlement") else ""
        )
        assert {(row["form"], row["region"]) for row in rows_of(ran.out)} == {(form, "changsha")}
        assert ran.err.startswith("Changsha: ")
        assert simulate(*CHANGSHA, *asking(form), "--quiet").err == ""

    def test_json(self, simulate: Simulate, form: str) -> None:
        """The same rows, with the run and what it rests on."""
        found = json.loads(simulate(*CHANGSHA, *asking(form), "--format", "json").out)
        assert found["run"]["command"][-2:] == ["--format", "json"]
        assert [page["form"] for page in found["forms"]] == [form]
        assert found["assumptions"]
        assert len(found["rows"]) == len(rows_of(simulate(*CHANGSHA, *asking(form)).out))

    @pytest.mark.parametrize("lang", ["en", "zh"])
    def test_table(
        self, simulate: Simulate, monkeypatch: pytest.MonkeyPatch, form: str, lang: str
    ) -> None:
        """A title, the lines of the data and, with detail, the assumptions below them."""
        monkeypatch.setenv("COLUMNS", str(WIDE))
        asked = (*CHANGSHA, *asking(form), "--lang", lang)
        ran = simulate(*asked, "--format", "table", "--detail")
        assert ran.code == 0
        assert ran.err == ""
        for row in rows_of(simulate(*asked).out):
            assert row["label"] in ran.out
        assumptions = {"en": "Assumptions about people", "zh": "关于人的假设"}[lang]
        assert assumptions in ran.out
        assert assumptions not in simulate(*asked, "--format", "table").out

    def test_files(self, simulate: Simulate, tmp_path: Path, form: str) -> None:
        """They hold the form too."""
        paths = [tmp_path / "form.csv", tmp_path / "form.json"]
        asked = (*CHANGSHA, *asking(form))
        ran = simulate(*asked, *(word for path in paths for word in ("-o", path)))
        assert paths[0].read_text(encoding="utf-8") == ran.out
        assert json.loads(paths[1].read_text(encoding="utf-8"))["forms"][0]["form"] == form

    def test_each_region_has_its_own(self, simulate: Simulate, form: str) -> None:
        """One after the other, and the rows of one are those of a run of its own."""
        alone = rows_of(simulate(*CHANGSHA, *asking(form)).out)
        ran = simulate("--region", "quanzhou", *CHANGSHA, *asking(form), "--format", "csv")
        together = defaultdict(list)
        for row in rows_of(ran.out):
            together[row["region"]].append(row)
        assert list(together) == ["quanzhou", "changsha"]
        assert together["changsha"] == alone

    def test_nothing_is_drawn(self, simulate: Simulate, form: str) -> None:
        """The seed changes nothing, nor does a method, of which that is said."""
        asked = (*CHANGSHA, *asking(form))
        one = simulate(*asked, "--seed", "1")
        assert simulate(*asked, "--seed", "2").out == one.out
        grouped = simulate(*asked, "--method", "grouped")
        assert grouped.out == one.out
        assert grouped.err == f"{NO_EFFECT}\n{one.err}"
        table = simulate(*asked, "--method", "grouped", "--format", "table").out
        assert NO_EFFECT in " ".join(table.split())
        assert json.loads(simulate(*asked, "--format", "json").out)["run"]["method"] == "expected"


class TestBudget:
    """What an office says about its table."""

    def values(self, out: str, line: str) -> list[str]:
        """Return the amounts of a line of the revenue side."""
        rows = [row for row in rows_of(out) if row["section"] == "revenue"]
        return [row["value"] for row in rows if row["line"] == line]

    def test_actual_figures_of_the_year_before(self, simulate: Simulate, actuals: Path) -> None:
        """12.5 and 30 万元 are in the first column as fen, and it is an actual one."""
        ran = simulate(*CHANGSHA, *BUDGET, "--previous", actuals)
        assert self.values(ran.out, "contributions")[0] == "12500000"
        assert self.values(ran.out, "income")[0] == "42500000"
        assert [row["status"] for row in rows_of(ran.out)[:2]] == ["actual", "budget"]
        table = simulate(
            *CHANGSHA,
            *BUDGET,
            "--previous",
            actuals,
            "--lang",
            "zh",
            "--format",
            "table",
        )
        assert "2023年执行数" in table.out
        assert "预算年度：2024年" in table.out

    def test_without_them_it_is_a_forecast(self, simulate: Simulate) -> None:
        """And headed so."""
        asked = (*CHANGSHA, *BUDGET, "--lang", "zh", "--format", "table")
        printed = simulate(*asked).out
        assert "2023年预测" in printed
        assert "执行数" not in printed

    def test_an_opening_balance(self, simulate: Simulate) -> None:
        """In 万元, to the fen."""
        asked = (*CHANGSHA, *BUDGET, "--opening-balance", "1,234.000001")
        assert self.values(simulate(*asked).out, "opening") == ["", "1234000001"]

    def test_the_year(self, simulate: Simulate) -> None:
        """As asked for."""
        asked = ("--form", "budget", "--incomplete", "--year", "2026")
        ran = simulate(*CHANGSHA, *asked, "--accounting", "accrual")
        assert {row["year"] for row in rows_of(ran.out)} == {"2025", "2026"}

    def test_a_cost_of_benefits(self, simulate: Simulate) -> None:
        """Shown with its source and its range, below the table and among the assumptions."""
        asked = (*CHANGSHA, *BUDGET, "--set", "benefit_cost=quarter")
        printed = " ".join(simulate(*asked, "--format", "table").out.split())
        assert "benefit_cost = 22.63 (range 10.86–40.73)" in printed
        assert "benefit_cost_trend" in printed
        without = simulate(*CHANGSHA, *BUDGET, "--format", "table").out
        assert "benefit_cost" not in without


WRONG: Final = {
    "unknown form": (("--form", "budgt"), "--form: 'budgt' is not one of bridge, transfers"),
    "a year and years": (
        ("--year", "2024", "--years", "2024:2025"),
        "Error: --year 2024 --years 2024:2025: expected one of the two",
    ),
    "years that cannot be": (
        ("--form", "bridge", "--years", "2020:2025"),
        "Error: --years 2020:2025: expected years from 2021 to 2100",
    ),
    "years of which the cohort has none": (
        ("--form", "bridge", "--years", "2030"),
        "Error: --years 2030: expected years of the forecast, 2023 to 20",
    ),
    "a horizon beside years": (
        ("--years", "2025", "--horizon", "2"),
        "Error: --horizon 2: the years are given; expected one of the two",
    ),
    "incomplete, of a form of the cohorts that are given": (
        ("--form", "bridge", "--incomplete"),
        "Error: --incomplete: expected with --form budget or --form settlement only",
    ),
    "balance with another form": (
        ("--form", "bridge", "--opening-balance", "3"),
        "Error: --opening-balance 3: expected with --form budget only",
    ),
    "year outside the forecast": (
        ("--form", "budget", "--year", "2050"),
        "Error: --year 2050: expected a year of the forecast, 2023 to",
    ),
    "no amount": (
        ("--form", "budget", "--opening-balance", "much"),
        "Error: --opening-balance: found 'much', expected an amount in 万元",
    ),
    "one basis of the bridge": (
        ("--form", "bridge", "--accounting", "cash"),
        "Error: --accounting cash: the bridge is not divided by accounting basis",
    ),
    "a breakdown": (
        ("--form", "transfers", "--by", "clause", "--by", "relief"),
        "Error: --by clause relief: a form has its own years and breakdowns",
    ),
    "a horizon": (
        ("--form", "transfers", "--horizon", "2"),
        "Error: --horizon 2: a form has its own years and breakdowns",
    ),
    "no such file": (
        ("--form", "budget", "--previous", "nowhere.csv"),
        "Error: --previous nowhere.csv: cannot be read: No such file or directory",
    ),
    "balance of two regions": (
        ("--region", "quanzhou", "--form", "budget", "--opening-balance", "3"),
        "Error: --opening-balance 3: expected one --region, found changsha, quanzhou",
    ),
}


@pytest.mark.parametrize(("options", "message"), WRONG.values(), ids=WRONG)
def test_a_wrong_request_is_one_message(
    simulate: Simulate, options: tuple[str, ...], message: str
) -> None:
    """Exit 2, nothing on standard output, what is wrong and what would be right."""
    ran = simulate(*CHANGSHA, *options)
    assert ran.code == 2
    assert ran.out == ""
    assert message in ran.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("year,line,amount\n2023,利息收人,3\n", "did you mean '利息收入'?"),
        ("year,line,amount\n2022,利息收入,3\n", "found figures of 2022, expected those of 2023"),
        ("line,amount\n利息收入,3\n", "expected the columns year (年度)"),
    ],
)
def test_a_wrong_file_of_actual_figures(
    simulate: Simulate, tmp_path: Path, text: str, message: str
) -> None:
    """One message, exit 2, and no file is written."""
    path, out = tmp_path / "actuals.csv", tmp_path / "out.csv"
    path.write_text(text, encoding="utf-8")
    ran = simulate(*CHANGSHA, "--form", "budget", "--previous", path, "-o", out)
    assert ran.code == 2
    assert message in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not out.exists()


def test_actual_figures_are_of_one_region(simulate: Simulate, actuals: Path) -> None:
    """A file cannot stand beside two budgets."""
    asked = ("--region", "quanzhou", *CHANGSHA, "--form", "budget", "--previous", actuals)
    ran = simulate(*asked)
    assert ran.code == 2
    assert "expected one --region, found quanzhou, changsha" in ran.err
