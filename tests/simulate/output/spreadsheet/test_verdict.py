"""Whether checks hold, as cells say it."""

from simulate.output.spreadsheet.verdict import Results


def test_a_verdict_counts_the_results_of_one_sheet() -> None:
    """Three results in E6:E8, of which one does not hold."""
    results = Results("By hand", 5, 4, 3)
    verdict = results.verdict(1, "en")
    held = "COUNTIF('By hand'!$E$6:$E$8,\"holds\")"
    assert results.cells == (5, 4, 7, 4)
    assert verdict.formula == (
        f'=IF({held}=3,"Checks: all 3 hold","Checks: "&(3-{held})&" of 3 do not hold")'
    )
    assert (verdict.value, verdict.good) == ("Checks: 1 of 3 do not hold", "Checks: all 3 hold")


def test_a_verdict_on_what_holds_is_good() -> None:
    """Whatever the language."""
    for language in ("en", "zh"):
        verdict = Results("x", 0, 0, 1).verdict(0, language)
        assert verdict.value == verdict.good
        assert f'"{verdict.good}"' in verdict.formula
