"""Lines of accounts under the headings of their sections."""

from collections.abc import Sequence

from simulate.output.grid import Row
from simulate.output.sections import sectioned
from simulate.projection.ledger import Account

INSURED = Account("insured")
STUDENT, TOTAL = (Account("fund_income", payer, "accrual") for payer in ("student", "total"))
CASH = Account("fund_income", "total", "cash")
COST = Account("student_cost", "student", "accrual")
BALANCE = Account("prepaid_balance")


def line(label: str) -> list[Row]:
    """Return a line of figures."""
    return [Row(f"  {label}", ["1"])]


def shown(rows: Sequence[Row]) -> list[str]:
    """Return labels, a rule where one stands above, and whether there are figures."""
    return [f"{'─' if row.ruled else ''}{row.label}{'' if row.cells else ':'}" for row in rows]


def test_each_section_has_its_heading_and_a_rule_above() -> None:
    """In the order of the declarations, accrual before cash, whatever the order of the lines."""
    lines = {
        CASH: line("cash total"),
        TOTAL: line("total"),
        STUDENT: line("student"),
        INSURED: line("Insured"),
    }
    assert shown(sectioned({**lines, CASH: [*line("total"), *line("part")]}, "en")) == [
        "People:",
        "  Insured",
        "─Fund income, accrual:",
        "  total",
        "  student",
        "─Fund income, cash:",
        "  total",
        "  part",
    ]


def test_a_line_alone_is_called_as_its_section() -> None:
    """Without a heading of its own; several such lines have one rule."""
    rows = sectioned({TOTAL: line("total"), CASH: line("total"), COST: line("student")}, "en")
    assert shown(rows) == [
        "Fund income, accrual",
        "Fund income, cash",
        "Cost to students, accrual",
    ]
    assert all(row.bold for row in rows)


def test_what_has_no_heading_has_a_rule() -> None:
    """Its lines speak for themselves."""
    rows = sectioned({INSURED: line("Insured"), BALANCE: line("Prepaid balance")}, "zh")
    assert shown(rows) == ["人数:", "  Insured", "─  Prepaid balance"]


def test_a_section_without_lines_is_not_there() -> None:
    """Nor is one whose lines were left out."""
    assert sectioned({INSURED: [], BALANCE: []}, "en") == []
    assert shown(sectioned({INSURED: [], BALANCE: line("Balance")}, "en")) == ["  Balance"]
