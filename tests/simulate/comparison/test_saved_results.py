"""Two saved results side by side, as a person and as a script read them."""

import csv
import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from kernel.errors import FileFault
from kernel.messages import Language
from simulate.comparison.saved_results import compare_results
from simulate.output.delivery import deliver
from simulate.output.destination import Destination
from simulate.output.file_formats import Finish
from simulate.output.presentation import Presentation
from simulate.output.saved import Saved
from simulate.projection.facts import Fact
from tests.conftest import Ran, Simulate
from tests.simulate.output.reading import WIDE, tables_in
from tests.simulate.output.saving import answered, one_fen_more, saved, touched

Compare = Callable[..., Ran]
"""Compare two results and return what is written."""


@pytest.fixture
def compare(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Compare:
    """Return the comparison, with what it leaves on standard output and error in a wide window."""

    def run(
        one: Path,
        other: Path,
        shape: str = "table",
        language: Language = "en",
        *,
        quiet: bool = False,
    ) -> Ran:
        monkeypatch.setenv("COLUMNS", str(WIDE))
        capsys.readouterr()
        look = Presentation(language, detail=True)
        destination = Destination(Finish(look), (), shape, quiet)
        deliver(destination, compare_results(one, other, language))
        printed = capsys.readouterr()
        return Ran(0, printed.out, printed.err)

    return run


@pytest.fixture
def result(simulate: Simulate, tmp_path: Path) -> Path:
    """Return a JSON result."""
    return saved(simulate, tmp_path / "one.json")


def differences(ran: Ran) -> list[dict[str, str]]:
    """Read the differences of a CSV."""
    return list(csv.DictReader(ran.out.splitlines()))


def test_a_result_compared_with_itself_says_so(result: Path, compare: Compare) -> None:
    """Every difference is 0, nothing about the runs differs, and nothing else is said."""
    ran = compare(result, result)
    assert "All 236 figures that both have are the same: every difference is 0." in ran.out
    assert "Nothing about the runs, their values or assumptions differs." in ran.out
    assert "What differs" not in ran.out
    assert "Only in" not in ran.out
    assert ran.err == ""
    assert {row["difference"] for row in differences(compare(result, result, "csv"))} == {"0"}


def test_the_same_in_chinese(result: Path, compare: Compare) -> None:
    """Word by word."""
    ran = compare(result, result, "table", "zh")
    assert "两份结果共有的236个数值全部相同，差额均为0。" in ran.out
    assert "生成方式、参数与假设亦无不同。" in ran.out
    assert "长沙：各年变动及全部年度合计" in ran.out


def test_nothing_is_printed_beside_the_rows_when_quiet(
    simulate: Simulate, compare: Compare, result: Path
) -> None:
    """A script that asks for quiet reads the same rows, and finds standard error empty."""
    other = saved(simulate, result.with_name("other.json"), "--set", "uptake=0.9")
    usual, quiet = compare(result, other, "csv"), compare(result, other, "csv", quiet=True)
    assert quiet.out == usual.out
    assert usual.err
    assert quiet.err == ""


def test_a_json_and_a_csv_of_one_run_are_the_same(
    simulate: Simulate, tmp_path: Path, compare: Compare
) -> None:
    """Which format holds the rows makes no difference."""
    one, other = tmp_path / "one.json", tmp_path / "one.csv"
    saved(simulate, one, "-o", other)
    assert "Nothing about the runs" in compare(one, other).out


def test_a_fen_is_a_difference(result: Path, compare: Compare) -> None:
    """One figure of one year, and its part of what was there."""
    other = touched(result, one_fen_more, "other.json")
    ran = compare(result, other)
    assert "1 of the 236 figures that both have differ." in ran.out
    (table,) = tables_in(ran.out)
    assert table.sections[""]["Fund income, cash"][0] == "+0.01"
    (row,) = [r for r in differences(compare(result, other, "csv")) if r["difference"] != "0"]
    assert (row["year"], row["measure"], row["payer"]) == ("2023", "fund_income", "student")
    assert int(row["after"]) - int(row["before"]) == int(row["difference"]) == 1


def test_what_made_them_different_stands_above(
    simulate: Simulate, result: Path, tmp_path: Path, compare: Compare
) -> None:
    """Run, values and interpretations before the first figure; with CSV on standard error."""
    other = saved(
        simulate, tmp_path / "other.json",
        *("--seed", "5", "--set", "uptake=0.7", "--set", "claim_timing=at_once"),
    )  # fmt: skip
    ran = compare(result, other)
    above = ran.out[: ran.out.index("Changsha: change by year")]
    words = ("Seed", "Command", "What the scenario says", "Interpretation changsha", "claim_timing",
             "at_once", "uptake", "0.52 (0.4–0.98), assumed", "0.7, assumed")  # fmt: skip
    for text in (above, compare(result, other, "csv").err):
        for word in words:
            assert word in text


def test_figures_are_added_up_over_cohorts(
    simulate: Simulate, result: Path, tmp_path: Path, compare: Compare
) -> None:
    """What stands before and after is what the rows of each file add up to."""
    other = saved(simulate, tmp_path / "other.json", "--cohort", "2023:2024")
    both = [Saved.load(path).facts or () for path in (result, other)]

    def added(facts: tuple[Fact, ...], row: dict[str, str]) -> str:
        key = (row["measure"], row["payer"], row["accounting"], int(row["year"]))
        values = [f.value for f in facts if (f.measure, f.payer, f.accounting, f.year) == key]
        return str(sum(values)) if values else ""

    rows = differences(compare(result, other, "csv"))
    assert [[row["before"], row["after"]] for row in rows] == [
        [added(facts, row) for facts in both] for row in rows
    ]
    assert "Cohorts" in compare(result, other).out


def test_rows_of_one_result_alone_are_listed(
    simulate: Simulate, result: Path, tmp_path: Path, compare: Compare
) -> None:
    """A horizon of one year leaves the others out: they are missing, not lost."""
    other = saved(simulate, tmp_path / "other.json", "--horizon", "1")
    ran = compare(result, other)
    assert f"Only in {result}: changsha, Insured, 2025, 2026, 2027, 2028" in ran.out
    rows = differences(compare(result, other, "csv"))
    assert {row["difference"] for row in rows if row["year"] > "2024"} == {""}
    assert (
        f"仅见于{result}：changsha，参保人数，2025、2026"
        in compare(result, other, "table", "zh").out
    )


def test_a_breakdown_that_both_have_is_kept(
    simulate: Simulate, tmp_path: Path, compare: Compare
) -> None:
    """One that only one of them has is added up."""
    one = saved(simulate, tmp_path / "one.json", "--by", "clause", "--by", "relief")
    other = saved(simulate, tmp_path / "other.json", "--by", "relief", "--set", "assisted_share=1")
    plain = saved(simulate, tmp_path / "plain.json", "--set", "assisted_share=1")
    rows = differences(compare(one, other, "csv"))
    assert list(rows[0])[6:8] == ["relief", "before"]
    sums: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = (row["measure"], row["payer"], row["accounting"], row["year"])
        sums[key] = sums.get(key, 0) + int(row["difference"])
    added_up = differences(compare(one, plain, "csv"))
    assert list(added_up[0])[6] == "before"
    assert list(sums.values()) == [int(row["difference"]) for row in added_up]


def test_json_holds_the_same(
    simulate: Simulate, result: Path, tmp_path: Path, compare: Compare
) -> None:
    """Both records, what differs about them, and every difference as in CSV."""
    other = saved(simulate, tmp_path / "other.json", "--set", "uptake=0.7")
    found = json.loads(compare(result, other, "json").out)
    assert list(found) == [
        "schema", "before", "after", "causes", "values", "differences", "walk", "types",
    ]  # fmt: skip
    assert found["before"]["run"] == Saved.load(result).run
    assert [cause["kind"] for cause in found["causes"]] == ["scenario_digest", "command"]
    (change,) = found["values"]
    assert (change["region"], change["label"]) == ("changsha", "uptake")
    assert (change["before"]["value"], change["after"]["value"]) == (0.52, 0.7)
    rows = differences(compare(result, other, "csv"))
    as_text = [
        {name: "" if cell is None else str(cell) for name, cell in record.items()}
        for record in found["differences"]
    ]
    assert as_text == rows


def test_a_changed_csv_file_is_noted(
    simulate: Simulate, result: Path, tmp_path: Path, compare: Compare
) -> None:
    """It is compared as it is, and not passed off as what was written."""
    other = saved(simulate, tmp_path / "other.csv")
    text = other.read_text(encoding="utf-8")
    other.write_text(text.replace(",100,,", ",101,,", 1), encoding="utf-8")
    ran = compare(result, other)
    assert f"{other} was changed after it was written" in ran.out
    assert "1 of the 236 figures" in ran.out


def test_what_is_no_result_is_refused_before_anything_is_written(
    result: Path, tmp_path: Path, compare: Compare
) -> None:
    """Whichever of the two it is."""
    none = tmp_path / "none.json"
    none.write_text("{}", encoding="utf-8")
    for pair in ((result, none), (none, result)):
        with pytest.raises(FileFault, match=r"none.json: found no key 'schema'"):
            compare(*pair)


def test_one_that_was_saved_comes_out_again(simulate: Simulate, result: Path) -> None:
    """Its record names the two results; one that has changed since is named."""
    other, out = (
        saved(simulate, result.with_name("two.csv"), "--seed", "1"),
        result.with_name("d.csv"),
    )
    assert simulate("compare", result, other, "-o", out).code == 0
    run = json.loads(out.with_name("d.csv.run.json").read_text(encoding="utf-8"))["run"]
    digests = {str(path): sha256(path.read_bytes()).hexdigest() for path in (result, other)}
    assert run["input_files"] == digests
    ran = simulate("rerun", out)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Identical: ")
    touched(result, one_fen_more)
    ran = simulate("rerun", out)
    assert ran.code == 1
    assert result.name in "".join(ran.out.split())  # a long path goes on in the next line


def test_the_headline_stands_first(
    simulate: Simulate, result: Path, tmp_path: Path, compare: Compare
) -> None:
    """What changes, of a region that both have; what one lacks is no change."""
    other = saved(simulate, tmp_path / "other.json", "--set", "uptake=0.7")
    out = compare(result, other).out
    assert out.startswith("Changsha\n\nAfter the change the fund takes in ")
    elsewhere = answered(
        simulate, tmp_path / "q.json", *("--region", "quanzhou", "--cohort", "2024"), "--quiet"
    )
    assert "After the change" not in compare(result, elsewhere).out
