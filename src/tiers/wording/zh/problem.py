"""What is wrong with a cell or row, or deserves a look: one sentence per code of `domain/problem.py`.

The facts of each sentence stand in the English catalogue.
"""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "amount-huge": "{name}为{amount:money}，超过任何企业一年的数额：单位是否有误？",
    "amount-huge.no-names": "有企业的数额超过任何企业一年的数额：单位是否有误？",
    "amount-negative": "“{value}”为负数；{name}按此数计。",
    "amount-negative.no-names": "数额为负，按原数计。",
    "amount-unreadable": "“{value}”不是金额，{name}的这个数未计入。",
    "amount-unreadable.no-names": "单元格不是金额，这个数未计入。",
    "base-differs": "规划载明{tier}在{year}年为{stated}家，表中为{counted}家；以规划为准。",
    "base-not-for-part": "目标针对全部企业，而 --where 只看其中一部分；规划载明的基数不采用。",
    "code-lost-digits": "“{value}”是被电子表格截短的代码；{name}改按名称识别。",
    "code-lost-digits.no-names": "代码已被电子表格截短；该企业改按名称识别。",
    "currency-foreign": "“{value}”的币种与规划不同，{name}的这个数未计入。",
    "currency-foreign.no-names": "单元格的币种与规划不同，这个数未计入。",
    "duplicate-conflict": "{name}同一年重复出现，且数据不一；按 --duplicates {policy} 处理。",
    "duplicate-conflict.no-names": "有企业同一年重复出现，且数据不一；按 --duplicates {policy} 处理。",
    "duplicate-equal": "{name}同一年重复出现，数据一致；只计一次。",
    "duplicate-equal.no-names": "有企业同一年重复出现，数据一致；只计一次。",
    "figure-like-total": "{name}为{amount:money}，等于其余企业之和：是否为合计数？",
    "figure-like-total.no-names": "有企业的数额等于其余企业之和：是否为合计数？",
    "goals-not-for-part": "目标针对全部企业，而 --where 只看其中一部分。",
    "growth-tenfold": "{name}由{earlier}年的{before:money}变为{year}年的{amount:money}，相差十倍以上：单位是否一致？",
    "growth-tenfold.no-names": "有企业{earlier}年与{year}年相差十倍以上：单位是否一致？",
    "name-damaged": "“{value}”中有已被其他程序损坏的字符。",
    "name-damaged.no-names": "名称中有已被其他程序损坏的字符。",
    "name-like-total": "{name}的名称结尾像合计，现按企业计：是否为企业？",
    "name-like-total.no-names": "有企业的名称结尾像合计，现按企业计：是否为企业？",
    "register-limit": "没有低于{amount:limit}入库标准的企业，较低档次（{tiers:list}）的计数为下限。",
    "row-nameless": "此行有数，但既无名称也无代码，未计入。",
    "row-ragged": "此行有{cells}个单元格，而列名有{columns}个，其数据未计入（数字中是否有逗号？）。",
    "text-ctrl-z": "文本中有旧系统的文件结束符（Ctrl-Z）；其后内容照常读取。",
    "text-cut-off": "最后一行没有换行符：文件可能在数字中间被截断。",
    "text-nul": "文本中有空字符（NUL），已按空格读取。",
    "total-differs": "表中合计为{stated:exact}，各企业加总为{added:exact}。",
    "total-differs.no-names": "表中所列合计数与各企业加总数不符。",
    "unit-differs": "列名注明{unit}，表上方的单位行为{other}；以列名为准。",
    "year-fewer-firms": "{year}年有企业{count}家，{earlier}年有{before}家：表是否完整？",
    "year-small": "{year}年有{count}行，另一年有{largest}行：表是否完整？",
    "year-unreadable": "“{value}”不是四位数年份，{name}的这一行未计入。",
    "year-unreadable.no-names": "单元格不是四位数年份，这一行未计入。",
}
