"""Grouped: students are allocated to groups by multinomial draws, at a cost that does not grow.

Students decide independently of each other. So a group divides over the options of a decision
multinomially, and every count has the distribution that it has when each student is drawn.
"""

from simulate.population.allocation import allocated
from simulate.population.composition import Population
from simulate.population.headcount import Headcount
from simulate.population.random_numbers import Stream


def headcount(
    population: Population, region: str, seed: int, students: int, run: int = 0
) -> Headcount:
    """Allocate students split by split; another run gives other students."""
    stream = Stream(seed, region, population.cohort, run)
    return allocated(population, students, stream.generator("grouped"))
