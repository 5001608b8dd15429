"""Styles of an OpenDocument spreadsheet, as far as they hide sheets or show zeros in front."""

from collections.abc import Mapping
from functools import cached_property

from attrs import define, field


@define
class Styles:
    """The styles met so far.

    Attributes:
        hidden: names of styles whose sheets are not displayed.
        digits: of number styles, how many digits they show at least.
        cell_styles: of cell styles, their number style and the style they come from.
    """

    hidden: set[str] = field(factory=set)
    digits: dict[str, int] = field(factory=dict)
    cell_styles: dict[str, tuple[str | None, str | None]] = field(factory=dict)
    _within: str = ""

    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if element == "style:style":
            self._within = attributes["style:name"]
            if attributes.get("style:family") == "table-cell":
                self.cell_styles[self._within] = (
                    attributes.get("style:data-style-name"),
                    attributes.get("style:parent-style-name"),
                )
        elif element == "number:number-style":
            self._within = attributes["style:name"]
        elif element == "number:number":
            self.digits[self._within] = int(attributes.get("number:min-integer-digits", 1))
        elif element == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden.add(self._within)

    @cached_property
    def show_zeros(self) -> bool:
        """Whether any style shows zeros in front; asked once all are known."""
        return any(digits > 1 for digits in self.digits.values())

    def digits_of(self, style: str | None) -> int:
        """Return how many digits of a whole number cells of a style show at least."""
        asked = set()
        while style in self.cell_styles and style not in asked:
            asked.add(style)
            number_style, parent = self.cell_styles[style]
            if number_style is not None:
                return self.digits.get(number_style, 1)
            style = parent
        return 1
