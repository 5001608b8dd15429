"""What people may call a thing that files and options name: words in either language."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property

from attrs import frozen

from kernel.domains import plain
from kernel.errors import RequestError, closest, hint
from kernel.messages import Message, Pair, Text, Translator, listed, message


@frozen
class Called(Text):
    """A name of files and options, with the words for it where they are others."""

    name: str
    words: Text

    def render(self, translator: Translator) -> str:
        """Return the name as a language shows it."""
        words = self.words.render(translator)
        if words == self.name or words.startswith(f"{self.name} ("):
            return words
        return message("{name} ({words})", name=self.name, words=words).render(translator)

    __str__ = Text.__str__


@frozen
class Names:
    """The names of one kind of thing, each with the words that people have for it.

    Attributes:
        kind: what has the names, e.g. a region.
        words: by name, the words that stand beside it in a message.
        spelled: makes what else is read for each name, when it is needed.
        known: how a message lists them.
        unlisted: what is read and stands in no list.
    """

    kind: Text
    words: Mapping[str, Text]
    spelled: Callable[[], Mapping[str, Collection[str]]]
    known: Message = message("known: {names}")
    unlisted: Collection[str] = ()

    def name_of(self, given: str, place: object) -> str:
        """Return the name that is meant.

        Args:
            given: a name, or words for it in either language.
            place: where it is given, with which a message begins.

        Raises:
            RequestError: nothing has this name, and what the nearest is; or several things have it.
        """
        meant = self.meant_by(given)
        if len(meant) > 1:
            names = listed(self.called(name) for name in meant)
            raise RequestError(
                "{place}: may be any of {names}; expected one of them", place=place, names=names
            )
        if not meant:
            raise RequestError(
                "{place}: no such {kind}; {hint}",
                place=place,
                kind=self.kind,
                hint=self.hint(given),
            )
        return meant[0]

    def meant_by(self, given: str) -> list[str]:
        """Return the names that words may stand for; a name itself stands for nothing else."""
        return [given] if given in self.words else self._by_spelling.get(plain(given), [])

    def hint(self, given: str) -> Text:
        """Return the nearest name, and all of them if they are few or none is near."""
        every = [self.called(name) for name in sorted({*self.words}.difference(self.unlisted))]
        return hint(self.nearest_to(given), every, self.known)

    def nearest_to(self, given: str) -> Called | None:
        """Return the nearest name, in whichever language it is near, if any is."""
        close = closest(plain(given), self._by_spelling)
        return None if close is None else self.called(self._by_spelling[close][0])

    def called(self, name: str) -> Called:
        """Return a name with the words for it."""
        return Called(name, self.words[name])

    def beginning(self, start: str) -> Iterator[tuple[str, str]]:
        """Return what begins like this, each with its name: the names, or words for them."""
        if not start or start.isascii():
            yield from ((name, name) for name in self.words if name.startswith(start))
            return
        offered: set[tuple[str, str]] = set()
        for spelling, name in self._all_spellings():
            longer = any(name == other and spelling.startswith(one) for one, other in offered)
            if spelling.startswith(start) and not longer:
                offered.add((spelling, name))
                yield spelling, name

    @cached_property
    def _by_spelling(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for spelling, name in self._all_spellings():
            found.setdefault(spelling, []).append(name)
        return found

    def _all_spellings(self) -> Iterator[tuple[str, str]]:
        """Return every spelling with its name, a name's shorter spellings first."""
        others = self.spelled()
        for name in self.words:
            spellings = {plain(one) for one in (name, *others.get(name, ()))}
            yield from ((one, name) for one in sorted(spellings, key=lambda one: (len(one), one)))


def place_spellings(text: Pair) -> tuple[str, ...]:
    """Return how the name of a city or province may be written, with its 市 or 省 or without."""
    bare = text.zh.removesuffix("市").removesuffix("省")
    return (text.en, text.zh, bare, f"{bare}市", f"{bare}省")
