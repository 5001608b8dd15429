"""What is wrong with a file that is no TOML, in both languages: where, and what stands there."""

import tomllib

import pytest

from kernel.tomlfaults import toml_fault
from simulate.language.catalogue import spoken


def fault_of(content: bytes) -> tuple[str, str]:
    """Return what is said of a file in English and in Chinese."""
    text = ""
    try:
        text = content.decode("utf-8")
        tomllib.loads(text)
    except ValueError as error:
        fault = toml_fault(text, error)
        return str(fault), spoken(fault, "zh")
    raise AssertionError(content)


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("a = 1\nb = = 2\n", "line 2, column 5: 'b = = 2'", "第2行第5列：'b = = 2'"),
        ("a = 1\nb 2", "line 2, column 3: 'b 2'", "第2行第3列：'b 2'"),
        ("a = 1\na = 2\n", "line 2: 'a = 2' names something a second time", "重复定义了同一名称"),
        ("a = 1\na = 2", "line 2: 'a = 2' names something a second time", "第2行：'a = 2'"),
        ("[t]\na = 1\n[t]\n", "line 3: '[t]' names something a second time", "第3行：'[t]'"),
        ("a = [1,\n", "it ends within a value, e.g. a list without its ]", "缺少右括号 ]"),
        ("uptake ＝ 1", "line 1, column 8: 'uptake ＝ 1'; the signs of TOML are half-", "半角"),
        ("a = “x”", "line 1, column 5: 'a = “x”'; the signs of TOML are half-width", "半角"),
        ("a = { 低保 = 1 }", "line 1, column 7: 'a = { 低保 = 1 }'; a Chinese name", "引号"),
        ("a = 长沙", "line 1, column 5: 'a = 长沙'; a Chinese name stands in quotation", "引号"),
        ("a = '低保' 1", "line 1, column 10: \"a = '低保' 1\"", "第1行第10列"),
        ("低保 = 1", "line 1, column 1: '低保 = 1'; a Chinese name stands in quotation", "引号"),
    ],
)
def test_the_place_and_what_stands_there(text: str, en: str, zh: str) -> None:
    """Whatever the library calls it."""
    said = fault_of(text.encode())
    assert said[0].startswith(en)
    assert zh in said[1]


def test_another_encoding() -> None:
    """As Windows in China saves a text."""
    en, zh = fault_of("name = '长沙'".encode("gbk"))
    assert en == "it is not in UTF-8, expected a text in that encoding"
    assert zh == "不是UTF-8编码，应另存为UTF-8编码的文本"


def test_what_the_library_says_without_a_place_is_passed_on() -> None:
    """Nothing is swallowed: a number of more digits than Python reads."""
    assert fault_of(b"a = " + b"9" * 5000)[0].startswith("Exceeds the limit")
