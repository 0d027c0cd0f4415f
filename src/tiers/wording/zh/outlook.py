"""What is to be expected."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "title": "{year}年底展望",
    "own-pace": "按自身增速",
    "chance": "把握",
    "under": "不足一成",
    "over": "九成以上",
    "about": "约{tenths}成",
    "digits": "一二三四五六七八九",
    # How the numbers are meant
    "paces": "按自身增速：各企业保持{year}年以来的增速。",
    "estimated": "把握：各企业的增速同{first}至{last}年规模相近的企业（{pools}）{together}，不计新来企业。",
    "stated": "把握：各企业的增速按规划所列（中位{growth}）{together}，不计新来企业。",
    "together": "，整体每年至多高低{points}个百分点",
    "pool-first": "{floor:limit}以上：{pairs}个年度变化，中位{growth}{rest}",
    "pool": "{floor:limit}以上：{pairs}个，{growth}{rest}",
    "gone": "，退出{n}家",
    "odd": "，剔除变动逾十倍的{n}家",
    "no-schedule": "把握与是否达到序时无关。",
    # Why none is said
    "nothing": "不作把握判断：{reason}。",
    "nothing-of": "{tiers}不作把握判断：{reason}。",
    "reason.not_assessable": "表中没有相应数据",
    "reason.over": "规划期已无剩余时间",
    "reason.part_year": "数据不满一年",
    "reason.years": "剩余年数不是整数",
    "reason.few_pairs": "同类企业的年度变化不足30个；请一并读入以前年份，或在 [outlook] 中写明 growth、spread、stay",
    "reason.shock": "企业下降过快，数年内将归零",
    "reason.many": "该规模企业超过20000家，无法逐家测算",
    "reason.duplicates_kept": "用了 --duplicates keep，无法确定同名多行中哪一行延续",
    "reason.where": "该档按条件设置",
    # The sentence of the brief
    "brief": "按自身增速{year}年底{n}家，把握{chance}。",
    "brief-pace": "按自身增速{year}年底{n}家。",
    "brief-chance": "{year}年底把握{chance}。",
}
