"""A region with words of its own, from assumptions to stories: Rohan's veterans and technicians."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pytest

from kernel.errors import FileFault, RequestError
from kernel.law import Law
from kernel.messages import Language
from simulate.explanation.phrases import named
from simulate.explanation.region_records import region_record
from simulate.explanation.region_tables import region_tables
from simulate.explanation.story import trace_story
from simulate.explanation.story_record import story_record
from simulate.language.catalogue import spoken
from simulate.output.labels import label_words
from simulate.population.mixes import institution_mix
from simulate.projection.facts import facts
from simulate.projection.forecast import Method
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.settings import Setting, apply_settings, settings_from_options
from simulate.scenario.setup import Setup
from simulate.uncertainty.drawn_cohorts import spread_of
from simulate.uncertainty.spread import with_intervals
from simulate.uncertainty.stacked_law import StackedLaw
from simulate.uncertainty.trial import Trial
from tests.fiction.world import load_rohan, load_testland
from tests.simulate.explanation.making import rests_on, step_of, student_of
from tests.simulate.explanation.test_story_view import text_of
from tests.simulate.making import SCENARIO, YUAN, Figures, figures, forecast_of

ROHAN: Final = Setup(load_rohan(), Assumptions.of(load_rohan()))

NO_CHANCE: Final = (
    "uptake=1", "late_share=0", "leave_rate=0", "prepay_share=0", "assisted_share=1",
    "institution_aid_percent=0", "insured_on_entry_share=1", "employee_here_share=1",
    "affiliation=central", "locality=shire", "relief=veteran", "institution_type=technician",
)  # fmt: skip
"""A thousand technicians, all of them veterans, who pay in time every year."""

METHODS: Final[tuple[Method, ...]] = ("seriatim", "grouped", "expected")


def rohan(*options: str, mixes: Mapping[str, Mapping[str, float]] = {}) -> Setup:
    """Return Rohan under settings."""
    settings = [Setting(name, table, SCENARIO) for name, table in mixes.items()]
    settings += settings_from_options(options)
    return apply_settings({"rohan": ROHAN}, settings)["rohan"]


def labels(made: Figures, place: int) -> set[str]:
    """Return the labels of students that stand at a place of a breakdown."""
    return {fact.by[place] for fact in made.facts if fact.measure == "students"}


@pytest.mark.parametrize("method", METHODS)
def test_technicians_who_are_veterans_by_hand(method: Method) -> None:
    """2024: finance reimburses 80 of 100 yuan; the subsidy of 200 is that of municipal schools."""
    made = figures(rohan(*NO_CHANCE), by=("relief", "institution"), method=method)
    assert labels(made, 0) == {"veteran"}
    assert labels(made, 1) == {"technician"}
    thousand = 1000 * YUAN
    assert made.at("student_cost", 2024, "student", "accrual") == 20 * thousand
    assert made.at("government_cost", 2024, "finance", "accrual") == 80 * thousand
    levels = ("central", "provincial", "municipal")
    found = [made.at("fund_income", 2024, level, "accrual") for level in levels]
    assert found == [100 * thousand, 40 * thousand, 60 * thousand]
    assert made.at("insured", 2026) == 1000
    assert made.at("insured", 2027) == 0


def test_where_nothing_is_left_to_chance_all_methods_agree_to_the_fen() -> None:
    """The expected students are the students."""
    one, *others = [figures(rohan(*NO_CHANCE), method=method).facts for method in METHODS]
    assert others == [one, one]


def test_the_parts_of_a_breakdown_add_to_the_whole() -> None:
    """Expected: veterans are half of the assisted, technicians 4,000 of 10,000 entrants."""
    made = forecast_of(ROHAN, students=100_000, by=("relief", "institution"), method="expected")
    whole = Figures(tuple(facts(made)))
    parts = Figures(tuple(facts(made, ("relief", "institution"))))
    # Shares are kept in 65,536ths, and numbers of students are rounded part by part.
    assert parts.at("students", 2024) == pytest.approx(whole.at("students", 2024), abs=5)
    assert parts.labelled("technician", "students", 2024) == pytest.approx(40_000, abs=5)
    assert parts.labelled("veteran", "students", 2024) == pytest.approx(10_000, abs=5)
    income = ("fund_income", 2025, "finance", "cash")
    assert parts.at(*income) == pytest.approx(whole.at(*income), abs=5)


@pytest.mark.parametrize("method", ["seriatim", "grouped"])
def test_drawn_students_are_near_the_expected_ones(method: Method) -> None:
    """Of 10,000 with probability 0.4 the standard deviation is 49: five of them are 245."""
    made = figures(ROHAN, students=10_000, by=("institution",), method=method)
    assert abs(made.labelled("technician", "students", 2024) - 4000) < 245


def test_entrants_follow_a_setting() -> None:
    """6,000 go to a university, 2,000 to a technician college now."""
    mix = institution_mix(rohan("entrants.technician=2000").assumptions, 2024)
    assert mix == {"tertiary": 0.75, "technician": 0.25}


def test_a_whole_mix_may_name_the_words() -> None:
    """And the length of an added type's programmes may be set for it alone."""
    setup = rohan(
        "programme_years.technician=2", mixes={"relief": {"veteran": 0.25, "tekun": 0.75}}
    )
    assert setup.assumptions.mix("relief") == {"veteran": 0.25, "tekun": 0.75}
    assert setup.assumptions.mix("programme_years", "technician") == {"2": 1.0}
    assert setup.assumptions.mix("programme_years", "tertiary") == {"4": 1.0}


def test_a_share_of_the_law_follows_a_setting() -> None:
    """By the category's word, like any other."""
    law = rohan("relief_share.veteran=60").rules.law
    assert law.at("relief_share", 2024, category=law.category("veteran"), locality=0).value == 60


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        (
            "entrants.technican=5",
            "found 'technican', expected a cohort from .* or a word; .*'technician'",
        ),
        ("relief=vetran", "relief: found 'vetran', expected a word; did you mean 'veteran'"),
        ("relief=disability_1", "relief: found 'disability_1', expected a word; "),
        ("relief_share.disability_1=5", "found 'disability_1', expected a year .* or a word; "),
    ],
)
def test_an_unknown_word_is_refused(option: str, expected: str) -> None:
    """The nearest one is named; another spelling is one of rosters, not of settings."""
    with pytest.raises((RequestError, FileFault), match=expected):
        rohan(option)


def test_where_nobody_adds_the_word_it_is_unknown() -> None:
    """Testland has no veterans."""
    rules = load_testland()
    testland = Setup(rules, Assumptions.of(rules))
    with pytest.raises(FileFault, match=r"relief: found 'veteran', expected a word; .*dibao"):
        apply_settings({"testland": testland}, settings_from_options(["relief=veteran"]))


def test_a_type_of_which_no_length_is_known_is_refused() -> None:
    """By name, when somebody enters it."""
    setup = rohan("institution_type=senior")
    with pytest.raises(RequestError, match="programme_years: no value for 'senior'"):
        forecast_of(setup)


GIVEN: Final = {"entry_year": 2022, "programme_years": 3, "paid_on": "2023-10-01"}


class TestStory:
    """What is said of a technician who is a veteran, and of others."""

    STORY = trace_story(
        load_rohan(),
        student_of(load_rohan(), 2024, **GIVEN, institution_type="技师学院", relief="优抚"),
    )

    def test_conditions_name_the_words(self) -> None:
        """In both languages."""
        scope, relief = step_of(self.STORY, "scope"), step_of(self.STORY, "relief")
        assert str(scope.because) == "at an institution of the type technician"
        assert spoken(scope.because, "zh") == "学校类型为技师学院"
        assert str(relief.because) == "the category that counts is veteran"
        assert spoken(relief.because, "zh") == "所依类别为优抚对象"

    def test_values_name_the_words_of_their_place(self) -> None:
        """The share is that of veterans in the Shire."""
        (share,) = rests_on(step_of(self.STORY, "relief"))
        assert str(named(share)).endswith("pays, veteran")
        assert spoken(named(share), "zh").endswith("，优抚对象")

    def test_it_can_be_written_as_json(self) -> None:
        """Words are no obstacle."""
        record = story_record(self.STORY)
        assert json.loads(json.dumps(record)) == record

    def test_a_row_passed_over_names_them_too(self) -> None:
        """A student of a university with dibao."""
        story = trace_story(load_rohan(), student_of(load_rohan(), 2024, **GIVEN, relief="低保"))
        (passed, *_) = step_of(story, "scope").passed
        assert str(passed.why) == "at no institution of the type technician"
        (passed, *_) = step_of(story, "relief").passed
        assert spoken(passed.why, "zh") == "所依类别不是优抚对象"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Words that only this region has", "relief=veteran", "Special-care recipients",
                "优抚对象、优抚", "severe_disability", "institution_type=technician"]),
        ("zh", ["本地区另设的类别和学校类型", "优抚对象", "技师学院", "一级残疾、二级残疾"]),
    ],
)  # fmt: skip
def test_the_description_of_the_region_lists_them(language: Language, words: Sequence[str]) -> None:
    """In both languages; of a region without any nothing is said."""
    shown = text_of(region_tables(ROHAN, language))
    assert [word for word in words if word not in shown] == []
    testland = Setup(load_testland(), Assumptions.of(load_testland()))
    assert words[0] not in text_of(region_tables(testland, language))


def test_the_record_of_the_region_holds_them() -> None:
    """By the column of a roster, which names them."""
    assert set(region_record(ROHAN)["words"]) == {"relief", "institution_type"}
    assert region_record(ROHAN)["words"]["relief"]["disability_1"] == {
        "en": "Disability of grade 1 or 2",
        "zh": ["一级残疾", "二级残疾"],
        "same_as": "severe_disability",
    }
    testland = Setup(load_testland(), Assumptions.of(load_testland()))
    assert "words" not in region_record(testland)


def test_a_label_is_shown_by_its_first_chinese_word() -> None:
    """In English as in data files."""
    by, label = ("relief", "institution"), ("veteran", "technician")
    assert label_words(by, label, ROHAN.rules, "zh") == "优抚对象 · 技师学院"
    assert label_words(by, label, ROHAN.rules, "en") == "veteran · technician"


def test_a_forecast_of_them_has_intervals() -> None:
    """What finance pays for veterans moves with how many there are of them."""
    setup = rohan("affiliation=provincial", "locality=shire", "uptake=1", "prepay_share=0")
    spread = spread_of(Trial(setup, 2024, 1000), 20)
    shown = with_intervals(facts(forecast_of(setup)), spread)
    (paid,) = [f for f in shown if (f.payer, f.accounting, f.measure, f.year)
               == ("finance", "cash", "government_cost", 2025)]  # fmt: skip
    assert paid.low is not None
    assert paid.high is not None
    assert 0 < paid.low < paid.value < paid.high


def test_the_law_of_several_draws_knows_them() -> None:
    """Rules ask it for words as they ask any law."""
    laws: list[Law] = [rohan(f"relief_share.veteran={share}").rules.law for share in (40, 60)]
    law = StackedLaw.of(laws).over(np.array([0, 1, 1]))
    veteran = law.category("veteran")
    share = law.at("relief_share", 2024, category=veteran, locality=0)
    assert np.asarray(share.value).tolist() == [40, 60, 60]
