"""What mends a call of a Python function: a part of `error_remedy.py`."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "file-object-at-end": "请先执行 file.seek(0)，或传入文件名。",
    "file-object-failed": '请传入文件名，或以读取方式打开：open(path, "rb")',
    "file-object-no-bytes": '请以二进制方式打开：open(path, "rb")',
    "file-object-text": '请以二进制方式打开：open(path, "rb")',
    "given-on-cluster": "请写集群中表的名称，或不指定引擎，结果相同。",
    "keyword-unknown": "可用的参数有 {names:list}。",
    "keyword-wrong": "应为{meant}。",
    "rows-cell": "单元格可以是文字、数字、日期、True、False 或 None。",
    "rows-failed": "请修正提供数据行的程序；未作任何计数。",
    "rows-gone": "请至少给出一行；生成器只能遍历一次，请先转成列表。",
    "rows-heading": "列名应为文字，或年份一类的整数。",
    "rows-heading-twice": "每个列名只写一次。",
    "rows-not-mappings": '请把每行写成字典：{{"企业名称": "示例一厂", "营业收入(万元)": 5}}；csv.DictReader 即是如此。',
    "save-ending": "扩展名有 {names:list}。",
    "table-is-frame": "请传入数据行：{call}",
    "table-is-mapping": "请传入行的列表，每行是一个“列名 → 值”的字典。",
    "table-is-names": "请逐个传入文件名：{function}(*names)",
    "table-wrong": "表可以是文件名、字节、以二进制方式打开的文件，或由字典组成的行。",
    "tables-changed": "请重新生成报告。",
    "tables-none": '请传入文件名，如 "data.csv"。',
}
