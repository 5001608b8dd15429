"""Scenario files: what they say, and each way in which they are wrong."""

from pathlib import Path
from typing import Final

import pytest

from kernel.errors import FileFault, XuebaoError
from kernel.messages import Pair, Text
from kernel.registry import region_names
from simulate.scenario.file import Scenario, read_scenario, settings_of
from simulate.scenario.settings import Setting, apply_settings
from simulate.scenario.setup import Setup
from tests.conftest import Simulate
from tests.simulate.cli.asking import rows_of
from tests.simulate.making import YUAN, plain


def tariff(setup: Setup, year: int) -> int:
    """Return a region's tariff in yuan."""
    return int(setup.rules.law.at("tariff", year, locality=0).value) // YUAN


def written(folder: Path, name: str, text: str) -> Path:
    """Write a scenario file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def scenario(folder: Path, text: str) -> Scenario:
    """Write a scenario file and read it."""
    return read_scenario(written(folder, "scenario.toml", text))


def from_file(folder: Path, text: str, region: str = "changsha") -> Setup:
    """Return a region under a scenario file."""
    return apply_settings({region: plain(region)}, scenario(folder, text).settings)[region]


class TestChanges:
    """Tables of assumptions, parameters and switches, and reforms."""

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

    def test_a_value_with_its_range(self, tmp_path: Path) -> None:
        """It is drawn from that range, no longer from the region's own."""
        text = "[assumptions]\nuptake = { value = 0.6, low = 0.5, high = 0.7 }"
        setup = from_file(tmp_path, text)
        (entry,) = setup.assumptions.parameter("uptake").overrides
        assert (entry.low, entry.value, entry.high) == (0.5, 0.6, 0.7)

    def test_correlations_change_no_figure(self, tmp_path: Path) -> None:
        """They say how draws move together."""
        text = "[[correlations]]\nbetween = ['uptake', 'late_share']\nvalue = 0.5"
        (setting,) = scenario(tmp_path, text).settings
        assert setting.value == {"between": ("uptake", "late_share"), "value": 0.5}
        assert from_file(tmp_path, text) == plain("changsha")

    def test_a_dotted_name_in_quotes(self, tmp_path: Path) -> None:
        """The name of `--set` works as a key."""
        setup = from_file(tmp_path, '[parameters]\n"tariff.2026" = 420\n')
        assert tariff(setup, 2026) == 420

    def test_years_and_types_in_any_nesting(self, tmp_path: Path) -> None:
        """One year, and from one on, for one type; a type may stand before or behind."""
        texts = (
            "secondary_vocational = { 2027 = 0.6, since.2029 = 0.7 }",
            "secondary_vocational.since = { 2029 = 0.7 }\nsecondary_vocational.2027 = 0.6",
            "since.2029.secondary_vocational = 0.7\n2027.secondary_vocational = '60%'",
        )
        words = {"institution_type": "secondary_vocational"}
        for text in texts:
            people = from_file(tmp_path, f"[assumptions.uptake]\n{text}").assumptions
            found = [people.parameter("uptake").in_force(words, year=y) for y in range(2026, 2031)]
            assert [one.value for one in found if one] == [0.52, 0.6, 0.52, 0.7, 0.7]

    def test_in_a_table_what_begins_later_is_applied_later(self, tmp_path: Path) -> None:
        """A table has no order: one year stands over what holds from an earlier one on."""
        text = "[parameters]\ntariff = { 2030 = 460, since.2028 = '+30', 2027 = 420 }\n"
        setup = from_file(tmp_path, text)
        assert [tariff(setup, year) for year in range(2026, 2032)] == [
            400, 420, 450, 450, 460, 450,
        ]  # fmt: skip

    def test_changes_are_texts(self, tmp_path: Path) -> None:
        """With a sign; a plus between other words, or of a correlation, is none."""
        text = (
            "name = 'a = +1'  # = +2\n[parameters]\ntariff.2026 = '-20'\n"
            "[[correlations]]\nbetween = ['uptake', 'late_share']\nvalue = +0.5"
        )
        assert tariff(from_file(tmp_path, text), 2026) == 380

    def test_options_are_applied_over_files(self, tmp_path: Path) -> None:
        """The file's 420 and 20 more."""
        path = written(tmp_path, "scenario.toml", "[parameters]\ntariff.2027 = 420")
        settings = settings_of([Path(path)], ["tariff.2027=+20"])
        (setup,) = apply_settings({"changsha": plain("changsha")}, settings).values()
        assert tariff(setup, 2027) == 440

    def test_shares_of_a_mix_as_percentages(self, tmp_path: Path) -> None:
        """14 % and 86 % are all."""
        text = "[assumptions.affiliation]\ncentral = '14%'\nmunicipal = '86%'"
        mix = from_file(tmp_path, text).assumptions.mix("affiliation")
        assert mix == {"central": 0.14, "municipal": 0.86}

    def test_settings_know_where_they_stand(self, tmp_path: Path) -> None:
        """Head and words of a name, and the file for messages."""
        path = tmp_path / "mine.toml"
        path.write_text("[parameters.tariff.dalian]\n2025 = 333\n", encoding="utf-8")
        (setting,) = read_scenario(path).settings
        assert isinstance(setting, Setting)
        assert (setting.head, setting.words) == ("tariff", ("dalian", "2025"))
        assert setting.origin.label == str(path)

    def test_an_empty_file_changes_nothing(self, tmp_path: Path) -> None:
        """It is a scenario: the one in which all is as it stands."""
        empty = scenario(tmp_path, "")
        assert (empty.name, empty.regions, empty.cohorts, empty.settings) == (None, (), (), ())

    def test_reforms_come_before_what_they_declare(self, tmp_path: Path) -> None:
        """The file names the reform and sets its parameter."""
        text = 'reforms = ["assisted_do_not_wait"]\n[parameters]\nassisted_wait_days = 10\n'
        law = from_file(tmp_path, text, "heilongjiang").rules.law
        assert int(law.at("assisted_wait_days", 2024).value) == 10


class TestWhom:
    """What a file says of itself: its name, regions and cohorts."""

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ('name = "Dearer"', Pair("Dearer", "Dearer")),
            ('name = { en = "Dearer", zh = "提高" }', Pair("Dearer", "提高")),
        ],
    )
    def test_its_name(self, tmp_path: Path, text: str, name: Text) -> None:
        """One for both languages, or one for each."""
        assert scenario(tmp_path, text).name == name

    @pytest.mark.parametrize(
        ("text", "regions"),
        [
            ('region = "liaoning"', ("liaoning",)),
            ('region = ["liaoning", "changsha", "liaoning"]', ("liaoning", "changsha")),
            ('region = "all"', tuple(region_names())),
        ],
    )
    def test_its_regions(self, tmp_path: Path, text: str, regions: tuple[str, ...]) -> None:
        """One, several in their order, or all."""
        assert scenario(tmp_path, text).regions == regions

    @pytest.mark.parametrize(
        ("text", "cohorts"),
        [
            ("cohort = 2024", (2024,)),
            ('cohort = "2024"', (2024,)),
            ('cohort = "2022:2024"', (2022, 2023, 2024)),
        ],
    )
    def test_its_cohorts(self, tmp_path: Path, text: str, cohorts: tuple[int, ...]) -> None:
        """A number, or words as the option takes them."""
        assert scenario(tmp_path, text).cohorts == cohorts


class TestWho:
    """Of a forecast the command line says who; otherwise the last scenario file that says it."""

    def forecast_by(self, simulate: Simulate, *arguments: object) -> set[tuple[str, str]]:
        """Return the regions and cohorts that were forecast."""
        ran = simulate(*arguments, "--students", "10", "--quiet", "--format", "csv")
        assert ran.code == 0, ran.err
        return {(row["region"], row["cohort"]) for row in rows_of(ran.out)}

    def test_the_file_says_who(self, simulate: Simulate, tmp_path: Path) -> None:
        """Without --region and --cohort."""
        path = written(tmp_path, "one.toml", 'region = ["quanzhou", "liaoning"]\ncohort = 2025')
        found = self.forecast_by(simulate, "--scenario", path)
        assert found == {("quanzhou", "2025"), ("liaoning", "2025")}

    def test_the_command_line_wins(self, simulate: Simulate, tmp_path: Path) -> None:
        """Region and cohort each for itself."""
        path = written(tmp_path, "one.toml", 'region = "quanzhou"\ncohort = 2025')
        elsewhere = self.forecast_by(simulate, "--scenario", path, "--region", "changsha")
        assert elsewhere == {("changsha", "2025")}
        assert self.forecast_by(simulate, "--scenario", path, "--cohort", "2023") == {
            ("quanzhou", "2023")
        }

    def test_the_later_file_wins(self, simulate: Simulate, tmp_path: Path) -> None:
        """A file that leaves something open takes it from the one before."""
        one = written(tmp_path, "one.toml", 'region = "quanzhou"\ncohort = 2025')
        other = written(tmp_path, "other.toml", 'region = "changsha"')
        found = self.forecast_by(simulate, "--scenario", one, "--scenario", other)
        assert found == {("changsha", "2025")}


WRONG: Final = {
    "assumption = 1": "unknown key 'assumption'; did you mean 'assumptions'? known: ",
    "uptake = 1": "'uptake' stands under [assumptions]",
    "uptak = 1": "unknown key 'uptak'; known: assumptions, cohort, correlations, name, param",
    "assumptions = 1": "assumptions: found 1, expected a table",
    "name = 3": "name: found 3, expected words, or a table of them with en and zh",
    'name = { en = "x" }': "name.zh: key 'zh' is missing",
    'region = "chansha"': "region: found 'chansha', expected a region, or all; did you mean chang",
    "region = 3": "region: found 3, expected a list of names",
    "region = []": "region: found [], expected at least one region",
    'region = ["changsha", 3]': "region: found ['changsha', 3], expected a list of names",
    "cohort = 2021": "cohort: found 2021, expected insurance years from 2022 to 2101, the first",
    'cohort = "2026:2024"': "cohort: found '2026:2024', expected insurance years from 2022 to ",
    'cohort = "soon"': "cohort: found 'soon', expected an insurance year such as 2024, or a ra",
    "cohort = 2024.5": "cohort: found 2024.5, expected an insurance year such as 2024, or a ran",
    "cohort = true": "cohort: found True, expected an insurance year such as 2024, or a range",
    'reforms = "assisted_do_not_wait"': "reforms: found 'assisted_do_not_wait', expected a list",
    'reforms = ["assisted_do_not_wai"]': "reforms: unknown reform 'assisted_do_not_wai'; did you",
    'reforms = ["assisted_do_not_wait"]': "expected a reform for changsha; this one is for heilo",
    "[assumptions]\nuptak = 1": "assumptions: unknown name 'uptak'; did you mean 'uptake'?",
    "[parameters]\nuptake = 1": "parameters: 'uptake' stands under [assumptions]",
    "[assumptions]\ntariff = 400": "assumptions: 'tariff' stands under [parameters]",
    "[switches]\nclaim_timin = 'x'": "switches: unknown name 'claim_timin'; did you mean 'claim_",
    "[assumptions]\nuptake = true": "uptake: found True, expected a number from 0 to 1",
    "[assumptions]\nuptake = [1]": "uptake: found [1], expected a number from 0 to 1",
    "[assumptions]\nuptake = '0.5'": "uptake: found '0.5', expected a number",
    "[assumptions]\nlate_share = 1.2": "late_share: found 1.2, expected a number from 0 to 1",
    "[assumptions]\nuptake = nan": "uptake: found nan, expected a number from 0 to 1",
    "[assumptions]\nuptake.tertairy = 1": "uptake.tertairy: found 'tertairy', expected a study yea",
    "[assumptions]\nuptake.9 = 1": "uptake.9: found 9, expected a study year from 1 to 8",
    "[assumptions]\ninstitution_aid_percent = 7.5": "found 7.5, expected a whole number from 0 t",
    "[assumptions]\nentrants.2024 = 5": "entrants: without a type of institution, expected one",
    "[assumptions]\nentrants.primary.2021 = 5": "entrants.primary.2021: found 2021, expected a c",
    "[assumptions.relief]\ntekun = 0.4": "relief: found 'shares adding to 0.4', expected shares ",
    "[assumptions.relief]\ntekun = 'x'": "relief.tekun: found 'x', expected a number from 0 to 1",
    "[assumptions.relief.tekun]\nx = 1": "relief.tekun: found {'x': 1}, expected shares by word",
    "[assumptions]\naffiliation = 0.5": "affiliation: found 0.5, expected shares by word, or the",
    "[assumptions.programme_years.tertairy]\n4 = 1": "or a word; did you mean 'tertiary'?",
    "[assumptions.programme_years.tertiary.evening]\n4 = 1.0": (
        "programme_years.tertiary.evening: found 'evening', expected a cohort from 2022 to 2101"
    ),
    "[parameters.tariff]": "tariff: found {}, expected at least one value",
    "[parameters.tariff]\n2026 = 'x'": "tariff.2026: found 'x', expected an amount of 0 or more",
    "[parameters.tariff]\n2026 = '420'": "tariff.2026: found '420', expected an amount of 0 or",
    "[parameters.tariff]\n2026 = -1": "tariff.2026: found -1, expected an amount of 0 or more",
    "[parameters.tariff]\n2026 = 1.234": "tariff.2026: found 1.234, expected an amount of 0 or ",
    "[parameters]\ntariff = { 2021 = 300 }": "tariff.2021: found 2021, expected a year from 2022",
    "[parameters]\ntariff = { 2200 = 300 }": "tariff.2200: found 2200, expected a year from 2022",
    "[parameters.tariff.2026.x]\ny = 1": "tariff.2026.x.y: found 'x', expected a year from 2022 ",
    "[parameters.tariff.2026]\n2027 = 1": "tariff.2026.2027: expected one year, found another",
    "[parameters.fiscal_share]\nmunicipal.municipal = 9": "one affiliation, found another; did you",
    "[parameters]\ntariff = 2024-09-01": "tariff: found datetime.date(2024, 9, 1), expected an am",
    "[parameters]\nrelief_share.dibao = 0.5": "relief_share.dibao: found 0.5, expected a whole num",
    "[parameters]\nrelief_share.dibao = 1": "a whole number from 0 to 100; write 1% or 100%",
    "[parameters]\ntariff.2027 = +20": "line 2: 'tariff.2027 = +20': TOML reads +20 as a value, ",
    "[parameters]\ntariff = { since.2027 = +2.5 }": 'a change is written in quotes: "+2.5"',
    "[parameters]\ntariff.since = 420": "tariff.since: found 'since', expected a year after since",
    "[parameters]\ntariff.2027 = '+x'": "tariff.2027: found '+x', expected a change such as +20",
    "[parameters.window_closes]\n2024 = 5": "window_closes.2024: found 5, expected a day such as",
    "[switches]\nclaim_timing = 'at_onec'": "claim_timing: found 'at_onec', expected one of its ",
    "[switches.claim_timing]\n2024 = 'at_once'": "claim_timing.2024: found 'at_once', expected cl",
    "[assumptions]\nuptake = { value = 0.5, low = 0.4 }": "expected one value, or value, low, high",
    "[assumptions]\nuptake = { value = 0.5, low = 0.6, high = 0.7 }": "low, value and high in ris",
    "[assumptions]\nuptake = { value = 0.5, low = 0.4, high = 1.1 }": "expected a number from 0 to",
    "correlations = 0.5": "correlations: found 0.5, expected tables [[correlations]] with between",
    "[[correlations]]\nvalue = 0.5": "correlations[0].between: key 'between' is missing",
    "[[correlations]]\nbetween = ['uptake']\nvalue = 0.5": "expected the names of two assumptions",
    "[[correlations]]\nbetween = ['uptake', 'uptake']\nvalue = 0.5": "the names of two assumptions",
    "[[correlations]]\nbetween = ['uptake', 'late_share']\nvalue = 1": "a number between -1 and 1",
    "[assumptions": "not a TOML file: ",
    "[assumptions]\nuptake = 0.5\nuptake 0.6": "not a TOML file: line 3, column 8: 'uptake 0.6'",
}


class TestWrong:
    """One line, which names file and key, what was found and what was expected."""

    @pytest.mark.parametrize("text", WRONG)
    def test_what_is_wrong_is_one_line_and_exit_code_2(
        self, simulate: Simulate, tmp_path: Path, text: str
    ) -> None:
        """Nothing on standard output."""
        path = written(tmp_path, "scenario.toml", text)
        asked = ("--region", "changsha", "--cohort", "2024", "--students", "10")
        ran = simulate(*asked, "--scenario", path)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"Error: {path}: ")
        assert WRONG[text] in ran.err
        assert ran.err.count("\n") == 1

    def test_a_file_that_begins_with_a_mark_is_read(self, tmp_path: Path) -> None:
        """As Notepad saves it."""
        marked = scenario(tmp_path, "\ufeff[assumptions]\nuptake = 0.5")
        assert [one.name for one in marked.settings] == ["uptake"]

    def test_a_missing_file(self, tmp_path: Path) -> None:
        """Its name, and that there is none; the nearest one beside it."""
        (tmp_path / "somewhere.toml").touch()
        with pytest.raises(
            FileFault, match=r"nowhere\.toml: no such file; did you mean 'somewhere"
        ):
            read_scenario(tmp_path / "nowhere.toml")

    def test_text_that_is_not_utf_8(self, tmp_path: Path) -> None:
        """A file in another encoding is no TOML."""
        path = tmp_path / "gbk.toml"
        path.write_bytes("name = '长沙'".encode("gbk"))
        with pytest.raises(FileFault, match=r"gbk\.toml: not a TOML file: it is not in UTF-8"):
            read_scenario(path)

    def test_a_folder_instead_of_a_file(self, tmp_path: Path) -> None:
        """A folder is no scenario."""
        with pytest.raises(XuebaoError):
            read_scenario(tmp_path)
