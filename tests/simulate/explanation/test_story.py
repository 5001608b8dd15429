"""Stories in general: layers, carrying, silence, and where a student stands."""

import pytest

from kernel.codes import Basis
from tests.simulate.explanation.making import (
    passed,
    questions,
    ranges,
    rests_on,
    spans,
    step_of,
    story_of,
    values,
)


class TestTestland:
    """The fictional region, which no policy change can break."""

    def test_one_clause_gives_way_to_the_next(self) -> None:
        """T15 to T11 in 2024, both to M1 in 2025."""
        given = {"entry_year": 2022, "programme_years": 4}
        in_2024 = step_of(story_of("testland", 2024, paid_on="2024-02-01", **given), "waiting")
        assert (in_2024.clause.id, passed(in_2024)) == (
            "T11", [("T15", "gave way to T11 from insurance year 2024 on")],
        )  # fmt: skip
        in_2025 = step_of(story_of("testland", 2025, paid_on="2025-02-01", **given), "waiting")
        assert (in_2025.clause.id, [name for name, _ in passed(in_2025)]) == ("M1", ["T15", "T11"])

    def test_an_extended_tariff_and_its_rise(self) -> None:
        """150 yuan in 2029: 130 of 2027 (110 to 150) and twice 10 (0 to 20)."""
        story = story_of("testland", 2029, entry_year=2027, programme_years=4,
                         paid_on="2028-10-01")  # fmt: skip
        step = step_of(story, "due")
        assert values(step)["price"] == "150 yuan"
        assert [(v.value, v.basis) for v in rests_on(step)] == [
            (15000, Basis.ASSUMED), (13000, Basis.ASSUMED), (1000, Basis.ASSUMED),
        ]  # fmt: skip
        assert [(low, high) for *_, low, high in ranges(step)] == [(110, 150), (0, 20)]

    def test_a_status_recognised_elsewhere(self) -> None:
        """The share is not provided, so nothing is netted or reimbursed."""
        story = story_of("testland", 2024, entry_year=2022, programme_years=4,
                         paid_on="2023-10-01", relief="dibao",
                         relief_recognised="elsewhere")  # fmt: skip
        assert values(step_of(story, "relief")) == {"percent": "not provided"}
        assert "claim" not in questions(story)


@pytest.mark.parametrize(
    ("region", "given", "standing", "shown"),
    [
        ("changsha", {"paid_on": "2023-10-01"}, "In the fund.", None),
        ("changsha", {}, "Not in the fund: not paid.", ["scope", "window"]),
        ("changsha", {"study_mode": "part_time", "paid_on": "2023-10-01"},
         "Not in the fund: out of scope.", ["scope", "window"]),
        ("zhengzhou", {"enrols_here": "false", "paid_on": "2023-10-01"},
         "Not in the fund: enrols elsewhere.", ["scope", "window"]),
    ],
)  # fmt: skip
def test_where_the_student_stands(
    region: str, given: dict[str, str], standing: str, shown: list[str] | None
) -> None:
    """And of whoever is not in the fund only what counts for him is shown, credit included."""
    story = story_of(region, 2024, entry_year=2022, programme_years=4, **given)
    assert str(story.standing) == standing
    if shown:
        assert questions(story) == [*shown, "credit"]


def test_a_withdrawn_level_is_shown_only_where_there_is_one() -> None:
    """By a switch of the national layer."""
    given = {"entry_year": 2022, "programme_years": 4, "paid_on": "2023-10-01"}
    assert "withdrawal" not in questions(story_of("changsha", 2024, **given))
    story = story_of("changsha", 2024, "withdrawn_level=provincial", **given)
    assert values(step_of(story, "withdrawal")) == {"level": "provincial budget"}


def test_leaving_where_nothing_is_refunded() -> None:
    """The cut-off stands in the timeline where years are exposed, and not where none are."""
    given = {"entry_year": 2023, "programme_years": 4, "prepaid_in": 2024}
    exposed = story_of("changsha", 2025, left_on="2025-03-10", **given)
    assert ("cut_off", "2025-03-10", "2025-03-10") in spans(exposed)
    last = story_of("changsha", 2027, left_on="2027-03-10", **given)
    assert [name for name, *_ in spans(last)] == ["cover", "benefits", "leaving"]
