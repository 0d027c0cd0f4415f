"""What mends a call of a Python function: a part of `error_remedy.py`."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "file-object-at-end": "Say file.seek(0) before, or give its name.",
    "file-object-failed": 'Give its name, or open it for reading: open(path, "rb")',
    "file-object-no-bytes": 'Open it in binary mode: open(path, "rb")',
    "file-object-text": 'Open it in binary mode: open(path, "rb")',
    "given-on-cluster": "Name a table of the cluster, or leave the engine out: the answer is the same.",
    "keyword-unknown": "It takes {names:list}.",
    "keyword-wrong": "What it takes is {meant}.",
    "rows-cell": "A cell is a text, a number, a date, True, False or None.",
    "rows-failed": "Mend what gives the rows; nothing was counted.",
    "rows-gone": "Give at least one; a generator can be gone through only once, so make a list of it.",
    "rows-heading": "Headings are texts, or whole numbers such as years.",
    "rows-heading-twice": "Give each heading once.",
    "rows-not-mappings": 'Give each as csv.DictReader does, such as {{"企业名称": "示例一厂", "营业收入(万元)": 5}}',
    "save-ending": "Endings are {names:list}.",
    "table-is-frame": "Give its rows: {call}",
    "table-is-mapping": "Give a list of rows, each a dictionary of heading → cell.",
    "table-is-names": "Give the names one by one: {function}(*names)",
    "table-wrong": "A table is the name of a file, bytes, a file open in binary mode, or rows, each a dictionary.",
    "tables-changed": "Make the report anew.",
    "tables-none": 'Give the name of a file, such as "data.csv".',
}
