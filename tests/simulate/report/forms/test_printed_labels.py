"""The labels that offices print, and the lines that they mean."""

import pytest

from simulate.report.forms.printed_labels import lines_labelled, nearest_label
from simulate.report.forms.sheet import ITEMS, Item


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_every_label_as_printed_means_its_line(item: Item) -> None:
    """With its number or without, and with full-width spaces anywhere."""
    for label in (item.zh, item.number + item.zh, f"　　{item.number}　{item.zh} ", item.title):
        assert item.name in lines_labelled(label)


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("三、利息", "interest"),
        ("（三）利息收入", "interest"),
        ("其中:集体扶持", "institution"),
        ("其中：城乡医疗救助资助", "medical_assistance"),
        ("医疗救助资助收入", "medical_assistance"),
        ("财政对困难人员代缴收入", "finance"),
        ("财政补贴", "subsidy"),
        ("四、其他", "other_income"),
        ("三、其他支出", "other_expenditure"),
    ],
)
def test_number_of_which_income_and_spaces_do_not_matter(label: str, line: str) -> None:
    """As offices shorten them."""
    assert lines_labelled(label) == (line,)


def test_the_grand_total_is_that_of_both_sides() -> None:
    """It is printed with a space."""
    assert lines_labelled("总　计") == ("revenue_total", "expenditure_total")


def test_another_label_means_nothing() -> None:
    """And the nearest one is named."""
    assert lines_labelled("利息收人") == ()
    assert "did you mean '利息收入'" in str(nearest_label("利息收人"))
