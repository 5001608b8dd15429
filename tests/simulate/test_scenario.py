"""Settings: `--set NAME=VALUE` and scenario files, and what of them is refused."""

from pathlib import Path
from typing import Final

import pytest

from kernel.codes import Affiliation, Level
from kernel.entries import Switch
from kernel.errors import FileFault, RequestError, XuebaoError
from simulate.forecast import Setup
from simulate.scenario import (
    Setting,
    apply_settings,
    settings_from_file,
    settings_from_options,
)
from tests.simulate.making import YUAN, plain, under

LIAONING: Final = ("shenyang", "dalian", "anshan", "fushun", "other")


def tariff(setup: Setup, year: int, locality: int = 0) -> int:
    """Return a region's tariff in yuan."""
    return int(setup.rules.law.at("tariff", year, locality=locality).value) // YUAN


def from_file(folder: Path, text: str, region: str = "changsha") -> Setup:
    """Return a region under a scenario file."""
    path = folder / "scenario.toml"
    path.write_text(text, encoding="utf-8")
    return apply_settings({region: plain(region)}, settings_from_file(path))[region]


class TestOptions:
    """`--set NAME=VALUE`."""

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("uptake=1", 1),
            ("uptake=0.95", 0.95),
            ("uptake=target", "target"),
            ("tariff.2026=4e2", 400.0),
        ],
    )
    def test_a_value_is_a_number_where_it_can_be_one(self, text: str, value: object) -> None:
        """Whole numbers, fractions, and words for everything else."""
        (setting,) = settings_from_options([text])
        assert setting.value == value
        assert type(setting.value) is type(value)

    def test_blanks_around_the_equals_sign_do_not_matter(self) -> None:
        """A person may write them."""
        (setting,) = settings_from_options(["uptake = 0.5"])
        assert (setting.name, setting.value) == ("uptake", 0.5)

    @pytest.mark.parametrize("text", ["uptake", "uptake=", "=0.5", ""])
    def test_something_else_than_name_and_value_is_refused(self, text: str) -> None:
        """The message shows what would be right."""
        with pytest.raises(RequestError, match=r"expected NAME=VALUE, e\.g\. --set uptake=0.95"):
            settings_from_options([text])

    def test_the_later_one_wins(self) -> None:
        """In the order in which they are given."""
        setup = under("changsha", "uptake=0.1", "uptake=0.9")
        assert setup.assumptions.number("uptake") == 0.9


class TestWhatIsSet:
    """Assumptions, parameters and switches, for all years and words or for some."""

    def test_a_tariff_of_one_year(self) -> None:
        """2026 only."""
        setup = under("changsha", "tariff.2026=420")
        assert [tariff(setup, year) for year in (2025, 2026, 2027)] == [400, 420, 400]

    def test_a_tariff_of_every_year(self) -> None:
        """Without a year it holds in all of them."""
        setup = under("changsha", "tariff=100")
        assert {tariff(setup, year) for year in range(2022, 2040)} == {100}

    def test_a_tariff_of_one_place_and_year(self) -> None:
        """Dalian in 2025; the other cities keep theirs."""
        setup = under("liaoning", "tariff.dalian.2025=333")
        found = [tariff(setup, 2025, code) for code in range(len(LIAONING))]
        assert found == [400, 333, 290, 290, 290]

    def test_year_and_place_in_any_order(self) -> None:
        """`tariff.2025.dalian` is the same."""
        one, other = (
            under("liaoning", f"tariff.{key}=333") for key in ("dalian.2025", "2025.dalian")
        )
        assert tariff(one, 2025, 1) == tariff(other, 2025, 1) == 333

    def test_a_mix_on_one_entry(self) -> None:
        """`programme_years=4`: everybody takes four years."""
        setup = under("changsha", "programme_years=4")
        assert setup.assumptions.mix("programme_years", "tertiary") == {"4": 1.0}

    def test_an_alternative_by_its_name(self) -> None:
        """Heilongjiang's target of at least 95 % per school."""
        assert under("heilongjiang", "uptake=target").assumptions.number("uptake") == 0.95

    def test_an_alternative_keeps_its_source_and_its_range(self) -> None:
        """The option stands before them; one without a range is one value."""
        cost = under("changsha", "benefit_cost=quarter").assumptions.parameter("benefit_cost")
        (entry,) = cost.overrides
        assert (entry.value, entry.low, entry.high) == (22.63, 10.86, 40.73)
        assert entry.source.startswith("--set benefit_cost=quarter: no cost of students published")
        (target,) = under("heilongjiang", "uptake=target").assumptions.parameter("uptake").overrides
        assert (target.low, target.value, target.high) == (0.95, 0.95, 0.95)
        assert target.source == "--set uptake=target: 黑医保发〔2023〕58号 三(一)"

    @pytest.mark.parametrize(
        ("name", "affiliation", "level"),
        [
            ("provincial.provincial", Affiliation.PROVINCIAL, Level.PROVINCIAL),
            ("municipal.provincial", Affiliation.MUNICIPAL, Level.PROVINCIAL),
            ("provincial.2025.central", Affiliation.PROVINCIAL, Level.CENTRAL),
        ],
    )
    def test_a_word_of_two_dimensions(
        self, name: str, affiliation: Affiliation, level: Level
    ) -> None:
        """The first is the institution's affiliation, the second the level that pays."""
        law = under("changsha", f"fiscal_share.{name}=33").rules.law
        share = law.at("fiscal_share", 2025, affiliation=affiliation, level=level)
        assert int(share.value) == 33
        other = law.at("fiscal_share", 2025, affiliation=Affiliation.CENTRAL, level=level)
        assert int(other.value) in (0, 100)

    def test_a_switch(self) -> None:
        """A reading is turned."""
        law = under("quanzhou", "governing_text=letter").rules.law
        assert law.switch("governing_text") == "letter"

    def test_a_window(self) -> None:
        """A day within the insurance year."""
        setup = under("zhengzhou", "window_closes=y-1-12-31")
        day = setup.rules.law.day("window_closes", 2024).value
        assert int(day) - int(plain("zhengzhou").rules.law.day("window_closes", 2024).value) == 6

    def test_the_installed_region_is_untouched(self) -> None:
        """A scenario is laid over a copy."""
        under("changsha", "tariff.2026=420", "uptake=1", "withdrawn_level=central")
        assert tariff(plain("changsha"), 2026) == 400
        assert plain("changsha").assumptions.number("uptake") == 0.52
        assert plain("changsha").rules.law.switch("withdrawn_level") == "none"


class TestSeveralRegions:
    """A name that only some regions know changes those."""

    def test_a_switch_of_one_of_them(self) -> None:
        """Only Quanzhou has a letter to parents."""
        setups = {name: plain(name) for name in ("changsha", "quanzhou")}
        changed = apply_settings(setups, settings_from_options(["governing_text=letter"]))
        switch: Switch = changed["quanzhou"].rules.law.switches["governing_text"]
        assert switch.chosen == "letter"
        assert changed["changsha"] == setups["changsha"]

    def test_a_name_that_none_of_them_knows(self) -> None:
        """The nearest of all their names is offered."""
        setups = {name: plain(name) for name in ("changsha", "quanzhou")}
        with pytest.raises(
            RequestError, match="unknown name 'governing'; did you mean 'governing_t"
        ):
            apply_settings(setups, settings_from_options(["governing=letter"]))


class TestRefused:
    """Each message begins with the setting, and says what was found and what was expected."""

    @pytest.mark.parametrize(
        ("setting", "message"),
        [
            ("uptake=1.5", "uptake: found 1.5, expected a number from 0 to 1"),
            ("uptake=nan", "uptake: found nan, expected a number from 0 to 1"),
            ("tariff.2024=-5", "tariff: found -5, expected an amount of 0 or more"),
            ("tariff.2024=3.141", "tariff: found 3.141, expected an amount of 0 or more"),
            ("tariff.2024=inf", "tariff: found inf, expected an amount of 0 or more"),
            ("tariff.2024=much", "tariff: found 'much', expected an amount of 0 or more"),
            ("tariff.1999=5", "tariff: found 1999, expected a year from 2021 to 2108"),
            ("tariff.soon=5", "tariff.soon: 'soon' is no year of 'tariff'"),
            ("uptake.9=0.5", "uptake.9: '9' is no study_year of 'uptake'"),
            ("uptak=0.5", "unknown name 'uptak'; did you mean 'uptake'?"),
            ("institution_aid_percent=7.5", "found 7.5, expected a whole number from 0 to 100"),
            ("institution_aid_percent=101", "found 101, expected a whole number from 0 to 100"),
            ("programme_years=9", "programme_years: found '9', expected a word; known: 1, 2,"),
            ("locality=dalian", "locality: found 'dalian', expected a word; known: changsha"),
            ("window_closes=y-13-01", "found 'y-13-01', expected a day such as"),
            ("entrants.2024=-1", "entrants: found -1, expected a whole number of 0 or more"),
        ],
    )
    def test_with_its_origin(self, setting: str, message: str) -> None:
        """A number out of range, a year or word that is none, a name with a slip."""
        with pytest.raises(XuebaoError) as refusal:
            under("changsha", setting)
        assert str(refusal.value).startswith(f"--set {setting}: ")
        assert message in str(refusal.value)

    @pytest.mark.parametrize(
        ("setting", "message"),
        [
            (
                "withdrawn_level=centrl",
                "found 'centrl', expected one of its readings; did you mean 'central'?",
            ),
            ("uptake=target", "uptake: found 'target', expected a number"),
        ],
    )
    def test_a_word_that_is_no_option(self, setting: str, message: str) -> None:
        """Switches and alternatives name what they know, and where. Changsha has no target."""
        with pytest.raises(FileFault) as refusal:
            under("changsha", setting)
        assert str(refusal.value).startswith(f"--set {setting}: ")
        assert message in str(refusal.value)

    def test_a_number_of_entrants_without_their_type(self) -> None:
        """One number for every type from kindergarten to university is not meant."""
        with pytest.raises(FileFault, match="expected a type of institution too"):
            under("changsha", "entrants.2024=1000")

    def test_an_alternative_that_one_region_knows(self) -> None:
        """Heilongjiang takes its target; Changsha, asked along with it, has none and stays."""
        setups = {name: plain(name) for name in ("changsha", "heilongjiang")}
        changed = apply_settings(setups, settings_from_options(["uptake=target"]))
        assert changed["heilongjiang"].assumptions.number("uptake") == 0.95
        assert changed["changsha"].assumptions.number("uptake") == 0.52

    def test_a_very_large_amount(self) -> None:
        """10^30 yuan are refused like any other amount that cannot be."""
        with pytest.raises(FileFault, match="expected an amount"):
            under("changsha", "tariff.2026=1e30")

    def test_two_years_at_once(self) -> None:
        """`tariff.2026.2027` cannot be meant: one value stands for one year."""
        with pytest.raises(XuebaoError):
            under("changsha", "tariff.2026.2027=500")


class TestFiles:
    """Scenario files: tables of assumptions, parameters and switches."""

    def test_all_three_tables(self, tmp_path: Path) -> None:
        """What `--set` can say, a file can say."""
        setup = from_file(
            tmp_path,
            """
            name = "more of everything"

            [assumptions]
            uptake = 0.9

            [assumptions.relief]
            tekun = 0.25
            dibao = 0.75

            [assumptions.entrants.tertiary]
            2024 = 1000

            [parameters.tariff]
            2026 = 420
            2027 = 440.5

            [switches]
            withdrawn_level = "central"
            """,
        )
        assert setup.assumptions.number("uptake") == 0.9
        assert setup.assumptions.mix("relief") == {"tekun": 0.25, "dibao": 0.75}
        assert setup.assumptions.entrants(2024)["tertiary"].value == 1000
        assert [tariff(setup, year) for year in (2025, 2026)] == [400, 420]
        assert int(setup.rules.law.at("tariff", 2027).value) == 44_050
        assert setup.rules.law.switch("withdrawn_level") == "central"

    def test_a_mix_of_one_type(self, tmp_path: Path) -> None:
        """A table below a type replaces that type's shares only."""
        setup = from_file(
            tmp_path, "[assumptions.programme_years.tertiary]\n4 = 0.5\n5 = 0.5\n", "zhengzhou"
        )
        mixes = setup.assumptions
        assert mixes.mix("programme_years", "tertiary") == {"4": 0.5, "5": 0.5}
        assert mixes.mix("programme_years", "secondary_vocational") == {"3": 1.0}

    def test_a_dotted_name_in_quotes(self, tmp_path: Path) -> None:
        """The name of `--set` works as a key."""
        setup = from_file(tmp_path, '[parameters]\n"tariff.2026" = 420\n')
        assert tariff(setup, 2026) == 420

    def test_settings_know_where_they_stand(self, tmp_path: Path) -> None:
        """Head and words of a name, and the file for messages."""
        path = tmp_path / "mine.toml"
        path.write_text("[parameters.tariff.dalian]\n2025 = 333\n", encoding="utf-8")
        (setting,) = settings_from_file(path)
        assert isinstance(setting, Setting)
        assert (setting.head, setting.words) == ("tariff", ("dalian", "2025"))
        assert setting.origin.label == str(path)

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("[assumption]\nuptake = 1", "unknown key 'assumption'; did you mean 'assumptions'?"),
            ("uptake = 1", "unknown key 'uptake'; known: assumptions, parameters, switches"),
            ("assumptions = 1", "unknown key 'assumptions'"),
            ("[assumptions]\nuptak = 1", "unknown name 'uptak'; did you mean 'uptake'?"),
            ("[assumptions]\nuptake = true", "uptake: found True, expected a number from 0 to 1"),
            ("[assumptions]\nuptake = [1]", "uptake: found [1], expected a number from 0 to 1"),
            ("[assumptions]\nuptake.tertiary = 1", "'tertiary' is no study_year of 'uptake'"),
            ("[assumptions.relief]\ntekun = 0.4", "relief: found 'shares adding to 0.4'"),
            ("[assumptions.relief]\ntekun = 'x'", "found 'x', expected a number from 0 to 1"),
            (
                "[assumptions.programme_years.tertairy]\n4 = 1",
                "found 'tertairy', expected a word; did you mean 'tertiary'?",
            ),
            ("[parameters.tariff]\n2026 = 'x'", "tariff: found 'x', expected an amount"),
            ("[parameters]\ntariff = 2024-09-01", "expected an amount"),
            (
                "[parameters.window_closes]\n2024 = 5",
                "window_closes: found 5, expected a day such as",
            ),
            ("[assumptions", "not a TOML file: "),
        ],
    )
    def test_what_is_refused_with_the_files_name(
        self, tmp_path: Path, text: str, message: str
    ) -> None:
        """Unknown tables and names, wrong types, shares that do not add up, no TOML at all."""
        with pytest.raises(XuebaoError) as refusal:
            from_file(tmp_path, text)
        assert str(refusal.value).startswith(f"{tmp_path / 'scenario.toml'}: ")
        assert message in str(refusal.value)

    def test_a_missing_file(self, tmp_path: Path) -> None:
        """Its name, and that there is none."""
        with pytest.raises(FileFault, match=r"nowhere\.toml: no such file"):
            settings_from_file(tmp_path / "nowhere.toml")

    def test_text_that_is_not_utf_8(self, tmp_path: Path) -> None:
        """A file in another encoding is no TOML."""
        path = tmp_path / "gbk.toml"
        path.write_bytes("name = '长沙'".encode("gbk"))
        with pytest.raises(FileFault, match=r"gbk\.toml: not a TOML file"):
            settings_from_file(path)

    def test_a_folder_in_the_place_of_a_file(self, tmp_path: Path) -> None:
        """A folder is no scenario."""
        with pytest.raises(XuebaoError):
            settings_from_file(tmp_path)

    def test_a_mix_below_two_words(self, tmp_path: Path) -> None:
        """A mix stands below one type at most."""
        with pytest.raises(XuebaoError):
            from_file(tmp_path, "[assumptions.programme_years.tertiary.evening]\n4 = 1.0\n")

    def test_a_name_in_the_wrong_table(self, tmp_path: Path) -> None:
        """Uptake is an assumption, no parameter."""
        with pytest.raises(XuebaoError):
            from_file(tmp_path, "[parameters]\nuptake = 1\n")
