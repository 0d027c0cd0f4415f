"""In which language a person is spoken to."""

import locale
from collections.abc import Mapping

import pytest

from tests.cli.running import LOCALE_FINDS_IT, small, tiers
from tiers.wording.language import language_of, of_locale


@pytest.mark.parametrize(
    ("words", "environment", "lang"),
    [
        ("report a.csv --lang zh", {}, "zh"),
        ("report a.csv --lang=zh", {"LANG": "en_US.UTF-8"}, "zh"),
        ("report a.csv --lang en", {"TIERS_LANG": "zh", "LANG": "zh_CN.UTF-8"}, "en"),
        ("--lang zh report a.csv --lang en", {}, "en"),
        ("--lang zh", {}, "zh"),
        ("", {"TIERS_LANG": "zh", "LANG": "en_US.UTF-8"}, "zh"),
        ("", {"TIERS_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ("", {"TIERS_LANG": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ("report --lang fr", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("report --lang", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("report -- --lang zh", {"LANG": "en_US.UTF-8"}, "en"),
        ("report --language zh", {"LANG": "en_US.UTF-8"}, "en"),
    ],
)
def test_the_command_line_then_the_variable_then_the_locale(
    words: str, environment: Mapping[str, str], lang: str
) -> None:
    """The last `--lang` counts; a language that there is not is left to the locale, in which it is refused."""
    assert language_of(words.split(), {"LC_ALL": "", **environment}) == lang


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.Big5"}, "zh"),
        ({"LANG": "ZH"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_CN.GBK"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "zh_HK.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_locale_is_that_of_messages(environment: Mapping[str, str], lang: str) -> None:
    """LC_ALL before LC_MESSAGES before LANG, as POSIX says; Chinese of any country is Chinese."""
    assert of_locale(environment) == lang


@pytest.mark.parametrize(
    ("name", "lang"), [("C", "en"), ("Chinese (Simplified)_China.936", "zh"), ("English_United States.1252", "en")]
)
def test_a_system_without_variables_has_a_locale_too(monkeypatch: pytest.MonkeyPatch, name: str, lang: str) -> None:
    """As Windows has."""
    monkeypatch.setattr(locale, "setlocale", lambda _: name)
    assert of_locale({}) == lang


@LOCALE_FINDS_IT
@pytest.mark.one_in(4)
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--help"], "用法：tiers [选项] 命令 [参数]..."),
        ([], "用法：tiers [选项] 命令 [参数]..."),
        (["report", "--help"], "各项目标完成得怎样？"),
        (["report", "data.csv", "-q"], "未注明年份：3项目标中1项已达成。"),
        (["report", "data.csv"], "tiers: 没有找到目标文件"),
        (["report", "none.csv", "-q"], "error[file-missing]: none.csv：没有这个文件。请写"),
        (["report", "--yeer"], "error[option-unknown]: 没有 --yeer 这个选项。是否指 --year？"),
        (["reprt"], "error[command-unknown]: 没有 reprt 这个命令。是否指 report？"),
        (
            ["report", "data.csv", "--strict", "-q", "--fail-on", "late"],
            "--fail-on late：应为 unmet、behind、worse 之一。",
        ),
        (["init", "new.toml"], "tiers: 已写入 new.toml"),
        (["targets"], "规划期自2005年底至2010年底。"),
        (["schema", "all"], "没有 all 的 JSON Schema。"),
    ],
)
def test_everything_is_said_in_it(words: list[str], said: str) -> None:
    """Help, tables, errors with what mends them, notes."""
    small()
    run = tiers(*words, LC_ALL="zh_CN.UTF-8")
    assert said in (run.stdout + run.stderr).decode()


@pytest.mark.one_in(3)
@pytest.mark.parametrize("words", [["report", "data.csv", "--json"], ["targets", "--json"], ["schema", "report"]])
def test_programs_are_told_the_same_in_every_language(words: list[str]) -> None:
    """Byte for byte."""
    small()
    assert tiers(*words, "--lang", "zh").stdout == tiers(*words, "--lang", "en").stdout


def test_the_exit_code_and_the_code_of_an_error_are_the_same() -> None:
    """Only the sentence changes."""
    runs = [tiers("report", "none.csv", "-q", "--lang", lang) for lang in ("zh", "en")]
    assert {(run.returncode, run.stderr.split(b": ")[1]) for run in runs} == {(3, b"error[file-missing]")}


def test_a_targets_file_is_the_same_in_every_language() -> None:
    """Its comments are in both."""
    for lang in ("zh", "en"):
        tiers("init", f"{lang}.toml", "--years", "2026-2030", "--lang", lang)
    with open("zh.toml", "rb") as chinese, open("en.toml", "rb") as english:  # noqa: PTH123 - in this folder
        assert chinese.read() == english.read()


@LOCALE_FINDS_IT
def test_strictness_speaks_it_too() -> None:
    """The problem that it names is said anew."""
    with open("odd.csv", "w", encoding="utf-8") as file:  # noqa: PTH123 - in this folder
        file.write("企业名称,营业收入（万元）\n示例甲厂,约2\n示例乙厂,9\n")
    run = tiers("report", "odd.csv", "-q", "--strict", LC_ALL="zh_CN.UTF-8")
    assert "第一个：odd.csv:2: “约2”不是金额，示例甲厂的这个数未计入。" in run.stderr.decode()
