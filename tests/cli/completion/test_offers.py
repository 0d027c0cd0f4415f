"""What may stand at the cursor."""

from pathlib import Path

import pytest

from tiers.cli.app import COMMANDS, main
from tiers.cli.completion.complete import complete
from tiers.write import FIRM_WRITERS, TABLES, WRITERS

TABLE = (
    "企业名称,营业收入（万元）,所属 行业,备注\n示例一厂,100,机械,甲:乙\n示例二厂,200,化工 制造,甲:乙\n示例三厂,,机械,\n"
)
PLAN = """version = 1
base_year = 2025
target_year = 2030
[[tier]]
name = "2亿"
measure = "税收"
over = "2亿"
goal = 3
[[tier]]
name = "高新"
where = "高新=是"
goal = 3
[measure."税收"]
headings = ["应交税金"]
label = { zh = "税收", en = "tax" }
"""


OFFERED: list[tuple[str, list[str] | None]] = [
    ("", [*COMMANDS]),
    ("rep", ["report"]),
    ("--v", ["--version"]),
    ("--lang ", ["zh", "en"]),
    ("--color ", []),
    ("help ", [*COMMANDS]),
    ("help report ", []),
    ("schema t", ["targets", "targets-file"]),
    ("schema report ", []),
    ("reprot --", []),
    ("reprot --year ", []),
    ("report a.csv --ye", ["--year"]),
    ("report -", None),
    ("report a.csv --year ", []),
    ("report a.csv --fail-on ", ["unmet", "behind", "worse"]),
    ("report a.csv --lang=z", ["--lang=zh"]),
    ("report a.csv --lang x", []),
    ("check a.csv --tier ", []),
    ("report --format ", [*WRITERS]),
    ("classify --format ", [*FIRM_WRITERS]),
    ("check --format ", ["table", "json"]),
    ("explain --format ", ["table", "json"]),
    ("targets --format ", ["table", "json"]),
    ("report --table ", [*TABLES]),
    ("report -o ", ["report.txt", "report.md", "report.html", "report.json", "report.csv", "report.xlsx"]),
    ("report -o x.h", ["x.html"]),
    ("classify -o ", ["firms.txt", "firms.jsonl", "firms.csv", "firms.xlsx", "firms.parquet"]),
    ("targets --output=a/b.", ["--output=a/b.txt", "--output=a/b.json"]),
    ("check --fix ", ["clean.csv", "clean.xlsx", "clean.parquet", "clean.jsonl"]),
    ("report -o ..", []),
    ("report -o folder", []),
    ("report --targets ", ["builtin", "plan.toml", "targets.toml"]),
    ("report --targets folder/", []),
    ("report --encoding g", ["gb18030", "gbk"]),
    ("report --unit ", ["元", "千元", "万元", "百万元", "亿元", "revenue=", "output=", "税收="]),
    ("report --unit 税收=千", ["税收=千元"]),
    ("report --expect-total r", ["revenue="]),
    ("classify --tier ", ["2亿"]),
    ("classify --tier 税收过", ["税收过2亿元"]),
    ("classify --targets builtin --tier ", ["10亿", "5亿", "1亿", "1000万"]),
    ("classify --targets builtin --tier 过1亿", ["过1亿元"]),
    ("classify --targets builtin --tier over", ["over ¥1 bn", "over ¥500 m", "over ¥100 m", "over ¥10 m"]),
    ("init --goal ", ["10亿=", "5亿=", "1亿=", "1000万="]),
    ("report a.csv --by ", ["企业名称", "营业收入（万元）", "所属 行业", "备注"]),
    ("report a.csv --where ", ["企业名称=", "营业收入（万元）=", "所属 行业=", "备注="]),
    ("report a.csv --where 备", ["备注="]),
    ("report a.csv --where '所属 行业=", ["所属 行业=机械", "所属 行业=化工 制造"]),
    ("report a.csv --where 所属行业＝", ["所属行业＝机械", "所属行业＝化工 制造"]),
    ("report a.csv --where 备注＝", ["备注＝甲:乙"]),
    ("report --where=备注=", []),
    ("report a.csv --column ", ["name=", "code=", "year=", "revenue=", "output=", "税收="]),
    ("report a.csv --column name=企", ["name=企业名称"]),
    ("report a.csv --sheet ", []),
    ("explain 示例二厂 a.csv", []),
    ("explain 示 a.csv --by ", []),
]
"""What is typed behind `tiers` → the words that are offered, without what they mean."""


def offers_of(head: str, rest: str = "", shell: str = "fish", **said: str) -> list[str]:
    """Return the words that a shell is told of a line."""
    told = complete(f"complete_{shell}", {"_TIERS_HEAD": f"tiers {head}", "_TIERS_REST": rest, "LC_ALL": "C", **said})
    return [line.partition("\t")[0] for line in told.splitlines()]


@pytest.mark.parametrize(("head", "words"), OFFERED)
def test_what_is_offered(head: str, words: list[str] | None) -> None:
    """Commands, options, the words of an option, and what stands in the plan and in the table; else files."""
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    Path("targets.toml").write_text(PLAN, encoding="utf-8")
    Path("plan.toml").touch()
    Path(".hidden.toml").touch()
    Path("folder").mkdir()
    found = offers_of(head)
    assert found == words if words is not None else {"--year", "-q", "--help"} <= {*found}


@pytest.mark.parametrize(
    ("head", "rest", "words"),
    [
        ("explain 示例", " a.csv", ["示例一厂", "示例二厂", "示例三厂"]),
        ("explain ", " -q a.csv", ["示例一厂", "示例二厂", "示例三厂"]),
        ("report --where 备注=", " a.csv --header-row 1", ["备注=甲:乙"]),
        ("explain 示例", "", []),
    ],
)
def test_the_table_may_stand_behind_the_cursor(head: str, rest: str, words: list[str]) -> None:
    """As with a firm, after which the tables come."""
    Path("a.csv").write_text(TABLE, encoding="utf-8")
    assert offers_of(head, rest) == words


@pytest.mark.parametrize(("lang", "about"), [("en", "Fail on any problem at all."), ("zh", "有任何问题即失败。")])
def test_what_an_option_means_is_said(lang: str, about: str) -> None:
    """In the language of the run, which may stand on the line."""
    for head, said in ((f"tiers --lang {lang} report --stri", "C"), ("tiers report --stri", f"{lang}_X")):
        assert complete("complete_zsh", {"_TIERS_HEAD": head, "LC_ALL": said}) == f"--strict\t{about}\n"


@pytest.mark.parametrize("asked", ["complete_tcsh", "source_tcsh", "show_bash", "1", "complete_bash"])
def test_what_is_not_understood_is_answered_by_nothing(asked: str) -> None:
    """Such as what another version's script asks."""
    assert complete(asked, {"COMP_WORDS": "tiers rep", "COMP_CWORD": "1"}) == ""


@pytest.mark.parametrize(
    "head", ["report a.csv --by ", "report --targets no/such/", "report a.csv b.csv a.csv --by ", "classify --tier "]
)
def test_nothing_is_ever_said_of_a_failure(
    head: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A plan that is broken, a file that is not there, a table named twice."""
    Path("targets.toml").write_text("version = 1\n[", encoding="utf-8")
    Path("b.csv").mkdir()
    monkeypatch.setenv("_TIERS_COMPLETE", "complete_bash")
    monkeypatch.setenv("_TIERS_HEAD", f"tiers {head}")
    assert main([]) == 0
    assert capfd.readouterr() == ("", "")
