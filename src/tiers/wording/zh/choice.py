"""The headings and cells of a table that shows what each choice would mean."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "amount": "{amount:money}",
    "unit": "单位",
    "largest": "最大企业",
    "total": "全部企业",
    # which firm is meant
    "firm": "企业",
    "code": "代码",
    "where": "出处",
    # what a column is
    "asked": "由 --column 或 [reading] columns 指定",
    "grouped": "按此列分组或筛选",
    "look-alike": "未作为口径：看来是{seems}",
    "no-heading": "没有列名",
    "time-from-file-name": "时间见文件名：{text}",
    "time-from-heading": "时间见列名",
    "time-from-sheet-name": "时间见工作表名：{text}",
    "time-from-title": "时间见标题：{text}",
    "unit-from-column": "单位{unit}见“{heading}”列",
    "unit-from-heading": "{unit}，见列名",
    "unit-from-option": "{unit}，由 --unit 指定",
    "unit-from-targets": "{unit}，见目标文件",
    "unit-from-unit-line": "{unit}，见表上方的单位行：{line}",
    "unknown": "列名认不出",
    "sheet": "工作表",
    "rows": "行数",
    "column": "列",
    "earlier": "以前时期",
    "month": "单月或单季数",
    "none": "整体",
    "other": "其他指标",
    "part": "其中一部分",
    "planned": "计划数",
    "question": "调查问题",
    "rank": "排名",
    "seems": "看来是",
    "share": "占比或增幅",
    "stamp": "截至某月",
    "to-date": "本年累计",
    "unclear": "不明确",
    "word": "列名中有{word}",
    "year": "全年数",
}
