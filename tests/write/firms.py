"""Firms with their tiers, as writers are given them."""

from decimal import Decimal

from tests.write import reports
from tiers.domain.classification import Classification

NAMES = (
    "=cmd|'/c calc'!A1",
    "@SUM(A1)",
    "＋1",
    "\t=1",
    "<r><t>x</t></r>",
    'a,"b"',
    "a\x1b[31m\u202eb\ufffe",
    "甲|`乙`",
    "\ud800",
)
"""What means harm in one format or another."""


def hostile() -> Classification:
    """Make a firm of each hostile name, with a negative figure, under a hostile heading."""
    placed = (Decimal("-5.50"), "usable", None, reports.HOSTILE, Decimal("1000000005.5"))
    rows = [(name, name, 2008, *placed, name) for name in NAMES]
    return Classification(("revenue",), (reports.HOSTILE,), rows, len(rows))


def drawing() -> Classification:
    """Make three firms of the drawn report: in a tier, without a figure, and with one that cannot be read."""
    short = Decimal("257854321.1")
    rows = [
        (
            *("示例机械厂 060", "91999900EX00006000", 2008),
            *(Decimal("742145678.9"), "usable", "5亿", "10亿", short),
            *(Decimal(8 * 10**8), "usable", "1000万", None, None),
            "机械",
        ),
        (
            *("示例食品厂 082", None, 2008),
            *(None, "unreadable", None, None, None),
            *(Decimal(10**7), "usable", None, "1000万", Decimal(0)),
            None,
        ),
        (
            *("示例羽绒厂 279", None, 2008),
            *(None, "missing", None, None, None),
            *(None, "missing", None, None, None),
            "羽绒",
        ),
    ]
    return Classification(("revenue", "output"), ("行业",), rows, len(rows))
