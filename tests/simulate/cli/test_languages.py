"""Everything that the command says is in one language: that of the whole command."""

from pathlib import Path
from typing import Final

import pytest

from tests.conftest import Simulate
from tests.simulate.cli.asking import CHANGSHA
from tests.simulate.cli.test_wrong_requests import WRONG

IN_CHINESE: Final = {
    "--region chagsha --cohort 2024": (
        "错误：--region chagsha：没有这个地区；最接近的是 changsha（长沙）。"
        "已安装：changsha（长沙）、heilongjiang（黑龙江）、liaoning（辽宁）、quanzhou（泉州）、zhengzhou（郑州）\n"
    ),
    "regions 长莎": "错误：'长莎'：没有这个地区；最接近的是 changsha（长沙）。",
    "--chort 2024": "错误：没有选项 '--chort'；最接近的是 '--cohort'\n",
    "--by 条文": "错误：--by：'条文' 不在可选值之内：clause（条款）、basis（依据）、",
    "--quiet=1": "错误：--quiet 不带值\n",
    "--seed": "错误：--seed 后面要有值\n",
    "--students 0": "错误：--students 0：应为不小于 1 的整数\n",
    "explain": "错误：缺少选项 --region；其含义见 --help\n",
    "rerun": "错误：缺少 RESULT；其含义见 --help\n",
    "glossary uptkae": "错误：glossary uptkae：没有这个用语；相近的有：uptake（参保率）",
}


@pytest.mark.parametrize("words", IN_CHINESE)
def test_a_fault_is_in_the_language_of_the_command(simulate: Simulate, words: str) -> None:
    """Also one that is found before the option for it is read."""
    ran = simulate("--lang", "zh", *words.split())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(IN_CHINESE[words])
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("name", WRONG)
def test_every_wrong_request_has_a_message_in_chinese(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    """Where the variable of the environment asks for it; no English sentence is left."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XUEBAO_LANG", "zh")
    ran = simulate(*WRONG[name][0])
    assert ran.code == 2
    assert ran.err.startswith("错误：")
    for word in ("expected", "found", "did you mean", "known", "no such", "given", "unknown"):
        assert word not in ran.err


def test_an_interruption_is_said_in_chinese(
    simulate: Simulate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Like everything else."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("simulate.population.seriatim.draw", interrupted)
    ran = simulate(*CHANGSHA, "--lang", "zh")
    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "已中断。")


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("--region 长沙 --by 条款", "--region changsha --by clause"),
        ("--region 长沙市 --accounting 权责发生制", "--region Changsha --accounting accrual"),
        (
            "--region 长沙 --form 衔接表",
            "--region changsha --form bridge",
        ),
        ("--region 长沙 --set relief=低保", "--region changsha --set relief=dibao"),
    ],
)
def test_chinese_names_are_input_only(simulate: Simulate, chinese: str, english: str) -> None:
    """The answer is that of the names in files, to the byte."""
    cohort = ("--cohort", "2024", "--students", "100")
    one, other = (simulate(*words.split(), *cohort) for words in (chinese, english))
    assert one.code == 0, one.err
    assert one.out == other.out


def test_all_regions_have_a_chinese_word(simulate: Simulate) -> None:
    """`--region 全部`."""
    cohort = ("--cohort", "2024", "--students", "10", "--format", "csv")
    assert simulate("--region", "全部", *cohort).out == simulate("--region", "all", *cohort).out
