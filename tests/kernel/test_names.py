"""Names of one kind of thing, and what people call them in either language."""

import pytest

from kernel.errors import RequestError
from kernel.messages import Pair, message, verbatim
from kernel.names import Called, Names, place_spellings

WORDS = {
    "shire": Pair("The Shire", "夏尔"),
    "bree": Pair("Bree", "布理"),
    "old_bree": Pair("Old Bree", "旧布理"),
    "every": verbatim("every"),
}
SPELLINGS = {
    "shire": ("The Shire", "夏尔", "夏尔市"),
    "bree": ("布理", "小镇"),
    "old_bree": ("旧布理", "小镇"),
}

PLACES = Names(message("place"), WORDS, lambda: SPELLINGS, unlisted=("every",))


@pytest.mark.parametrize("given", ["shire", "SHIRE", "the shire", "夏尔", "夏尔市", " 夏尔 "])
def test_a_thing_is_named_in_either_language(given: str) -> None:
    """Large or small letters, with or without spaces around."""
    assert PLACES.name_of(given, "here") == "shire"


def test_an_unknown_name_is_answered_by_the_nearest() -> None:
    """Its words stand beside it; all that are listed follow."""
    with pytest.raises(RequestError) as fault:
        PLACES.name_of("shira", message("--place {given}", given="shira"))
    assert str(fault.value) == (
        "--place shira: no such place; did you mean shire (The Shire)? known: bree (Bree), "
        "old_bree (Old Bree), shire (The Shire)"
    )


def test_the_nearest_may_be_near_in_chinese_alone() -> None:
    """One character of two is the right one."""
    assert str(PLACES.nearest_to("夏儿")) == "shire (The Shire)"
    assert PLACES.nearest_to("xyz") is None


def test_words_for_several_things_are_refused_with_all_of_them() -> None:
    """None of them is taken silently."""
    with pytest.raises(RequestError, match=r"^here: may be any of bree \(Bree\), old_bree"):
        PLACES.name_of("小镇", "here")


def test_what_is_called_as_it_is_named_is_said_once() -> None:
    """The words stand beside a name only where they are others."""
    assert str(Called("clause", verbatim("clause"))) == "clause"
    assert str(Called("finance", verbatim("finance (no level named)"))) == (
        "finance (no level named)"
    )
    assert str(Called("clause", Pair("clause", "条款"))) == "clause"


def test_a_shell_is_offered_names_or_chinese_words() -> None:
    """As what is there already begins; of a thing's Chinese words the shortest."""
    assert list(PLACES.beginning("")) == [(name, name) for name in WORDS]
    assert list(PLACES.beginning("b")) == [("bree", "bree")]
    assert list(PLACES.beginning("夏")) == [("夏尔", "shire")]


@pytest.mark.parametrize("name", ["长沙", "长沙市"])
def test_a_city_is_written_with_its_rank_or_without(name: str) -> None:
    """However its own file writes it."""
    assert {"Changsha", "长沙", "长沙市"} <= {*place_spellings(Pair("Changsha", name))}
