"""What is asked for: a new region."""

from attrs import frozen

from simulate.draft.provinces import Province
from simulate.draft.year_days import CALENDAR_YEAR, YearDays


@frozen
class BegunRegion:
    """A new region.

    Attributes:
        name: in options and files.
        province: in which it lies, where that is given.
        days: of its insurance year and of its enrolment period.
        like: the installed region whose files it begins from; empty: from blank ones.
    """

    name: str
    province: Province | None = None
    days: YearDays = CALENDAR_YEAR
    like: str = ""

    @property
    def title(self) -> str:
        """The name as people write it: new_city is New City."""
        return self.name.replace("_", " ").title()

    @property
    def package(self) -> str:
        """The package that holds its rules and files."""
        return f"xuebao_{self.name}"

    @property
    def distribution(self) -> str:
        """What pip calls it, and its folder."""
        return self.package.replace("_", "-")
