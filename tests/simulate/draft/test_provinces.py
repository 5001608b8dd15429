"""The provinces: what each is called, and what the central budget pays there."""

import pytest

from kernel.errors import RequestError
from simulate.draft.provinces import provinces, provinces_called


def test_the_tiers_are_those_of_the_plan() -> None:
    """12, 10, 3, 4 with five cities, and 2 places (国办发〔2018〕6号)."""
    shares = [province.central for province in provinces().values()]
    assert {share: shares.count(share) for share in shares} == {80: 12, 60: 10, 50: 3, 30: 9, 10: 2}


@pytest.mark.parametrize(
    "given", ["天津", "天津市", "Tianjin", "tianjin"]
)  # fmt: skip
def test_a_province_is_found_in_either_language(given: str) -> None:
    """With 市 or 省 or without."""
    assert provinces_called().name_of(given, given) == "Tianjin"


@pytest.mark.parametrize(("given", "name"), [("广西壮族自治区", "Guangxi"), ("湖南省", "Hunan")])
def test_the_whole_name_is_known_too(given: str, name: str) -> None:
    """As documents write it."""
    assert provinces_called().name_of(given, given) == name


def test_the_nearest_is_named() -> None:
    """Where none is called so."""
    with pytest.raises(RequestError, match="did you mean Hunan"):
        provinces_called().name_of("Hunam", "Hunam")
