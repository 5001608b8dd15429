"""Charts as Altair holds them: the figures of their tables, words in the reader's language."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any, get_args

import pytest

from kernel.messages import LANGUAGES, Language
from simulate.output.deliverable.chart import Shape
from simulate.output.deliverable.colours import colour_of
from simulate.output.pictures.look import GROUND
from simulate.output.pictures.pictures import picture
from simulate.output.units import WAN, YUAN, Unit
from tests.simulate.output.pictures.chart_samples import chart_of

SHAPES = get_args(Shape)


@cache
def drawn(shape: Shape, language: Language = "zh", unit: Unit = WAN, note: str = "") -> Any:
    """Return a chart as Vega-Lite has it."""
    return picture([chart_of(shape, language, note)], unit, language).to_dict()


def parts(spec: object) -> Iterator[Mapping[str, Any]]:
    """Return every mapping of a specification."""
    if isinstance(spec, Mapping):
        yield spec
        for part in spec.values():
            yield from parts(part)
    elif isinstance(spec, list):
        for part in spec:
            yield from parts(part)


def rows(spec: Any) -> list[Mapping[str, Any]]:
    """Return everything that is drawn."""
    return [row for values in spec["datasets"].values() for row in values]


def texts(spec: object) -> list[str]:
    """Return the words and figures that are drawn as texts."""
    return [row["text"] for row in rows(spec) if "text" in row]


def test_a_stacked_bar_has_the_figure_of_each_payer_in_its_colour() -> None:
    """5,614.69 of students in 2024; what is not known is no part."""
    found = {
        (row["column"], row["colour"]): row["value"]
        for row in rows(drawn("stacked"))
        if "place" in row
    }
    assert found["2024", colour_of("student")] == 5614.69
    assert found["2028", colour_of("institution")] == -400
    assert ("2024", colour_of("finance")) not in found
    assert len(found) == 7 * 5 - 1


def test_the_sum_stands_beyond_a_stacked_bar() -> None:
    """15,826.27 above nothing and 800 below it come to 15,026.27; a negative sum stands below."""
    sums = {row["column"]: row for row in rows(drawn("stacked")) if "is_above" in row}
    assert (sums["2024"]["text"], sums["2024"]["is_above"]) == ("15,026.27", True)
    assert sums["2024"]["value"] == pytest.approx(15826.27)
    assert (sums["2028"]["text"], sums["2028"]["is_above"]) == ("-34.67", False)
    assert sums["2028"]["value"] == -400


def test_sums_are_left_out_where_they_would_overlap() -> None:
    """In yuan they are too long for columns of so many pixels."""
    assert not [text for text in texts(drawn("stacked", unit=YUAN)) if "," in text]


def test_no_line_of_the_grid_crosses_a_sum() -> None:
    """A piece of the ground lies behind it, drawn before it, above a bar and below one."""
    marks = [part["mark"] for part in parts(drawn("stacked")) if "mark" in part]
    sums = [one for one in marks if one.get("color") == GROUND or "dy" in one]
    assert [one["type"] for one in sums] == ["rect", "text"] * 2
    assert [one["yOffset"] for one in sums[::2]] == [-9.5, 9.5]


def test_a_sum_below_a_bar_stands_clear_of_the_headings() -> None:
    """Bars that all rise need no such room."""
    paddings = {
        shape: [part["padding"] for part in parts(drawn(shape)) if "padding" in part]
        for shape in ("stacked", "levels")
    }
    assert 19 in paddings["stacked"]
    assert 19 not in paddings["levels"]


def test_a_level_is_a_bar_with_its_figure() -> None:
    """As the table has it, nothing as a dash."""
    assert texts(drawn("levels")) == ["18,148.08", "12,763.00", "7,384.12", "1,803.55", "–"]


def test_the_unit_is_named_once_and_no_field_is() -> None:
    """Axes have no other title."""
    for shape in SHAPES:
        spec = drawn(shape, "en")
        titles = {part["title"] for part in parts(spec) if isinstance(part.get("title"), str)}
        assert titles == {"10,000 yuan"}


@pytest.mark.parametrize("shape", ["stacked", "levels", "band"])
def test_headings_are_upright_and_whole(shape: Shape) -> None:
    """Each of them, however many there are."""
    axes = [part["axis"] for part in parts(drawn(shape)) if part.get("field") == "column"]
    assert {(axis["labelAngle"], axis["labelLimit"]) for axis in axes} == {(0, 0)}


def test_long_headings_are_broken_over_lines() -> None:
    """At spaces, as far as they fit; a word is never cut."""
    chart = chart_of("levels", "en")
    axis = next(
        part["axis"]
        for part in parts(picture([chart], WAN, "en").to_dict())
        if part.get("field") == "column"
    )
    lines = json.loads(axis["labelExpr"].removesuffix("[datum.label]"))
    assert lines["2023-12-31"] == ["2023-12-31"]


def test_a_band_lies_between_low_and_high() -> None:
    """11,000 to 21,000 in 2024."""
    first = next(row for row in rows(drawn("band")) if "high" in row)
    assert first == {"column": "2024", "value": 11000, "high": 21000}


def test_words_at_the_ends_of_a_band_do_not_touch() -> None:
    """Though the lines themselves nearly meet in the last year: the highest first."""
    words = [row for row in rows(drawn("band")) if "text" in row]
    assert [row["text"] for row in words] == ["95 %", "抽样均值", "默认值", "5 %"]
    places = [row["y"] for row in words]
    assert all(lower - upper >= 15 for upper, lower in pairwise(places))
    assert places[-1] <= 220


def test_a_piece_of_the_area_says_what_the_words_at_its_ends_mean() -> None:
    """In the colour of the area, before 95 % and before 5 %."""
    marks = [part["mark"] for part in parts(drawn("band")) if isinstance(part.get("mark"), dict)]
    (area,) = (one for one in marks if one["type"] == "area")
    pieces = [one for one in marks if one["type"] == "rect" and "height" in one]
    assert len(pieces) == 2
    assert all((one["color"], one["opacity"]) == (area["color"], area["opacity"]) for one in pieces)


def test_the_mean_is_dashed_and_the_default_is_not() -> None:
    """So that they differ by more than a colour."""
    dashes = {
        part["mark"]["color"]: part["mark"]["strokeDash"]
        for part in parts(drawn("band"))
        if isinstance(part.get("mark"), dict) and part["mark"]["type"] == "line"
    }
    assert dashes == {colour_of("default"): [1, 0], colour_of("mean"): [5, 4]}


def test_a_waterfall_goes_from_zero_to_what_the_steps_come_to() -> None:
    """120.5, 310.25, -95.75 and -4.88 are 330.12."""
    bars = [
        (row["start"], row["end"], row["text"]) for row in rows(drawn("waterfall")) if "end" in row
    ]
    assert bars == [
        (0, 120.5, "+120.50"),
        (120.5, 430.75, "+310.25"),
        (430.75, 335, "-95.75"),
        (335, 330.12, "-4.88"),
        (0, 330.12, "+330.12"),
    ]


def test_the_ends_of_a_tornado_differ_by_more_than_a_colour() -> None:
    """The low end is hollow, in the key too; an end that is not known is not drawn."""
    bars = [row for row in rows(drawn("tornado")) if "end" in row]
    assert [(row["text"], row["opacity"]) for row in bars[:2]] == [
        ("-12,801.33", 0.15),
        ("+42,664.04", 1),
    ]
    assert [row["text"] for row in bars[4:5]] == ["+88.00"]
    key = {row["label"]: row["opacity"] for row in rows(drawn("tornado")) if "label" in row}
    assert key == {"low end": 0.15, "high end": 1}


def test_shares_are_drawn_from_the_largest() -> None:
    """Each under its words, of which none is lost."""
    spec = drawn("shares")
    assert [row["end"] for row in rows(spec) if "end" in row] == [23630.76, 19405.64, 10800.68]
    words = "".join(row["text"] for row in rows(spec) if "text" in row and "end" not in row)
    assert words.startswith("CS-7 中央财政补助第一档CS-4 在校大学生")
    assert "一次性缴纳" in words


def test_a_note_stands_below_and_a_title_above() -> None:
    """Both are words of the chart."""
    spec = drawn("levels", note="未画出：规则。")
    assert spec["vconcat"][0]["title"]["text"] == ["基金收入，按缴款方和年度"]
    assert texts(spec)[-1] == "未画出：规则。"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", SHAPES)
def test_nothing_moves_and_nothing_is_fetched(shape: Shape, language: Language) -> None:
    """No parameter, no address of data; no tooltip."""
    spec = drawn(shape, language)
    assert "params" not in spec
    assert not [part for part in parts(spec) if "url" in part or "tooltip" in part]
