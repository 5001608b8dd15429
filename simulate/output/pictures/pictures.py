"""Charts as files, SVG and PNG, and as the SVG that stands in a page."""

import re
from collections.abc import Sequence
from typing import Final

import altair as alt
import vl_convert
from attrs import evolve

from kernel.errors import RequestError
from kernel.messages import Language
from simulate.output.deliverable.chart import Chart
from simulate.output.labels import place
from simulate.output.pictures.drawing import Drawing, in_our_look, plotted, titled
from simulate.output.pictures.look import FONTS
from simulate.output.units import Unit

_DOTS_PER_INCH: Final = 300
_CHINESE: Final = re.compile("[\u2e80-\u9fff\uf900-\uff60]")

_UNASSIGNED: Final = "\u0378"
"""A character that no font has."""


def picture(charts: Sequence[Chart], unit: Unit, language: Language) -> Drawing:
    """Return charts as Altair has them, one below the other, to be changed at will.

    Args:
        charts: of one name, e.g. one of each region.
        unit: of money.
        language: of the words that are not the charts' own.
    """
    if len(charts) > 1:
        charts = [_with_region(chart, language) for chart in charts]
    drawn = [titled(chart, unit, language) for chart in charts]
    return in_our_look(alt.vconcat(*drawn, spacing=30))


def as_svg(charts: Sequence[Chart], unit: Unit, language: Language) -> bytes:
    """Return charts as one SVG picture, see `picture`."""
    return _svg(picture(charts, unit, language)).encode()


def as_png(charts: Sequence[Chart], unit: Unit, language: Language) -> bytes:
    """Return charts as one PNG picture in the resolution of print, see `picture`.

    Raises:
        RequestError: there is Chinese in them, and no font for it.
    """
    svg = _svg(picture(charts, unit, language))
    if _CHINESE.search(svg) and not has_chinese_font():
        raise RequestError(
            "a chart with Chinese words: expected a font with Chinese characters, found none "
            "installed; install one (e.g. the package fonts-noto-cjk); a chart as .svg needs none"
        )
    return _png(svg)


def inline_svg(chart: Chart, unit: Unit, language: Language) -> str:
    """Return what is drawn of a chart, on no ground, without its title and its note."""
    drawing = in_our_look(plotted(chart, unit, language))
    return _svg(drawing.properties(background="transparent"))


def has_chinese_font() -> bool:
    """Say whether a picture would show Chinese, not boxes."""
    chinese, boxes = (
        _png(
            '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
            f'<text x="2" y="16" font-family="{FONTS}">{character}</text></svg>'
        )
        for character in ("万", _UNASSIGNED)
    )
    return chinese != boxes


def _with_region(chart: Chart, language: Language) -> Chart:
    """Return a chart whose title says whose it is."""
    words = place(chart.region, language) if chart.region else ""
    return chart if words in chart.title else evolve(chart, title=f"{words} · {chart.title}")


def _svg(drawing: Drawing) -> str:
    return vl_convert.vegalite_to_svg(drawing.to_dict(validate=False))


def _png(svg: str) -> bytes:
    return vl_convert.svg_to_png(svg, ppi=_DOTS_PER_INCH)
