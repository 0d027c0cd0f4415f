"""The comment lines of a targets file: in both languages on one line, because one file is read by everyone.

`about` opens the file; `section.key` stands above a setting, `example.section.key` in place of one that is not set.
"""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "schema": "For editors that complete and check this file: tiers schema targets-file > targets.schema.json "
    "· 供编辑器补全和校验",
    "about": "The plan as data: its tiers, goals and dates. A line that starts with # is not in force. "
    "· 规划目标：档次、目标与年限。以 # 开头的行不生效。",
    "own.title": "企业梯队目标（{first}–{last}年）",
    "own.title_en": "Tiers of firms, {first} to {last}",
    "plan.version": "The version of this file's form · 本文件格式的版本",
    "plan.title": "What the plan is called · 规划名称",
    "plan.title_en": "The same in English · 英文名称",
    "plan.source": "Where the plan was published · 出处",
    "plan.base_year": "The last year before the plan: it runs from the end of this year · 基期年，即规划期前一年",
    "plan.target_year": "The year at whose end the goals are due · 目标年，目标于该年年底到期",
    "plan.currency": "The currency of all amounts, ISO 4217 · 币种",
    "plan.counting": '"nested": a firm counts for every tier that it reaches; "banded": only for the highest '
    "· nested 含更高档，banded 仅计最高档",
    "tier": "A tier. Tiers stand from high to low · 档次，由高到低",
    "tier.name": "What the plan calls it · 档次名称",
    "tier.name_en": "The same in English · 英文名称",
    "tier.measure": "The figure that is meant; of several, the first that every table has "
    "· 口径：revenue 销售收入，output 产值；列出多个时取各表都有的第一个",
    "tier.over": "The limit, which itself is not enough · 超过此数，不含本数",
    "tier.at_least": "The limit, which itself is enough · 达到此数，含本数",
    "tier.where": "Only firms with these values; a tier without measure and limit counts all of them "
    "· 只计符合条件的企业；不写口径和标准时，符合条件的都计入",
    "tier.goal": "How many firms by the end of the target year, or the plan's own word "
    "· 目标年年底应有企业数，或规划原文用词（只计数，不评判）",
    "tier.goal_en": "That word in English · 该用词的英文",
    "tier.base": "How many firms at the end of the base year, if the plan states it · 基期年年底企业数，如规划载明",
    "tier.by_year": "Stages on the way, year by year; the base and the goal are the ends "
    "· 阶段目标（分年度），两端为基期数与目标",
    "total": "What all firms should have together · 总量目标",
    "total.name": "What the plan calls it · 总量名称",
    "total.name_en": "The same in English · 英文名称",
    "total.measure": "The figure that is added up · 口径",
    "total.goal": "What it should be by the end of the target year; or else write growth "
    "· 目标年年底应达到的总量；或改写 growth",
    "total.growth": "The growth a year from the base, 0.15 is 15 %; or else write goal "
    "· 自基期年起的年均增长，0.15 即 15 %；或改写 goal",
    "total.base": "What it was at the end of the base year, if the plan states it · 基期年总量，如规划载明",
    "total.where": "Only firms with these values · 只计符合条件的企业",
    "breakdown": "A breakdown, shown whenever the table has the heading · 分组，表中有此列时显示",
    "breakdown.heading": "The heading; of several, the first that the table has · 列名，取表中有的第一个",
    "breakdown.values": "Values to show first, in this order, also if no firm has them · 优先显示的分组，无企业也列出",
    "group": "What one group is to reach, tier by tier · 任务分解：一个分组（县区、园区）各档的目标",
    "group.value": "The group, as the column has it · 分组名称，与表中一致",
    "group.goal": "How many firms by the end of the target year · 各档目标年年底应有企业数",
    "group.base": "How many firms at the end of the base year, if the plan states it "
    "· 各档基期年年底企业数，如规划载明",
    "group.by_year": "Stages on the way · 各档阶段目标",
    "measure": "More words for a measure, or a further measure · 补充口径的列名，或另设口径",
    "measure.headings": "Further headings that mean it · 其他列名",
    "measure.label": "What people call it · 显示名称",
    "reading": "What you would otherwise type every month · 每月都要输入的选项，可写在这里",
    "reading.year": "The report year · 报告年份",
    "reading.unit": "The unit of figures whose unit the table does not state · 表中未注明单位的数据的单位",
    "reading.units": "The same for one measure · 单个口径的单位",
    "reading.columns": "Which column is which: name, code, year or a measure "
    "· 指定各列：name 名称，code 代码，year 年份，或口径",
    "reading.encoding": "The encoding of text files · 文本文件编码",
    "reading.sheet": "The sheet of a workbook, by name or number · 工作表名称或序号",
    "reading.header_row": "The line of the headings, the first is 1 · 表头所在行，首行为 1",
    "reading.where": "Only these firms · 只看符合条件的企业",
    "reading.by": "Headings to break down by, instead of those above · 分组列，代替上面的分组",
    "reading.duplicates": "A firm twice with different figures: stop, keep, first, last, largest or sum "
    "· 同一企业重复且数据不一：停止、保留、取首、取末、取大、合计",
    "reading.expect_rows": "How many rows of firms there must be · 应有企业行数",
    "reading.expect_total": "What the report year must add up to · 报告年合计应为",
    "reading.strict": "Whether any problem at all is a failure · 有任何问题即报错",
    "reading.engine": "Which engine counts · 计算引擎",
    "reading.remote": "The Spark Connect server · Spark Connect 服务器",
    "reading.memory": "The most memory that an engine may take · 内存上限",
    "pace": "The thresholds of the verdict · 进度判定标准",
    "pace.on_track": "On track from this share of the pace that is due · 达到应有进度的此比例，即为达到序时",
    "pace.lagging": "Lagging from this share, off track below it · 达到此比例为略慢于序时，低于则为明显落后",
    "example.plan.title": 'title = "…"',
    "example.plan.title_en": 'title_en = "…"',
    "example.plan.source": 'source = "…"',
    "example.tier.goal": "goal = 5",
    "example.tier.goal_en": 'goal_en = "a group"',
    "example.tier.base": "base = 0",
    "example.tier.by_year": "by_year = {{ {year} = {firms} }}",
    "example.breakdown.heading": 'heading = ["行业", "所属行业"]',
    "example.breakdown.values": 'values = ["机械", "食品"]',
    "example.group.value": 'value = "机械"',
    "example.group.goal": "goal = {{ {tier} = 6 }}",
    "example.group.base": "base = {{ {tier} = 3 }}",
    "example.group.by_year": "by_year = {{ {tier} = {{ {year} = 4 }} }}",
    "example.measure.headings": 'headings = ["税收总额", "实缴税金"]',
    "example.measure.label": 'label = {{ zh = "税收", en = "taxes" }}',
    "example.reading.year": "year = 2008",
    "example.reading.unit": 'unit = "万元"',
    "example.reading.units": 'units = {{ output = "千元" }}',
    "example.reading.columns": 'columns = {{ revenue = "主营业务收入" }}',
    "example.reading.encoding": 'encoding = "gb18030"',
    "example.reading.header_row": "header_row = 1",
    "example.reading.where": 'where = ["行业=机械"]',
    "example.reading.by": 'by = ["行业"]',
    "example.reading.duplicates": 'duplicates = "largest"',
    "example.reading.expect_rows": "expect_rows = 300",
    "example.reading.expect_total": 'expect_total = {{ revenue = "66.96亿元" }}',
    "example.reading.strict": "strict = true",
}
