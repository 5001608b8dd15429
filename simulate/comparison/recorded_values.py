"""The values of a region as a record has them, read back as those of its parameters."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from attrs import AttrsInstance, asdict, evolve, fields, frozen

from kernel.entries import Entry
from kernel.law import Law
from kernel.parameters import Parameter
from kernel.relative_entries import RelativeEntry
from kernel.tomlfiles import TomlFile
from simulate.output.formats import Record
from simulate.output.saved import Saved
from simulate.scenario.assumptions import Assumptions

T = TypeVar("T", bound=AttrsInstance)


@frozen
class _Named:
    """The name of the parameter that a value is of."""

    name: str


@frozen
class _Change:
    """What a record says of a relative value."""

    sign: str
    amount: float


@frozen
class _Number:
    """A number of entrants."""

    value: int


@frozen
class RecordedValues:
    """The recorded values of a region.

    Attributes:
        entries: by parameter, those of files; overrides: those that are set over them.
        students: how many a user had enter, None for as many as the region's entrants say.
    """

    entries: Mapping[str, Sequence[Entry]]
    overrides: Mapping[str, Sequence[Entry]]
    students: int | None

    @classmethod
    def of(cls, saved: Saved, region: str) -> "RecordedValues":
        """Read the values of a region. Raises FileFault for what is none."""
        file = TomlFile(str(saved.path), saved.path)
        entries, overrides = (defaultdict[str, list[Entry]](list) for _ in range(2))
        students = None
        for name, record in _records(saved, region, file):
            if name == "entrants" and "institution_type" not in record:
                # Only a user asks for entrants whatever their type.
                students = structured(file, record, _Number).value
            else:
                kind = overrides if record.get("set") else entries
                kind[name].append(_entry(file, record))
        return cls(entries, overrides, students)

    def law(self, installed: Law) -> Law:
        """Return a law under the recorded values. Raises what its checks raise."""
        law = installed.exchanged(self._changed(installed.parameters))
        law.check()
        return law

    def assumptions(self, installed: Assumptions) -> Assumptions:
        """Return assumptions with the recorded values. Raises what their checks raise."""
        changed = self._changed(installed.parameters)
        for parameter in changed.values():
            parameter.check(installed.vocabulary)
        assumptions = evolve(installed, parameters={**installed.parameters, **changed})
        assumptions.check_mixes()
        return assumptions

    def _changed(self, installed: Mapping[str, Parameter]) -> dict[str, Parameter]:
        """Return those parameters that have a recorded value with their values alone."""
        given = {
            name: (tuple(self.entries.get(name, ())), tuple(self.overrides.get(name, ())))
            for name in installed
        }
        return {
            name: evolve(installed[name], entries=entries, overrides=overrides)
            for name, (entries, overrides) in given.items()
            if entries or overrides
        }


def structured(file: TomlFile, record: Record, kind: type[T]) -> T:
    """Read those cells of a record that are attributes of a class. Raises FileFault."""
    said = {a.name: record[a.name] for a in fields(kind) if a.name in record}
    return file.structure(said, kind, str(record.get("label", "run")))


def _entry(file: TomlFile, record: Record) -> Entry:
    """Read a value, absolute or relative."""
    entry = structured(file, record, Entry)
    if "sign" not in record:
        return entry
    change = structured(file, record, _Change)
    return RelativeEntry(
        **asdict(entry, recurse=False), sign=change.sign, amount=Decimal(str(change.amount))
    )


def _records(saved: Saved, region: str, file: TomlFile) -> Iterator[tuple[str, Record]]:
    """Yield the values that are recorded of a region; of what settings changed, as they were."""
    changed, others = (
        [
            (structured(file, one, _Named).name, one)
            for one in records
            if one.get("region") == region
        ]
        for records in (saved.changed, (*saved.parameters, *saved.assumptions))
    )
    names = {name for name, _ in changed}
    yield from changed
    yield from ((name, one) for name, one in others if name not in names)
