"""Tables of shares by type of institution and cohort: the last one that is given for both."""

import pytest

from kernel.errors import FileFault
from simulate.scenario.assumptions import Assumptions
from tests.simulate.making import under


def lengths(assumptions: Assumptions, word: str, cohort: int) -> dict[str, float]:
    """Return the lengths of programmes of a type, those with a share."""
    mix = assumptions.mix("programme_years", word, cohort)
    return {years: share for years, share in mix.items() if share}


def zhengzhou(*options: str) -> Assumptions:
    """Return the assumptions of Zhengzhou, where vocational students study three years."""
    return under("zhengzhou", *options).assumptions


def test_a_cohort_has_a_table_of_its_own() -> None:
    """Two years for 2026 only; later cohorts have what they had."""
    found = zhengzhou("programme_years.2026=2")
    usual = lengths(found, "tertiary", 2025)
    assert lengths(found, "tertiary", 2026) == {"2": 1.0}
    assert lengths(found, "tertiary", 2027) == usual
    assert len(usual) > 1


def test_from_a_cohort_on_whatever_follows() -> None:
    """A table since 2026 leaves nothing of one for 2027, one for 2025 stands."""
    found = zhengzhou(
        "programme_years.2025=4", "programme_years.2027=2", "programme_years.since.2026=5"
    )
    years = [lengths(found, "tertiary", cohort) for cohort in (2025, 2026, 2027, 2028)]
    assert years == [{"4": 1.0}, {"5": 1.0}, {"5": 1.0}, {"5": 1.0}]


def test_one_cohort_over_a_table_since_an_earlier_one() -> None:
    """It comes later, so it counts for its cohort."""
    found = zhengzhou("programme_years.since.2026=5", "programme_years.2027=2")
    years = [lengths(found, "tertiary", cohort) for cohort in (2026, 2027, 2028)]
    assert years == [{"5": 1.0}, {"2": 1.0}, {"5": 1.0}]


def test_one_type_of_a_cohort_leaves_the_others() -> None:
    """Vocational students of 2026 study two years, university students what they studied."""
    found = zhengzhou("programme_years.secondary_vocational.2026=2")
    assert lengths(found, "secondary_vocational", 2026) == {"2": 1.0}
    assert lengths(found, "secondary_vocational", 2027) == {"3": 1.0}
    assert lengths(found, "tertiary", 2026) == lengths(found, "tertiary", 2025)


def test_a_table_for_every_cohort_replaces_dated_ones() -> None:
    """The last one given holds in 2026, too; of a type for that type."""
    found = zhengzhou("programme_years.2026=2", "programme_years.tertiary=4")
    assert lengths(found, "tertiary", 2026) == {"4": 1.0}
    assert lengths(found, "secondary_vocational", 2026) == {"2": 1.0}
    assert lengths(zhengzhou("programme_years.2026=2", "programme_years=4"), "tertiary", 2026) == {
        "4": 1.0
    }


def test_other_mixes_by_type() -> None:
    """All assisted students of vocational schools are poor."""
    found = zhengzhou("relief.secondary_vocational=dibao")
    assert found.mix("relief", "secondary_vocational", 2026) == {"dibao": 1.0}
    assert len(found.mix("relief", "tertiary", 2026)) > 3


def test_a_table_that_stands_alone_is_held() -> None:
    """Types follow from entrants before 2026; from then on nothing else is known."""
    found = zhengzhou("institution_type.2026=tertiary")
    mixes = [found.mix("institution_type", cohort=cohort) for cohort in (2025, 2026, 2030)]
    assert mixes == [{}, {"tertiary": 1.0}, {"tertiary": 1.0}]


def test_types_of_institution_do_not_differ_by_type() -> None:
    """Its words are its entries."""
    with pytest.raises(FileFault):
        zhengzhou("institution_type.tertiary.senior=1")
