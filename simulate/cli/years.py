"""How an option takes a year."""

import click


class YearType(click.ParamType[int]):
    """A year such as 2023 or, a school year, 2022-23; it is named after the year it ends in."""

    name = "year"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the year. Raises BadParameter for what is none."""
        from simulate.scenario.selection import year_named  # `--help` is quick without it

        try:
            return year_named(str(value))
        except ValueError:
            expected = "expected a year such as 2024 or, a school year, 2023-24"
            self.fail(f"{value!r} is not a valid integer; {expected}.", param, ctx)


YEAR = YearType()
