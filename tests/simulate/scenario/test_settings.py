"""Settings: what `--set NAME=VALUE` changes, and what of it is refused."""

from typing import Final

import pytest

from kernel.codes import Affiliation, Level
from kernel.errors import FileFault, RequestError, XuebaoError
from kernel.parameters import Switch
from simulate.scenario.assumptions import MIXES
from simulate.scenario.name_words import keys_of
from simulate.scenario.settings import apply_settings, settings_from_options
from simulate.scenario.setup import Setup
from simulate.scenario.values import label_of
from tests.simulate.making import YUAN, plain, under

LIAONING: Final = ("shenyang", "dalian", "anshan", "fushun", "other")


def tariff(setup: Setup, year: int, locality: int = 0) -> int:
    """Return a region's tariff in yuan."""
    return int(setup.rules.law.at("tariff", year, locality=locality).value) // YUAN


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

    def test_an_alternative_that_has_a_value_a_type(self) -> None:
        """Quanzhou's published entrants of about 2011; the other types keep theirs."""
        entrants = under("quanzhou", "entrants=published").assumptions.entrants(2025)
        assert {word: entry.value for word, entry in entrants.items()} == {
            "kindergarten": 131_500, "primary": 107_500, "junior": 71_800,
            "senior": 0, "tertiary": 47_300,
        }  # fmt: skip
        primary = entrants["primary"]
        assert (primary.low, primary.high) == (53_750, 161_250)
        assert primary.source.startswith("--set entrants=published: 泉州统计公报")

    @pytest.mark.parametrize("name", ["entrants.primary", "entrants.2025.primary"])
    def test_an_alternative_of_one_type(self, name: str) -> None:
        """Only that one is taken, and only for the cohort that is named."""
        people = under("quanzhou", f"{name}=published").assumptions
        later = 107_500 if name == "entrants.primary" else 0
        assert people.entrants(2025)["primary"].value == 107_500
        assert people.entrants(2026)["primary"].value == later
        assert people.entrants(2025)["kindergarten"].value == 0

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
        """An interpretation is turned."""
        law = under("quanzhou", "governing_text=letter").rules.law
        assert law.switch("governing_text") == "letter"

    def test_a_mix_of_one_type_on_one_entry(self) -> None:
        """The other types keep theirs."""
        mixes = under("zhengzhou", "programme_years.tertiary=5").assumptions
        assert mixes.mix("programme_years", "tertiary") == {"5": 1.0}
        assert mixes.mix("programme_years", "secondary_vocational") == {"3": 1.0}

    def test_a_standard_announced_a_year_ahead(self) -> None:
        """The national standard of 2021 is part of what a late payer owes in 2022."""
        law = under("heilongjiang", "fiscal_standard.2021=600").rules.law
        assert int(law.at("fiscal_standard", 2021).value) == 600 * YUAN

    def test_a_reform(self) -> None:
        """Whatever the order, its parameter may be set beside it; other regions know neither."""
        options = ("assisted_wait_days=30", "reforms=assisted_do_not_wait")
        rules = under("heilongjiang", *options).rules
        assert [layer.name for layer in rules.reforms] == ["assisted_do_not_wait"]
        assert int(rules.law.at("assisted_wait_days", 2024).value) == 30

    def test_a_window(self) -> None:
        """A day within the insurance year."""
        setup = under("zhengzhou", "window_closes=y-1-12-31")
        day = setup.rules.law.day("window_closes", 2024).value
        assert int(day) - int(plain("zhengzhou").rules.law.day("window_closes", 2024).value) == 6

    def test_the_installed_region_is_untouched(self) -> None:
        """A scenario is applied over a copy."""
        under("changsha", "tariff.2026=420", "uptake=1", "withdrawn_level=central")
        assert tariff(plain("changsha"), 2026) == 400
        assert plain("changsha").assumptions.number("uptake") == 0.52
        assert plain("changsha").rules.law.switch("withdrawn_level") == "none"


class TestNames:
    """What tables call a value is a name that sets it."""

    @pytest.mark.parametrize("region", ["changsha", "liaoning"])
    def test_every_label_sets_the_value_that_it_stands_for(self, region: str) -> None:
        """Words that one value is for stand with a plus between them, first years with since."""
        setup = plain(region)
        known = {**setup.rules.law.parameters, **setup.assumptions.parameters}
        for parameter in known.values():
            for entry in parameter.effective if parameter.name not in MIXES else ():
                (setting,) = settings_from_options([f"{label_of(parameter, entry)}=1"])
                keys = keys_of(parameter, setting, setup.assumptions.vocabulary)
                expected = {**entry.keys, **entry.dates}
                if entry.since is not None:
                    expected = {**entry.keys, "since": entry.since}
                assert keys == expected

    def test_words_of_one_kind(self) -> None:
        """A category and a type are two kinds."""
        with pytest.raises(FileFault, match="', expected words of one kind"):
            under("changsha", "relief_share.tekun+tertiary=50")


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
            ("tariff.2024=1_000", "tariff.2024: found '1_000', expected an amount of 0 or more"),
            ("tariff.2024=４２０", "tariff.2024: found '４２０', expected an amount of 0 or more"),
            ("tariff.2024=5%", "tariff.2024: found '5%', expected an amount of 0 or more"),
            ("tariff.2024=+5%", "tariff.2024: found '+5%', expected an amount of 0 or more"),
            ("tariff.2024=+", "tariff.2024: found '+', expected a change such as +20, -20 or *1.1"),
            ("tariff.2024=*-2", "found '*-2', expected a change such as +20, -20 or *1.1"),
            ("window_closes=+1", "window_closes: found '+1', expected a day such as"),
            ("uptake.since=0.5", "found 'since', expected a year after since, e.g. since.2027"),
            ("uptake.since.3=0.5", "found 3, expected a year after since, e.g. since.2027"),
            ("tariff.since.2027.2028=4", "tariff.since.2027.2028: expected one year, found anoth"),
            ("relief_share=1", "relief_share: found 1, expected a whole number from 0 to 100; wri"),
            ("relief_share=1", "; write 1% or 100%"),
            ("relief_share=0.5", "found 0.5, expected a whole number from 0 to 100; write 50%"),
            ("relief_share.dibao=+1", "; write +1% or +100%"),
            (
                "benefit_cost=+1",
                "benefit_cost: found '+1', expected a value: there is none",
            ),
            ("relief=+5", "relief: found '+5', expected shares by word, or the one word"),
            ("correlations=1", "correlations stand in a scenario file, in tables [[correlations]]"),
            ("reforms.2027=x", "expected reforms=NAME, without years and words"),
            ("tariff.2024=3.141", "tariff.2024: found 3.141, expected an amount of 0 or more"),
            ("tariff.2024=inf", "tariff.2024: found inf, expected an amount of 0 or more"),
            ("tariff.2024=much", "tariff.2024: found 'much', expected an amount of 0 or more"),
            ("tariff.1999=5", "tariff.1999: found 1999, expected a year from 2022 to 2108"),
            (
                "tariff.soon=5",
                "tariff.soon: found 'soon', expected a year from 2022 to 2108 or a word; ",
            ),
            ("uptake.9=0.5", "uptake.9: found 9, expected a study year from 1 to 8"),
            ("fiscal_standard.2020=5", "found 2020, expected a year from 2021 to 2108"),
            ("entrants.primary.2021=5", "found 2021, expected a cohort from 2022 to 2101"),
            ("entrants.primary.2102=5", "found 2102, expected a cohort from 2022 to 2101"),
            (
                "claim_timing.2024=at_once",
                "expected claim_timing alone: an interpretation holds in all",
            ),
            ("relief.tekun=0.5", "relief.tekun: found 0.5, expected shares by word, or the one"),
            ("affiliation=0.5", "affiliation: found 0.5, expected shares by word, or the one"),
            ("reforms=nothing", "reforms: unknown reform 'nothing'; known: assisted_do_not_wait"),
            ("reforms=assisted_do_not_wait", "reform for changsha; this one is for heilongjiang"),
            ("uptak=0.5", "unknown name 'uptak'; did you mean 'uptake'?"),
            ("institution_aid_percent=7.5", "found 7.5, expected a whole number from 0 to 100"),
            ("institution_aid_percent=101", "found 101, expected a whole number from 0 to 100"),
            ("programme_years=9", "programme_years: found '9', expected a word; known: 1, 2,"),
            ("locality=dalian", "locality: found 'dalian', expected a word; known: changsha"),
            ("window_closes=y-13-01", "found 'y-13-01', expected a day such as"),
            (
                "entrants.2024=-1",
                "entrants: without a type of institution, expected one, e.g. entr",
            ),
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
                "found 'centrl', expected one of its interpretations; did you mean 'central'?",
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

    @pytest.mark.parametrize("region", ["liaoning", "heilongjiang"])
    def test_entrants_that_are_published_nowhere(self, region: str) -> None:
        """The message says why the number is 0."""
        with pytest.raises(FileFault) as refusal:
            under(region, "entrants=published")
        assert str(refusal.value) == (
            "--set entrants=published: entrants: found 'published', expected a number; "
            "not found for this province; 0 is a choice"
        )

    def test_an_alternative_without_a_value_of_the_type(self) -> None:
        """Quanzhou's senior stage is counted with vocational schools, so there is none."""
        with pytest.raises(RequestError, match=r"entrants\.senior\.kindergarten: expected one"):
            under("quanzhou", "entrants.senior=published")

    def test_a_number_of_entrants_without_their_type(self) -> None:
        """One number for every type from kindergarten to university is not meant."""
        with pytest.raises(RequestError, match="entrants: without a type of institution, expected"):
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
