"""At which line of a TOML text a key stands, which its parser does not tell."""

import re
from collections.abc import Iterator
from typing import Final

Key = tuple[str | int, ...]
"""The way to a value: `("tier", 2, "goal")`."""

_STRINGS_AND_COMMENTS: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
_SIGNS: Final = re.compile(r"[\[\]{}=.#,\s\"']")
_HEADER: Final = re.compile(r"\s*(\[\[?)([^\[\]]+)\]")


def line_of(text: str, key: Key) -> int:
    """Return the line of a key, counted from 1: its own, else that of the table that it belongs in, else 1."""
    lines = dict(reversed(list(_keys(_hide_strings(text)))))
    wanted = tuple(_mask(part) if isinstance(part, str) else part for part in key)
    return next((lines[wanted[:n]] for n in range(len(wanted), 0, -1) if wanted[:n] in lines), 1)


def _hide_strings(text: str) -> str:
    """Return the text with harmless signs in place of those in strings, and without comments; the lines stay."""
    return _STRINGS_AND_COMMENTS.sub(_hide, text)


def _hide(match: re.Match[str]) -> str:
    found = match[0]
    if found.startswith("#"):
        return ""
    if "\n" in found or found.startswith(('"""', "'''")):
        return "\n" * found.count("\n")
    return _mask(found[1:-1])


def _mask(words: str) -> str:
    return _SIGNS.sub("_", words)


def _keys(text: str) -> Iterator[tuple[Key, int]]:
    table: Key = ()
    counts: dict[Key, int] = {}
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        if depth == 0 and (header := _HEADER.match(line)):
            table = _table(header, counts)
            yield from _with_prefixes(table, number)
            continue
        if depth == 0 and "=" in line:
            yield from _with_prefixes((*table, *_parts(line.partition("=")[0])), number)
        depth += sum(line.count(sign) for sign in "[{") - sum(line.count(sign) for sign in "]}")


def _with_prefixes(way: Key, number: int) -> Iterator[tuple[Key, int]]:
    return ((way[:n], number) for n in range(1, len(way) + 1))


def _table(header: re.Match[str], counts: dict[Key, int]) -> Key:
    """Return the way to the table that a header opens, with the number of each array of tables on it."""
    way: Key = ()
    for part in _parts(header[2]):
        way = (*way, part)
        if way in counts:
            way = (*way, counts[way])
    if header[1] == "[[":
        name = way[:-1] if isinstance(way[-1], int) else way
        counts[name] = counts.get(name, -1) + 1
        way = (*name, counts[name])
    return way


def _parts(words: str) -> Iterator[str]:
    return (part.strip() for part in words.split("."))
