"""What `tiers targets` says."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "built-in": "内置",
    "from": "文件：{path}",
    "source": "出处：{source}",
    "issuer": "发布单位：{issuer}",
    "years": "规划期自{base_year}年底至{target_year}年底。",
    "counting.nested": "计数含更高档企业。",
    "counting.banded": "分档计数：企业只计入所达到的最高档。",
    "heading.tier": "档次",
    "heading.total": "总量",
    "heading.measure": "口径",
    "heading.limit": "标准",
    "heading.goal": "目标",
    "heading.base": "{base_year}年底",
    "over": "超过{limit}",
    "at_least": "达到{limit}",
    "growth": "年均增长{growth}%",
    "or-else": "{first}，无则{second}",
    "unknown": "—",
    "breakdown": "按{heading}分组",
    "breakdown.values": "按{heading}分组：{values:list}",
    "pace": "完成应有进度的{on_track}及以上为达到序时，{lagging}及以上为略慢于序时。",
    "outlook": "--outlook 按年均增长{growth:percent}测算，整体高低{shock:percent}。",
    "reading": "读取设置：{settings:list}",
    "fine": "检查无误。",
}
