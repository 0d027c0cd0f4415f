"""Which firm of one side is which of the other: by codes, and of firms that are left, by a name that is there once."""

from typing import NamedTuple

from tiers.engines.in_duckdb.database import Database


class Match(NamedTuple):
    """Two sides to be joined, as `t` and `n`."""

    then: str
    """A query of the firms of then."""
    now: str
    """A query of the firms of now."""
    condition: str
    """What says that a firm of then is one of now."""


def match_sides(database: Database, then: str, now: str, once: str) -> Match:
    """Write two sides and what matches them.

    `then` and `now` are views with `code_row`, `key` and `nk`; the names that match are kept as the table `once`.
    """
    codeless = "SELECT 1 FROM {} WHERE code_row IS NULL LIMIT 1"
    if not any(database.rows(codeless.format(side)) for side in (then, now)):
        database.run(f"CREATE TABLE {once} (nk UBIGINT)")
        return Match(f"SELECT * FROM {then}", f"SELECT * FROM {now}", "t.key = n.key")
    sides = ((then, now), (now, then))
    first, second = (
        f"(SELECT nk, bool_or(code_row IS NOT NULL) AS coded FROM ({_leave_over(*pair)})"
        " GROUP BY nk HAVING count(*) = 1)"
        for pair in sides
    )
    database.run(
        f"CREATE TABLE {once} AS SELECT nk FROM {first} AS a JOIN {second} AS b USING (nk)"
        " WHERE NOT (a.coded AND b.coded)"
    )
    return Match(_identify(then, now, once), _identify(now, then, once), "t.id = n.id AND t.named = n.named")


def _leave_over(side: str, other: str) -> str:
    """Write the firms of a side whose code is not on the other."""
    codes = f"SELECT key FROM {other} WHERE code_row IS NOT NULL"
    return f"SELECT nk, code_row FROM {side} WHERE code_row IS NULL OR key NOT IN ({codes})"


def _identify(side: str, other: str, once: str) -> str:
    """Write a side with what its firms are matched by: a code, a name, or nothing at all."""
    codes = f"SELECT key FROM {other} WHERE code_row IS NOT NULL"
    coded = f"code_row IS NOT NULL AND key IN ({codes})"
    named = f"nk IN (SELECT nk FROM {once})"
    return f"SELECT *, CASE WHEN {coded} THEN key WHEN {named} THEN nk END AS id, NOT ({coded}) AS named FROM {side}"
