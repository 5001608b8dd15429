"""Chinese words in settings: a region's categories, types, levels and places."""

from pathlib import Path
from typing import Final

import pytest

from kernel.errors import FileFault, RequestError
from kernel.registry import load_region
from simulate.scenario.file import read_scenario
from simulate.scenario.region_words import words_of_region
from simulate.scenario.settings import apply_settings
from simulate.scenario.setup import load_setup
from tests.simulate.making import under

WORDS: Final = {
    "低保": "dibao",
    "特困供养人员": "tekun",
    "大连": "dalian",
    "大连市": "dalian",
    "高等学校": "tertiary",
    "中专": "secondary_vocational",
    "部属": "central",
    "省级": "provincial",
    "无": "none",
}


@pytest.mark.parametrize("given", WORDS)
def test_a_region_has_one_table_of_words(given: str) -> None:
    """For whatever it divides students and money by."""
    assert words_of_region(load_region("liaoning")).name_of(given, "here") == WORDS[given]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("relief=低保", "relief=dibao"),
        ("locality=大连", "locality=dalian"),
        ("entrants.高等学校.2024=500", "entrants.tertiary.2024=500"),
        ("programme_years.中专=3", "programme_years.secondary_vocational=3"),
        ("tariff.沈阳.2026=420", "tariff.shenyang.2026=420"),
        ("fiscal_share.省属.省级=50", "fiscal_share.provincial.provincial=50"),
        ("fiscal_share.省属.省级财政=50", "fiscal_share.provincial.provincial=50"),
    ],
)
def test_a_setting_in_chinese_changes_what_it_changes_in_english(
    chinese: str, english: str
) -> None:
    """Behind a name, and as the word that takes a whole mix."""
    one, other = (under("liaoning", text) for text in (chinese, english))
    assert one.assumptions.parameters.keys() == other.assumptions.parameters.keys()
    name = english.partition("=")[0].partition(".")[0]
    for setup in (one, other):
        assert setup != load_setup("liaoning")
    entries = [
        {
            (entry.entry, entry.institution_type, entry.locality, entry.affiliation, entry.level,
             entry.year, entry.cohort): entry.value
            for entry in {**s.assumptions.parameters, **s.rules.law.parameters}[name].effective
        }
        for s in (one, other)
    ]  # fmt: skip
    assert entries[0] == entries[1]


def test_a_table_of_shares_may_be_in_chinese(tmp_path: Path) -> None:
    """In a scenario file, and for a region by its Chinese name."""
    path = tmp_path / "方案.toml"
    path.write_text(
        'region = "辽宁"\ncohort = 2024\n[assumptions.relief]\n"低保" = 0.4\n"特困" = 0.6\n',
        encoding="utf-8",
    )
    scenario = read_scenario(path)
    assert scenario.regions == ("liaoning",)
    setup = apply_settings({"liaoning": load_setup("liaoning")}, scenario.settings)["liaoning"]
    assert setup.assumptions.mix("relief") == {"dibao": 0.4, "tekun": 0.6}


def test_a_word_in_both_languages_is_refused(tmp_path: Path) -> None:
    """The last one would silently count."""
    path = tmp_path / "scenario.toml"
    path.write_text('[assumptions.relief]\n"低保" = 0.4\ndibao = 0.6\n', encoding="utf-8")
    with pytest.raises(FileFault, match=r"relief: found \['低保', 'dibao'\], expected each word"):
        apply_settings({"liaoning": load_setup("liaoning")}, read_scenario(path).settings)


def test_a_chinese_name_without_quotation_marks_is_no_toml(tmp_path: Path) -> None:
    """The message says so; a file that is wrong otherwise has none of it."""
    path = tmp_path / "scenario.toml"
    path.write_text("[assumptions.relief]\n低保 = 1\n", encoding="utf-8")
    with pytest.raises(FileFault, match="; a Chinese name stands in quotation marks"):
        read_scenario(path)
    path.write_text("uptake = # 低保 = 1\n", encoding="utf-8")
    with pytest.raises(
        FileFault, match=r"not a TOML file: line 1, column 10: 'uptake = # 低保 = 1'$"
    ):
        read_scenario(path)


def test_an_unknown_chinese_word_is_answered_by_the_nearest() -> None:
    """In the region that is changed."""
    with pytest.raises(RequestError, match=r"locality=大莲: 大莲: no such word of this region; "):
        under("liaoning", "locality=大莲")
