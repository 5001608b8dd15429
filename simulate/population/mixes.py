"""How entrants divide over types, lengths, places, affiliations and categories, by code."""

from collections.abc import Mapping

import numpy as np
from attrs import frozen

from kernel.errors import RequestError
from kernel.figures import Array
from simulate.population.profiles import NO_RELIEF
from simulate.population.random_numbers import Split
from simulate.scenario.assumptions import LENGTHS, Assumptions


@frozen
class Mixes:
    """The shares of a cohort's mixes.

    Attributes:
        shares: for each mix but that of lengths the share of each code.
        lengths: for each type of institution the share of each length.
        possible: the lengths to which some range allows a share.
    """

    shares: Mapping[str, Mapping[int, float]]
    lengths: Mapping[int, Mapping[int, float]]
    possible: frozenset[int]

    @classmethod
    def of(cls, assumptions: Assumptions, cohort: int) -> "Mixes":
        """Read the mixes of a cohort.

        Raises:
            RequestError: nobody enters, or the length of a type's programmes is not known.
        """
        types = institution_mix(assumptions, cohort)
        mixes = {
            "institution_type": types,
            "locality": assumptions.mix("locality") or {assumptions.words("locality")[0]: 1.0},
            "affiliation": assumptions.mix("affiliation"),
            "relief": assumptions.mix("relief"),
        }
        entries = {word: assumptions.mix_entries(LENGTHS, word) for word in types}
        for word, own in entries.items():
            if not own:
                label = assumptions.parameter(LENGTHS).label
                raise RequestError(
                    "{label}: {lengths}: no value for {word!r}",
                    label=label,
                    lengths=LENGTHS,
                    word=word,
                )
        return cls(
            {
                name: {assumptions.words(name).index(word): share for word, share in mix.items()}
                for name, mix in mixes.items()
            },
            {
                assumptions.words("institution_type").index(word): {
                    int(e.entry): float(e.value) for e in own
                }
                for word, own in entries.items()
            },
            frozenset(int(e.entry) for own in entries.values() for e in own if e.high or e.value),
        )

    def options(self, *, possible: bool) -> dict[str, Array]:
        """Return the options that have a share, or of lengths: may have one; in drawing order."""
        there = {n for mix in self.lengths.values() for n, share in mix.items() if share > 0}
        some = {name: [c for c, p in mix.items() if p > 0] for name, mix in self.shares.items()}
        return {
            "institution_type": np.array(some["institution_type"]),
            LENGTHS: np.array(sorted(self.possible if possible else there)),
            "locality": np.array(some["locality"]),
            "affiliation": np.array(some["affiliation"]),
            "relief": np.array([NO_RELIEF, *some["relief"]]),
        }

    def splits(self, options: Mapping[str, Array]) -> dict[str, Split]:
        """Return how students divide over options; of relief, only the assisted."""
        lengths = [self.lengths[code] for code in options["institution_type"].tolist()]
        by_type = [[mix.get(n, 0.0) for n in options[LENGTHS].tolist()] for mix in lengths]
        splits = {LENGTHS: Split.of(*by_type)}
        for name, mix in self.shares.items():
            codes = [code for code in options[name].tolist() if code != NO_RELIEF]
            splits[name] = Split.of([mix.get(code, 0.0) for code in codes])
        return splits


def institution_mix(assumptions: Assumptions, cohort: int) -> dict[str, float]:
    """Return the share of entrants by institution type: as assumed, or as the entrants imply."""
    assumed = assumptions.mix("institution_type")
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
