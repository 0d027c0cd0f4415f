"""What `--help` says: a sentence for each command, option and panel."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "tiers": "销售收入过线企业的家数，离目标还差多少。\n\n"
    "tiers init --example     生成目标文件和一份虚构的示例表\n"
    "tiers report data.csv    各项目标完成得怎样？\n"
    "tiers check data.csv     表格是如何理解的，有什么问题？\n"
    "tiers report --help      报告的全部选项",
    "version": "显示版本后退出。",
    "help": "显示本帮助后退出。",
    "install-completion": "为当前 shell 安装自动补全：选项、列名、取值、档次和企业。",
    "show-completion": "显示补全脚本，供自行安装。",
    "installed": "{shell} 自动补全已安装，下次启动时生效：{path}",
    # How help itself speaks
    "usage": "用法：",
    "options": "选项",
    "commands": "命令 [参数]...",
    # Commands
    "command.report": "各项目标完成得怎样？\n\n"
    "tiers report data.csv\n"
    "tiers report data.csv --year 2008 --unit 万元 --by 行业\n"
    "tiers report data.csv --since 2007 -o report.html -o report.json\n"
    "tiers report data.csv --fail-on behind -q    （退出码 1：有目标落后）\n\n"
    "DATA 为一个或多个文件、文件夹或文件名样式，- 为标准输入；多个表合为一个读取。"
    "每个选项都有对应的环境变量（TIERS_UNIT=万元），有关读取的选项也可写在目标文件的 [reading] 中。",
    "command.classify": "每家企业在哪一档，离上一档还差多少？\n\n"
    "tiers classify data.csv\n"
    "tiers classify data.csv --tier 1亿 --by 行业\n"
    "tiers classify data.csv -o firms.xlsx -o firms.parquet\n"
    "tiers classify data.csv --json | jq -r .name\n\n"
    "报告年每家企业一行，按表中顺序排列。DATA 为一个或多个文件、文件夹或文件名样式，- 为标准输入。"
    "每个选项都有对应的环境变量（TIERS_UNIT=万元）。",
    "command.init": "生成目标文件，供修改使用。\n\n"
    "tiers init --example\n"
    "tiers init own.toml --years 2026-2030 --goal 10亿=2 --goal 1亿=30\n\n"
    "PATH 为要写的文件或其所在文件夹；不写则为 targets.toml。不加选项为内置规划；"
    "加 --years、--goal 或 --title 则为自己的规划，未写明的留空。",
    "command.targets": "显示现行目标、目标出自何处、有何错误。\n\n"
    "tiers targets\n"
    "tiers targets --targets builtin --json",
    "command.check": "表格能否读取，是如何理解的，有什么问题？\n\n"
    "tiers check data.csv\n"
    "tiers check data.csv -v\n"
    "tiers check data.csv --fix clean.xlsx\n"
    "tiers check *.csv --json | jq .problems\n\n"
    "退出码 1：无法出报告，或有错误；加 --strict 时也包括警告。报告中有关读取的选项，这里都可以用。",
    "command.explain": "一家企业的数据出自何处，过了哪些界限？\n\n"
    "tiers explain 示例羽绒厂279 data.csv\n"
    "tiers explain 91999900EX00027960 data.csv --json\n\n"
    "FIRM 为名称、名称的一部分或代码。",
    "command.schema": "显示 --json 所写内容的 JSON Schema。\n\n"
    "tiers schema report > report.schema.json\n"
    "tiers schema targets-file > targets.schema.json\n\n"
    "KIND 为 report、classify、check、explain 或 targets；targets-file 供编辑器校验目标文件。",
    "command.help": "显示 --help 的内容：程序的，或某个命令的。\n\ntiers help\ntiers help report",
    # Exit codes
    "exits": "退出码",
    "exit.0": "完成；个别行和单元格的问题写在报告中",
    "exit.1": "完成并已写出，而答案为否：--fail-on，或 check 查出问题",
    "exit.2": "命令行无法理解",
    "exit.3": "数据无法读取或理解",
    "exit.4": "目标文件有误，或在必需时没有找到",
    "exit.5": "引擎缺失或失败",
    "exit.6": "结果无法写出",
    "exit.70": "程序自身出错",
    "exit.130": "被中断（Ctrl-C）",
    "exit.141": "标准输出的读取方已离开，如 head",
    "exit.143": "被终止",
    # Panels
    "panel.options": "选项",
    "panel.commands": "命令",
    "panel.plan": "规划",
    "panel.reading": "读取",
    "panel.showing": "显示",
    "panel.output": "输出",
    # The options of the panel Plan
    "targets": "目标文件，或 builtin（内置规划）。[默认：本文件夹、上级文件夹或数据旁的 targets.toml，否则为内置规划]",
    "as-of": "按截至该月月底评判；所读数据不变。",
    "fail-on": "有缺口（unmet），略慢于序时、明显落后、低于基期、未完成（behind），或比以前变差（worse，须有 --since）"
    "时，退出码为 1。可重复。",
    "outlook": "展望：按各企业自身增速可达几家，各项目标有几成把握",
    "since": "与以前相比有何变动：previous 或表中的某一年、以前的表，或已存的报告"
    "（JSON，或以最后一行为准的 JSON Lines）。",
    "years": "规划期的首年和末年。",
    "goal": "某档次应有的企业数；档次可写名称或标准（过1亿元）。可重复。",
    "title": "规划名称。",
    # The options of the panel Reading
    "year": "报告年份。[默认：不晚于目标年的最近一年]",
    "unit": "表中未注明单位的数据的单位，可针对全部口径或某一口径。可重复。",
    "column": "指定各列；ROLE 为 name、code、year 或口径。可重复。",
    "where": "只看该列为此值的企业；同一列写两次为“或”，不同列为“且”。可重复。",
    "duplicates": "企业同一年重复出现且数据不一时的处理：stop 停止、keep 保留、first 取首、last 取末、"
    "largest 取大、sum 合计。[默认：stop]",
    "encoding": "文本文件的编码。[默认：通读全部字节判定]",
    "sheet": "工作簿中的工作表，或网页中的表：名称，或从 1 起的序号。",
    "header-row": "列名所在行，首行为 1。",
    "expect-rows": "企业行数不等于此数即失败。",
    "expect-total": "报告年合计不恰等于此数即失败。可重复。",
    "strict": "有任何问题即失败。",
    "engine": "计算引擎：auto、python、duckdb，或集群上的 spark，结果相同。[默认：auto，大文本用 duckdb]",
    "remote": "--engine spark 所用的 Spark Connect 服务器，如 sc://host:15002。[默认：$SPARK_REMOTE]",
    "memory": "引擎 duckdb 最多可用的内存，如 4GB；其余写入临时文件。[默认：本机内存的四分之一，不超过 1.8GB]",
    # The options of the panel Showing
    "by": "按此列分组，代替规划中的分组；逐家列出时附上此列。可重复。",
    "top": "每档列出的后备企业和易掉档企业数。[默认：缺口加 1，至多 5；供程序用为 20]",
    "tier": "只列计入此档的企业。",
    "no-names": "不列可识别企业或可推知其数据的内容。",
    "lang": "文字所用语言：zh 中文、en 英文。[默认：按系统语言]",
    "color": "颜色。[默认：auto，在终端上使用]",
    "pager": "超过一屏的内容用分页程序（如 less）显示。[默认：$TIERS_PAGER]",
    "quiet": "标准错误只输出错误。",
    "verbose": "多显示：各列的识别结果、剔除的行、全部问题。",
    # The options of the panel Output
    "output": "写入此文件，扩展名决定格式：{endings:list}；- 为标准输出。可重复。",
    "json": "等于 --format {json}。",
    "format": "格式：{formats:list}。[默认：table]",
    "table": "CSV 写哪一张表：goals 目标、nearest 后备企业、cushion 易掉档企业、breakdown 分组、groups 分组目标、"
    "totals 总量、since 变动、moved 变动企业、lift 培育清单、outlook 展望、"
    "years 各年、problems 数据问题。[默认：goals]",
    "fix": "把理解后的表写入此文件，每家企业每年一行，格式由扩展名决定："
    ".csv、.xlsx、.parquet 或 .jsonl；- 为标准输出，用 CSV。",
    "bom": "CSV 以字节序标记（BOM）开头，Excel 打开时中文不乱码。",
    "example": "同时生成 data.csv：300 家虚构企业的名录。",
    "force": "覆盖已有文件。",
}
