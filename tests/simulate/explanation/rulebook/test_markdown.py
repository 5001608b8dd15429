"""Markdown, and the page that becomes of it."""

from simulate.explanation.rulebook.markdown import joined, page, plain, table


def test_what_people_wrote_is_no_markup() -> None:
    """Stars, bars and angle brackets stay what they are, on the page too."""
    text = "2 * 3 | <b>bold</b>"
    assert "<p>2 * 3 | &lt;b&gt;bold&lt;/b&gt;</p>" in page(f"# T\n\n{plain(text)}\n", "en")


def test_code_stays_code() -> None:
    """Nothing in it is changed."""
    assert plain("not `a * (b | c)` but *") == "not `a * (b | c)` but \\*"


def test_a_table_is_one_on_the_page() -> None:
    """A bar inside a cell ends no cell."""
    lines = table(["One", "Two"], [(plain("a | b"), "c")])
    assert "<td>a | b</td>\n<td>c</td>" in page(joined(["# T", *lines]), "en")
    assert table(["One"], []) == []


def test_lines_are_joined_with_one_blank_line_at_most() -> None:
    """And the last one ends."""
    assert joined(["a", "", "", "b", ""]) == "a\n\nb\n"


def test_the_title_is_the_first_line() -> None:
    """Escaped, in the language of the page."""
    made = page("# A & B\n", "zh")
    assert '<html lang="zh">' in made
    assert "<title>A &amp; B</title>" in made
