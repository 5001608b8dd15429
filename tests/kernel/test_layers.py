"""Layers of files: what a region gives over the national one, and how files can be wrong."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from kernel.codes import Basis
from kernel.entries import Alternative
from kernel.errors import FileFault, PluginFault
from kernel.layers import Layer, load_law, load_region_facts, read_tables
from kernel.messages import Pair
from kernel.parameters import Parameter, Role
from kernel.registry import build_ruleset
from simulate.language.catalogue import spoken
from tests.fiction.world import MIDDLE_EARTH, TESTLAND, load_testland
from tests.kernel.making import Edit, toml_file

TOLL = """
[toll]
unit = "yuan"
by = ["year"]
en = "Toll"
zh = "通行费"
values = [{ year = 2024, value = 5, basis = "explicit", source = "made up" }]
"""


def test_a_region_is_called_and_divided_by_its_file() -> None:
    """Names in both languages, localities in the order of the file, and defaults."""
    facts = load_region_facts(TESTLAND)
    assert facts.name == Pair("Testland", "试验地")
    assert list(facts.localities) == ["shire", "bree"]
    assert facts.localities["bree"] == Pair("Bree", "布理")
    assert facts.default_locality == "shire"
    assert facts.freshman_pays == "annual"


def test_the_law_has_the_clauses_of_both_layers() -> None:
    """A rule of the region may cite the national layer and the other way round."""
    clauses = load_testland().law.clauses
    assert {"M1", "M2", "T1", "TR1"} <= set(clauses)


def test_the_region_gives_values_to_what_the_national_layer_declares() -> None:
    """The unit is the national one, the values and the file in messages are the region's."""
    tariff = load_testland().law.parameter("tariff")
    assert (tariff.unit, tariff.by, tariff.rise) == ("yuan", ("year", "locality"), "tariff_rise")
    assert spoken(tariff.text, "zh") == "学生个人缴费标准"
    assert tariff.label == "tests/fiction/testland/parameters.toml"
    assert len(tariff.entries) == 12
    assert tariff.entries[2].source == "试发〔2023〕1号, 三"


def test_what_the_region_leaves_alone_is_national() -> None:
    """The national standard keeps its own file."""
    standard = load_testland().law.parameter("fiscal_standard")
    assert standard.label == "tests/fiction/middle_earth/parameters.toml"
    assert len(standard.entries) == 7


def test_the_switches_of_both_layers_are_there() -> None:
    """Each with its options, its default and the clause that leaves it open."""
    switches = load_testland().law.switches
    assert set(switches) == {"withdrawn_level", "late_clock"}
    clock = switches["late_clock"]
    assert (clock.options, clock.default, clock.chosen, clock.clause) == (
        ("payment", "arrival"),
        "payment",
        "payment",
        "TR1",
    )


def test_a_higher_file_replaces_the_values_of_a_lower_one(tmp_path: Path) -> None:
    """The lower values are not mixed with the higher ones."""
    higher = '[toll]\nvalues = [{ value = 9, basis = "explicit", source = "made up" }]'
    sources = [toml_file(tmp_path, TOLL, "low.toml"), toml_file(tmp_path, higher, "high.toml")]
    toll = read_tables(sources)["toll"]
    assert [(entry.year, entry.value) for entry in toll.entries] == [(None, 9)]
    assert (toll.unit, toll.label) == ("yuan", "gondor/high.toml")


def test_a_named_alternative_is_read_with_its_citation(tmp_path: Path) -> None:
    """A target of a document stands beside the assumption that is used."""
    text = TOLL + '[toll.alternatives.target]\nvalue = 7\nsource = "made up"\nclause = "G1"\n'
    (target,) = read_tables([toml_file(tmp_path, text)])["toll"].alternatives["target"]
    assert (target.value, target.source, target.clause) == (7, "made up", "G1")


def test_an_alternative_may_have_a_value_a_type_of_institution(tmp_path: Path) -> None:
    """Each with its own source; one of them with a range."""
    text = (
        TOLL
        + """[[toll.alternatives.counted]]
institution_type = "primary"
value = 7
low = 6
high = 9
source = "made up"
[[toll.alternatives.counted]]
institution_type = "junior"
value = 8
source = "guessed"
"""
    )
    counted = read_tables([toml_file(tmp_path, text)])["toll"].alternatives["counted"]
    assert counted == (
        Alternative(7, "made up", low=6, high=9, institution_type="primary"),
        Alternative(8, "guessed", institution_type="junior"),
    )


def test_an_alternative_with_a_key_that_is_none_is_refused(tmp_path: Path) -> None:
    """The message has the file, the name of the alternative and the nearest key."""
    text = TOLL + '[toll.alternatives.target]\nvalue = 7\nsourse = "made up"\n'
    with pytest.raises(FileFault, match=r"toll\.alternatives\.target.*unknown key 'sourse'"):
        read_tables([toml_file(tmp_path, text)])


def test_a_declaration_says_the_role_of_its_parameter(tmp_path: Path) -> None:
    """Each key of the role; a role that nobody declares is the usual one."""
    declared = """required = true
shown = false
step = "data"
affects = "all"
spares = ["students"]
divides = ["refund"]
"""
    text = TOLL + declared + TOLL.replace("[toll]", "[fee]")
    parameters = read_tables([toml_file(tmp_path, text)])
    assert parameters["toll"].role == Role(
        required=True,
        shown=False,
        step="data",
        affects=("all",),
        spares=("students",),
        divides=("refund",),
    )
    assert parameters["fee"].role == Role()


def check_population(layers: Sequence[Layer]) -> dict[str, Parameter]:
    """Read the assumptions of the layers and check each of them."""
    assumptions = read_tables([layer.file("population.toml") for layer in layers])
    for assumption in assumptions.values():
        assumption.check(load_testland().law.vocabulary)
    return assumptions


def test_the_fictional_population_gives_every_assumption_a_value() -> None:
    """All but the mix of institution types, which follows from the entrants."""
    assumptions = check_population([MIDDLE_EARTH, TESTLAND])
    empty = {name for name, assumption in assumptions.items() if not assumption.entries}
    assert empty == {"institution_type"}
    assert [entry.cohort for entry in assumptions["entrants"].entries] == list(range(2022, 2028))
    assert {entry.value for entry in assumptions["entrants"].entries} == {10_000}


@pytest.mark.parametrize("mix", ["programme_years", "affiliation", "relief", "locality"])
def test_the_fictional_shares_of_a_mix_add_to_one(mix: str) -> None:
    """For each type of institution where the mix depends on it."""
    shares: dict[Sequence[str], float] = {}
    for entry in check_population([MIDDLE_EARTH, TESTLAND])[mix].entries:
        assert isinstance(entry.value, int | float)
        shares[entry.institution_type] = shares.get(entry.institution_type, 0) + entry.value
    assert list(shares.values()) == pytest.approx([1.0] * len(shares))


SHIRE_2024 = '{ year = 2024, locality = "shire", value = 100, basis = "explicit",'
SHIRE_2026 = (
    '{ year = 2026, locality = "shire", value = 120, basis = "assumed",  low = 110, high = 130,'
)
DIBAO = '{ category = "dibao",'


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            SHIRE_2024,
            SHIRE_2024.replace("locality", "localty"),
            "tariff.values[2]: unknown key 'localty', did you mean 'locality'?",
            id="unknown key",
        ),
        pytest.param(
            SHIRE_2024,
            SHIRE_2024.replace("100", "true"),
            "tariff.values[2].value: found True, expected int or float or str",
            id="wrong type",
        ),
        pytest.param(
            SHIRE_2024,
            SHIRE_2024.replace("100", '"100"'),
            "tariff.values[2]: found '100', expected an amount",
            id="number in quotes",
        ),
        pytest.param(
            SHIRE_2024,
            SHIRE_2024.replace("2024", '"2024"'),
            "tariff.values[2].year: found '2024', expected int",
            id="year in quotes",
        ),
        pytest.param(
            SHIRE_2024,
            SHIRE_2024.replace(" value = 100,", ""),
            "tariff.values[2].value: key 'value' is missing",
            id="missing value",
        ),
        pytest.param(
            ', source = "试发〔2023〕1号, 五"',
            "",
            "late_wait_days.values[1].source: key 'source' is missing",
            id="missing source",
        ),
        pytest.param(
            SHIRE_2024,
            SHIRE_2024.replace("100", "-100"),
            "tariff.values[2]: found -100, expected an amount",
            id="negative tariff",
        ),
        pytest.param(
            SHIRE_2024,
            SHIRE_2024.replace("100", "nan"),
            "tariff.values[2]: found nan, expected an amount",
            id="no number",
        ),
        pytest.param(
            "value =  50, basis",
            "value = 120, basis",
            "found 120, expected a whole number from 0 to 100",
            id="percent above 100",
        ),
        pytest.param(
            "value =  50, basis",
            "value = 12.5, basis",
            "found 12.5, expected a whole number from 0 to 100",
            id="half a percent",
        ),
        pytest.param(
            SHIRE_2026,
            SHIRE_2026.replace("low = 110", "low = 121"),
            "tariff.values[4]: found [121, 120, 130], expected low, value and high in rising",
            id="low above the value",
        ),
        pytest.param(
            SHIRE_2026,
            SHIRE_2026.replace("low = 110, high = 130,", ""),
            "tariff.values[4]: found 'low None, high None', expected a range (low and high)",
            id="assumed without a range",
        ),
        pytest.param(
            SHIRE_2024,
            f"{SHIRE_2024} low = 90, high = 110,",
            "tariff.values[2]: found 'low 90, high 110', expected a range (low and high)",
            id="explicit with a range",
        ),
        pytest.param(
            SHIRE_2024,
            SHIRE_2024.replace("explicit", "explicite"),
            "tariff.values[2].basis: found 'explicite', expected a basis; did you mean 'explicit'?",
            id="unknown basis",
        ),
        pytest.param(
            SHIRE_2024,
            SHIRE_2024.replace("shire", "shirre"),
            "tariff.values[2].locality: found 'shirre', expected a word; did you mean 'shire'?",
            id="unknown locality",
        ),
        pytest.param(
            DIBAO,
            DIBAO.replace("dibao", "dibau"),
            "values[1].category: found 'dibau', expected a word; did you mean 'dibao'?",
            id="unknown category",
        ),
        pytest.param(
            SHIRE_2024,
            f'{SHIRE_2024} category = "dibao",',
            "tariff.values[2]: found 'category', expected ",
            id="a dimension that the parameter has not",
        ),
        pytest.param(
            SHIRE_2024,
            SHIRE_2024.replace("2024", "2025"),
            "tariff: no value for locality 'shire', insurance year 2024, expected one for every",
            id="gap in the years",
        ),
        pytest.param(
            SHIRE_2024,
            SHIRE_2024.replace("2024", "1924"),
            "tariff.values[2]: found 1924, expected a year from 2021 to 2108",
            id="year out of range",
        ),
        pytest.param(
            DIBAO,
            DIBAO.replace("dibao", "tekun"),
            "relief_share: no value for category 'dibao', locality 'shire', insurance year 2022",
            id="category without a share",
        ),
        pytest.param(
            '"y-1-11-30"',
            '"30 November"',
            "window_closes.values[0]: found '30 November', expected a day such as",
            id="no day",
        ),
        pytest.param(
            "[tariff]",
            "[tarif]",
            "tarif: found 'values', expected a declaration (unit, en, zh) or a known name; "
            "did you mean 'tariff'?",
            id="unknown parameter",
        ),
        pytest.param(
            'unit = "days"',
            'unit = "dais"',
            "late_wait_days.unit: found 'dais', expected a unit; did you mean 'days'?",
            id="unknown unit",
        ),
        pytest.param(
            'unit = "days"',
            'unit = "days"\nrise = "tarif_rise"',
            "late_wait_days: found 'tarif_rise', expected a parameter; did you mean 'tariff_rise'?",
            id="unknown rise",
        ),
        pytest.param(
            'unit = "days"',
            'unit = "days"\notherwise = { parameter = "late_wait" }',
            "late_wait_days: found 'late_wait', expected a parameter; ",
            id="unknown parameter to fall back on",
        ),
        pytest.param(
            "[tariff]\nvalues",
            "[tariff]\nvalue",
            "tariff: unknown key 'value', did you mean 'values'?",
            id="unknown key of a parameter",
        ),
        pytest.param(
            'default_locality = "shire"',
            'default_locality = "shires"',
            "region.default_locality: found 'shires', expected a locality; did you mean 'shire'?",
            id="unknown default locality",
        ),
        pytest.param(
            'default_locality = "shire"',
            'default_locality = "shire"\nfreshman_pays = "prepaid"',
            "region.freshman_pays: found 'prepaid', expected a payment mode; did you mean 'prepay",
            id="unknown payment mode",
        ),
        pytest.param(
            'default_locality = "shire"',
            "",
            "region.default_locality: key 'default_locality' is missing",
            id="missing default locality",
        ),
        pytest.param(
            'default = "payment"',
            'default = "paiment"',
            "switch.late_clock.default: found 'paiment', expected one of the options; did you mean",
            id="unknown default of a switch",
        ),
        pytest.param(
            'options = ["payment", "arrival"]',
            "options = 2",
            "switch.late_clock.options: found 2, expected a word or a list of words",
            id="switch without options",
        ),
        pytest.param("[region]", "[region", "not a TOML file: ", id="no TOML"),
    ],
)
def test_a_fault_in_the_parameters_names_file_key_and_what_was_expected(
    edited: Edit, old: str, new: str, expected: str
) -> None:
    """One edit of Testland's file, and the region is refused when it is loaded."""
    layers = edited("parameters.toml", old, new)
    with pytest.raises(FileFault) as fault:
        build_ruleset(layers)
    assert str(fault.value).startswith(f"{layers[-1].package}/parameters.toml: ")
    assert expected in str(fault.value)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("value = 0.60", "value = 1.5", "locality.values[0]: found 1.5, expected a number from 0"),
        ("low = 0.50", "low = 0.65", "found [0.65, 0.6, 0.7], expected low, value and high"),
        ("value = 10000", "value = -1", "entrants.values[0]: found -1, expected a whole number"),
        ("cohort = 2022", "cohort = 1922", "found 1922, expected a year from 2021 to 2108"),
        (
            'institution_type = "tertiary"',
            'institution_type = "tertiery"',
            "found 'tertiery', expected a word; did you mean 'tertiary'?",
        ),
    ],
)
def test_a_fault_in_the_population_names_file_key_and_what_was_expected(
    edited: Edit, old: str, new: str, expected: str
) -> None:
    """Assumptions are checked like parameters; a share of 1.5 is no share."""
    layers = edited("population.toml", old, new)
    with pytest.raises(FileFault) as fault:
        check_population(layers)
    assert str(fault.value).startswith(f"{layers[-1].package}/population.toml: ")
    assert expected in str(fault.value)


def test_a_fault_in_the_clauses_is_found_when_the_region_is_loaded(edited: Edit) -> None:
    """The region's file is named, not the national one."""
    layers = edited("clauses.toml", 'document = "older_notice"', 'document = "old_notice"')
    expected = r"/clauses.toml: clause.T15.document: found 'old_notice', expected a document of"
    with pytest.raises(FileFault, match=expected):
        build_ruleset(layers)


def test_an_edit_of_a_value_is_felt(edited: Edit) -> None:
    """The edited copy is what is loaded, so the faults above are those of the edits."""
    layers = edited("parameters.toml", SHIRE_2024, SHIRE_2024.replace("100", "104.50"))
    law = load_law(layers, load_region_facts(layers[-1]))
    found = law.at("tariff", 2024, locality=0)
    assert (found.value, found.basis) == (10450, Basis.EXPLICIT)


def test_a_package_without_rules_is_no_layer() -> None:
    """The message says what a region consists of."""
    with pytest.raises(PluginFault) as fault:
        Layer.of("fiction", "tests.fiction")
    assert str(fault.value) == (
        "region 'fiction': cannot import tests.fiction.rules; expected a package 'tests.fiction' "
        "with rules.py, clauses.toml, parameters.toml and population.toml"
    )


def test_a_package_that_does_not_exist_is_no_layer() -> None:
    """What cannot be imported is named."""
    with pytest.raises(
        PluginFault, match=r"region 'mordor': cannot import tests\.fiction\.mordor;"
    ):
        Layer.of("mordor", "tests.fiction.mordor")


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("raise ValueError('the dam is broken')", "ValueError: the dam is broken"),
        ("import orthank", "ModuleNotFoundError: No module named 'orthank'"),
    ],
)
def test_rules_that_fail_while_they_are_imported_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rules: str, expected: str
) -> None:
    """Whatever a region's module raises is a fault of that region, with file and line."""
    package = tmp_path / f"region_of_{tmp_path.name}"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "rules.py").write_text(f"# Isengard.\n{rules}", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(PluginFault) as fault:
        Layer.of("isengard", package.name)
    assert str(fault.value) == (
        f"region 'isengard': importing {package.name}.rules raised {expected} "
        f"({package.name}/rules.py, line 2)"
    )


def test_a_layer_without_one_of_its_files_is_refused() -> None:
    """The missing file is named by the package's path."""
    with pytest.raises(
        FileFault, match=r"^tests/fiction/testland/cases.toml: no such file; did you "
    ):
        TESTLAND.file("cases.toml").read()
