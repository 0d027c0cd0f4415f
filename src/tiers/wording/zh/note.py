"""What is said on standard error beside errors: `-q` leaves it out."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "from-variable": "该值来自环境变量 {variable}。",
    "whole-line": "若确实如此，完整命令为：",
    "fallback": "tiers: 没有找到目标文件，采用内置规划（{source}）。要用自己的目标：tiers init",
    "skipped": "tiers: {path} 表明有表正在另一程序中打开；以最近保存的内容为准",
    "failed": "tiers: --fail-on {choices:list}：{names:list}",
    "worse": "{name}（原为{then}，现为{now}）",
    "of-group": "{group}的{name}",
    "no-pager": "tiers: 没有分页程序 {pager}，直接显示全文（可用 TIERS_PAGER 另行指定）",
    "since-empty": "tiers: {path} 为空，尚无可比较的报告",
    "problems": "tiers: 数据中有{n}个问题，见 tiers report -v",
    "written": "tiers: 已写入 {path}",
    "next": "tiers: 下一步：在其中填写目标，然后运行 tiers report DATA",
    "next-example": "tiers: 下一步：tiers report {path}",
}
