"""What stands in the places of the templates for a new region."""

from datetime import timedelta
from typing import Final

from kernel.layers import TO_FILL_IN
from kernel.messages import Pair
from simulate.draft.begun_region import BegunRegion
from simulate.draft.provinces import Province
from simulate.draft.year_days import YearDays, in_year

SHOWN_YEAR: Final = 2026
"""The insurance year of the first policy cases."""

_YEAR_TABLES: Final = """
# The insurance year, named after the calendar year in which it ends. 参保年度，以其结束的公历年命名。
[year_begins]
values = [{{ value = "{first}", basis = "assumed", low = "{first}", high = "{first}", source = "{mark}: first day of the insurance year" }}]

[year_ends]
values = [{{ value = "{last}", basis = "assumed", low = "{last}", high = "{last}", source = "{mark}: last day of the insurance year" }}]
"""  # noqa: E501  # a value a line

_BLANK: Final = Pair(
    "what nobody has looked up yet stands at a value that\nonly lets it run.",
    "尚未查明之处暂用一个只为能够运行的数值。",
)


def words_of(region: BegunRegion, copied_from: Pair | None = None) -> dict[str, str]:
    """Return the words by the places that the templates have for them.

    Args:
        region: the new one.
        copied_from: what the region is called whose files it begins from, if any.
    """
    state = _BLANK if copied_from is None else _copied(copied_from)
    return {
        "name": region.name,
        "title": region.title,
        "package": region.package,
        "distribution": region.distribution,
        "state_en": state.en,
        "state_zh": state.zh,
        **_days(region.days),
        **_shares(region.province),
        **_place(region.province),
    }


def _copied(other: Pair) -> Pair:
    return Pair(
        f"every rule, clause and value is still that of\n{other.en}.",
        f"规则、条款和数值都还是{other.zh}的。",
    )


def _days(days: YearDays) -> dict[str, str]:
    opens = in_year(days.opens, SHOWN_YEAR)
    tables = _YEAR_TABLES.format(first=days.first, last=days.last, mark=TO_FILL_IN)
    return {
        "year_tables": "" if days.is_calendar_year else tables,
        "opens": days.opens,
        "closes": days.closes,
        "last_day": days.last,
        "first_payment": f"{opens}",
        "day_before": f"{opens - timedelta(1)}",
        "day_after": f"{in_year(days.closes, SHOWN_YEAR) + timedelta(1)}",
        "cover_start": f"{in_year(days.first, SHOWN_YEAR)}",
        "cover_end": f"{in_year(days.last, SHOWN_YEAR)}",
    }


def _shares(province: Province | None) -> dict[str, str]:
    """Return what the central and the provincial budget pay of the subsidy of local colleges."""
    if province is None:
        central = 50
        of_centre = (
            f'{central}, basis = "assumed", low = 10, high = 80, source = "{TO_FILL_IN}; '
            '国办发〔2018〕6号: 80, 60, 50, 30 or 10, by province"'
        )
    else:
        central = province.central
        of_centre = (
            f'{central}, basis = "inferred", source = "{province.source}: '
            f'{province.name.en} {central} %"'
        )
    # The range may not exceed what the highest central share leaves.
    rest = 100 - central if province else 20
    return {"central": of_centre, "rest": f"{rest}"}


def _place(province: Province | None) -> dict[str, str]:
    if province is None:
        return {
            "in_province_en": "",
            "in_province_zh": "",
            "province": "the province",
            "province_zh": "所在省",
        }
    name = province.name
    return {
        "in_province_en": f", {name.en},",
        "in_province_zh": name.zh,
        "province": f"{name.en} {name.zh}",
        "province_zh": name.zh,
    }
