"""What a new region may be called, and what is said of what it may not."""

import pytest

from kernel.errors import RequestError
from simulate.draft.region_name import LONGEST, checked_name


@pytest.mark.parametrize("name", ["tianjin", "new_city", "city2", "a" * LONGEST])
def test_a_name_is_kept(name: str) -> None:
    """As it is given."""
    assert checked_name(name) == name


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Tianjin", "such as tianjin"),
        ("new-city", "such as new_city"),
        ("my city", "such as my_city"),
        ("a__b", "such as a_b"),
        ("../up", "such as up"),
        ("天津", "the Chinese name is filled in in parameters.toml"),
        ("2nd", "such as tianjin"),
        ("", "such as tianjin"),
        ("a" * (LONGEST + 1), "at most 40 characters"),
        ("all", "means something else"),
        ("national", "means something else"),
        ("changsha", "begin from it with --like changsha"),
    ],
)
def test_another_is_refused_with_what_to_do(given: str, said: str) -> None:
    """A name near it where there is one."""
    with pytest.raises(RequestError) as refusal:
        checked_name(given)
    assert said in str(refusal.value)
