"""A region under inspection: its rules, its files with their lines, its cases."""

import ast
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import numpy as np
from attrs import evolve, field, frozen

from kernel.assess import Assessment, assess
from kernel.cases import Case, load_cases
from kernel.errors import Place, XuebaoError
from kernel.layers import Layer
from kernel.ruleset import Ruleset
from kernel.schemas import FILES
from kernel.students import StudentBatch
from kernel.tomlfiles import TomlFile
from simulate.explanation.policy_cases import Outcome, run_case
from simulate.inspection.random_students import random_students, valid_among
from simulate.inspection.row_watch import RowWatch
from simulate.inspection.toml_lines import Key, line_of, lines_of, named
from simulate.scenario.assumptions import Assumptions
from simulate.scenario.setup import Setup


@frozen(eq=False)
class CaseRun:
    """A policy case, run: the outcome or the fault, and the rows that were asked."""

    case: Case
    watch: RowWatch
    outcome: Outcome | None = None
    fault: XuebaoError | None = None

    @classmethod
    def of(cls, rules: Ruleset, case: Case) -> "CaseRun":
        """Run a case."""
        watch = RowWatch.over(rules)
        try:
            return cls(case, watch, run_case(watch, case))
        except XuebaoError as fault:
            return cls(case, watch, fault=fault)


@frozen(eq=False)
class Inspected:
    """A region that loads.

    Attributes:
        rules: the region over the national layer.
        project: the folder with its `pyproject.toml`, where it was given as a folder.
    """

    rules: Ruleset
    project: Path | None = None
    _students: dict[int, StudentBatch] = field(factory=dict, init=False)
    _assessed: dict[tuple[int, int], Assessment] = field(factory=dict, init=False)

    @property
    def name(self) -> str:
        """The name of the region."""
        return self.rules.name

    @property
    def layer(self) -> Layer:
        """The region's own layer."""
        return self.rules.layers[-1]

    def read(self) -> None:
        """Read the files that no rule needs. Raises FileFault, RequestError."""
        _ = self.setup, self.cases

    @cached_property
    def setup(self) -> Setup:
        """The region with its assumptions."""
        return Setup(self.rules, Assumptions.of(self.rules))

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Its policy cases."""
        return load_cases(self.rules)

    @property
    def rules_file(self) -> str:
        """The path of its `rules.py`."""
        return str(self.layer.rules.__file__)

    @cached_property
    def code(self) -> Mapping[str, ast.Module]:
        """The code of `rules.py` and of the modules beside it, by path."""
        paths = sorted(Path(self.rules_file).parent.glob("*.py"))
        return {str(path): ast.parse(path.read_text(encoding="utf-8-sig")) for path in paths}

    @cached_property
    def words(self) -> frozenset[str]:
        """The texts that stand in the code of its rules: clauses, parameters, questions."""
        nodes = (node for module in self.code.values() for node in ast.walk(module))
        constants = (node.value for node in nodes if isinstance(node, ast.Constant))
        return frozenset(value for value in constants if isinstance(value, str))

    def place_in_code(self, word: str) -> Place:
        """Return where a text first stands in the code of its rules."""
        for path, module in self.code.items():
            for node in ast.walk(module):
                if isinstance(node, ast.Constant) and node.value == word:
                    return Place(path, node.lineno)
        return Place(self.rules_file, 1)

    def file(self, name: str) -> TomlFile:
        """Return one of its files."""
        return self.layer.file(name)

    @cached_property
    def _lines(self) -> Mapping[str, Mapping[Key, int]]:
        return {
            name: lines_of(Path(str(self.file(name).path)).read_text("utf-8-sig")) for name in FILES
        }

    def key_on(self, name: str, line: int) -> str:
        """Return the key that begins on a line of one of its files, as messages name it."""
        keys = (key for key, at in self._lines.get(name, {}).items() if at == line)
        return named(next(keys, ()))

    def place(self, name: str, *key: str | int) -> Place:
        """Return where a key stands in one of its files."""
        return Place(str(self.file(name).path), line_of(self._lines[name], key))

    def students(self, year: int) -> StudentBatch:
        """Return random students of a year, valid or not."""
        if year not in self._students:
            self._students[year] = random_students(self.rules, year)
        return self._students[year]

    def assessed(self, year: int, interpretation: int = 0) -> Assessment:
        """Return the assessment of the valid ones among them. Raises what `assess` raises."""
        asked = year, interpretation
        if asked not in self._assessed:
            rules = self.interpretations[interpretation]
            # What numpy only warns of would go on as a number that means nothing.
            with np.errstate(divide="raise", invalid="raise"):
                self._assessed[asked] = assess(rules, valid_among(rules, self.students(year)))
        return self._assessed[asked]

    @cached_property
    def interpretations(self) -> tuple[RowWatch, ...]:
        """The region as it is, and under each other option of each switch that it asks about."""
        law = self.rules.law
        turned = [
            law.switched(name, option)
            for name, switch in law.switches.items()
            for option in switch.options
            if option != switch.default and name in self.words
        ]
        watch = RowWatch.over(self.rules)
        return (watch, *(evolve(watch, law=other) for other in turned))

    @cached_property
    def case_runs(self) -> tuple[CaseRun, ...]:
        """What became of each policy case."""
        return tuple(CaseRun.of(self.rules, case) for case in self.cases)
