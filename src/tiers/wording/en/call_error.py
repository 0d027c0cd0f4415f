"""What is wrong with a call of a Python function, and with what it is given: a part of `error.py`."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "file-object-at-end": "{path}: the file has been read before, and nothing is left of it.",
    "file-object-failed": "{path}: the open file cannot be read: {reason}.",
    "file-object-no-bytes": "{path}: reading it returns {type}, which is neither bytes nor text.",
    "file-object-text": "{path}: the file is open as text in {encoding}, and its bytes are something else.",
    "given-on-cluster": "{path}: a cluster is asked for tables by their names, and not for one of this program.",
    "keyword-unknown": "{function}() has no keyword {keyword}{hinted:; did you mean |.}{near:list}{hinted:?|}",
    "keyword-wrong": "{function}(): {keyword}={value} cannot be used.",
    "rows-cell": "{path} row {row}: what stands under {heading} is of the type {type}, and no cell.",
    "rows-cell.no-names": "{path} row {row}: something is of the type {type}, and no cell.",
    "rows-failed": "{path}: after {count:# row|# rows} no more could be had: {reason}.",
    "rows-failed.no-names": "{path}: after {count:# row|# rows} no more could be had.",
    "rows-gone": "{path}: there are no rows.",
    "rows-heading": "{path} row {row}: a key is of the type {type}, and no heading.",
    "rows-heading-twice": "{path} row {row}: the heading {heading} stands there as a text and as a number.",
    "rows-not-mappings": "{path} row {row} is of the type {type}, and no mapping of heading → cell.",
    "save-ending": "save({path}): its ending names no format.",
    "table-is-frame": "{function}(): a table is of the type {type}, whose rows have to be handed over.",
    "table-is-mapping": "{function}(): a table is of the type {type}, which is one row.",
    "table-is-names": "{function}(): a table is of the type {type}, which holds names.",
    "table-wrong": "{function}(): a table is of the type {type}, which cannot be read.",
    "tables-changed": "The tables are not what they were when the report was made.",
    "tables-none": "{function}() is given no table.",
}
