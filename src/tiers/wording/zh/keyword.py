"""What the Python functions take: a few words for each keyword."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "targets": "目标文件名、builtin，或 tiers.load_targets() 返回的规划",
    "year": "四位年份，如 2008",
    "unit": '单位，如 "万元"',
    "units": '字典：指标 → 单位，如 {{"revenue": "万元"}}',
    "columns": '字典：用途 → 列名，如 {{"revenue": "营业收入"}}',
    "encoding": '编码名称，如 "gb18030"',
    "sheet": "工作表名称，或从1数起的序号",
    "header_row": "从1数起的行号",
    "where": '"列名=值"，如 "行业=机械"，或其列表',
    "by": '列名，如 "行业"，或列名的列表',
    "duplicates": '"stop"、"keep"、"first"、"last"、"largest"、"sum" 之一',
    "expect_rows": "行数，0 或以上",
    "expect_total": '字典：指标 → 金额，如 {{"revenue": "66.96亿元"}}',
    "strict": "True 或 False（是或否）",
    "engine": '引擎："auto"、"python"、"duckdb"、"spark" 之一',
    "remote": 'Spark Connect 服务器地址，如 "sc://host:15002"',
    "memory": '内存大小，如 "4GB"',
    "no_names": "True 或 False（是或否）",
    "as_of": '年和月，如 "2007-06" 或 (2007, 6)',
    "since": '年份、"previous"，或以前的表、保存的报告的文件名',
    "outlook": "True 或 False（是或否）",
    "top": "企业数，0 或以上",
    "verbose": "True 或 False（是或否）",
    "tier": "档次名称",
    "firm": "文字：企业名称、名称的一部分或代码",
    "path": '文件名，如 "report.xlsx"',
    "lang": '语言："zh" 或 "en"',
    "table": '表："goals"、"nearest"、"cushion"、"breakdown"、"years"、"since"、"moved"、"problems" 之一',
}
