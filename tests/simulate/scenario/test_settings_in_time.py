"""Settings of a year, from a year on, as changes and as percentages."""

from tests.simulate.making import YUAN, under


def tariffs(*options: str) -> list[float]:
    """Return Changsha's tariffs of 2026 to 2030 in yuan: 400 in each, unless they are set."""
    law = under("changsha", *options).rules.law
    return [int(law.at("tariff", year).value) / YUAN for year in range(2026, 2031)]


class TestYears:
    """One year, or from one on; numbers up to 8 are years of study."""

    def test_one_year_before_another_that_has_its_own(self) -> None:
        """2026 is between 2025 and 2027, which the file gives."""
        assert tariffs("tariff.2026=420") == [420, 400, 400, 400, 400]

    def test_the_last_dated_value_stays(self) -> None:
        """The tariff has dated values alone, and none is later than 2027, or than 2029."""
        assert tariffs("tariff.2027=420") == [400, 420, 420, 420, 420]
        assert tariffs("tariff.2029=420") == [400, 400, 400, 420, 420]

    def test_it_stays_after_the_rises(self) -> None:
        """10 yuan a year, from the last exact value on."""
        assert tariffs("tariff.2028=420", "tariff_rise=10") == [400, 400, 420, 430, 440]

    def test_one_year_of_a_value_for_every_year(self) -> None:
        """The others have what they had."""
        assert tariffs("tariff=300", "tariff.2028=420") == [300, 300, 420, 300, 300]

    def test_from_a_year_on_whatever_follows(self) -> None:
        """The file has a value for 2027."""
        assert tariffs("tariff.since.2026=420") == [420, 420, 420, 420, 420]

    def test_one_year_after_it(self) -> None:
        """Later years have what they had since 2027."""
        assert tariffs("tariff.since.2027=420", "tariff.2029=450") == [400, 420, 420, 450, 420]

    def test_from_an_insurance_year_on_for_a_type_in_any_order(self) -> None:
        """Secondary vocational schools from 2027 on; others and earlier years as they were."""
        for key in ("secondary_vocational.since.2027", "since.2027.secondary_vocational"):
            uptake = under("changsha", f"uptake.{key}=0.9").assumptions.parameter("uptake")
            found = [
                uptake.in_force({"institution_type": word}, year=year)
                for word in ("secondary_vocational", "tertiary")
                for year in (2026, 2027, 2030)
            ]
            assert [one.value for one in found if one] == [0.52, 0.9, 0.9, 0.52, 0.52, 0.52]

    def test_what_is_decided_on_entry_is_dated_by_cohort(self) -> None:
        """Cohort 2028 and those after it prepay."""
        share = under("changsha", "prepay_share.since.2028=1").assumptions.parameter("prepay_share")
        found = [share.in_force(cohort=cohort) for cohort in (2027, 2028, 2031)]
        assert [one.value for one in found if one] == [0.95, 1, 1]

    def test_a_chinese_type(self) -> None:
        """中等职业学校 is the notices' word for secondary vocational schools."""
        rate = under("changsha", "leave_rate.中等职业学校.since.2027=2%").assumptions
        (entry,) = rate.parameter("leave_rate").overrides
        assert (entry.institution_type, entry.since) == (("secondary_vocational",), 2027)

    def test_a_year_of_study_and_an_insurance_year(self) -> None:
        """1 is a year of study, 2027 an insurance year."""
        (entry,) = under("changsha", "uptake.1.2027=0.4").assumptions.parameter("uptake").overrides
        assert (entry.study_year, entry.year) == (1, 2027)


class TestChanges:
    """`+V`, `-V` and `*V` change the value that stands."""

    def test_of_one_year(self) -> None:
        """As if the sum had been given, so that it stays where it is the last."""
        assert tariffs("tariff.2026=+20") == [420, 400, 400, 400, 400]
        assert tariffs("tariff.2027=+20") == tariffs("tariff.2027=420")
        assert tariffs("tariff.2026=-20.5") == [379.5, 400, 400, 400, 400]

    def test_from_a_year_on_after_the_rises(self) -> None:
        """10 a year from 2028 on, and 30 more; the order of the two does not matter."""
        for options in ([0, 1], [1, 0]):
            given = ("tariff.since.2028=+30", "tariff_rise=10")
            assert tariffs(*(given[i] for i in options)) == [400, 400, 440, 450, 460]

    def test_of_every_year(self) -> None:
        """A tenth more, the rise of 10 a year included."""
        assert tariffs("tariff=*1.1", "tariff_rise=10") == [440, 440, 451, 462, 473]

    def test_in_order(self) -> None:
        """What is given later changes what was given before, and replaces what was changed."""
        assert tariffs("tariff=300", "tariff=+20", "tariff=*2")[0] == 640
        assert tariffs("tariff=+20", "tariff=300")[0] == 300

    def test_the_ends_of_a_range_move_along_as_far_as_is_possible(self) -> None:
        """Uptake of 0.52, from 0.40 to 0.98, a tenth more: no share is above 1."""
        (entry,) = under("changsha", "uptake=*1.1").assumptions.parameter("uptake").effective
        assert (entry.low, entry.value, entry.high) == (0.44, 0.572, 1)
        assert entry.source.startswith("--set uptake=*1.1: 1,993万 大学生 insured")
        (entry,) = under("changsha", "uptake=-50%").assumptions.parameter("uptake").effective
        assert (entry.low, entry.value, entry.high) == (0, 0.02, 0.48)

    def test_the_range_of_a_tariff_moves_along(self) -> None:
        """2027 was assumed to lie between 400 and 430."""
        entries = under("changsha", "tariff.2027=+20").rules.law.parameters["tariff"].effective
        assert [(one.low, one.value, one.high) for one in entries if one.year == 2027] == [
            (420, 420, 450)
        ]

    def test_of_entrants_by_a_factor(self) -> None:
        """Of every type and cohort, those that are held as well; half a person is rounded up."""
        people = under("changsha", "entrants=*1.1").assumptions
        assert people.entrants(2024)["tertiary"].value == 311_190
        assert people.entrants(2025)["tertiary"].value == people.entrants(2040)["tertiary"].value

    def test_of_a_percentage(self) -> None:
        """Percent are whole: 50 and 5 are 55, 50 and a quarter are 63 (62.5)."""
        for option, expected in (("+5%", 55), ("*1.25", 63), ("+200%", 100)):
            law = under("changsha", f"relief_share.monitored={option}").rules.law
            category = law.category("monitored")
            assert int(law.at("relief_share", 2024, category=category).value) == expected


class TestPercentages:
    """`52%` is what it says, in shares and in percent."""

    def test_of_a_share(self) -> None:
        """Out of 1."""
        assert under("changsha", "uptake=52%").assumptions.number("uptake") == 0.52

    def test_of_a_percentage(self) -> None:
        """Out of 100; 1 % and all of it are distinguished."""
        for written, expected in (("1%", 1), ("100%", 100), ("37", 37)):
            law = under("changsha", f"relief_share={written}").rules.law
            assert int(law.at("relief_share", 2024, category=law.category("dibao")).value) == (
                expected
            )

    def test_a_name_that_says_percent_takes_bare_numbers(self) -> None:
        """institution_aid_percent=1 is one percent."""
        people = under("changsha", "institution_aid_percent=1").assumptions
        assert people.number("institution_aid_percent") == 1
