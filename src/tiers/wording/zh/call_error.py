"""What is wrong with a call of a Python function, and with what it is given: a part of `error.py`."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "file-object-at-end": "{path}：该文件此前已读到末尾，没有剩余内容。",
    "file-object-failed": "{path}：无法读取已打开的文件：{reason}。",
    "file-object-no-bytes": "{path}：读出的是 {type} 类型，既不是字节也不是文字。",
    "file-object-text": "{path}：该文件以 {encoding} 文本方式打开，而其内容并非如此。",
    "given-on-cluster": "{path}：集群只按名称读取表，不读取程序中的表。",
    "keyword-unknown": "{function}() 没有参数 {keyword}{hinted:，是否指 |。}{near:list}{hinted:？|}",
    "keyword-wrong": "{function}()：{keyword}={value} 不能用。",
    "rows-cell": "{path} 第{row}行：列名{heading}下的值是 {type} 类型，不能作为单元格。",
    "rows-cell.no-names": "{path} 第{row}行：有值是 {type} 类型，不能作为单元格。",
    "rows-failed": "{path}：取得{count}行后无法继续：{reason}。",
    "rows-failed.no-names": "{path}：取得{count}行后无法继续。",
    "rows-gone": "{path}：没有数据行。",
    "rows-heading": "{path} 第{row}行：有键是 {type} 类型，不能作为列名。",
    "rows-heading-twice": "{path} 第{row}行：列名{heading}既是文字又是数字，出现两次。",
    "rows-not-mappings": "{path} 第{row}行是 {type} 类型，没有说明各值属于哪个列名。",
    "save-ending": "save({path})：扩展名不对应任何格式。",
    "table-is-frame": "{function}()：传入的表是 {type} 类型，应传入其数据行。",
    "table-is-mapping": "{function}()：传入的表是 {type} 类型，只是一行。",
    "table-is-names": "{function}()：传入的表是 {type} 类型，其中是文件名。",
    "table-wrong": "{function}()：传入的表是 {type} 类型，无法读取。",
    "tables-changed": "表的内容与生成报告时不同。",
    "tables-none": "{function}() 没有传入表。",
}
