"""What is assumed about people: read from the files, checked, and applied over by a user."""

from pathlib import Path
from typing import Final

import pytest

from kernel.codes import Basis
from kernel.entries import Entry
from kernel.errors import FileFault, RequestError
from kernel.tomlfiles import TomlFile
from simulate.scenario.assumptions import MIXES, Assumptions
from tests.fiction.world import load_testland
from tests.simulate.conftest import Edited
from tests.simulate.making import REGIONS, SCENARIO, plain, under

TESTLAND: Final = Assumptions.of(load_testland())


def changed_to(value: float | str, study_year: int | None = None) -> Entry:
    """Return an entry as a user's setting gives it."""
    return Entry(value, Basis.ASSUMED, "mine", low=value, high=value, study_year=study_year)


def uptake(assumptions: Assumptions) -> list[float]:
    """Return the uptake of the cohort of 2024 in each year of study."""
    (by_year,) = assumptions.numbers("uptake", ["tertiary"], 2024, 8).tolist()
    return by_year  # type: ignore[no-any-return]  # numpy types what is in a list as Any


class TestValues:
    """Numbers and tables of shares, a region's over the national ones."""

    def test_the_national_layer_decides_what_the_region_leaves_out(self) -> None:
        """Testland says who prepays, Middle-earth who pays late."""
        assert TESTLAND.number("prepay_share") == 0.5
        assert TESTLAND.number("late_share") == 0.1

    def test_a_region_replaces_the_national_values(self) -> None:
        """Heilongjiang's uptake is its own, with the target of 95 % beside it."""
        heilongjiang = plain("heilongjiang").assumptions
        assert heilongjiang.number("uptake") == 0.52
        assert heilongjiang.parameter("uptake").alternatives["target"][0].value == 0.95

    def test_uptake_is_given_by_year_of_study(self) -> None:
        """One number holds for all eight years."""
        assert uptake(TESTLAND) == [0.8] * 8

    def test_a_mix_may_differ_by_institution(self) -> None:
        """Half of the university students take three years, every vocational student does."""
        assert TESTLAND.mix("programme_years", "tertiary") == {"3": 0.5, "4": 0.5}
        assert TESTLAND.mix("programme_years", "secondary_vocational") == {"3": 1.0}
        assert TESTLAND.mix("programme_years", "primary") == {}

    @pytest.mark.parametrize("region", REGIONS)
    @pytest.mark.parametrize("name", MIXES)
    def test_every_table_of_shares_adds_to_one(self, region: str, name: str) -> None:
        """Of every installed region, by type where it differs by type."""
        assumptions = plain(region).assumptions
        types = {t for e in assumptions.parameter(name).entries for t in e.institution_type}
        for institution_type in types or {""}:
            shares = assumptions.mix(name, institution_type)
            if shares:
                assert sum(shares.values()) == pytest.approx(1, abs=1e-6)

    @pytest.mark.parametrize("region", REGIONS)
    def test_every_region_has_every_assumption_of_the_contract(self, region: str) -> None:
        """The names that scenarios may rely on."""
        assumptions = plain(region).assumptions
        known = {*assumptions.parameters, *plain(region).rules.law.parameters}
        assert known >= {
            "uptake", "late_share", "prepay_share", "insured_on_entry_share", "assisted_share",
            "institution_aid_percent", "leave_rate", "refund_application_share",
            "employee_here_share", "tariff_rise", "fiscal_rise", *MIXES,
        }  # fmt: skip

    @pytest.mark.parametrize("region", REGIONS)
    def test_what_a_forecast_cannot_do_without_is_required(self, region: str) -> None:
        """A region without a value of its own, or a national one, is refused; entrants may be 0."""
        people = plain(region).assumptions.parameters.values()
        assert {one.name for one in people if one.role.required} == {
            "uptake", "late_share", "prepay_share", "insured_on_entry_share", "assisted_share",
            "institution_aid_percent", "leave_rate", "refund_application_share",
            "employee_here_share", "programme_years", "affiliation", "relief",
        }  # fmt: skip

    def test_an_unknown_name_is_refused_with_the_nearest(self) -> None:
        """A slip of the pen is recognised."""
        with pytest.raises(RequestError, match="unknown assumption 'uptke'; did you mean 'uptake'"):
            TESTLAND.number("uptke")

    def test_a_general_mix_gives_way_to_that_of_a_type(self) -> None:
        """All take four years, then university students three: the others still take four."""
        changed = TESTLAND.with_mix("programme_years", {"4": 1}, SCENARIO)
        changed = changed.with_mix("programme_years", {"3": 1}, SCENARIO, "tertiary")
        assert changed.mix("programme_years", "tertiary") == {"3": 1.0}
        assert changed.mix("programme_years", "secondary_vocational") == {"4": 1.0}


class TestEntrants:
    """How many enter, by cohort and type."""

    def test_the_cohorts_own_number(self) -> None:
        """Changsha's universities, cohort 2024."""
        entrants = plain("changsha").assumptions.entrants(2024)
        assert {word: entry.value for word, entry in entrants.items()} == {"tertiary": 282_900}

    def test_a_later_cohort_is_held_at_the_last_one_and_says_so(self) -> None:
        """Cohort 2040 has as many as cohort 2027; the number is an assumption with a range."""
        entry = plain("changsha").assumptions.entrants(2040)["tertiary"]
        assert (entry.value, entry.basis) == (288_600, Basis.ASSUMED)
        assert entry.source.startswith("held at cohort 2027: ")
        assert (entry.low, entry.high) == (271_284, 305_916)

    def test_a_count_that_is_held_becomes_an_assumption(self) -> None:
        """An explicit number holds for its own cohort only; extended it has itself as range."""
        count = Entry(500, Basis.EXPLICIT, "a count", cohort=2030)
        found = TESTLAND.with_entry("entrants", count, SCENARIO)
        assert found.entrants(2030)["tertiary"].basis == Basis.EXPLICIT
        held = found.entrants(2031)["tertiary"]
        assert (held.value, held.low, held.high) == (500, 500, 500)
        assert (held.basis, held.source) == (Basis.ASSUMED, "held at cohort 2030: a count")

    def test_a_number_for_every_cohort(self) -> None:
        """Nobody enters a primary school of Liaoning, in whatever cohort, until a user says so."""
        assert plain("liaoning").assumptions.entrants(2031)["primary"].value == 0
        changed = under("liaoning", "entrants.primary=7").assumptions
        assert changed.entrants(2031)["primary"].value == 7

    def test_an_earlier_cohort_without_a_number_is_refused(self, edited: Edited) -> None:
        """Numbers are extended forward, never back."""
        old = '  { cohort = 2022, institution_type = "tertiary", value = 10000, '
        assumptions = edited(old, old.replace("2022", "2028"))
        with pytest.raises(RequestError, match="no value for 'tertiary' in cohort 2022"):
            assumptions.entrants(2022)


class TestChanges:
    """What a user changes."""

    def test_the_last_value_wins(self) -> None:
        """Two settings of one name: the later one."""
        found = TESTLAND.with_entry("uptake", changed_to(0.3), SCENARIO)
        found = found.with_entry("uptake", changed_to(0.4), SCENARIO)
        assert uptake(found) == [0.4] * 8

    def test_a_year_of_study_changes_alone(self) -> None:
        """Only the third year."""
        found = TESTLAND.with_entry("uptake", changed_to(0.3, study_year=3), SCENARIO)
        assert uptake(found) == [0.8, 0.8, 0.3, 0.8, 0.8, 0.8, 0.8, 0.8]

    def test_a_mix_is_replaced_whole(self) -> None:
        """The entries of before are gone, those of every type."""
        found = TESTLAND.with_mix("programme_years", {"2": 1.0}, SCENARIO)
        assert found.mix("programme_years", "tertiary") == {"2": 1.0}
        assert found.mix("programme_years", "primary") == {"2": 1.0}

    def test_a_mix_of_one_type_leaves_the_others(self) -> None:
        """University students take five years now, vocational ones three as before."""
        found = TESTLAND.with_mix("programme_years", {"5": 1.0}, SCENARIO, "tertiary")
        assert found.mix("programme_years", "tertiary") == {"5": 1.0}
        assert found.mix("programme_years", "secondary_vocational") == {"3": 1.0}

    def test_the_original_is_untouched(self) -> None:
        """Applying a value makes new assumptions."""
        TESTLAND.with_entry("uptake", changed_to(0.3), SCENARIO)
        TESTLAND.with_mix("relief", {"tekun": 1.0}, SCENARIO)
        assert TESTLAND.number("uptake") == 0.8
        assert len(TESTLAND.mix("relief")) == 3

    @pytest.mark.parametrize("value", [-0.1, 1.1, True, "much"])
    def test_a_share_outside_0_to_1_is_refused(self, value: float | str) -> None:
        """The message names the origin, the assumption, what was found and what was expected."""
        with pytest.raises(FileFault, match=r"scenario.toml: uptake: found .*, expected a number"):
            TESTLAND.with_entry("uptake", changed_to(value), SCENARIO)

    def test_shares_that_do_not_add_to_one_are_refused(self) -> None:
        """Half of the students are nowhere."""
        with pytest.raises(FileFault, match=r"relief: found 'shares adding to 0.5'"):
            TESTLAND.with_mix("relief", {"tekun": 0.5}, SCENARIO)

    def test_a_word_that_a_table_does_not_know_is_refused(self) -> None:
        """The nearest one is named."""
        with pytest.raises(FileFault, match="found 'tekn', expected a word; did you mean 'tekun'"):
            TESTLAND.with_mix("relief", {"tekn": 1.0}, SCENARIO)

    def test_localities_are_the_regions_own(self) -> None:
        """Dalian is not in Testland."""
        with pytest.raises(FileFault, match="found 'dalian', expected a word; known: bree, shire"):
            TESTLAND.with_mix("locality", {"dalian": 1.0}, SCENARIO)

    def test_the_longest_programme_is_eight_years(self) -> None:
        """Nine is refused, eight is not."""
        eight = TESTLAND.with_mix("programme_years", {"8": 1.0}, SCENARIO)
        assert eight.mix("programme_years", "tertiary") == {"8": 1.0}
        with pytest.raises(FileFault, match="found '9', expected a word"):
            TESTLAND.with_mix("programme_years", {"9": 1.0}, SCENARIO)

    @pytest.mark.parametrize("name", ["affiliation", "relief"])
    def test_a_table_without_shares_is_refused(self, name: str) -> None:
        """Nobody would have an affiliation, nor a category."""
        with pytest.raises(FileFault):
            TESTLAND.with_mix(name, {}, SCENARIO)


class TestFaultyFiles:
    """A region's `population.toml` with a fault is refused when it is read."""

    @pytest.mark.parametrize(
        ("old", "new", "message"),
        [
            ("[prepay_share]", "[prepay_shar]", r"prepay_shar: found 'values', expected .*nearest"),
            ("value = 0.50", "value = 1.50", r"prepay_share.values\[0\]: found 1.5, expected"),
            ('"shire", value = 0.60', '"shire", value = 0.55', "shares adding to 0.95"),
            ('entry = "municipal"', 'entry = "communal"', "found 'communal', expected a word"),
            ("low = 0.30, high = 0.70, ", "", "a range .* where, and only where,"),
            ("low = 0.30", "low = 0.60", "low, value and high in rising order"),
            ('basis = "assumed"', 'basis = "guessed"', "found 'guessed', expected a basis"),
            ("cohort = 2022", 'cohort = "2022"', "found '2022', expected int"),
            ('source = "made up" }]', 'sauce = "made up" }]', "unknown key 'sauce'"),
        ],
    )
    def test_the_message_names_file_key_and_what_was_expected(
        self, edited: Edited, old: str, new: str, message: str
    ) -> None:
        """Misspelt names, impossible shares, ranges that are missing or turned round."""
        message = message.replace(".*nearest", ".*did you mean 'prepay_share'")
        with pytest.raises(FileFault, match=rf"population.toml: .*{message}"):
            edited(old, new)

    def test_an_assumption_without_a_value_is_refused(self, edited: Edited) -> None:
        """Middle-earth has no default for it."""
        with pytest.raises(RequestError, match="prepay_share: no value, and no national default"):
            edited("[prepay_share]\nvalues = [{", "[late_share]\nvalues = [{")

    def test_a_year_of_study_without_a_value_is_refused(self, edited: Edited) -> None:
        """Uptake for the first year only says nothing of the second."""
        value = '{ study_year = 1, value = 1, basis = "explicit", source = "made up" }'
        line = f"[uptake]\nvalues = [{value}]"
        assumptions = edited("[prepay_share]", f"{line}\n\n[prepay_share]")
        fault = "uptake: no value for 'tertiary', insurance year 2025, study year 2"
        with pytest.raises(RequestError, match=fault):
            uptake(assumptions)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """Not a traceback but a message."""
    with pytest.raises(FileFault, match=r"gone\.toml: no such file"):
        TomlFile("gone.toml", tmp_path / "gone.toml").read()
