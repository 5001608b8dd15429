"""Shares of the subsidy that nobody publishes: which they are, and a region at their ends."""

import pytest

from simulate.report.forms.unpublished_shares import UnpublishedShare, unpublished_shares
from simulate.scenario.setup import Setup
from tests.simulate.making import plain, under

YEARS = range(2022, 2029)


def named(region: str) -> list[str]:
    """Return the names of a region's unpublished shares."""
    return [share.name for share in shares_of(plain(region))]


def shares_of(setup: Setup) -> list[UnpublishedShare]:
    """Return the unpublished shares of all of a region."""
    law = setup.rules.law
    return unpublished_shares(law, YEARS, law.localities)


@pytest.mark.parametrize("region", ["changsha", "quanzhou", "zhengzhou"])
def test_the_provinces_shares_are_assumed(region: str) -> None:
    """At the province's institutions and at municipal ones."""
    assert named(region) == [
        f"fiscal_share.provincial.provincial.{region}",
        f"fiscal_share.municipal.provincial.{region}",
    ]


def test_an_inferred_share_is_none() -> None:
    """Heilongjiang's 28 % at municipal institutions is from Daqing's notice."""
    assert named("heilongjiang") == ["fiscal_share.provincial.provincial.heilongjiang"]


def test_cities_with_the_same_entries_are_shown_together() -> None:
    """Liaoning's four cities share theirs; Dalian has its own."""
    four = "shenyang+anshan+fushun+other"
    assert named("liaoning") == [
        f"fiscal_share.provincial.provincial.{four}",
        "fiscal_share.provincial.provincial.dalian",
        f"fiscal_share.municipal.provincial.{four}",
        "fiscal_share.municipal.provincial.dalian",
    ]


def test_of_some_cities_only_theirs_are_found() -> None:
    """Of Fushun and Dalian one each: what Fushun shares with others stands under its name."""
    found = unpublished_shares(plain("liaoning").rules.law, YEARS, ["fushun", "dalian"])
    assert [share.localities for share in found] == [("fushun",), ("dalian",)] * 2


def test_a_published_year_has_no_entry() -> None:
    """Zhengzhou's split of 2024 is printed; before and after it is extended, with a range."""
    share, _ = shares_of(plain("zhengzhou"))
    assert sorted(share.entries) == [2022, 2023, 2025, 2026, 2027, 2028]
    assert {(e.low, e.value, e.high) for e in share.entries.values()} == {(25, 40, 40)}


def test_what_a_user_sets_has_no_range_any_more() -> None:
    """A share that is set for every year leaves nothing open."""
    changed = under("changsha", "fiscal_share.provincial.provincial=30")
    (share,) = shares_of(changed)
    assert share.name == "fiscal_share.municipal.provincial.changsha"


@pytest.mark.parametrize(("end", "percent"), [("low", 25), ("high", 40)])
def test_a_region_at_an_end(end: str, percent: int) -> None:
    """The share has moved in the years that are assumed, and nothing else has."""
    setup = plain("zhengzhou")
    share, _ = shares_of(setup)
    law = share.at("low" if end == "low" else "high", setup).rules.law
    place = {"affiliation": 1, "level": 1}
    assert [int(law.at("fiscal_share", year, **place).value) for year in (2024, 2025)] == [
        40,
        percent,
    ]
    others = {"affiliation": 2, "level": 1}
    assert int(law.at("fiscal_share", 2025, **others).value) == 8
