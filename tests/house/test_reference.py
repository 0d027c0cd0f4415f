"""The reference knows everything that there is: commands, settings, keys, codes, and the lines for cron."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from tests.house.documents import DATA, documents
from tests.house.problem_words import FACTS
from tests.house.reference import PAGES
from tests.house.source import ROOT, modules
from tiers.cli.exit_codes import Exit
from tiers.domain.measure import Measure
from tiers.domain.progress import Status
from tiers.domain.reading import Reading
from tiers.domain.targets import Breakdown, Pace, Targets, Tier
from tiers.report.contract.schema import SCHEMAS, json_schema
from tiers.wording import sentences

CRONTAB = re.compile(r"^```crontab\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CRON_LINES = dict.fromkeys(
    line
    for path in documents()
    for block in CRONTAB.findall(path.read_text(encoding="utf-8"))
    for line in block.splitlines()
    if not line.startswith("#")
)
STOPPED = Exit.DATA
DEFINITIONS = (ROOT / "docs" / "definitions.md").read_text(encoding="utf-8")


def code_words(name: str) -> set[str]:
    """Return the words that a page of the reference sets as code."""
    text = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    return {word for code in re.findall(r"`([^`\n]+)`", text) for word in re.findall(r"\w+", code)}


@pytest.mark.parametrize("path", PAGES)
def test_what_is_made_from_the_program_is_up_to_date(path: str) -> None:
    """`python -m tests.house.reference` writes it anew."""
    assert (ROOT / path).read_text(encoding="utf-8") == PAGES[path]()


def test_every_fact_of_a_problem_has_a_chinese_word() -> None:
    """None keeps its English name on the Chinese page, and no word is for a fact that nobody states."""
    said = " ".join(text for part in ("problem", "error") for text in sentences(part, "zh").values())
    mended = " ".join(text for part in ("problem", "error") for text in sentences(f"{part}_remedy", "zh").values())
    assert not re.findall(r"\*[a-z_]+\*", (ROOT / "docs" / "zh" / "problems.md").read_text(encoding="utf-8"))
    assert {*FACTS} <= {*re.findall(r"{(\w+)", said + mended)}


def test_every_setting_of_a_plan_is_described() -> None:
    """Each key that a targets file may have."""
    keys = {key for model in (Targets, Tier, Breakdown, Measure, Pace, Reading) for key in model.model_fields}
    assert not keys - code_words("targets.md")


def keys_of(part: object) -> Iterator[str]:
    """Yield every key that JSON of a schema may have."""
    if isinstance(part, dict):
        yield from part.get("properties", {})
        for inner in part.values():
            yield from keys_of(inner)


def test_every_key_of_the_json_is_described() -> None:
    """Those of the report at any depth, and the outermost of the others."""
    keys = {*keys_of(json_schema("report")), *(key for model in SCHEMAS.values() for key in model.model_fields)}
    assert len(keys) > len(SCHEMAS["report"].model_fields)
    assert not keys - code_words("json.md")


def test_every_status_is_defined() -> None:
    """In the definitions, where its rule stands."""
    assert not {status for status in get_args(Status) if f"| `{status}` |" not in DEFINITIONS}


def test_every_exit_code_is_described() -> None:
    """As a row of its own."""
    text = (ROOT / "docs" / "reference" / "exit-codes.md").read_text(encoding="utf-8")
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", text, re.MULTILINE)} == {code.value for code in Exit}


def test_every_definition_that_the_code_names_is_there() -> None:
    """A docstring that gives the definitions as its source names a word that they explain."""
    named = {
        word
        for module in modules()
        for said in re.findall(r"Source: definitions, ([^\n]+)", module.text)
        for word in re.findall("“(.+?)”", said)
    }
    explained = re.findall(r"\*\*(.+?)\*\*|^## (.+)$", DEFINITIONS, re.MULTILINE)
    assert named
    assert not named - {(bold or heading).rstrip(".") for bold, heading in explained}


@pytest.mark.one_in(4)
@pytest.mark.parametrize("line", CRON_LINES, ids=map(str, range(len(CRON_LINES))))
def test_a_line_for_cron_runs(line: str, tmp_path: Path) -> None:
    """As cron runs it: in the home folder, with a poor environment and without a terminal."""
    *times, command = line.split(None, 5)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "tiers").symlink_to(Path(sys.executable).with_name("tiers"))
    (tmp_path / "data.csv").write_bytes(DATA.read_bytes())
    (tmp_path / "targets.toml").write_bytes((ROOT / "targets.toml").read_bytes())
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"}
    run = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=tmp_path,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    expected = {
        "--since history": (0, "tiers: history.jsonl is empty; nothing to compare with yet\n"),
        "--fail-on": (1, "tiers: --fail-on behind: 10亿, 1亿\n"),
        "--strict": (3, "tiers: error[strict]: 1 problem"),
    }
    code, said = next((expected[option] for option in expected if option in command), (0, ""))
    assert all(re.fullmatch(r"[\d*,/-]+", time) for time in times)
    assert (run.returncode, run.stdout, "%" in command) == (code, b"", False)
    assert run.stderr.decode().startswith(said)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != ".venv") == [
        "data.csv",
        *(re.findall(r" (?:-o|>>) (\S+)", command) if code != STOPPED else ()),
        "targets.toml",
    ]
