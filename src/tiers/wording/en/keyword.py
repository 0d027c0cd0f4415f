"""What the Python functions take: a few words for each keyword."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "targets": "the name of a targets file, builtin, or a plan that tiers.load_targets() returned",
    "year": "a year of four digits, such as 2008",
    "unit": 'a unit, such as "万元"',
    "units": 'a dictionary of measure → unit, such as {{"revenue": "万元"}}',
    "columns": 'a dictionary of role → heading, such as {{"revenue": "营业收入"}}',
    "encoding": 'the name of an encoding, such as "gb18030"',
    "sheet": "the name of a sheet, or its number from 1",
    "header_row": "the number of a line, from 1",
    "where": '"HEADING=VALUE", such as "行业=机械", or a list of such',
    "by": 'a heading, such as "行业", or a list of headings',
    "duplicates": 'one of "stop", "keep", "first", "last", "largest" and "sum"',
    "expect_rows": "a number of rows, 0 or more",
    "expect_total": 'a dictionary of measure → amount, such as {{"revenue": "66.96亿元"}}',
    "strict": "True or False",
    "engine": 'one of "auto", "python", "duckdb" and "spark"',
    "remote": 'the address of a Spark Connect server, such as "sc://host:15002"',
    "memory": 'an amount of memory, such as "4GB"',
    "no_names": "True or False",
    "as_of": 'a year and a month, such as "2007-06" or (2007, 6)',
    "since": 'a year, "previous", or the name of an earlier table or a saved report',
    "outlook": "True or False",
    "top": "a number of firms, 0 or more",
    "verbose": "True or False",
    "tier": "the name of a tier",
    "firm": "a text: a name, a part of a name, or a code",
    "path": 'the name of a file, such as "report.xlsx"',
    "lang": '"zh" or "en"',
    "table": 'one of "goals", "nearest", "cushion", "breakdown", "years", "since", "moved" and "problems"',
}
