"""Mixes: the shares of types, lengths, places, affiliations and categories, by code."""

import numpy as np
import pytest

from kernel.codes import Affiliation, InstitutionType, Relief
from kernel.errors import RequestError
from simulate.population.mixes import Mixes
from simulate.population.random_numbers import STEPS
from simulate.scenario.assumptions import LENGTHS
from tests.simulate.making import REGIONS, plain, under
from tests.simulate.uncertainty.making import TESTLAND, fictional


def mixes(region: str = "changsha", *options: str) -> Mixes:
    """Return the mixes of the cohort of 2024."""
    return Mixes.of(under(region, *options).assumptions, 2024)


def test_shares_stand_under_codes() -> None:
    """Testland: a tenth central, seven tenths provincial; 0.6 in the Shire; dibao half."""
    found = Mixes.of(TESTLAND.assumptions, 2024)
    tertiary = {name: mixes[InstitutionType.TERTIARY] for name, mixes in found.shares.items()}
    assert tertiary["affiliation"] == {
        Affiliation.CENTRAL: 0.1, Affiliation.PROVINCIAL: 0.7, Affiliation.MUNICIPAL: 0.2,
    }  # fmt: skip
    assert tertiary["locality"] == {0: 0.6, 1: 0.4}
    assert tertiary["relief"][Relief.DIBAO] == 0.5
    assert tertiary[LENGTHS] == {3: 0.5, 4: 0.5}
    assert found.types == {InstitutionType.TERTIARY: 1.0}


def test_types_follow_from_entrants() -> None:
    """3 of 4 entrants are students of a vocational school; a set mix goes before."""
    setup = fictional("entrants.tertiary=1000", "entrants.secondary_vocational=3000")
    found = Mixes.of(setup.assumptions, 2024).types
    assert found == {InstitutionType.SECONDARY_VOCATIONAL: 0.75, InstitutionType.TERTIARY: 0.25}
    assert mixes("zhengzhou", "institution_type=tertiary").types == {InstitutionType.TERTIARY: 1.0}


@pytest.mark.parametrize("region", REGIONS)
def test_a_region_of_one_place_has_everybody_there(region: str) -> None:
    """Without a mix of localities the only one has all."""
    for shares in Mixes.of(plain(region).assumptions, 2024).shares["locality"].values():
        assert sum(shares.values()) == pytest.approx(1)
        assert (len(shares) == 1) == (region != "liaoning")


def test_options_are_what_has_a_share() -> None:
    """In the order of drawing; of an institute nobody studies two years."""
    found = mixes().options(possible=False)
    assert list(found) == ["institution_type", LENGTHS, "locality", "affiliation", "relief"]
    assert found[LENGTHS].tolist() == [2, 3, 4, 5]
    institute = mixes("zhengzhou", "institution_type=research_institute")
    assert institute.options(possible=False)[LENGTHS].tolist() == [3, 4]
    assert institute.options(possible=True)[LENGTHS].tolist() == [2, 3, 4]


def test_splits_are_quantised_shares_of_the_options() -> None:
    """A row for each type."""
    found = mixes("zhengzhou")
    options = found.options(possible=True)
    splits = found.splits(options)
    for name, split in splits.items():
        assert len(split.draws) == (1 if name == "institution_type" else 2)
        assert split.options == len(options[name])
        assert np.all(split.draws.sum(axis=1) == STEPS), name
    three = options[LENGTHS].tolist().index(3)
    own = found.shares[LENGTHS][InstitutionType.TERTIARY][3]
    tertiary = options["institution_type"].tolist().index(InstitutionType.TERTIARY)
    assert splits[LENGTHS].shares[tertiary, three] == pytest.approx(own, abs=1 / STEPS)


def test_somebody_has_to_enter() -> None:
    """No entrants, no shares of their types."""
    with pytest.raises(RequestError, match="entrants: nobody enters in cohort 2024"):
        Mixes.of(fictional("entrants.tertiary=0").assumptions, 2024)


def test_every_type_has_a_length() -> None:
    """Testland says nothing of primary schools."""
    setup = fictional("entrants.primary=10")
    with pytest.raises(RequestError, match="programme_years: no value for 'primary'"):
        Mixes.of(setup.assumptions, 2024)
