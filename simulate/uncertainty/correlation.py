"""Assumptions that move together, where a scenario says so: a normal copula."""

from collections.abc import Collection, Mapping, Sequence
from statistics import NormalDist
from typing import Final, NoReturn

import numpy as np
from attrs import frozen

from kernel.errors import RequestError, nearest
from kernel.figures import Array
from kernel.messages import message
from simulate.scenario.settings import CORRELATIONS, Setting
from simulate.scenario.setup import Setup
from simulate.uncertainty.ranges import Ranges

_INSIDE: Final = 1e-12
"""How near to an end a place may lie: the deviate of the end itself is infinite."""


@frozen
class Correlation:
    """How two assumptions move together.

    Attributes:
        between: their names.
        value: the correlation of the normal deviates behind their places, from -1 to 1.
        origin: where the user said so, for messages.
    """

    between: tuple[str, str]
    value: float
    origin: str


def correlated(places: dict[str, Array], correlations: Sequence[Correlation]) -> dict[str, Array]:
    """Return places in ranges, drawn independently, as correlations move them.

    Each stays uniform, and an assumption that nothing is said about stays where it is.
    Formula: u' = Φ(L Φ⁻¹(u)), L the Cholesky factor of the correlation matrix.

    Args:
        places: of each assumption, one a draw.
        correlations: of the assumptions of one region.

    Raises what `factor_of` raises.
    """
    correlated = {name for one in correlations for name in one.between}
    names = [name for name in places if name in correlated]
    factor = factor_of(names, correlations)
    normal = NormalDist()
    inside = {name: np.clip(places[name], _INSIDE, 1 - _INSIDE).tolist() for name in names}
    deviates = np.array([[normal.inv_cdf(u) for u in inside[name]] for name in names])
    moved = [[normal.cdf(z) for z in row] for row in (factor @ deviates).tolist()]
    return {**places, **{name: np.array(row) for name, row in zip(names, moved, strict=True)}}


def factor_of(names: Sequence[str], correlations: Sequence[Correlation]) -> Array:
    """Return the Cholesky factor of the correlation matrix of assumptions.

    Raises:
        RequestError: no assumptions can be correlated like that.
    """
    matrix = np.eye(len(names))
    for one in correlations:
        row, column = (names.index(name) for name in one.between)
        matrix[row, column] = matrix[column, row] = one.value
    try:
        return np.asarray(np.linalg.cholesky(matrix))
    except np.linalg.LinAlgError:
        raise RequestError(
            "{origin}: correlations: found values that contradict each other, expected "
            "those of a positive definite matrix",
            origin=correlations[0].origin,
        ) from None


def correlations_of(
    setups: Mapping[str, Setup], settings: Sequence[Setting]
) -> dict[str, list[Correlation]]:
    """Return for each region the correlations between assumptions that have a range there.

    Raises:
        FileFault: two assumptions have a range together nowhere; with the origin.
        RequestError: correlations contradict each other.
    """
    found: dict[str, list[Correlation]] = {name: [] for name in setups}
    correlations = [setting for setting in settings if setting.name == CORRELATIONS]
    if not correlations:
        return found
    ranges = {name: Ranges(setup).entries for name, setup in setups.items()}
    for setting in correlations:
        if isinstance(setting.value, Mapping):
            one, other = setting.value["between"]
            there = [name for name, known in ranges.items() if one in known and other in known]
            if not there:
                _fail(setting, (one, other), setups.values(), ranges.values())
            for name in there:
                label = setting.origin.label
                found[name].append(Correlation((one, other), setting.value["value"], label))
    for own in found.values():
        factor_of(sorted({name for one in own for name in one.between}), own)
    return found


def _fail(
    setting: Setting,
    between: tuple[str, str],
    setups: Collection[Setup],
    ranges: Collection[Collection[str]],
) -> NoReturn:
    """Say which of two assumptions has no range, and which one may be meant."""
    every = {name for known in ranges for name in known}
    wrong = next((name for name in between if name not in every), between[1])
    named = {name for setup in setups for name in setup.assumptions.parameters}
    named |= {name for setup in setups for name in setup.rules.law.parameters}
    one_value = message("here it has one value")
    hint = one_value if wrong in named else nearest(wrong, every)
    setting.origin.fail(CORRELATIONS, wrong, "an assumption with a range; {hint}", hint=hint)
