"""Forms of one pooling area: they are about its students, and together about everybody."""

from collections import Counter
from collections.abc import Iterator

import pytest

from kernel.errors import RequestError
from simulate.projection.breakdowns import LOCALITY
from simulate.projection.forecast import Forecast, forecast
from simulate.projection.left_out import left_out
from simulate.projection.subject import Drawing, Subject
from simulate.report.forms.declared_forms import FORMS
from simulate.report.forms.form import FEN, Form
from simulate.report.forms.form_request import FormOptions, FormRequest, form_of
from simulate.scenario.setup import Setup
from tests.simulate.making import EVENTFUL, plain, under

SUBJECT = Subject(("liaoning",), (2023, 2024), Drawing(students=400))
PLACES = ("shenyang", "dalian", "anshan", "fushun", "other")


def requested(name: str, locality: str | None, *regions: str) -> FormRequest:
    """Return a form as it is asked for."""
    options = FormOptions(
        name, locality, years=None, previous=None, inputs=None, opening_balance=None
    )
    found = form_of(options, regions=regions, accounting=None, horizon=None, replicates=None, by=())
    assert found is not None
    return found


def made(name: str, locality: str | None, setup: Setup) -> Form:
    """Return a form of Liaoning, or of one of its cities."""
    request = requested(name, locality, "liaoning")

    def again(_: str, changed: Setup) -> list[Forecast]:
        return request.whose(
            SUBJECT.forecasts({"liaoning": changed}, request.groupings)["liaoning"]
        )

    (form,) = request.made_of({"liaoning": again("", setup)}, again)
    return form


def amounts(form: Form) -> Iterator[tuple[tuple[str, str, int], int]]:
    """Return the money of every line that cities add up to, with its place and year.

    Money of one student is none, nor what a change is due to: that depends on the mix of cities.
    """
    for section in form.sections:
        if not section.name.startswith(("locality", "fiscal_share")):
            for line in section.lines:
                adds_up = line.unit == FEN and not line.is_per_head
                for column, amount in zip(form.columns, line.amounts, strict=True):
                    if adds_up and amount:
                        yield (section.name, line.name, column.year), amount


@pytest.mark.parametrize("name", FORMS)
def test_the_cities_of_a_province_add_to_it(name: str) -> None:
    """To the fen, in every form."""
    setup = under("liaoning", *EVENTFUL, "benefit_cost=25")
    together: Counter[tuple[str, str, int]] = Counter()
    for place in PLACES:
        for key, amount in amounts(made(name, place, setup)):
            together[key] += amount
    whole = dict(amounts(made(name, None, setup)))
    assert {key: amount for key, amount in together.items() if amount} == whole
    assert whole


def test_a_form_of_a_city_is_what_transfers_say_of_it() -> None:
    """Its payers are the section that the form of the province has for it."""
    setup = under("liaoning", *EVENTFUL)
    whole, dalian = made("transfers", None, setup), made("transfers", "dalian", setup)
    section = whole.section("locality.dalian")
    assert [line.name for line in section.lines if line.name != "total"]
    for line in section.lines:
        assert line.amounts == dalian.amounts("payers", line.name)
    assert not [one.name for one in dalian.sections if one.name.startswith("locality")]
    shares = [one.name for one in dalian.sections if one.name.startswith("fiscal_share")]
    assert shares == [one.name for one in whole.sections if one.name.endswith(".dalian")][1:]


def test_a_form_says_whose_it_is() -> None:
    """Above its columns, and for data."""
    form = made("bridge", "大连", under("liaoning"))
    assert form.locality == "dalian"
    assert [str(head) for head in form.head] == ["Pooling area Dalian: its students only"]
    whole = made("bridge", None, under("liaoning"))
    assert (whole.locality, whole.head) == ("", ())


@pytest.mark.parametrize("given", ["dalian", "Dalian", "大连", "大连市"])
def test_a_city_is_named_in_either_language(given: str) -> None:
    """As in rosters and settings."""
    assert requested("budget", given, "liaoning").locality == "dalian"


def test_a_region_of_one_place_has_its_own_name() -> None:
    """Then all of its students are meant."""
    request = requested("budget", "郑州市", "zhengzhou")
    assert request.locality == "zhengzhou"
    assert LOCALITY.name in request.groupings


@pytest.mark.parametrize(
    ("locality", "regions", "said"),
    [
        ("dalain", ["liaoning"], "no such pooling area of Liaoning; did you mean dalian"),
        ("dalian", ["zhengzhou"], "no such pooling area of Zhengzhou; known: zhengzhou"),
        ("dalian", ["liaoning", "zhengzhou"], "expected one --region, found liaoning, zhengzhou"),
    ],
)
def test_another_place_is_refused(locality: str, regions: list[str], said: str) -> None:
    """With what would be right."""
    with pytest.raises(RequestError, match=f"^--locality {locality}: {said}"):
        requested("bridge", locality, *regions)


def test_without_a_form_there_is_no_locality() -> None:
    """Figures are broken down with --by."""
    with pytest.raises(RequestError, match="--locality dalian: expected with --form only"):
        form_of(
            FormOptions(
                None, "dalian", years=None, previous=None, inputs=None, opening_balance=None
            ),
            regions=["liaoning"], accounting=None, horizon=None, replicates=None, by=(),
        )  # fmt: skip


def test_of_one_city_nobody_can_say_how_many_are_left_out() -> None:
    """What is published is of the whole province: its students alone can be taken off."""
    setup = plain("liaoning")
    groupings = ("locality", "institution")
    forecasts = [
        forecast(setup, cohort, method="expected", by=groupings) for cohort in (2022, 2023)
    ]
    (whole,) = left_out(forecasts, [2023])
    assert whole.stock == 1_180_200
    assert whole.students == whole.stock - (whole.held or 0) > 0
    (city,) = left_out([one.of_those("locality", ["dalian"]) for one in forecasts], [2023])
    assert (city.held, city.students) == (None, None)
    assert city.cohorts == whole.cohorts
