"""How entrants divide over types, lengths, places, affiliations and categories, by code."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from attrs import frozen

from kernel.entries import Entry
from kernel.errors import RequestError
from kernel.figures import Array
from simulate.population.random_numbers import Split
from simulate.scenario.assumptions import LENGTHS, Assumptions
from simulate.scenario.mix_tables import tables_in_force

_OTHERS: Final = (LENGTHS, "locality", "affiliation", "relief")
"""The mixes that may differ by type of institution, in drawing order."""


@frozen
class Mixes:
    """The shares of a cohort's mixes.

    Attributes:
        types: the share of each type of institution that anybody enters, by code.
        shares: for each other mix by type the share of each code, of lengths that of each length.
        possible: the lengths to which some range allows a share.
    """

    types: Mapping[int, float]
    shares: Mapping[str, Mapping[int, Mapping[int, float]]]
    possible: frozenset[int]

    @classmethod
    def of(cls, assumptions: Assumptions, cohort: int) -> "Mixes":
        """Read the mixes of a cohort.

        Raises:
            RequestError: nobody enters, or the length of a type's programmes is not known.
        """
        types = institution_mix(assumptions, cohort)
        tables = {
            name: tables_in_force(assumptions.parameter(name), types, cohort) for name in _OTHERS
        }
        for word, table in tables[LENGTHS].items():
            if not table:
                # Who brings a type in has to say how long its programmes are.
                types_are_set = assumptions.mix("institution_type", cohort=cohort)
                who = "institution_type" if types_are_set else "entrants"
                raise RequestError(
                    "{label}: {lengths}: no value for {word!r}",
                    label=assumptions.parameter(who).label,
                    lengths=LENGTHS,
                    word=word,
                )
        code_of = assumptions.words("institution_type").index
        lengths = [entry for table in tables[LENGTHS].values() for entry in table]
        return cls(
            {code_of(word): share for word, share in types.items()},
            {
                name: {
                    code_of(word): _by_code(assumptions, name, own) for word, own in some.items()
                }
                for name, some in tables.items()
            },
            frozenset(int(e.entry) for e in lengths if e.high or e.value),
        )

    def options(self, *, possible: bool) -> dict[str, Array]:
        """Return the options that have a share, or of lengths: may have one; in drawing order.

        Of relief the categories.
        """
        some = {
            name: [code for mix in by_type.values() for code, share in mix.items() if share > 0]
            for name, by_type in self.shares.items()
        }
        some[LENGTHS] = sorted(self.possible if possible else some[LENGTHS])
        return {
            "institution_type": np.array([*self.types]),
            **{name: np.array([*dict.fromkeys(codes)]) for name, codes in some.items()},
        }

    def splits(self, options: Mapping[str, Array]) -> dict[str, Split]:
        """Return how students of each type divide over options; of relief, only the assisted."""
        types = options["institution_type"].tolist()
        return {
            "institution_type": Split.of([self.types.get(code, 0.0) for code in types]),
            **{
                name: Split.of(
                    *(
                        [by_type[word].get(code, 0.0) for code in options[name].tolist()]
                        for word in types
                    )
                )
                for name, by_type in self.shares.items()
            },
        }


def _by_code(assumptions: Assumptions, name: str, table: Sequence[Entry]) -> Mapping[int, float]:
    """Return a table of shares by code, of lengths by length; a region of one place has none."""
    if not table:
        return {0: 1.0}
    code_of = int if name == LENGTHS else assumptions.words(name).index
    return {code_of(entry.entry): float(entry.value) for entry in table}


def institution_mix(assumptions: Assumptions, cohort: int) -> dict[str, float]:
    """Return the share of entrants by institution type: as assumed, or as the entrants imply."""
    assumed = assumptions.mix("institution_type", cohort=cohort)
    if assumed:
        return {word: share for word, share in assumed.items() if share > 0}
    entrants = {word: float(e.value) for word, e in assumptions.entrants(cohort).items()}
    total = sum(entrants.values())
    if total == 0:
        label = assumptions.parameter("entrants").label
        raise RequestError(
            "{label}: entrants: nobody enters in cohort {cohort}", label=label, cohort=cohort
        )
    return {word: number / total for word, number in entrants.items() if number > 0}
