"""The cheapest way to meet all goals at once."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "lead": "同时完成各项目标：",
    "lead-of-measure": "同时完成各项{measure}目标：",
    "rise": "须{n}家企业升档",
    "in-all": "{rise}，合计还差{amount}",
    "any-more": "{rise}，略增即可",
    "saved": "{said}（比逐档合计少{amount}）",
    "and-lacking": "{said}；另有{lacking}家在表中尚无后备",
    "lacking": "尚缺{lacking}家，在表中无后备",
    "too-many": "须升档的企业排在前{most}名以外，未列清单",
    "title": "培育清单",
    "title-of-measure": "培育清单（{measure}）",
    "firm": "企业",
    "from": "现有",
    "to": "目标档次",
    "own": "自身年均",
    "more": "另有{n}家，用 tiers report --top N 列出",
    "group": "各组可提供",
    "firms": "家数",
    "needs": "还差",
}
