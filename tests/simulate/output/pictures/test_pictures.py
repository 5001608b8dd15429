"""Charts as SVG and PNG."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final, get_args
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve

from kernel.messages import LANGUAGES, Language
from simulate.output.deliverable.chart import Shape
from simulate.output.deliverable.figure_table import ungrouped
from simulate.output.pictures.pictures import as_png, as_svg, inline_svg
from simulate.output.units import WAN
from tests.simulate.output.pictures.chart_samples import chart_of
from tests.tree import ROOT

BELL: Final = "\x07"
REPLACED: Final = "\N{REPLACEMENT CHARACTER}"


def words_of(svg: bytes) -> list[str]:
    """Return the texts of a picture."""
    return [
        "".join(one.itertext())
        for one in ET.fromstring(svg).iter()  # noqa: S314  # ours, not a stranger's
        if one.tag.endswith("text")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", get_args(Shape))
def test_a_picture_has_no_style_of_its_own(shape: Shape, language: Language) -> None:
    """A page that allows its own styles alone would not show it."""
    svg = inline_svg(chart_of(shape, language), WAN, language)
    assert "style" not in svg
    assert "href" not in svg


def test_figures_and_words_are_texts() -> None:
    """They can be found and copied."""
    words = words_of(as_svg([chart_of("stacked")], WAN, "zh"))
    assert {"基金收入，按缴款方和年度", "中央财政", "15,026.27", "2024"} <= {*words}


def test_several_regions_stand_below_each_other_under_their_names() -> None:
    """Each title says whose it is."""
    charts = [chart_of("levels"), evolve(chart_of("levels"), region="quanzhou")]
    words = words_of(as_svg(charts, WAN, "zh"))
    assert [word for word in words if "·" in word] == [
        "长沙 · 基金收入，按缴款方和年度",
        "泉州 · 基金收入，按缴款方和年度",
    ]


@pytest.mark.parametrize("shape", get_args(Shape))
def test_what_a_picture_cannot_hold_is_replaced(shape: Shape) -> None:
    """A control character in whatever words: vl-convert would abort the process over it."""
    chart = chart_of(shape, "en")
    table = evolve(
        chart.table,
        columns=tuple(evolve(c, heading=f"{c.heading}{BELL}") for c in chart.table.columns),
        groups=ungrouped([evolve(ln, label=f"{ln.label}{BELL}") for ln in chart.table.lines]),
    )
    rung = evolve(chart, title=f"a <b> & {BELL}", note=f"note {BELL}", table=table)
    words = words_of(as_svg([rung], WAN, "en"))
    assert {f"a <b> & {REPLACED}", f"note {REPLACED}"} <= {*words}
    assert BELL not in "".join(words)


def test_a_picture_with_replaced_words_is_a_png_too() -> None:
    """It is drawn."""
    chart = evolve(chart_of("levels", "en"), title=BELL)
    assert as_png([chart], WAN, "en").startswith(b"\x89PNG")


def test_the_same_chart_is_the_same_file() -> None:
    """Twice the same bytes."""
    chart = chart_of("band")
    assert as_svg([chart], WAN, "zh") == as_svg([chart], WAN, "zh")


_WITHOUT_FONT: Final = """
from kernel.errors import RequestError
from simulate.output.pictures.pictures import as_png, as_svg
from simulate.output.units import WAN
from tests.simulate.output.pictures.chart_samples import chart_of
chinese, english = chart_of("stacked"), chart_of("stacked", "en")
try:
    as_png([chinese], WAN, "zh")
except RequestError as fault:
    print(fault)
print("中央财政" in as_svg([chinese], WAN, "zh").decode())
print(as_png([english], WAN, "en").startswith(b"\\x89PNG"))
"""


def test_without_a_font_chinese_is_written_as_svg_alone(tmp_path: Path) -> None:
    """A PNG of it is refused, saying what is missing; one of English is drawn."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>")
    # Fonts are looked for once in a process.
    found = subprocess.run(  # noqa: S603  # the interpreter of this run, and words of our own
        [sys.executable, "-c", _WITHOUT_FONT],
        cwd=ROOT,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    refused, svg, png = found.stdout.splitlines()
    assert refused.startswith("a chart with Chinese words: expected a font with Chinese")
    assert (svg, png) == ("True", "True")
