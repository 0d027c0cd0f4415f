"""A Chinese page that has fallen behind its English one is found, and so is what only one of the two has."""

import re
from pathlib import PurePosixPath
from posixpath import normpath

import pytest

from tests.house.source import ROOT
from tests.house.translations import FENCED, LINK, changed_parts, digests, english_of, pages, parts, record_of, shape

PAGES = pages()
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]")
BROKEN = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]\n *(?![-|#>\s]|```|\d+\. ).")
ENGLISH = """\
# A page

Two words.

## First

- one, see [there](../there.md#a)

```console
$ tiers report data.csv | sed -n '/^Since/p'
Since
```

| a | b |
|---|---|
"""
CHINESE = """\
<!-- docs/how-to/a.md 000000 -->

# 一页

两个词。

## 第一

- 一，见[那里](../there.md#甲)

```console
$ tiers report data.csv | sed -n '/^与/p'
与
```

| 甲 | 乙 |
|---|---|
"""


def read_english(name: str) -> str:
    """Return the English page that a Chinese one says again."""
    return (ROOT / english_of(name)).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_its_english_one_says_now(name: str) -> None:
    """It was read again since each part of that was changed."""
    english, known = record_of(PAGES[name])
    behind = changed_parts(read_english(name), known)
    assert english == english_of(name)
    assert not behind, (
        f"{english} has changed at {'; '.join(behind)}: bring {name} up to date there, "
        f"then record it: python -m tests.house.translations {name}"
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_built_as_its_english_one(name: str) -> None:
    """The same levels, commands, tables, items and links, in the same order."""
    assert [*shape(name, PAGES[name])] == [*shape(english_of(name), read_english(name))]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_leads_to_chinese_ones(name: str) -> None:
    """Where there is one."""
    paths = (link.partition("#")[0] for link in LINK.findall(PAGES[name]))
    led_to = {normpath(str(PurePosixPath(name).parent / path)) for path in paths if path}
    assert not {path for path in led_to if (ROOT / path.replace("docs/", "docs/zh/", 1)).exists()}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_chinese_marks(name: str) -> None:
    """No half-width comma, colon or question mark touches a hanzi, but in what is code."""
    assert not HALF_WIDTH.findall(re.sub(r"`[^`\n]*`", "`", FENCED.sub("", PAGES[name])))


@pytest.mark.parametrize("name", PAGES)
def test_a_chinese_paragraph_is_one_line(name: str) -> None:
    """A line that ends in a hanzi would show as a blank between two of them."""
    assert not BROKEN.findall(FENCED.sub("", PAGES[name]))


def test_a_page_is_taken_apart_at_its_headings() -> None:
    """A comment in a block is none, and what a command prints belongs to no part."""
    text = "# A\n\n```toml\n# no heading\n```\n\n## B\n\n```console\n$ tiers a\nprinted\n```\n"
    assert [heading for heading, _ in parts(text)] == ["A", "B"]
    assert "printed" not in parts(text)[1][1]
    assert "$ tiers a" in parts(text)[1][1]


def test_a_part_that_has_changed_is_named() -> None:
    """By its heading; where lines break, and what is printed, does not matter."""
    known = digests(ENGLISH)
    assert changed_parts(ENGLISH.replace("Two words.", "Two\nwords.").replace("\nSince\n", "\nBefore\n"), known) == []
    assert changed_parts(ENGLISH.replace("one", "two"), known) == ["First"]
    assert changed_parts(ENGLISH + "\n## Second\n", known) == ["First", "Second"][1:]
    assert record_of(CHINESE) == ("docs/how-to/a.md", ["000000"])
    assert record_of(ENGLISH) == ("", [])


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("## 第一", "### 第一"),
        ("- 一", "一"),
        ("tiers report", "tiers check"),
        ("| 甲 | 乙 |\n", "| 甲 | 乙 |\n| 丙 | 丁 |\n"),
        ("../there.md", "../elsewhere.md"),
    ],
)
def test_what_only_one_page_has_is_found(here: str, there: str) -> None:
    """Words are translated, and so is what a command looks for."""
    english = [*shape("docs/how-to/a.md", ENGLISH)]
    assert [*shape("docs/zh/how-to/a.md", CHINESE)] == english
    assert [*shape("docs/zh/how-to/a.md", CHINESE.replace(here, there))] != english
