from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.asked import said_in_full
from tiers.errors import TargetsError
from tiers.intake.plan.from_toml import MOST_BYTES, find_plan, plan

PLAN = """version = 1
title = "示例"
base_year = 2005
target_year = 2010
[[tier]]
name = "1亿"
measure = "revenue"
over = "1亿"
"""


def refusal(data: bytes | str) -> TargetsError:
    """Return the refusal of a plan."""
    with pytest.raises(TargetsError) as caught:
        plan(data if isinstance(data, bytes) else data.encode(), "targets.toml")
    return said_in_full(caught.value)


def write(path: str) -> None:
    """Write a valid plan."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(PLAN, encoding="utf-8")


def test_the_built_in_plan() -> None:
    """Asked for by name it is no fallback; without anything else it is one."""
    asked, found = find_plan("builtin", []), find_plan(None, ["-"])
    assert (asked.path, asked.is_fallback) == (None, False)
    assert (found.path, found.is_fallback) == (None, True)
    assert asked.targets == found.targets


def test_the_built_in_plan_is_that_of_the_source() -> None:
    """1, 5 and 15 firms over 10亿, 5亿 and 1亿, and a group over 1000万 of output; nothing that the source does not state."""
    targets = find_plan("builtin", []).targets
    assert [(t.limit // 10**7, t.rule, t.goal, t.base, t.measure) for t in targets.tier] == [
        (100, "over", 1, None, ("revenue",)),
        (50, "over", 5, None, ("revenue",)),
        (10, "over", 15, None, ("revenue",)),
        (1, "over", "一批", None, ("output", "revenue")),
    ]
    assert (targets.base_year, targets.target_year, targets.measure) == (2005, 2010, {})
    assert targets.breakdown[0].values == ("机械", "食品", "化工", "造纸", "纺织", "制药", "羽绒")


@pytest.mark.parametrize(
    ("files", "choice", "variable", "paths", "found"),
    [
        (["own.toml", "targets.toml"], "own.toml", "other.toml", [], "own.toml"),
        (["own.toml", "targets.toml"], None, "own.toml", [], "own.toml"),
        (["targets.toml", "data/targets.toml"], None, "", ["data/a.csv"], "targets.toml"),
        (["data/targets.toml"], None, None, ["-", "data/a.csv", "b.csv"], "data/targets.toml"),
        (["data/targets.toml"], None, None, ["data"], "data/targets.toml"),
        (["data/targets.toml"], None, None, ["data/*.csv"], "data/targets.toml"),
        (["data/targets.toml"], None, None, ["a\0b/x.csv"], None),
        (["targets.toml/x"], None, None, [], None),
    ],
)
def test_where_a_plan_is_found(
    monkeypatch: pytest.MonkeyPatch,
    files: list[str],
    choice: str | None,
    variable: str | None,
    paths: list[str],
    found: str | None,
) -> None:
    """The option, the variable, the working directory, beside the first table, in this order."""
    Path("data").mkdir()
    for file in files:
        write(file)
    if variable is not None:
        monkeypatch.setenv("TIERS_TARGETS", variable)
    plan_found = find_plan(choice, paths)
    assert (plan_found.path, plan_found.is_fallback) == (found, found is None)


def test_a_plan_in_a_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Named as one would go there."""
    write("targets.toml")
    Path("a/b").mkdir(parents=True)
    monkeypatch.chdir("a/b")
    assert find_plan(None, []).path == "../../targets.toml"


def test_a_working_directory_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is found there."""
    Path("gone").mkdir()
    monkeypatch.chdir("gone")
    Path("../gone").resolve().rmdir()
    assert find_plan(None, []).is_fallback


def test_the_built_in_plan_by_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    """As by the option."""
    write("targets.toml")
    monkeypatch.setenv("TIERS_TARGETS", "builtin")
    assert not find_plan(None, []).is_fallback


@pytest.mark.parametrize(
    ("choice", "code"),
    [
        ("target.toml", "targets-missing"),
        ("no\0ne", "targets-missing"),
        ("targets.toml/x", "targets-missing"),
        (".", "targets-unreadable"),
    ],
)
def test_a_plan_that_cannot_be_had(choice: str, code: str) -> None:
    """It was asked for, so nothing stands in for it."""
    write("targets.toml")
    with pytest.raises(TargetsError) as caught:
        find_plan(choice, [])
    assert caught.value.code == code
    assert caught.value.facts.get("near", ()) == (("targets.toml",) if choice == "target.toml" else ())


@pytest.mark.parametrize("data", [PLAN.encode(), b"\xef\xbb\xbf" + PLAN.encode(), PLAN.replace("\n", "\r\n").encode()])
def test_utf8_with_and_without_a_mark(data: bytes) -> None:
    """And with the line ends of Windows."""
    assert plan(data, "targets.toml").title == "示例"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [(PLAN.encode("gbk"), "GBK"), (PLAN.encode("utf-16"), "UTF-16"), (b"version = 1\n# \xff\xff\n", "")],
)
def test_another_encoding_is_named(data: bytes, encoding: str) -> None:
    """As far as it can be told, with the line."""
    error = refusal(data)
    assert (error.code, error.facts["encoding"]) == ("targets-not-utf8", encoding)
    assert error.facts["row"] == (1 if encoding == "UTF-16" else 2)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("version = 1\nbase_year 2005\n", "targets-not-toml", 2),
        ('version = 1\ntitle = "x\n', "targets-not-toml", 2),
        ('version = 1\n\ntitle = """x', "targets-not-toml", 3),
        (f"version = {'1' * 5000}\n", "targets-not-toml", 1),
        ("a = 1e9999999999999999999\n", "targets-not-toml", 1),
        (f"a = {'[' * 5000}", "targets-deep", 1),
        (f"version = 1\n{'a.' * 101}a = 1\n", "targets-deep", 2),
        ("", "targets-key-missing", 1),
    ],
)
def test_what_is_not_a_plan(text: str, code: str, line: int) -> None:
    """Each with its line, and fast: no parser is let loose on it."""
    error = refusal(text)
    assert (error.code, error.facts["row"]) == (code, line)


def test_a_file_that_is_too_large() -> None:
    """65,536 bytes may be read, one more may not."""
    comment = "#" + "x" * (MOST_BYTES - len(PLAN.encode()) - 1)
    assert plan((PLAN + comment).encode(), "targets.toml").title == "示例"
    assert refusal(PLAN + comment + "x").code == "targets-large"


def test_amounts_are_in_the_plans_currency() -> None:
    """A sign of another one is refused, its own is read; numbers are exact."""
    text = PLAN.replace("version = 1", 'version = 1\ncurrency = "TWD"').replace('over = "', 'over = "NT$')
    assert plan(text.encode(), "targets.toml").tier[0].limit == 10**8
    assert refusal(text.replace("NT$", "US$")).code == "targets-not-an-amount"
    assert str(plan(PLAN.replace('over = "1亿"', "over = 0.1").encode(), "t").tier[0].limit) == "0.1"


LINES = st.sampled_from(
    [*PLAN.splitlines(), "goal = -1", "[pace]", "lagging = nan", "[[tier]]", "x = [", '"', "tier = 1", "[measure.x]"]
)


@given(st.lists(LINES | st.text(max_size=20), max_size=12).map("\n".join) | st.binary(max_size=100))
def test_anything_is_a_plan_or_refused(text: str | bytes) -> None:
    """With a sentence, a remedy and nothing else."""
    try:
        plan(text if isinstance(text, bytes) else text.encode("utf-8", "replace"), "targets.toml")
    except TargetsError as error:
        said_in_full(error)
