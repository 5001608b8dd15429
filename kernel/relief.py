"""Who bears relief: one public payer, or several of them with a percentage each."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add
from typing import Any, Final

import numpy as np
from attrs import evolve

from kernel.codes import RULED_PAYERS, Basis, Payer
from kernel.decisions import Decision, Output, Row
from kernel.errors import PluginFault, nearest
from kernel.figures import Array, Figure, percent_of
from kernel.messages import Text, listed, message

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
    if not said or "percent" in said or "payer" in said:
        percent, payer = _only(said)
        parts = {one: _if(payer == one, percent) for one in _payers(payer)}
    else:
        parts = {_named(word): share for word, share in said.items()}
        payer = [*parts][-1]
        percent = reduce(add, map(_as_figure, parts.values()))
    borne_by = {one.word: parts.get(one, 0) for one in RULED_PAYERS}
    return evolve(row, outputs={"percent": percent, "payer": payer, **borne_by})


def payers_of(relief: Decision) -> tuple[Payer, ...]:
    """Return who may bear some of the relief of any student."""
    last = set(np.unique(relief["payer"][relief["percent"] > 0]).tolist())
    return tuple(p for p in RULED_PAYERS if p in last or relief[p.word].any())


def borne(
    relief: Decision, payers: Sequence[Payer], amount: Array, price: Array
) -> dict[Payer, Array]:
    """Divide relief over those who bear any of it.

    Args:
        relief: the decision.
        payers: who may bear some of it, see `payers_of`.
        amount: fen of relief per student.
        price: fen of which its percentages are.

    Returns:
        Of each payer fen per student: his percentage of the price, rounded down, as far as the
        relief goes; the payer whom a row names last takes the remainder.
    """
    if len(payers) == 1:
        return {payers[0]: amount} if amount.any() else {}
    last, left, parts = relief["payer"], amount, {}
    for payer in payers:
        own = np.minimum(percent_of(relief[payer.word], price), left)
        parts[payer] = np.where(last == payer, 0, own)
        left = left - parts[payer]
    given = {payer: np.where(last == payer, left, part) for payer, part in parts.items()}
    return {payer: part for payer, part in given.items() if part.any()}


def check_payers(place: Text, relief: Decision) -> None:
    """Refuse payers who together bear more than everything. Raises PluginFault with the row."""
    above = np.asarray(relief["percent"] > _WHOLE)
    if above.any():
        student = int(np.argmax(above))
        said = {one.word: int(relief[one.word][student]) for one in RULED_PAYERS}
        each = " + ".join(f"{word} {percent}" for word, percent in said.items() if percent)
        raise PluginFault(
            "{place}, row {row}: {each} is {percent} percent for student {student}, "
            "expected at most {whole} together",
            place=place,
            row=relief.clause_of(student),
            each=each,
            percent=relief["percent"][student],
            student=student + 1,
            whole=_WHOLE,
        ).at(relief.row_of(student).place)


def _only(said: Mapping[str, Output]) -> tuple[Output, Array | int]:
    """Return the percentage and the only payer that a row says."""
    if set(said) != {"percent", "payer"}:
        raise PluginFault(
            "found {said}; expected percent and payer, or a percentage for each payer: {words}",
            said=listed(said) if said else message("nothing"),
            words=listed(payer.word for payer in RULED_PAYERS),
        )
    return said["percent"], _as_figure(said["payer"]).value


def _payers(codes: Array | int) -> list[Payer]:
    """Return the payers that a column or a number names."""
    found: list[Any] = np.unique(codes).tolist() if np.ndim(codes) else [codes]
    return [_named(Payer(one).word if one in [*Payer] else str(one)) for one in found]


def _named(word: str) -> Payer:
    payers = {payer.word: payer for payer in RULED_PAYERS}
    if word == Payer.INSTITUTION.word:
        raise PluginFault(
            "{word} cannot bear relief: what it bears is the answer to `aid`; known: {payers}",
            word=word,
            payers=", ".join(payers),
        )
    if word not in payers:
        raise PluginFault(
            "{word!r} cannot bear relief; {hint}", word=word, hint=nearest(word, payers)
        )
    return payers[word]


def _as_figure(output: Output) -> Figure:
    return output if isinstance(output, Figure) else Figure(output, Basis.EXPLICIT)


def _if(applies: Array | bool, percent: Output) -> Output:
    """Return a percentage where it applies, 0 elsewhere; as it is where it always does."""
    if np.all(applies):
        return percent
    figure = _as_figure(percent)
    return Figure(figure.value * applies, figure.basis)
