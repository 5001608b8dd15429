"""Charts as they stand in a page: elements that a screen reader names, in the inks of the page."""

import re
from typing import Final

from markupsafe import Markup

from kernel.messages import Language
from simulate.output.deliverable.chart import Chart
from simulate.output.pictures.look import WIDTH
from simulate.output.pictures.pictures import inline_svg
from simulate.output.units import Unit

_OPENING: Final = re.compile(r'<svg [^>]*width="(\d+)" height="(\d+)"[^>]*>')

_TAG: Final = re.compile("<[^>]*>")
_NOT_SEEN: Final = re.compile(
    '<path class="(?:back|fore)ground"[^>]*/>'
    '| (?:class|role|aria-[a-z]+|pointer-events|font-family)="[^"]*"'
    '| opacity="1"'
)
"""What is of no use in a picture that stands still, in a page with fonts of its own."""

_ELEMENT: Final = Markup(
    '<svg class="{size}" width="{shown_width}" height="{shown_height}" '
    'viewBox="0 0 {width} {height}" role="img" aria-label="{says}">'
)

_FITS: Final = 1.5
"""A chart that is so many times as wide as most can still be read when a phone makes it fit."""

_LARGER: Final = 1.25
"""How much larger a chart is than it is drawn, where there is room for it."""


def chart_element(chart: Chart, unit: Unit, language: Language) -> Markup:
    """Return a chart as an element of a page; `wide` is one that a phone shows in a box."""
    svg = inline_svg(chart, unit, language)
    opening = _OPENING.match(svg)
    assert opening, "vl-convert begins with an svg element that says its size"  # noqa: S101
    width, height = map(int, opening.groups())
    size = "wide" if width > WIDTH * _FITS else "narrow"
    element = _ELEMENT.format(
        size=size,
        width=width,
        height=height,
        shown_width=round(width * _LARGER),
        shown_height=round(height * _LARGER),
        says=chart.says,
    )
    seen = _TAG.sub(lambda tag: _NOT_SEEN.sub("", tag[0]), svg[opening.end() :])
    # What vl-convert wrote of texts is escaped by it.
    return element + Markup(seen)  # noqa: S704
