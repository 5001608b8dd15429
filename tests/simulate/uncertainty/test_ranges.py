"""Values from their ranges: the distribution, what is rounded, and mixes that keep adding to 1."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from simulate.scenario.assumptions import MIXES
from simulate.scenario.setup import Setup
from simulate.uncertainty.ranges import Ranges, triangular
from tests.simulate.making import REGIONS, plain, under
from tests.simulate.uncertainty.making import EVERYWHERE, TESTLAND, fictional, setup_of

TESTLANDS = Ranges(TESTLAND)


def values(setup: Setup, name: str) -> list[object]:
    """Return the values of a parameter in force, in the order of its entries."""
    people, law = setup.assumptions.parameters, setup.rules.law.parameters
    return [entry.value for entry in {**law, **people}[name].effective]


def mix(setup: Setup, name: str, institution_type: str = "") -> Mapping[str, float]:
    """Return a table of shares, to six decimals."""
    shares = setup.assumptions.mix(name, institution_type)
    return {word: round(share, 6) for word, share in shares.items()}


def divided(shares: Sequence[float], low: float, high: float) -> Setup:
    """Return Testland with these shares of its places, the first of which has a range."""
    people = TESTLAND.assumptions
    mixed = people.parameter("locality")
    spans = ((low, high), (shares[-1], shares[-1]))
    entries = tuple(
        evolve(entry, value=share, low=span[0], high=span[1])
        for entry, share, span in zip(mixed.entries, shares, spans, strict=False)
    )
    parameters = {**people.parameters, "locality": evolve(mixed, entries=entries)}
    return evolve(TESTLAND, assumptions=evolve(people, parameters=parameters))


class TestTriangular:
    """Quantiles of the triangular distribution."""

    @pytest.mark.parametrize(
        ("quantile", "value"), [(0, 0), (1 / 12, 1), (4 / 12, 2), (9 / 12, 3), (1, 4)]
    )
    def test_by_hand_between_0_and_4(self, quantile: float, value: float) -> None:
        """With a mode at 3: x²/12 lies below x, as far as the mode."""
        assert triangular(0, 3, 4, quantile) == pytest.approx(value, abs=1e-12)

    def test_by_hand_above_the_mode(self) -> None:
        """Between 0 and 4 with a mode at 1, (4 − x)²/12 lies above x."""
        assert triangular(0, 1, 4, 1 - 1 / 12) == pytest.approx(3)
        assert triangular(0, 1, 4, 1 - 4 / 12) == pytest.approx(2)

    @given(st.tuples(*[st.floats(-1e6, 1e6)] * 3))
    def test_the_ends_are_the_ends(self, three: tuple[float, float, float]) -> None:
        """Quantile 0 is the low end, as far as numbers go, and 1 the high one to the last bit."""
        low, mode, high = sorted(three)
        assert triangular(low, mode, high, 0.0) == pytest.approx(low, abs=1e-9)
        assert triangular(low, mode, high, 1.0) == high

    @pytest.mark.parametrize(("low", "mode", "high"), [(0, 3, 4), (2, 2, 5), (1, 6, 6), (-1, 0, 9)])
    def test_the_mean_is_that_of_the_three(self, low: float, mode: float, high: float) -> None:
        """Over 100,000 equal steps (low + mode + high)/3, also with the mode at an end."""
        steps = (np.arange(100_000) + 0.5) / 100_000
        mean = np.mean([triangular(low, mode, high, float(q)) for q in steps])
        assert mean == pytest.approx((low + mode + high) / 3, rel=1e-5)

    @given(st.tuples(*[st.floats(0, 1e6)] * 3), st.tuples(*[st.floats(0, 1)] * 2))
    def test_a_higher_quantile_is_never_lower(
        self, three: tuple[float, float, float], two: tuple[float, float]
    ) -> None:
        """And none lies outside the range."""
        low, mode, high = sorted(three)
        one, other = (triangular(low, mode, high, q) for q in sorted(two))
        slack = 1e-9 * max(high, 1)
        assert low - slack <= one <= other + slack <= high + 2 * slack


class TestWhatMayBePlaced:
    """Which assumptions have a range."""

    @pytest.mark.parametrize("region", REGIONS)
    def test_assumed_values_with_two_ends(self, region: str) -> None:
        """And nothing else: neither what a document says nor what is assumed without doubt."""
        found = Ranges(plain(region)).entries
        assert {"uptake", "late_share", "entrants.tertiary", "fiscal_rise"} <= found.keys()
        for entries in found.values():
            assert all(entry.basis.word == "assumed" for entry in entries)
            assert all(entry.low != entry.high for entry in entries)
        assert "programme_years.secondary_vocational.3" not in found

    def test_days_have_none_to_draw_from(self) -> None:
        """Assumed days keep to the calendar: the window does not move."""
        for region in REGIONS:
            dated = [
                parameter.name
                for parameter in plain(region).rules.law.parameters.values()
                if parameter.unit == "day"
            ]
            names = {name.partition(".")[0] for name in Ranges(plain(region)).entries}
            assert dated
            assert not names & set(dated)

    def test_what_a_user_sets_has_no_range(self) -> None:
        """Uptake, and a whole mix, by `--set`."""
        found = Ranges(under("changsha", "uptake=0.7", "programme_years=4")).entries
        assert "uptake" not in found
        assert not [name for name in found if name.startswith("programme_years")]
        assert "late_share" in found


class TestPlaced:
    """Values at places in their ranges."""

    def test_all_others_are_as_they_were(self) -> None:
        """One assumption moves: uptake, of 0.6 to 1.0 around 0.8, to its ends."""
        for place, value in ((0.0, 0.6), (0.5, 0.8), (1.0, 1.0)):
            moved = TESTLANDS.at({"uptake": place})
            assert values(moved, "uptake") == [pytest.approx(value)]
            for name in TESTLAND.assumptions.parameters.keys() - {"uptake"}:
                assert moved.assumptions.parameters[name] == TESTLAND.assumptions.parameters[name]
            assert moved.rules.law == TESTLAND.rules.law

    def test_a_name_has_one_place_in_all_its_years(self) -> None:
        """The Shire's tariff of 2026 and of 2027 both at their high ends; Bree's stays."""
        before, after = (
            values(TESTLAND, "tariff"),
            values(TESTLANDS.at({"tariff.shire": 1.0}), "tariff"),
        )
        assert before[:6] == [80, 90, 100, 110, 120, 130]
        assert after[:6] == [80, 90, 100, 110, 130.0, 150.0]
        assert after[6:] == before[6:]

    def test_the_law_follows(self) -> None:
        """130 yuan in 2026, in the tables too; the basis stays assumed."""
        law = TESTLANDS.at({"tariff.shire": 1.0, "tariff_rise": 0.0}).rules.law
        assert int(law.at("tariff", 2026, locality=0).value) == 13000
        assert int(law.at("tariff", 2030, locality=0).value) == 15000
        assert (
            law.at("tariff", 2026, locality=0).basis
            == TESTLAND.rules.law.at("tariff", 2026, locality=0).basis
        )

    @given(st.floats(0, 1))
    def test_what_is_counted_is_whole(self, place: float) -> None:
        """Persons and percent are whole numbers, yuan have at most two decimals."""
        moved = TESTLANDS.at(dict.fromkeys(TESTLANDS.entries, place))
        for number in (
            *values(moved, "entrants"),
            *values(moved, "institution_aid_percent"),
            *values(moved, "relief_share"),
        ):
            assert isinstance(number, int)
        fen = [float(str(yuan)) * 100 for yuan in values(moved, "tariff")]
        assert fen == [pytest.approx(round(each), abs=1e-6) for each in fen]

    @pytest.mark.parametrize("region", EVERYWHERE)
    @pytest.mark.parametrize("place", [0.0, 0.037, 0.5, 0.81, 1.0])
    def test_every_value_is_one_that_its_file_could_hold(self, region: str, place: float) -> None:
        """Checked like a file: units, ranges around the value, tables that add to 1."""
        setup = setup_of(region)
        moved = Ranges(setup).at(dict.fromkeys(Ranges(setup).entries, place))
        moved.rules.law.check()
        vocabulary = moved.assumptions.vocabulary
        for parameter in moved.assumptions.parameters.values():
            if parameter.name not in MIXES:
                parameter.check(vocabulary)
        moved.assumptions.check_mixes()
        for name in MIXES:
            assert all(float(str(share)) >= 0 for share in values(moved, name))


class TestMixes:
    """Tables of shares keep adding to 1."""

    def test_where_one_entry_is_placed_the_others_share_the_rest(self) -> None:
        """Central at its high end of 0.2: provincial and municipal share 0.8 as 7 to 2."""
        moved = TESTLANDS.at({"affiliation.central": 1.0})
        assert mix(moved, "affiliation") == {
            "central": 0.2, "provincial": 0.622222, "municipal": 0.177778,
        }  # fmt: skip

    def test_where_several_are_placed_all_are_scaled(self) -> None:
        """0.2, 0.8 and 0.3 add to 1.3: each is divided by it."""
        names = [f"affiliation.{word}" for word in ("central", "provincial", "municipal")]
        moved = TESTLANDS.at(dict.fromkeys(names, 1.0))
        assert mix(moved, "affiliation") == {
            "central": 0.153846, "provincial": 0.615385, "municipal": 0.230769,
        }  # fmt: skip

    def test_where_two_of_three_are_placed_the_third_is_scaled_too(self) -> None:
        """0.2, 0.8 and the default 0.2 add to 1.2."""
        names = ("affiliation.central", "affiliation.provincial")
        moved = TESTLANDS.at(dict.fromkeys(names, 1.0))
        assert mix(moved, "affiliation") == {
            "central": 0.166667, "provincial": 0.666667, "municipal": 0.166667,
        }  # fmt: skip

    def test_an_end_that_is_the_default_leaves_the_mix_as_it_is(self) -> None:
        """Nobody studies for two years at an institute, and at the low end nobody does."""
        setup = plain("zhengzhou")
        moved = Ranges(setup).at({"programme_years.research_institute.2": 0.0})
        assert mix(moved, "programme_years", "research_institute") == mix(
            setup, "programme_years", "research_institute"
        )

    def test_cohorts_are_scaled_apart(self) -> None:
        """The table of one cohort stays, set as it is, and the general one moves."""
        moved = Ranges(fictional("affiliation.2026=central")).at({"affiliation.central": 1.0})
        assert moved.assumptions.mix("affiliation", cohort=2026) == {"central": 1.0}
        assert mix(moved, "affiliation")["central"] == 0.2

    def test_types_of_institution_are_scaled_apart(self) -> None:
        """University students half in three, half in four years; vocational ones stay at three."""
        moved = TESTLANDS.at({"programme_years.tertiary.3": 1.0})
        assert mix(moved, "programme_years", "tertiary") == {"3": 0.6, "4": 0.4}
        assert mix(moved, "programme_years", "secondary_vocational") == {"3": 1.0}

    @pytest.mark.parametrize(
        ("shares", "low", "high", "expected"),
        [
            ((1.0, 0.0), 0.6, 1.0, {"shire": 1.0, "bree": 0.0}),
            ((1.0,), 0.6, 1.0, {"shire": 1.0}),
            ((0.0, 1.0), 0.0, 0.4, {"shire": 0.4, "bree": 0.6}),
            ((0.5, 0.5), 0.0, 0.5, {"shire": 0.0, "bree": 1.0}),
            ((1.0, 0.0), 0.0, 1.0, {"shire": 1.0, "bree": 0.0}),
        ],
    )
    def test_who_has_nobody_to_give_to_stays_everybody(
        self, shares: Sequence[float], low: float, high: float, expected: Mapping[str, float]
    ) -> None:
        """The Shire goes to the end that is not its share; a lone entry remains the whole."""
        setup = divided(shares, low, high)
        end = 1.0 if shares[0] == low else 0.0
        assert mix(Ranges(setup).at({"locality.shire": end}), "locality") == expected


@pytest.mark.parametrize("region", EVERYWHERE)
def test_under_any_places_mixes_add_to_one(region: str) -> None:
    """A hundred random draws of all assumptions at once, and of every third one."""
    ranges = Ranges(setup_of(region))
    random = np.random.default_rng(5)
    names = list(ranges.entries)
    for draw in range(100):
        chosen = names[draw % 3 :: 3] if draw % 2 else names
        places = dict(zip(chosen, random.random(len(chosen)).tolist(), strict=True))
        ranges.at(places).assumptions.check_mixes()
