"""What is posted side by side: how much memory it takes."""

from simulate.uncertainty.amounts import posted_bytes, posted_in, side_by_side


def test_memory_is_foreseen_to_the_byte() -> None:
    """Of six years in seven draws, every account that is posted to; totals are not."""
    years = range(2023, 2029)
    posted = posted_in(side_by_side(years, 7))
    assert posted_bytes(years, 7) == sum(figures.nbytes for figures in posted.values())
    assert {figures.shape for figures in posted.values()} == {(6, 7)}
