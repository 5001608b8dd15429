"""A region that is watched while it is asked: what its rules look at, and what they are handed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from attrs import field, fields, frozen

from kernel.decisions import Decision
from kernel.figures import Array
from kernel.ruleset import Ruleset
from kernel.students import StudentBatch

T = TypeVar("T")

Look = Callable[[str, Array], Array]
"""Is shown a column, a fact or a derived value of students; returns what is seen instead."""

Arguments = Mapping[str, Array | Decision]


class WatchedBatch(StudentBatch):
    """A batch whose columns, and what follows from them, a watcher sees before the rules do.

    Row i is student i of the batch that is watched.
    """

    look: Look
    names: frozenset[str]

    @classmethod
    def of(cls, students: StudentBatch, names: Iterable[str], look: Look) -> "WatchedBatch":
        """Watch the attributes of these names."""
        batch = as_subclass(cls, students)
        # The batch is frozen, and these are no columns.
        object.__setattr__(batch, "look", look)
        object.__setattr__(batch, "names", frozenset(names))
        return batch

    def __getattribute__(self, name: str) -> Any:  # whatever the batch has
        return _seen(self, name, super().__getattribute__(name))

    def __getattr__(self, name: str) -> Any:  # what follows from columns, the first time
        # attrs gives it to classes with cached properties.
        return _seen(self, name, super().__getattr__(name))  # type: ignore[misc]


def _seen(batch: WatchedBatch, name: str, value: Any) -> Any:
    own = object.__getattribute__(batch, "__dict__")
    return own["look"](name, value) if name in own.get("names", ()) else value


@frozen(eq=False)
class WatchedRuleset(Ruleset):
    """A region whose questions a watcher sees.

    Attributes:
        look: is shown a hook and the arguments beside students, year and law; returns those that
            the hook is handed instead.
    """

    look: Callable[[str, Arguments], Arguments] = field(kw_only=True)

    def ask(
        self, hook: str, students: StudentBatch, **arguments: Array | Decision
    ) -> dict[str, Decision]:
        """Ask a hook about a batch, see `Ruleset.ask`."""
        return super().ask(hook, students, **self.look(hook, arguments))


def as_subclass(kind: type[T], whole: Any, **more: Any) -> T:
    """Return an attrs object as one of a subclass, with what that has beside it."""
    own = {a.alias: getattr(whole, a.name) for a in fields(type(whole)) if a.init}
    return kind(**own, **more)
