"""What is said of goals by group and by year."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    # `tiers targets`
    "targets.stages": "阶段目标",
    "targets.title": "按{by}的目标",
    "targets.base": "基期{base}",
    "targets.stage": "{year}年{goal}",
    "targets.details": "{goal}（{details}）",
    # the table of goals by group
    "title": "按{by}的目标（实有/目标）",
    "title-in": "按{by}的目标（{year}年，实有/目标）",
    "of": "{count}/{goal} {sign}",
    "parts": "各组目标之和",
    "whole": "规划目标",
    "parts-below": "{tier}各组目标之和为{parts}家，比规划目标{goal}家少{fewer}家。",
    "uncertain": "尚不确定：{goals}。",
    "otherwise": "{group}{tier}，最多可为{n}家（{status}）",
    "tier-of": "{group}{tier}",
    "behind": "{group}：{goals}。",
    "behind-goal": "{tier}{count}家，目标{goal}家，{stands}",
    "own": "{title} · {group}的目标",
    # what is due by now
    "due": "目前应达{due:list}家（{how}）。",
    "due-stage": "按规划{year}年阶段目标",
    "due-between": "按规划阶段目标之间推算",
    "due-line": "自{base}年起直线推算",
    "due-line-from-zero": "{base}年从0起直线推算",
    "due-else": "其余{how}",
}
