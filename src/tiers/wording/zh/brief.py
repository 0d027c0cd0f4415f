"""The paragraph of the monthly notice."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "opening": "{title}，{when}{time}",
    "reached": "{tier}的企业{n}家",
    "reached-where": "{tier}{n}家",
    "more": "比{base}年底增加{n}家",
    "fewer": "比{base}年底减少{n}家",
    "same": "与{base}年底持平",
    "share": "完成目标（{goal}家）的{share:percent}",
    "met": "目标（{goal}家）已达成",
    "surplus": "超过目标（{goal}家）{n}家",
    "short": "缺口{n}家",
    "total": "{total}{amount}",
    "total-kept-back": "{total}不予公布",
    "total-unknown": "{total}无法加总",
    "total-grew": "{since}年底以来年均增长{growth}",
    "total-shrank": "{since}年底以来年均下降{growth}",
    "total-share": "完成目标（{goal}）的{share:percent}",
    "total-short": "缺口{amount}",
    "total-met": "目标（{goal}）已达成",
    "word": "规划为“{word}”，未量化",
    "next": "{tier}后备企业{n}家：{firms}。",
    "firm": "{name}（{needs}）",
    "needs": "还差{amount}",
    "needs-any": "略增即可",
    "yearly": "年均须增{growth}",
    "grew": "{since}年以来年均增长{growth}",
    "shrank": "{since}年以来年均下降{growth}",
    "uplift": "合计缺口金额{amount}。",
    "lacking": "{tier}有{n}家在表中尚无后备。",
    "doubt": "尚不确定：{kinds}，如{n:属实|均属实}，{tiers}。",
}
