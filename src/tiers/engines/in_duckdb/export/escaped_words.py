"""Odd words in what is written in bulk: each distinct one is written once by the writer's own function."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Final

from tiers.engines.in_duckdb import expressions
from tiers.engines.in_duckdb.panel import Panel
from tiers.engines.in_duckdb.source_rows import unescape
from tiers.engines.in_duckdb.staged_table import Staged

_AT_ONCE: Final = 10_000
"""Words that are bound together."""


@contextmanager
def escaped_word_table(panel: Panel, write: Callable[[str], str]) -> Iterator[str | None]:
    """Create a table of each odd word of firms with what a writer makes of it; yield its name, None without any."""
    database = panel.database
    words = database.stream(" UNION ".join(query for table in panel.tables for query in _odd(table.staged)))
    some = [*islice(words, _AT_ONCE)]
    if not some:
        yield None
        return
    database.run("CREATE OR REPLACE TABLE odd (word VARCHAR, text VARCHAR)")
    while some:
        texts = [write(unescape(word)) for (word,) in some]
        database.run("INSERT INTO odd SELECT unnest($1::VARCHAR[]), unnest($2::VARCHAR[])", [w for (w,) in some], texts)
        some = [*islice(words, _AT_ONCE)]
    yield "odd"


def _odd(staged: Staged) -> Iterator[str]:
    """Yield queries of the words that a writer may have to change: what was plain in a table needs no look."""
    firms = f"FROM {staged.name} WHERE kind IS NULL"
    for word, hashed in (("name", "nk"), ("code", "ck")):
        yield f"SELECT {word} {firms} AND {staged.odd(hashed)} IS NOT NULL AND NOT {expressions.needs_no_escape(word)}"
    for word in (f"g{i}" for i in range(len(staged.groups))):
        known = f"WITH known AS MATERIALIZED (SELECT DISTINCT {word}::VARCHAR AS word {firms})"
        yield f"({known} SELECT word FROM known WHERE word <> '' AND NOT {expressions.needs_no_escape('word')})"


def with_escaped_columns(source: str, odd: str | None, words: Sequence[str]) -> str:
    """Return a query with what a writer makes of the odd words beside them."""
    joins = (f" LEFT JOIN {odd} AS odd_{word} ON odd_{word}.word = chosen.{word}" for word in words if odd)
    return f"({source}) AS chosen{''.join(joins)}"
