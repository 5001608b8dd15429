"""Winners and losers by type of student."""

from simulate.comparison.student_types import GAINS, LOSES, OTHERS, UNTOUCHED, StudentType
from tests.simulate.certain import ANNUAL, PREPAID
from tests.simulate.comparison.making import SCENARIOS, compared, shipped
from tests.simulate.making import EVENTFUL


def one(types: tuple[StudentType, ...], **labels: str) -> StudentType:
    """Return the only type that has these labels."""
    (found,) = (t for t in types if set(labels.values()) <= set(t.labels))
    return found


def test_types_hold_every_student_and_every_fen() -> None:
    """Added up they are what the forecast gives."""
    found = compared("liaoning", EVENTFUL, (*EVENTFUL, "tariff.2025=500"))
    for side in ("before", "after"):
        heads = [getattr(t, side) for t in found.types]
        by_measure = {
            (d.measure, d.payer, d.accounting, d.year): getattr(d, side) for d in found.differences
        }
        assert sum(h.students for h in heads) == by_measure["students", "", "", 2024] == 1000
        assert sum(h.insured for h in heads) == by_measure["insured", "", "", 2024]
        cost = sum(v for k, v in by_measure.items() if k[:3] == ("student_cost", "student", "cash"))
        assert sum(h.cost for h in heads) == cost
        months = sum(v for k, v in by_measure.items() if k[0] == "covered_months")
        assert sum(h.months for h in heads) == months


def test_several_cohorts_are_added_up() -> None:
    """Each with the students of its first insurance year."""
    found = compared("changsha", PREPAID, PREPAID, cohorts=(2024, 2025))
    (only,) = found.types
    assert (only.before.students, only.before.insured) == (2000, 2000)
    assert only.before.cost == 1000 * 4 * (380 + 400) * 100


def test_who_prepays_pays_less() -> None:
    """1,520 yuan instead of 1,580, and the cover is the same."""
    (only,) = compared("changsha", ANNUAL, PREPAID).types
    assert only.labels == ("tertiary", "4", "changsha", "none")
    assert (only.before.cost, only.after.cost) == (1000 * 1580_00, 1000 * 1520_00)
    assert (only.money, only.cover) == (GAINS, UNTOUCHED)


def test_a_rise_is_borne_by_those_without_relief() -> None:
    """Heilongjiang: relief pays a tekun student's all, 60 % of a dibao student's."""
    assisted = (*ANNUAL, "assisted_share=1")
    half = "relief=dibao"
    rise = ("tariff.2025=500",)
    (tekun,) = compared(
        "heilongjiang", (*assisted, "relief=tekun"), (*assisted, "relief=tekun", *rise)
    ).types
    (dibao,) = compared("heilongjiang", (*assisted, half), (*assisted, half, *rise)).types
    assert (tekun.money, dibao.money) == (UNTOUCHED, LOSES)
    assert dibao.after.cost - dibao.before.cost == 1000 * 40_00


def test_other_students_make_neither_winners_nor_losers() -> None:
    """With more uptake the types pay more because more of them are insured."""
    found = shipped(SCENARIOS / "uptake_95.toml")
    assert {(t.money, t.cover) for t in found.types} == {(OTHERS, OTHERS)}


def test_the_exempt_gain_cover_and_nobody_pays_more_or_less() -> None:
    """Heilongjiang: the types with relief wait less; who has none waits as before."""
    types = shipped(SCENARIOS / "heilongjiang_assisted_exempt.toml", students=None).types
    assert {t.money for t in types} == {UNTOUCHED}
    by_relief: dict[str, set[str]] = {}
    for t in types:
        by_relief.setdefault(t.labels[-1], set()).add(t.cover)
    assert by_relief["none"] == by_relief["dibao_margin"] == {UNTOUCHED}
    assert by_relief["dibao"] == by_relief["monitored"] == by_relief["out_of_poverty"] == {GAINS}
