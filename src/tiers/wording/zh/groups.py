"""What is said of goals by group and by year."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "targets.stages": "阶段目标",
    "targets.title": "按{by}的目标",
    "targets.parts": "各组目标之和",
    "targets.whole": "规划目标",
    "targets.base": "基期{base}",
    "targets.stage": "{year}年{goal}",
    "targets.details": "{goal}（{details}）",
    "parts-below": "! {tier}各组目标之和为{parts}家，比规划目标{goal}家少{fewer}家。",
}
