"""A forecast as a result: what stands beside its rows and tables."""

from typing import Any

import simulate

BELOW = "The default lies below its own interval: Top-up (tariff difference) · unfunded. "


def test_figures_outside_their_interval_are_said_wherever_the_answer_goes() -> None:
    """Changsha's tariff can only rise: beside data, below the tables, and in JSON."""
    result = simulate.forecast(
        region="changsha", cohort=2025, students=50_000, method="grouped", replicates=20, lang="en"
    )
    (said,) = [note for note in result.notes("en") if BELOW in note]
    assert said.startswith("Changsha: ")
    assert "· The default lies below its own interval: Top-up" in result.text("en")
    document: Any = result.document
    assert [one["region"] for one in document["outside"]] == ["changsha"]
    assert any(note.startswith(BELOW) for note in document["outside"][0]["notes"])


def test_nothing_is_said_without_intervals() -> None:
    """Then no default lies outside of one, and JSON has no such part."""
    result = simulate.forecast(region="changsha", cohort=2025, students=500, lang="en")
    assert not any(BELOW in note for note in result.notes("en"))
    assert "outside" not in result.document
