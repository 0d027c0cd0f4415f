"""What the page of problems says in Chinese, beside the sentences of the program themselves."""

from collections.abc import Mapping
from typing import Final

PAGE: Final = """\
# 数据问题

`tiers report` 和 `tiers check` 对单元格、行和表可能指出的问题。**错误**表示某个数或某一行没有计入，**警告**表示照常计入，但值得一看。两者都不妨碍出报告，除非加了 `--strict`；有错误时，`tiers check` 的退出码为 1。[无法出报告的情形](#无法出报告的情形)另有代码。有关代码的问题（`code-…`），除 `code-lost-digits` 外，只由 `tiers check` 指出：报告须把企业区分开，无须证明它们是谁。

本页由 `python -m tests.house.reference` 从程序生成，并有测试核对。斜体字表示在实际提示中换成具体内容。

| 代码 | | 针对 | 提示 |
|---|---|---|---|
{rows}{each}
## 无法出报告的情形

每一种都在标准错误中用一句话说明，并附更正办法。退出码见[退出码](../reference/exit-codes.md)（英文）。

| 代码 | 退出码 | 提示 | 办法 |
|---|---|---|---|
{refusals}"""

WORDS: Final[Mapping[str, str]] = {
    "error": "错误",
    "warning": "警告",
    "cell": "单元格",
    "row": "行",
    "column": "列",
    "firm": "企业",
    "table": "表",
}
"""Severity, or what a problem is about → its word."""

FACTS: Final[Mapping[str, str]] = {
    "about": "所写内容",
    "above": "上级文件夹",
    "added": "加总数",
    "after": "后一个数",
    "amount": "金额",
    "base": "基期年",
    "before": "前一个数",
    "by": "分组列",
    "byte": "序号",
    "call": "写法",
    "cell": "单元格",
    "cells": "个数",
    "columns": "列数",
    "command": "命令",
    "conditions": "条件",
    "count": "个数",
    "counted": "表中数",
    "currency": "币种",
    "earlier": "上一年份",
    "encoding": "编码",
    "ending": "扩展名",
    "endings": "扩展名",
    "engine": "引擎",
    "example": "例子",
    "expected": "应有数",
    "fewer": "差额",
    "figure": "数值",
    "file": "文件",
    "firms": "企业",
    "first": "原文",
    "folder": "文件夹",
    "form": "写法",
    "format": "格式",
    "found": "实有数",
    "function": "函数",
    "ge": "下限",
    "goal": "目标",
    "group": "分组",
    "gt": "下限",
    "heading": "列名",
    "headings": "列名",
    "key": "设置",
    "keyword": "参数",
    "kind": "种类",
    "known": "各项设置",
    "largest": "最多行数",
    "le": "上限",
    "least": "下限",
    "line": "命令",
    "lines": "行号",
    "marked": "标明的编码",
    "meant": "应有写法",
    "measure": "口径",
    "measures": "口径",
    "megabytes": "上限",
    "message": "说明",
    "months_now": "现在月份",
    "months_then": "当时月份",
    "more": "其余家数",
    "most": "上限",
    "name": "企业",
    "names": "名称",
    "near": "相近写法",
    "number": "序号",
    "of": "档次",
    "option": "选项",
    "other": "另一个",
    "package": "软件包",
    "parts": "各组之和",
    "pasted": "设置",
    "path": "文件",
    "paths": "文件",
    "place": "位置",
    "policy": "处理办法",
    "reason": "原因",
    "remote": "地址",
    "role": "用途",
    "roles": "用途",
    "row": "行号",
    "rows": "家数",
    "said": "所写条件",
    "seconds": "上限",
    "separator": "分隔符",
    "several": "个数",
    "sheet": "工作表",
    "sheets": "工作表",
    "stated": "所载数",
    "stating": "列名",
    "taken": "列名",
    "target": "目标年",
    "text": "原文",
    "then": "当时年份",
    "tier": "档次",
    "tiers": "档次",
    "type": "类型",
    "typed": "选项",
    "unit": "单位",
    "units": "单位",
    "value": "原文",
    "variable": "变量",
    "version": "版本",
    "wanted": "所写的值",
    "what": "所写内容",
    "where": "条件",
    "word": "命令",
    "words": "原文",
    "year": "年份",
    "year_now": "现在年份",
    "year_then": "当时年份",
    "years": "年份",
}
"""What a sentence states → its word, in italics on the page."""

IN_REFUSALS: Final[Mapping[str, str]] = {**FACTS, "columns": "序号", "name": "参数", "value": "所写的值"}
"""The same for the sentences that end a run."""
