"""The project's own files agree with each other."""

import re
import tomllib
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.house.source import PACKAGE, ROOT, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "constraints.txt").read_text(encoding="utf-8")
NEEDS = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]


def pins() -> dict[str, str]:
    """Return the locked version of each package, by its normalized name."""
    lines = [line for line in LOCK.splitlines() if line and not line.startswith("#")]
    return {
        re.sub(r"[-_.]+", "-", name).lower(): number for name, _, number in (line.partition("==") for line in lines)
    }


@pytest.mark.parametrize("need", NEEDS)
def test_the_lock_holds_what_is_needed(need: str) -> None:
    """Every dependency is pinned, to a version that is allowed, and every dependency has a lowest version."""
    requirement = Requirement(need)
    assert requirement.specifier.contains(pins()[re.sub(r"[-_.]+", "-", requirement.name).lower()])
    assert [specifier.operator for specifier in requirement.specifier] == [">="]


def test_the_client_of_a_cluster_is_named_as_it_is_needed() -> None:
    """What the refusal says to install is what the extra installs; the name of this package may be another's in an index."""
    (client,) = PROJECT["project"]["optional-dependencies"]["spark"]
    assert f"package=\"'{client}'\"" in (PACKAGE / "engines" / "in_spark" / "session.py").read_text(encoding="utf-8")


def test_the_plan_has_the_same_bytes_everywhere() -> None:
    """In the clone, and in the package."""
    assert (ROOT / "targets.toml").read_bytes() == (PACKAGE / "intake" / "plan" / "builtin.toml").read_bytes()


def test_the_changelog_knows_the_version() -> None:
    """Keep a Changelog: the version of the package, or what is not yet released, stands on top."""
    found = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert found[0] in {"Unreleased", version("tiers")}


@pytest.mark.parametrize("path", ["LICENSE", "README.md", "README.zh.md", "CONTRIBUTING.md", "docs/performance.md"])
def test_a_project_has_its_papers(path: str) -> None:
    """None of them is empty."""
    assert (ROOT / path).stat().st_size > len("# Title\n")


TOP = {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "hatch_build.py", "man"}
TOP |= {
    "README.zh.md",
    "bench",
    "constraints.txt",
    "docs",
    "examples",
    "pyproject.toml",
    "src",
    "targets.toml",
    "tests",
    "zensical.toml",
}
EXAMPLES = {"README.md", "city.csv", "city.toml", "count.py", "data.csv", "make_city.py", "make_example.py"}


def names_in(folder: Path) -> set[str]:
    """Return the names in a folder, but hidden ones and those of what is made anew, which git does not keep."""
    made = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()]
    return {path.name for path in folder.iterdir() if not any(fnmatch(path.name, name) for name in (".*", *made))}


@pytest.mark.parametrize(("folder", "meant"), [(ROOT, TOP), (ROOT / "examples", EXAMPLES)], ids=["top", "examples"])
def test_a_file_is_where_it_is_meant_to_be(folder: Path, meant: set[str]) -> None:
    """A table that a trial has left lies about neither where people look first nor among the examples."""
    assert names_in(folder) == meant


def test_what_a_trial_has_left_is_found(tmp_path: Path) -> None:
    """What is made anew each time is none of it."""
    for name in ("x.csv", ".coverage.1", "__pycache__", ".git"):
        (tmp_path / name).touch()
    assert names_in(tmp_path) == {"x.csv"}


def test_ci_runs_what_a_person_runs() -> None:
    """One command checks everything, and the tests come last."""
    assert "make check" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    makefile = Path(ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^check: .*\btest( ##.*)?$", makefile, re.MULTILINE)


EXCEPTION = re.compile(r"# (?:noqa: [A-Z0-9, ]*[0-9]|type: ignore\[[a-z, -]+\]|pragma: no \w+)(.*)")


def lines_without_reason(text: str) -> list[str]:
    """Return the lines that make an exception to a rule and do not say why."""
    lines = ((line, EXCEPTION.search(line)) for line in text.splitlines())
    return [line.strip() for line, match in lines if match and not re.match(r" +[-#] +\S+|: \S+", match[1])]


def test_every_rule_that_is_left_out_has_a_reason() -> None:
    """In the settings of ruff."""
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lint = settings.partition("[tool.ruff.lint]")[2].partition("[tool.mypy]")[0]
    codes = re.findall(r'^ +"[A-Z]+\d*",(.*)$', lint, re.MULTILINE)
    assert codes
    assert all(re.match(r" +# \w+", rest) for rest in codes)


def test_every_exception_has_a_reason() -> None:
    """Beside it, in half a line."""
    looked_at = modules(*(ROOT / name for name in ("src", "bench", "examples")))
    assert {module.name: found for module in looked_at if (found := lines_without_reason(module.text))} == {}


def test_an_exception_without_a_reason_is_found() -> None:
    """The first line gives none, the others do."""
    lines = ("a = 28  # noqa: PLR2004", "b = 2  # noqa: PLR2004 - a pair", "c()  # type: ignore[misc]  # odd")
    assert lines_without_reason("\n".join(lines)) == [lines[0]]


NAMED = re.compile(r"`([\w./-]+\.py)`")
"""A file of Python that a document or a docstring names."""

MADE_UP = {"src/tiers/write/to_tsv.py", "tests/write/test_to_tsv.py"}
"""Files that a reader of `docs/how-to/add-a-format.md` writes."""


def files_named(text: str) -> list[str]:
    """Return the files that a text names, but those whose name is a pattern, such as `to_X.py`."""
    return [name for name in NAMED.findall(text) if "X" not in name and name not in MADE_UP]


def test_files_that_documents_name_are_there() -> None:
    """By their whole path, or by its end."""
    there = [
        path.relative_to(ROOT).as_posix()
        for top in ("src", "tests", "bench", "examples")
        for path in (ROOT / top).rglob("*.py")
    ]
    texts = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / "bench").glob("*.md"), *PACKAGE.rglob("*.py")]
    named = {
        name for path in texts if path.name != "CHANGELOG.md" for name in files_named(path.read_text(encoding="utf-8"))
    }
    assert {name for name in named if not any(path == name or path.endswith(f"/{name}") for path in there)} == set()
    assert "domain/cleaning.py" in named


def test_a_file_that_is_not_there_is_found() -> None:
    """A pattern names none."""
    assert files_named("see `domain/gone.py`, `to_X.py` and `a.toml`") == ["domain/gone.py"]
