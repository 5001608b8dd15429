"""Figures whose default lies outside their own interval."""

from simulate.projection.forecast import forecast
from simulate.uncertainty.default_outside import outside_notes
from simulate.uncertainty.drawn_cohorts import spread_of
from simulate.uncertainty.trial import Trial
from tests.simulate.making import under


def notes(region: str, *options: str) -> list[str]:
    """Return what is said of a cohort of 50,000 in sixty draws."""
    setup = under(region, *options)
    trial = Trial(setup, 2025, 50_000)
    made = forecast(setup, 2025, students=50_000, method="expected")
    return [*outside_notes(trial, [made], spread_of(trial, 60), "en")]


def test_a_tariff_that_can_only_rise_leaves_the_top_up_below_its_interval() -> None:
    """Changsha: 400 yuan, possibly 400 to 430; at 400 nothing rises within the prepaid term."""
    assert notes("changsha")[0] == (
        "The default lies below its own interval: Top-up (tariff difference) · unfunded. "
        "Individual contribution of a student (tariff) stands at the end of its range: 400, "
        "possibly 400 to 430."
    )


def test_a_share_at_the_top_of_its_range_leaves_the_rest_below() -> None:
    """Heilongjiang: the province pays 40 %, possibly 25 to 40; what is left is the city's."""
    (note,) = notes("heilongjiang")
    assert "Fund income · municipal budget · accrual" in note
    assert "Government cost · municipal budget · cash" in note
    assert "(fiscal_share.provincial.provincial) stands at the end of its range: 40," in note


def test_nothing_is_said_where_every_default_lies_inside() -> None:
    """Quanzhou, once its city adds nothing to the standard and relief pays all for everybody."""
    assert "(fiscal_above_standard)" in notes("quanzhou")[0]
    assert notes("quanzhou", "fiscal_above_standard=0", "relief_share=100%") == []


def test_a_year_lies_outside_whose_sum_over_the_years_does_not() -> None:
    """Relief for who is near the minimum is not assumed, but possible; in 2028 that shows."""
    (note,) = notes("quanzhou", "fiscal_above_standard=0")
    assert "Fund income · medical assistance · cash in 2028, " in note
    assert "(relief_share.dibao_margin) stands at the end of its range: 0, " in note
