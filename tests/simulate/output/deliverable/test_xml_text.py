"""Texts as XML can hold them."""

import pytest
from lxml import etree

from simulate.output.deliverable.xml_text import as_xml_holds


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1f", "\ufffe", "\ud800"])
def test_a_sign_stands_for_what_xml_cannot_hold(character: str) -> None:
    """Nothing around it is lost."""
    assert as_xml_holds(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize("text", ["长沙\t2024\n届", "<b> & 'x'", "𠮷", ""])
def test_what_xml_holds_stays(text: str) -> None:
    """And a file gives it back."""
    assert as_xml_holds(text) == text
    element = etree.Element("x")
    element.text = text
    assert (etree.fromstring(etree.tostring(element)).text or "") == text
