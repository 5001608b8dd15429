"""Stories of students in years that are no calendar years, or whose relief two payers share."""

from io import StringIO

import pytest
from rich.console import Console

from kernel.intake import Roster, take_in
from kernel.messages import Language
from kernel.ruleset import Ruleset
from simulate.explanation.story import Story, trace_story
from simulate.explanation.story_view import story_view, title_of
from simulate.language.catalogue import spoken
from tests.cities.loading import CITIES, PROVINCIAL_TOP_UP, SHARED_RELIEF, load_city
from tests.simulate.explanation.making import step_of, values

ENTRANT = {"entry_year": 2022, "programme_years": 4}


def explained(rules: Ruleset, year: int, **given: object) -> Story:
    """Return the story of one student, who has to be valid."""
    intake = take_in(rules, year, Roster.of([given]))
    assert intake.rejected == ()
    return trace_story(rules, intake.batch)


def seen(story: Story, language: Language = "en") -> str:
    """Return a story as it is printed."""
    out = StringIO()
    Console(file=out, width=140).print(story_view(story, language))
    return out.getvalue()


def test_the_title_names_the_days_of_a_school_year() -> None:
    """2022-23 in Shenzhen; a calendar year of Hangzhou is named as ever."""
    school = title_of(explained(load_city("shenzhen"), 2023, paid_on="2022-09-15", **ENTRANT))
    assert str(school).startswith(
        "Shenzhen, insurance year 2023 (2022-09-01 to 2023-08-31): entered"
    )
    assert spoken(school, "zh").startswith("深圳，2023（2022-09-01至2023-08-31）参保年度：")
    plain = title_of(explained(load_city("hangzhou"), 2023, paid_on="2022-10-15", **ENTRANT))
    assert str(plain).startswith("Hangzhou, insurance year 2023: entered in September 2022")


def test_a_year_paid_so_late_that_nothing_is_left_can_be_explained() -> None:
    """Enrolled, paid, neither cover nor benefits, and the last day to pay among the decisions."""
    story = explained(load_city("shenzhen"), 2023, paid_on="2023-08-19", **ENTRANT)
    assert {span.name for span in story.timeline} == {"drive", "payment"}
    assert values(step_of(story, "deadline")) == {"last": "2023-08-19"}
    assert values(step_of(story, "cover")) == {"start": "no day", "end": "no day"}
    assert "2023-08-19" in seen(story)


def test_the_last_day_to_pay_is_explained_where_the_region_states_one() -> None:
    """Where a year can be paid until it ends there is nothing to say."""
    story = explained(load_city("hangzhou"), 2023, paid_on="2022-10-15", **ENTRANT)
    assert "deadline" not in {step.question for step in story.steps}


def test_payers_who_share_relief_are_explained_with_their_shares() -> None:
    """100 % in all: 60 of medical assistance, 40 of the city; the only payer of others is named."""
    given = {**ENTRANT, "relief": "dibao", "paid_on": "2022-10-15"}
    shared = explained(load_city("ningbo", SHARED_RELIEF), 2023, **given)
    assert values(step_of(shared, "relief")) == {
        "percent": "100 %", "medical_assistance": "60 %", "municipal": "40 %",
    }  # fmt: skip
    alone = explained(load_city("ningbo"), 2023, **given)
    assert values(step_of(alone, "relief")) == {"percent": "100 %", "payer": "municipal budget"}


def test_what_is_passed_on_is_explained_where_it_is_ruled() -> None:
    """64 yuan, and no step without such a rule."""
    story = explained(load_city("ningbo", PROVINCIAL_TOP_UP), 2023, paid_on="2022-10-15", **ENTRANT)
    assert values(step_of(story, "passed_on")) == {"amount": "64 yuan"}
    plain = explained(load_city("ningbo"), 2023, paid_on="2022-10-15", **ENTRANT)
    assert "passed_on" not in {step.question for step in plain.steps}


@pytest.mark.parametrize("name", CITIES)
def test_a_story_is_printed_in_both_languages(name: str) -> None:
    """With the months of the year, each under its number."""
    story = explained(load_city(name), 2023, paid_on="2022-10-18", **ENTRANT)
    assert "enrolment period" in seen(story)
    assert "待遇享受期" in seen(story, "zh")
