"""The days of a region's law: where they fall, by year and by place."""

from pathlib import Path

import numpy as np
import pytest

from kernel.codes import Basis
from kernel.errors import FileFault, PluginFault, RequestError
from kernel.law import Law
from tests.fiction.world import load_testland
from tests.kernel.making import DECLARED, SCENARIO, day, entry, law_of

SHIRE, BREE = 0, 1


@pytest.fixture
def law() -> Law:
    """Testland's law."""
    return load_testland().law


def test_days_fall_into_the_insurance_year(law: Law) -> None:
    """The window of 2024 is open from September to November 2023."""
    opens, closes = law.day("window_opens", 2024), law.day("window_closes", 2024)
    assert (opens.value, closes.value) == (day("2023-09-01"), day("2023-11-30"))
    assert (opens.basis, closes.basis) == (Basis.EXPLICIT, Basis.EXPLICIT)
    assert law.day("full_cost_after", 2025).value == day("2025-06-30")


def test_an_overridden_day_counts_in_its_year_only(law: Law) -> None:
    """A longer window in 2025 leaves those of 2024 and 2026 as they are."""
    longer = entry("y-02-end", Basis.ASSUMED, year=2025)
    changed = law.overridden("window_closes", longer, SCENARIO)
    closes = [changed.day("window_closes", year) for year in (2024, 2025, 2026)]
    assert [figure.value for figure in closes] == [
        day("2023-11-30"),
        day("2025-02-28"),
        day("2025-11-30"),
    ]
    assert [figure.basis for figure in closes] == [Basis.EXPLICIT, Basis.ASSUMED, Basis.EXPLICIT]


def day_parameter(name: str, value: str) -> str:
    """Declare a day that has one entry."""
    return f"""
        [{name}]
        unit = "day"
        by = ["year"]
        en = "A day"
        zh = "日"
        values = [{{ {value}, basis = "explicit", source = "made up" }}]
    """


def test_a_day_of_a_year_without_an_entry_is_refused(tmp_path: Path) -> None:
    """The message names file, parameter and year."""
    text = day_parameter("gate_closes", 'since = 2024, value = "y-1-12-31"')
    law = law_of(tmp_path, text)
    assert law.day("gate_closes", 2025).value == day("2024-12-31")
    expected = "gondor/parameters.toml: gate_closes: no value for insurance year 2023, "
    with pytest.raises(RequestError, match=expected):
        law.day("gate_closes", 2023)


def test_the_latest_day_counts_in_whichever_order_days_are_written(tmp_path: Path) -> None:
    """Newest first: in 2026 the gate closes as it does since 2025."""
    lines = (
        '{ since = 2025, value = "y-1-11-30", basis = "explicit", source = "made up" },'
        '{ since = 2022, value = "y-1-12-31", basis = "explicit", source = "made up" },'
    )
    text = DECLARED.replace("{values}", lines).replace('unit = "yuan"', 'unit = "day"')
    assert law_of(tmp_path, text).day("toll", 2026).value == day("2025-11-30")


def test_a_day_is_asked_for_as_a_day(tmp_path: Path) -> None:
    """It depends on the year in which it falls, so it is no number of the table."""
    values = '{ value = "y-1-11-30", basis = "explicit", source = "made up" },'
    law = law_of(tmp_path, DECLARED.replace("{values}", values).replace('"yuan"', '"day"'))
    with pytest.raises(
        PluginFault, match=r"law.at\('toll'\): found a day, expected law.day\('toll'"
    ):
        law.at("toll", 2024, locality=0)


def test_what_is_no_day_is_not_looked_up_as_one(law: Law) -> None:
    """A tariff in fen would pass for a day number."""
    with pytest.raises(PluginFault, match=r"law\.day\('tariff'\): found the unit yuan, expected"):
        law.day("tariff", 2024)


def test_the_days_that_the_law_names_in_a_year(tmp_path: Path) -> None:
    """A window and a deadline in 2024; in 2023 only the window, and nothing that is no day."""
    text = day_parameter("closes", 'value = "y-1-12-31"')
    text += day_parameter("deadline", 'year = 2024, value = "y-06-10"')
    text += DECLARED.replace("{values}", '{ value = 5, basis = "explicit", source = "made up" }')
    law = law_of(tmp_path, text)
    assert law.days(2024) == (day("2023-12-31"), day("2024-06-10"))
    assert law.days(2023) == (day("2022-12-31"),)


def test_years_are_looked_up_again_where_their_days_are_exchanged(law: Law) -> None:
    """The span that was looked up before is that of the law as it was."""
    assert str(law.span(2024).text) == "2024-01-01 to 2024-12-31"
    shorter = law.overridden("year_ends", entry("y-08-31"), SCENARIO)
    exchanged = law.exchanged({"year_ends": shorter.parameters["year_ends"]})
    for changed in (shorter, exchanged):
        assert str(changed.span(2024).text) == "2024-01-01 to 2024-08-31"


BY_PLACE = """
    [gate_closes]
    unit = "day"
    by = ["year", "locality"]
    en = "A day"
    zh = "日"
    values = [{values}]
"""
"""A day that may differ by place; its entries take the place of {values}."""


EARLY_IN_BREE = """
    { value = "y-1-12-31", basis = "explicit", source = "made up" },
    { since = 2025, locality = "bree", value = "y-1-12-25", basis = "inferred", source = "rumour" },
"""


class TestDaysByPlace:
    """Days that differ by locality, from 2025 on."""

    def law(self, folder: Path, values: str = EARLY_IN_BREE) -> Law:
        """Return a law in which the gate of Bree closes on 25 December, that of the Shire later."""
        return law_of(folder, BY_PLACE.replace("{values}", values))

    def test_each_student_has_the_day_of_his_place(self, tmp_path: Path) -> None:
        """A column of days, each on the basis of its own entry."""
        places = np.array([SHIRE, BREE, SHIRE])
        found = self.law(tmp_path).day("gate_closes", 2025, locality=places)
        early, late = day("2024-12-25"), day("2024-12-31")
        assert np.asarray(found.value).tolist() == [late, early, late]
        assert np.asarray(found.basis).tolist() == [Basis.EXPLICIT, Basis.INFERRED, Basis.EXPLICIT]

    def test_before_its_first_year_a_place_has_the_day_of_all(self, tmp_path: Path) -> None:
        """Until insurance year 2024 Bree closes on 31 December like the Shire."""
        found = self.law(tmp_path).day("gate_closes", 2024, locality=BREE)
        assert (found.value, found.basis) == (day("2023-12-31"), Basis.EXPLICIT)

    def test_leaving_the_place_out_says_what_to_write(self, tmp_path: Path) -> None:
        """No student is given the day of another place, in no year of the parameter."""
        expected = (
            r"law\.day\('gate_closes'\): days differ by locality, "
            r"expected law\.day\('gate_closes', year, locality=students\.locality\)"
        )
        for year in (2024, 2025):
            with pytest.raises(PluginFault, match=expected):
                self.law(tmp_path).day("gate_closes", year)

    def test_where_days_do_not_differ_the_place_may_be_left_out(self, tmp_path: Path) -> None:
        """As in a region of one place; a place that is given is none too many."""
        alike = '{ value = "y-1-12-31", basis = "explicit", source = "made up" }'
        law = self.law(tmp_path, alike)
        assert law.day("gate_closes", 2025).value == day("2024-12-31")
        assert law.day("gate_closes", 2025, locality=BREE).value == day("2024-12-31")
        one = BY_PLACE.replace("{values}", EARLY_IN_BREE)
        assert law_of(tmp_path, one, ["bree"]).day("gate_closes", 2025).value == day("2024-12-25")

    def test_the_law_names_the_days_of_every_place(self, tmp_path: Path) -> None:
        """Both of 2025, in order; of 2024 the only one."""
        law = self.law(tmp_path)
        assert law.days(2025) == (day("2024-12-25"), day("2024-12-31"))
        assert law.days(2024) == (day("2023-12-31"),)

    def test_a_place_without_a_day_is_refused_at_load(self, tmp_path: Path) -> None:
        """Where Bree has a day in 2025, the Shire needs one too."""
        values = EARLY_IN_BREE.replace('{ value = "y-1', '{ year = 2024, value = "y-1')
        expected = (
            "gondor/parameters.toml: gate_closes: no value for locality 'shire', "
            "insurance year 2025, expected one for every word and year"
        )
        with pytest.raises(FileFault, match=expected):
            self.law(tmp_path, values)

    def test_a_place_is_overridden_alone(self, tmp_path: Path) -> None:
        """A longer period in Bree in 2026 leaves the Shire and other years as they are."""
        longer = entry("y-01-15", Basis.ASSUMED, year=2026, locality=("bree",))
        changed = self.law(tmp_path).overridden("gate_closes", longer, SCENARIO)
        places = np.array([SHIRE, BREE])
        found = [changed.day("gate_closes", year, locality=places) for year in (2025, 2026)]
        assert [np.asarray(figure.value).tolist() for figure in found] == [
            [day("2024-12-31"), day("2024-12-25")],
            [day("2025-12-31"), day("2026-01-15")],
        ]
