"""A page, read back as elements."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Final

from attrs import define, field

_EMPTY: Final = frozenset({"meta", "link", "img", "br", "hr", "input"})


@define
class Element:
    """An element of a page, with what is in it: elements and texts."""

    tag: str
    attributes: dict[str, str] = field(factory=dict)
    inside: "list[Element | str]" = field(factory=list)

    @property
    def text(self) -> str:
        """All texts in it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)

    def every(self, tag: str = "") -> "Iterator[Element]":
        """Yield the elements in it, of a tag where one is given."""
        for part in self.inside:
            if isinstance(part, Element):
                if tag in ("", part.tag):
                    yield part
                yield from part.every(tag)

    def one(self, tag: str, **attributes: str) -> "Element":
        """Return the first element in it that has these attributes."""
        wanted = attributes.items()
        return next(one for one in self.every(tag) if wanted <= one.attributes.items())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _EMPTY:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(page: bytes | str) -> Element:
    """Return a page as an element; every one that is opened has to be closed."""
    reader = _Reader()
    reader.feed(page.decode() if isinstance(page, bytes) else page)
    reader.close()
    assert [element.tag for element in reader.open] == [""], "all elements are closed"
    return reader.open[0]


def cells(table: Element) -> list[list[str]]:
    """Return the texts of a table, row by row."""
    return [
        [one.text for one in row.every() if one.tag in ("th", "td")] for row in table.every("tr")
    ]
