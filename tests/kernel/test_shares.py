"""Which relief category counts, and what a budget level bears."""

import numpy as np

from kernel.codes import Affiliation, Basis, InstitutionType, Level, Relief
from kernel.shares import assisting_basis, best_relief, level_share
from tests.fiction.world import load_testland
from tests.kernel.making import SCENARIO, batch, entry

LAW = load_testland().law


def bits(*categories: Relief) -> int:
    """Return the relief column of a student who holds these categories."""
    return sum(1 << category for category in categories)


def test_the_category_with_the_highest_share_counts() -> None:
    """A holder of dibao (50) and orphan (100) has 100, never 150."""
    students = batch(relief=np.array([0, bits(Relief.DIBAO), bits(Relief.DIBAO, Relief.ORPHAN)]))
    best = best_relief(students, 2024, LAW)
    assert np.asarray(best.percent.value).tolist() == [0, 50, 100]
    assert best.category.tolist() == [-1, Relief.DIBAO, Relief.ORPHAN]


def test_on_a_tie_the_stronger_basis_counts() -> None:
    """Monitored (inferred), margin (assumed) and dibao (explicit) have 50 each."""
    students = batch(
        relief=np.array(
            [
                bits(Relief.DIBAO_MARGIN, Relief.MONITORED),
                bits(Relief.DIBAO, Relief.MONITORED),
                bits(Relief.DIBAO_MARGIN),
            ]
        )
    )
    best = best_relief(students, 2024, LAW)
    assert best.category.tolist() == [Relief.MONITORED, Relief.DIBAO, Relief.DIBAO_MARGIN]
    assert np.asarray(best.percent.basis).tolist() == [1, 0, 2]
    assert np.asarray(best.percent.value).tolist() == [50, 50, 50]


def test_a_stronger_basis_does_not_outweigh_a_higher_share() -> None:
    """Margin has 50, assumed; out of poverty 0, inferred: 50 it is."""
    best = best_relief(batch(relief=bits(Relief.DIBAO_MARGIN, Relief.OUT_OF_POVERTY)), 2024, LAW)
    assert np.asarray(best.percent.value).tolist() == [50]
    assert np.asarray(best.percent.basis).tolist() == [Basis.ASSUMED]


def test_a_category_with_a_share_of_nothing_is_still_held() -> None:
    """Out of poverty pays 0, by inference; that is not the same as holding none."""
    best = best_relief(batch(relief=bits(Relief.OUT_OF_POVERTY)), 2024, LAW)
    assert np.asarray(best.percent.value).tolist() == [0]
    assert np.asarray(best.percent.basis).tolist() == [Basis.INFERRED]
    assert best.among(Relief.OUT_OF_POVERTY).tolist() == [True]


def test_among_asks_for_the_category_that_counts() -> None:
    """Who holds dibao beside orphan is among the orphans; who holds none is among nobody."""
    students = batch(relief=np.array([bits(Relief.DIBAO, Relief.ORPHAN), bits(Relief.DIBAO), 0]))
    best = best_relief(students, 2024, LAW)
    assert best.among(Relief.DIBAO).tolist() == [False, True, False]
    assert best.among(Relief.DIBAO, Relief.ORPHAN).tolist() == [True, True, False]
    assert best.among(*Relief).tolist() == [True, True, False]


def test_the_share_is_that_of_the_student_s_locality() -> None:
    """A reform in Bree is not felt in the Shire."""
    law = LAW.overridden(
        "relief_share", entry(80, locality=("bree",), category=("dibao",)), SCENARIO
    )
    students = batch(relief=bits(Relief.DIBAO), locality=np.array([0, 1]))
    assert np.asarray(best_relief(students, 2024, law).percent.value).tolist() == [50, 80]


def test_the_share_of_a_level_follows_the_affiliation() -> None:
    """100/0, 60/40 and 50/20 of the standard for central, provincial and municipal colleges."""
    students = batch(affiliation=np.array(Affiliation))
    central = level_share(students, 2024, LAW, Level.CENTRAL)
    provincial = level_share(students, 2024, LAW, Level.PROVINCIAL)
    assert np.asarray(central.value).tolist() == [100, 60, 50]
    assert np.asarray(provincial.value).tolist() == [0, 40, 20]
    assert np.asarray(provincial.basis).tolist() == [Basis.INFERRED, 0, Basis.ASSUMED]


def test_a_school_is_paid_for_like_a_municipal_one() -> None:
    """Only a university student's subsidy follows the affiliation."""
    types = np.array([InstitutionType.SECONDARY_VOCATIONAL, InstitutionType.TERTIARY])
    students = batch(affiliation=Affiliation.CENTRAL, institution_type=types)
    share = level_share(students, 2024, LAW, Level.CENTRAL)
    assert np.asarray(share.value).tolist() == [50, 100]


def test_who_is_assisted_is_known_on_the_strongest_basis() -> None:
    """Dibao (50, explicit) beside the higher margin of a scenario; a share of nothing does not."""
    dearer = LAW.overridden(
        "relief_share", entry(90, Basis.ASSUMED, category=("monitored",)), SCENARIO
    )
    students = batch(
        relief=np.array(
            [
                bits(Relief.DIBAO, Relief.MONITORED),
                bits(Relief.MONITORED),
                bits(Relief.OUT_OF_POVERTY),
                0,
            ]
        )
    )
    expected = [Basis.EXPLICIT, Basis.ASSUMED, Basis.ASSUMED, Basis.ASSUMED]
    assert assisting_basis(students, 2024, dearer).tolist() == expected
    assert np.asarray(best_relief(students, 2024, dearer).percent.basis)[0] == Basis.ASSUMED
