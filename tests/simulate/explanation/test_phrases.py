"""Why a condition holds or does not, in words that are true."""

import pytest
from hypothesis import given

from kernel.codes import GraduateScheme, InstitutionType, Level, Payer, Recognised, Relief
from kernel.days import BLANK_DAY
from kernel.messages import Pair, Text
from kernel.parameters import Parameter
from kernel.students import DAY_COLUMNS
from simulate.explanation.phrases import EVERYBODY, UNTRACED_REASON, reason, written
from simulate.explanation.trace import (
    Among,
    Both,
    Compared,
    Constant,
    Decided,
    Either,
    Fact,
    Given,
    LookedUp,
    Not,
    Number,
    Reckoned,
    Trace,
    Untraced,
    holds,
)
from simulate.explanation.vocabulary import BETWEEN_DAYS, FACTS, RELATIONS
from simulate.language.catalogue import spoken
from tests.kernel.making import day
from tests.simulate.explanation.making import conditions, facts_in, stated

LATE, NOT_NEW = Fact("late", True), Fact("freshman", False)
NOT_IN_FORCE = "not by the interpretations and values in force"
LIMIT = LookedUp(
    Parameter("window_closes", "day", Pair("the last day", "末日")), 2024, day("2023-12-31"), None
)


def decides(condition: Trace, fact: Fact) -> bool:
    """Say whether a condition could have come out otherwise had this fact been otherwise."""
    match condition:
        case Not(part):
            return decides(part, fact)
        case Both(parts) | Either(parts):
            alike = [part for part in parts if holds(part) == holds(condition)]
            return any(decides(part, fact) for part in alike)
    return condition == fact


@given(conditions())
def test_a_reason_is_true_and_names_what_is_to_blame(condition: Trace) -> None:
    """Every statement is the case, of a leaf that decides; and every such leaf is stated."""
    said = str(reason(condition)).split("; ")
    facts = list(facts_in(condition))
    assert set(said) == {stated(fact) for fact in facts if decides(condition, fact)}


@given(conditions())
def test_both_languages_state_the_same_number_of_things(condition: Trace) -> None:
    """A statement that is left out in one language would be missed."""
    said = reason(condition)
    assert len(str(said).split("; ")) == len(spoken(said, "zh").split("；"))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Constant(1), str(EVERYBODY)),
        (Constant(0), NOT_IN_FORCE),
        (Not(Constant(0)), str(EVERYBODY)),
        (Not(Constant(1)), NOT_IN_FORCE),
        (Untraced(True), str(EVERYBODY)),
        (Untraced(False), str(UNTRACED_REASON)),
        (Not(Untraced(True)), str(UNTRACED_REASON)),
        (Both((LATE, Constant(1))), "paid late"),
        (Both((LATE, Constant(0))), NOT_IN_FORCE),
        (Both((LATE, Not(Constant(0)))), "paid late"),
        (Either((NOT_NEW, Constant(0))),
         f"not in the first insurance year of the programme; {NOT_IN_FORCE}"),
        (Either((NOT_NEW, Constant(1))), str(EVERYBODY)),
        (Both((NOT_NEW, LATE, Not(LATE))),
         "not in the first insurance year of the programme; paid late"),
    ],
)  # fmt: skip
def test_interpretations_are_a_reason_only_where_they_bar(condition: Trace, expected: str) -> None:
    """What says nothing of the student explains why a row does not apply, never why it does."""
    assert str(reason(condition)) == expected


def compared(operation: str, left: Trace, right: Trace, one: Number, other: Number) -> str:
    """Return the reason of a comparison in English."""
    relation = {
        "equal": one == other, "not_equal": one != other, "greater": one > other,
        "greater_equal": one >= other, "less": one < other, "less_equal": one <= other,
    }  # fmt: skip
    return str(reason(Compared(operation, left, right, (one, other), relation[operation])))


class TestComparisons:
    """Both sides with their values, in the words of their unit."""

    @pytest.mark.parametrize(
        ("paid", "said"),
        [
            ("2024-01-01", "is after"),
            ("2023-12-31", "is not after"),
            ("2023-12-30", "is not after"),
        ],
    )
    def test_days(self, paid: str, said: str) -> None:
        """The last day of a window is not late."""
        sentence = compared("greater", Given("paid_on", 7), LIMIT, day(paid), LIMIT.value)
        assert sentence == f"paid_on ({paid}) {said} the last day (2023-12-31)"

    @pytest.mark.parametrize(
        ("operation", "left", "said"),
        [
            ("greater", 3, "is above"), ("greater", 2, "is not above"),
            ("greater_equal", 2, "is at least"), ("greater_equal", 1, "is below"),
            ("less", 1, "is below"), ("less", 2, "is at least"),
            ("less_equal", 2, "is at most"), ("less_equal", 3, "is above"),
        ],
    )  # fmt: skip
    def test_numbers(self, operation: str, left: int, said: str) -> None:
        """At the limit and on either side of it."""
        sentence = compared(operation, Given("missed_years", 7), Constant(2), left, 2)
        assert sentence == f"missed_years ({left}) {said} 2"

    @pytest.mark.parametrize("column", DAY_COLUMNS)
    def test_every_column_of_days(self, column: str) -> None:
        """None of them is written as a number."""
        given_day = day("2024-03-01")
        sentence = compared("equal", Given(column, given_day), Constant(7), given_day, 7)
        assert sentence == f"{column} is 2024-03-01, not 1970-01-08"

    def test_a_blank_day(self) -> None:
        """It is not given, rather than some day long ago."""
        for blank, said in ((BLANK_DAY, "is not given"), (day("2024-03-01"), "is given")):
            for operation in ("equal", "not_equal"):
                found = compared(
                    operation, Given("left_on", 7), Constant(BLANK_DAY), blank, BLANK_DAY
                )
                assert found == f"left_on {said}"

    def test_words(self) -> None:
        """A code is its word, also the one that was found."""
        place = Given("relief_recognised", 7)
        elsewhere = Constant(Recognised.ELSEWHERE)
        assert compared("equal", place, elsewhere, 0, Recognised.ELSEWHERE) == (
            "relief_recognised is local, not elsewhere"
        )
        assert compared("equal", place, elsewhere, 2, Recognised.ELSEWHERE) == (
            "relief_recognised is elsewhere"
        )
        assert compared("not_equal", place, elsewhere, 2, Recognised.ELSEWHERE) == (
            "relief_recognised is elsewhere"
        )

    def test_a_code_that_is_no_word(self) -> None:
        """A value outside the vocabulary is its number, and no fault."""
        said = compared("equal", Given("relief", 7), Constant(Relief.DIBAO), -1, Relief.DIBAO)
        assert said == "relief is -1, not dibao"

    def test_money_that_is_reckoned(self) -> None:
        """A difference of two amounts is an amount."""
        price = Decided("due", "price")
        gap = Reckoned("subtract", (LookedUp(Parameter("p", "yuan", Pair("R", "R")), 2025, 1, None),
                                    price))  # fmt: skip
        assert compared("less", gap, Constant(0), 2050, 0) == (
            "R less price of one year (20.50 yuan) is at least 0 yuan"
        )

    def test_a_value_without_a_name(self) -> None:
        """A number of the rule on the left is not left without a subject."""
        assert compared("greater", Constant(0), Constant(0), 0, 0) == (
            "the value that counts (0) is not above 0"
        )

    def test_something_else_that_is_reckoned(self) -> None:
        """An operation without words is called what it is."""
        odd = Reckoned("multiply", (Given("entry_year", 7), Constant(2)))
        assert compared("greater", odd, Constant(5), 8, 5) == "what is reckoned (8) is above 5"

    @pytest.mark.parametrize("relations", [RELATIONS, BETWEEN_DAYS])
    def test_no_relation_is_said_of_its_contrary(
        self, relations: dict[str, tuple[Text, Text]]
    ) -> None:
        """What is said where a comparison holds must differ from what is said where not."""
        for holding, failing in relations.values():
            assert (str(holding), spoken(holding, "zh")) != (str(failing), spoken(failing, "zh"))
            assert spoken(holding, "zh") != spoken(failing, "zh")


class TestAmong:
    """One of several values."""

    MEMBERS = (Relief.TEKUN, Relief.ORPHAN)

    def test_the_category_that_counts(self) -> None:
        """It was chosen among those held, so it has no column."""
        for is_so, said in ((True, "is"), (False, "is none of")):
            trace = Among(Constant(0), self.MEMBERS, is_so)
            assert str(reason(trace)) == f"the category that counts {said} tekun or orphan"

    def test_a_column(self) -> None:
        """Another value is called by its own name."""
        types = (InstitutionType.PRIMARY, InstitutionType.JUNIOR)
        trace = Among(Given("institution_type", 7), types, False)
        said = reason(trace)
        assert str(said) == "institution_type is none of primary or junior"
        assert spoken(said, "zh") == "学校类型不是小学或初中"

    def test_numbers(self) -> None:
        """Members that are no words are written as they are."""
        trace = Among(Given("entry_year", 7), (2023, 2024), True)
        assert str(reason(trace)) == "entry_year is 2023 or 2024"


@pytest.mark.parametrize("name", FACTS)
def test_every_fact_reads_in_both_languages(name: str) -> None:
    """Where it holds and where not, with its words, and never the same."""
    words = (GraduateScheme.NONE, GraduateScheme.RESIDENT)
    said = [reason(Fact(name, is_so, words)) for is_so in (True, False)]
    assert str(said[0]) != str(said[1])
    assert spoken(said[0], "zh") != spoken(said[1], "zh")
    assert not any("{" in str(text) + spoken(text, "zh") for text in said)
    assert not any(word in spoken(text, "zh") for text in said for word in ("none", "resident"))


@pytest.mark.parametrize(
    ("value", "unit", "en", "zh"),
    [
        (38050, "fen", "380.50 yuan", "380.50元"), (0, "fen", "0 yuan", "0元"),
        (152000, "yuan", "1,520 yuan", "1,520元"), (95, "percent", "95 %", "95 %"),
        (1, "flag", "yes", "是"), (0, "flag", "no", "否"), (3, "count", "3", "3"),
        (day("2024-02-29"), "day", "2024-02-29", "2024-02-29"), (BLANK_DAY, "day", "no day", "无"),
        (Payer.FINANCE, "payer", "finance (no level named)", "财政（未指明级次）"),
        (Level.NONE, "level", "none", "无"), (Relief.DIBAO, "", "dibao", "低保对象"),
    ],
)  # fmt: skip
def test_values_in_words(value: Number, unit: str, en: str, zh: str) -> None:
    """As people write them, in their unit."""
    said = written(value, unit)
    assert (str(said), spoken(said, "zh")) == (en, zh)
