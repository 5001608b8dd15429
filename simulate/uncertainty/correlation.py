"""Assumptions that move together, where a scenario says so: a normal copula."""

from collections.abc import Sequence
from statistics import NormalDist
from typing import Final

import numpy as np
from attrs import frozen

from kernel.errors import RequestError
from kernel.figures import Array

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
        places: of each assumption, one a world.
        correlations: of the assumptions of one region.

    Raises what `factor_of` raises.
    """
    told = {name for one in correlations for name in one.between}
    names = [name for name in places if name in told]
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
            f"{correlations[0].origin}: correlations: found values that contradict each other, "
            "expected those of a positive definite matrix"
        ) from None
