"""Faults under settings: they name what was set, and never a file of the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kernel.errors import RequestError, XuebaoError
from kernel.parameters import Parameter
from simulate.explanation.student_report import explained
from simulate.projection.forecast import forecast
from simulate.scenario.assumptions import MIXES
from simulate.scenario.blame import blaming
from simulate.scenario.file import settings_of
from simulate.scenario.setting_names import names_to_set
from simulate.scenario.settings import settings_from_options
from simulate.scenario.setup import Setup
from tests.simulate.making import plain, under


def extremes(parameter: Parameter) -> tuple[str, ...]:
    """Return the least and the most that a value can be, and for amounts something in between."""
    if parameter.unit == "day":
        return ("y-1-01-01", "y-12-31")
    if parameter.unit in ("share", "percent"):
        return ("0", "100%")
    return ("0", "1", "28") if parameter.unit == "day_of_month" else ("0", "1", "1000000")


def every_setting(setup: Setup) -> Iterator[str]:
    """Set everything that can be set in a region to its extremes."""
    law, people = setup.rules.law, setup.assumptions
    for name in sorted(names_to_set(setup)):
        if name in law.switches:
            yield from (f"{name}={option}" for option in law.switches[name].options)
        elif name in MIXES:
            yield from (f"{name}={word}" for word in people.words(name)[:3])
        elif name == "entrants":
            for word in people.vocabulary["institution_type"]:
                yield from (f"entrants.{word}={number}" for number in (0, 5))
        else:
            known = {**law.parameters, **people.parameters}
            yield from (f"{name}={value}" for value in extremes(known[name]))
    yield "fiscal_share.provincial.central=100"


def refusals(region: str) -> Iterator[tuple[str, str]]:
    """Forecast a short programme under every setting; return those that are refused, and how."""
    for option in every_setting(plain(region)):
        try:
            setup = under(region, "programme_years=2", "relief=dibao", option)
            forecast(setup, 2024, students=20, method="expected", clauses=False)
        except XuebaoError as fault:
            yield option, str(fault)


@pytest.mark.parametrize("region", ["changsha", "liaoning"])
def test_whatever_is_set_no_fault_names_a_shipped_file(region: str) -> None:
    """Where a forecast is refused, the message names the option."""
    refused = dict(refusals(region))
    assert len(refused) > 5
    assert {o: said for o, said in refused.items() if f"--set {o}: " not in said} == {}
    assert {o: said for o, said in refused.items() if "plugins" in said} == {}


def test_nobody_enters() -> None:
    """The option took them away."""
    with pytest.raises(RequestError) as refusal:
        forecast(under("changsha", "entrants.tertiary=0"), 2024)
    expected = "--set entrants.tertiary=0: entrants: nobody enters in cohort 2024"
    assert str(refusal.value) == expected


def test_a_setting_of_a_file_is_named_with_its_key(tmp_path: Path) -> None:
    """The path, and the name in it."""
    path = tmp_path / "mine.toml"
    path.write_text("[parameters.fiscal]\n2024 = 0\n", encoding="utf-8")
    with pytest.raises(XuebaoError) as refusal, blaming(settings_of([path], ())):
        raise RequestError("contradiction")
    assert str(refusal.value) == f"{path}: fiscal.2024: contradiction"
    assert str(refusal.value.text) == str(refusal.value)


def test_a_fault_that_names_a_setting_is_left_alone() -> None:
    """So is one without any setting."""
    settings = settings_from_options(["uptake=0.5", "fiscal=0"])
    for given in (settings, []):
        with pytest.raises(RequestError, match=r"^--set fiscal=0: too little$"), blaming(given):
            raise RequestError("--set fiscal=0: too little")


def test_a_student_who_is_explained() -> None:
    """Values of the law contradict each other there too."""
    given = {"entry_year": 2023, "programme_years": 4, "paid_on": "2023-10-15"}
    settings = settings_from_options(["fiscal=0"])
    with pytest.raises(XuebaoError, match=r"^--set fiscal=0: region 'changsha'"):
        explained(given, "changsha", 2024, settings, "en")
