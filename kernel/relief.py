"""Who bears relief: one public payer, or several of them with a percentage each."""

from collections.abc import Mapping
from functools import reduce
from operator import add
from typing import Final

import numpy as np
from attrs import evolve

from kernel.codes import RULED_PAYERS, Basis, Payer
from kernel.decisions import Decision, Output, Row
from kernel.errors import PluginFault, nearest
from kernel.figures import Array, Figure, percent_of

RELIEF: Final = "relief"
"""The question whose outputs are payers."""

_WHOLE: Final = 100


def spelt_out(row: Row) -> Row:
    """Return a row with every output: all relief, who takes the remainder, each payer's percentage.

    A row names whom it needs, `municipal=40`, or says `percent` and `payer` for the only one.

    Raises:
        PluginFault: it names nobody, or who cannot bear relief.
    """
    said = row.outputs
    if "percent" in said or "payer" in said:
        percent, payer = _only(said)
        parts = {one: _if(payer == one, percent) for one in RULED_PAYERS}
    else:
        named = [_named(word) for word in said]
        payer = named[-1]
        percent = reduce(add, map(_as_figure, said.values()))
        parts = {one: said.get(one.word, 0) for one in RULED_PAYERS}
    outputs = {"percent": percent, "payer": payer}
    return evolve(row, outputs=outputs | {one.word: part for one, part in parts.items()})


def borne(relief: Decision, amount: Array, price: Array) -> dict[Payer, Array]:
    """Divide relief over those who bear any of it.

    Args:
        relief: the decision.
        amount: fen of relief per student.
        price: fen of which its percentages are.

    Returns:
        Of each payer fen per student: his percentage of the price, rounded down, as far as the
        relief goes; the payer whom a row names last takes the remainder.
    """
    last, left, parts = relief["payer"], amount, {}
    for payer in RULED_PAYERS:
        own = np.minimum(percent_of(relief[payer.word], price), left)
        parts[payer] = np.where(last == payer, 0, own)
        left = left - parts[payer]
    given = {payer: np.where(last == payer, left, part) for payer, part in parts.items()}
    return {payer: part for payer, part in given.items() if part.any()}


def check_payers(place: str, relief: Decision) -> None:
    """Refuse payers who together bear more than everything. Raises PluginFault with the row."""
    above = np.asarray(relief["percent"] > _WHOLE)
    if above.any():
        student = int(np.argmax(above))
        said = {one.word: int(relief[one.word][student]) for one in RULED_PAYERS}
        each = " + ".join(f"{word} {percent}" for word, percent in said.items() if percent)
        raise PluginFault(
            f"{place}, row {relief.clauses[relief.row[student]]}: {each} is "
            f"{relief['percent'][student]} percent for student {student + 1}, "
            f"expected at most {_WHOLE} together"
        )


def _only(said: Mapping[str, Output]) -> tuple[Output, Array | int]:
    """Return the percentage and the only payer that a row says."""
    if set(said) != {"percent", "payer"}:
        raise PluginFault(
            f"found {', '.join(said)}; expected percent and payer, or a percentage for each payer: "
            f"{', '.join(payer.word for payer in RULED_PAYERS)}"
        )
    payer = said["payer"].value if isinstance(said["payer"], Figure) else said["payer"]
    for one in np.unique(payer).tolist():
        _named(Payer(one).word if one in [*Payer] else str(one))
    return said["percent"], payer


def _named(word: str) -> Payer:
    payers = {payer.word: payer for payer in RULED_PAYERS}
    if word == Payer.INSTITUTION.word:
        raise PluginFault(
            f"{word} cannot bear relief: what it bears is the answer to `aid`; "
            f"known: {', '.join(payers)}"
        )
    if word not in payers:
        raise PluginFault(f"{word!r} cannot bear relief; {nearest(word, payers)}")
    return payers[word]


def _as_figure(output: Output) -> Figure:
    return output if isinstance(output, Figure) else Figure(output, Basis.EXPLICIT)


def _if(applies: Array | bool, percent: Output) -> Output:
    """Return a percentage where it applies, 0 elsewhere; as it is where it always does."""
    if not np.any(applies):
        return 0
    if np.all(applies):
        return percent
    if isinstance(percent, Figure):
        return Figure(percent.value * applies, percent.basis)
    return percent * applies
