"""What is installed, as a result: the regions, or everything about one."""

from kernel.messages import Language
from simulate.explanation.region_records import (
    REGION_COLUMNS,
    VALUE_COLUMNS,
    region_record,
    region_row,
    value_rows,
)
from simulate.explanation.region_tables import region_tables, regions_table
from simulate.output.result import Result
from simulate.scenario.guests import loaded_of_all
from simulate.scenario.setup import load_setup


def described(region: str | None, language: Language) -> Result:
    """Describe what is installed: a row for each region; of one region, a row for each value.

    Raises:
        RequestError: no region of this name is installed.
    """
    setups = {region: load_setup(region)} if region else loaded_of_all(load_setup)
    records = [region_record(setup) for setup in setups.values()]
    if region:
        return Result(
            columns=VALUE_COLUMNS,
            made_rows=lambda: value_rows(setups[region]),
            made_document=lambda _: {"regions": records},
            view=lambda look: region_tables(setups[region], look.language),
            language=language,
        )
    return Result(
        columns=REGION_COLUMNS,
        made_rows=lambda: map(region_row, setups.values()),
        made_document=lambda _: {"regions": records},
        view=lambda look: regions_table(setups, look.language),
        language=language,
    )
