"""`tiers init`."""

import tomllib
from pathlib import Path

import pytest

from tests.cli.running import tiers
from tiers.cli.app import main
from tiers.domain.targets import Targets
from tiers.intake.plan.from_toml import find_plan


def test_the_built_in_plan_is_the_same_bytes_everywhere(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the repository, in the package, and as it is written."""
    assert main(["init"]) == 0
    written = Path("targets.toml").read_bytes()
    assert written == (root / "targets.toml").read_bytes()
    assert written == (root / "src" / "tiers" / "intake" / "plan" / "builtin.toml").read_bytes()
    assert find_plan("targets.toml", []).targets == find_plan("builtin", []).targets
    assert capsys.readouterr() == (
        "",
        "tiers: wrote targets.toml\ntiers: next, fill in your goals there, then: tiers report DATA\n",
    )


def test_ones_own_plan() -> None:
    """What was said is in it; what belongs to the built-in plan alone is not."""
    words = [
        "init",
        "own.toml",
        "-q",
        "--years",
        "2026-2030",
        "--goal",
        "10亿=2",
        "--goal",
        "1亿=30",
        "--title",
        "本区目标",
    ]
    assert main(words) == 0
    plan = find_plan("own.toml", []).targets
    assert (plan.base_year, plan.target_year, plan.title, plan.title_en, plan.source) == (
        2025,
        2030,
        "本区目标",
        None,
        None,
    )
    assert [(tier.name, tier.goal, tier.goal_en) for tier in plan.tier] == [
        ("10亿", 2, None),
        ("5亿", None, None),
        ("1亿", 30, None),
        ("1000万", None, None),
    ]
    assert [(each.heading[0], each.values) for each in plan.breakdown] == [("行业", ()), ("所在园区", ())]


def test_a_goal_for_a_limit_that_is_no_tier_yet() -> None:
    """It stands where its limit does; a tier may be called as reports show it, and a limit be included."""
    words = ["100亿=1", "过10亿元=2", "2000万元以上=40", "产值过1000万元=90", "over ¥500 m=3", "1亿元以上=15"]
    assert main(["init", "-q", *(part for word in words for part in ("--goal", word))]) == 0
    tiers = find_plan("targets.toml", []).targets.tier
    assert [(tier.name, tier.measure[0], tier.rule, tier.goal, tier.goal_en) for tier in tiers] == [
        ("100亿", "revenue", "over", 1, None),
        ("10亿", "revenue", "over", 2, None),
        ("5亿", "revenue", "over", 3, None),
        ("1亿", "revenue", "at_least", 15, None),
        ("2000万", "revenue", "at_least", 40, None),
        ("1000万", "output", "over", 90, None),
    ]


@pytest.mark.parametrize(
    ("words", "title", "title_en"),
    [
        (["--years", "2026-2030"], "企业梯队目标（2026–2030年）", "Tiers of firms, 2026 to 2030"),
        (["--goal", "5亿=0"], "企业梯队目标（2006–2010年）", "Tiers of firms, 2006 to 2010"),
    ],
)
def test_a_title_that_was_not_said(words: list[str], title: str, title_en: str) -> None:
    """It is not that of another district."""
    assert main(["init", "-q", *words]) == 0
    plan = tomllib.loads(Path("targets.toml").read_text(encoding="utf-8"))
    assert (plan["title"], plan["title_en"]) == (title, title_en)
    assert "source" not in plan


def test_the_example_goes_with_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Into the same folder, and a report on it runs as it is said."""
    Path("here").mkdir()
    assert main(["init", "here", "--example"]) == 0
    assert capsys.readouterr().err == (
        "tiers: wrote here/targets.toml\ntiers: wrote here/data.csv\ntiers: next: tiers report here/data.csv\n"
    )
    assert Path("here/data.csv").read_bytes() == (root / "examples" / "data.csv").read_bytes()
    assert main(["report", "here/data.csv"]) == 0
    out, err = capsys.readouterr()
    assert "Plan: here/targets.toml" in out
    assert err == ""


@pytest.mark.parametrize("name", ["targets.toml", "data.csv"])
def test_nothing_is_overwritten(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither file is written if one is there, unless it is asked for."""
    Path(name).write_text("mine", encoding="utf-8")
    assert main(["init", "--example"]) == 6
    assert capsys.readouterr().err.startswith(f"tiers: error[file-exists]: {name} is there already.")
    assert [path.name for path in Path().iterdir()] == [name]
    assert Path(name).read_text(encoding="utf-8") == "mine"
    assert main(["init", "--example", "--force"]) == 0
    assert Path(name).read_text(encoding="gb18030" if name == "data.csv" else "utf-8") != "mine"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--goal", "甲=1"], 2, "--goal 甲=1: the plan has no tier of that name, only 10亿, 5亿, 1亿, 1000万, and it"),
        (["--goal", "20=1"], 2, "--goal 20=1: the plan has no tier of that name"),
        (["--goal", "0亿=1"], 2, "--goal 0亿=1: the plan has no tier of that name"),
        (["--goal", "1亿=3", "--goal", "过1亿元=4"], 2, "--goal 过1亿元=4: the same was said before."),
        (["--goal", "1亿元以上=3", "--goal", "1亿=4"], 2, "--goal 1亿=4: the same was said before."),
        (["--goal", "10亿=-1"], 2, "--goal 10亿=-1: NAME=N is meant, N a whole number of firms."),
        (["--goal", "10亿=٣"], 2, "--goal 10亿=٣: NAME=N is meant"),
        (["--goal", "10亿=" + "9" * 5000], 2, "NAME=N is meant"),
        (["--goal", "10亿=5家以上"], 2, "For example: --goal 10亿=5\n"),
        (["--goal", "10亿=5%"], 2, "For example: --goal 10亿=2\n"),
        (["--goal", "10亿"], 2, "--goal 10亿: NAME=N is meant."),
        (["--years", "2030"], 2, "--years 2030: the first and last year"),
        (["--title", "a\x1b[31m"], 2, r"--title a\x1b[31m: words are meant that can be shown."),
        (["none/targets.toml"], 6, "none/targets.toml: there is no folder none. Make it first: mkdir -p none"),
    ],
)
def test_what_makes_no_plan(words: list[str], code: int, sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence, and nothing written."""
    assert main(["init", *words]) == code
    assert sentence in capsys.readouterr().err
    assert not list(Path().iterdir())


def test_it_validates() -> None:
    """The file that a process writes is a plan by itself."""
    assert tiers("init", "--years", "2026-2030").returncode == 0
    values = tomllib.loads(Path("targets.toml").read_text(encoding="utf-8"))
    assert Targets.model_validate(values).target_year == 2030
