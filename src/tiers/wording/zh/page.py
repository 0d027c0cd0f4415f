"""What stands on a page besides the report itself: its contents, its foot, its downloads."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "apart": " · ",
    "notice": "通报文字",
    "contents": "目录",
    "data": "数据与规划",
    "downloads": "下载表格",
    "downloads-how": "CSV文件，均为准确值，金额不省略位数；列名为程序所用名称。",
    "firms-of-bars": "各区间企业名单",
    "firms-of-groups": "各组企业名单",
    # The names of the files, without their ending
    "file.goals": "目标",
    "file.totals": "总量",
    "file.nearest": "后备企业",
    "file.cushion": "易掉档企业",
    "file.breakdown": "分组",
    "file.groups": "任务分解",
    "file.years": "历年",
    "file.since": "变动",
    "file.moved": "变动企业",
    "file.lift": "培育清单",
    "file.outlook": "展望",
    "file.problems": "问题",
}
"""Each is a title or a sentence of its own; `apart` stands between the parts of the line under the title."""
