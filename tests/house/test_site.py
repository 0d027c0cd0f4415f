"""The documents as a site, and as they stand: every page is in the navigation, every link leads somewhere."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.house.source import ROOT
from tests.house.translations import FENCED, HEADING, LINK

SITE = tomllib.loads((ROOT / "zensical.toml").read_text(encoding="utf-8"))["project"]
PAGES = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")}
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (*(ROOT / name for name in PAGES), *ROOT.glob("*.md"), *(ROOT / "examples").glob("*.md"))
}


def entries(navigation: object) -> Iterator[str]:
    """Yield every page of a navigation, in its order."""
    if isinstance(navigation, str):
        yield navigation
    else:
        assert isinstance(navigation, dict | list)
        for inner in navigation.values() if isinstance(navigation, dict) else navigation:
            yield from entries(inner)


def anchors(text: str) -> set[str]:
    """Return what a link to a heading of a page may name, as GitHub and the site make it: `#what-a-chance-is`."""
    said = (heading[2].lower() for heading in HEADING.finditer(FENCED.sub("", text)))
    return {re.sub(r"[^\w\- ]", "", words).strip().replace(" ", "-") for words in said}


def dead_links(name: str, texts: dict[str, str]) -> list[str]:
    """Return the links of a page that lead to no file, or to no heading of a page."""
    dead = []
    for link in LINK.findall(FENCED.sub("", texts[name])):
        path, _, anchor = link.partition("#")
        target = (ROOT / name).parent.joinpath(path).resolve() if path else ROOT / name
        other = texts.get(target.relative_to(ROOT).as_posix(), "")
        if (path and not target.exists()) or (anchor and anchor not in anchors(other)):
            dead.append(link)
    return dead


def test_every_page_is_in_the_navigation() -> None:
    """Once, and no other is."""
    assert sorted(f"{SITE['docs_dir']}/{entry}" for entry in entries(SITE["nav"])) == sorted(PAGES)


def test_each_language_has_a_tab_of_its_own() -> None:
    """A Chinese page stands under the Chinese tab, and there alone."""
    english, chinese = SITE["nav"]
    assert not [entry for entry in entries(english) if entry.startswith("zh/")]
    assert [entry for entry in entries(chinese) if not entry.startswith("zh/")] == []


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_every_link_leads_somewhere(name: str) -> None:
    """To a file that is there, and to a heading that it has."""
    assert not dead_links(name, TEXTS)


def test_a_heading_is_found_by_its_anchor() -> None:
    """Signs go, blanks become hyphens, hanzi stay; a comment in a block is no heading."""
    text = "# How likely (几成把握)\n\n```toml\n# not this\n```\n\n## `amount-huge`, or: what?\n"
    assert anchors(text) == {"how-likely-几成把握", "amount-huge-or-what"}


def test_a_dead_link_is_found() -> None:
    """No such heading, no such page; those within a page, and to other sites, are left alone."""
    text = "# A\n[a](#a) [b](#b) [c](README.md) [d](gone.md) [e](README.md#nowhere) [f](https://example.org/#x)\n"
    texts = {**TEXTS, "a.md": text}
    assert dead_links("a.md", texts) == ["#b", "gone.md", "README.md#nowhere"]
