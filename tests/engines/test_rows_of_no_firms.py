"""Rows that are no firms, as offices write them, and firms that are called nearly so: alike in every engine and form."""

from pathlib import Path

import pytest

from tests.engines.everywhere import codes, counts, everywhere, rows_of, set_aside
from tiers.errors import DataError

HEADINGS = ["序号", "企业名称", "统一社会信用代码", "行业", "2008年营业收入(万元)"]
FIRMS = [
    ["1", "示例甲厂", "", "机械", "120000"],
    ["2", "示例乙厂", "", "食品", "51000"],
    ["3", "示例丙厂", "", "造纸", "900"],
]
"""Three firms: one over 10亿, two over 5亿 and 1亿, one under 1000万; 171,900万元 together."""

PLAIN = {
    "total": """合计：4户 | 合计(3户) | 合计4户 | 合计 12 家 | 合计：3家企业 | 合计共3家 | 总计（3个） | 4户合计 | 共计4家企业 | 共计：3户
        —合计— | “合计” | 合计* | **合计** | 合计= | 合\u200b计 | \ufeff合计 | 合计\u2060（万元） | 计 | Sum | TOTAL（3家） | 全区合计：3户 | 總計：3户""",
    "subtotal": "小计：3家 | 小计(2户) | 累计3户 | 小\u200d计 | 本页小计 | 本表合计：3户",
    "note": """填表说明 | 填表说明：一律填写全称 | 填报说明 | 审核人 | 审核 | 制表 | 制表人 | 填表人 | 单位负责人 | 统计负责人 | 报出日期 | 填报单位 | 复核人：某某
        财务负责人：某某 | 上报日期：2009年1月 | 打印日期：2009年1月15日 | 打印日期： | 导出时间：2009-01-15 10:20 | 联系电话：0739-5550000 | 日期：2009.1 | 经办人：某某 | 传真：0739-5550000 | 生成时间：略 | 编制说明：略 | 注\u200b：略""",
    "instruction": """例：示例机械厂 | 例:某某公司 | 例 | 示例 | 示例： | 示例：某某有限公司 | 例1：某某公司 | 示例（某某公司） | 举例：某某厂 | 范例 | 样例：某厂 | 例如：某厂
        (例)某某公司 | （示例） | 【示例】某某公司 | [例]某某公司 | 填写示例 | 样表 | Example | Example: Foo Ltd | Sample
        栏次 | 行次 | 序号 | 编号 | 序号： | 企业编号 | 列号 | 栏号 | 列次 | 栏 次 | 字段名称""",
    "section": "其中：国有控股 | 其中：示例机械厂 | 其中大型企业 | Of which: state-owned | 其\u200b中：大型",
}
"""Words that say by themselves that a row is no firm, whatever its code says."""

TOLD = {
    "comparison": """平均 | 平均值 | 平均数 | 平 均 | 全区平均 | 全市平均 | 行业平均水平 | 户均 | 人均 | 平均每户 | 均值 | 最大值 | 最小值 | 最大 | 最高值 | 中位数 | 标准差
        去年同期 | 上年同期 | 去年同期数 | 上年同期（万元） | 同期 | 上年 | 去年 | 上年数 | 本年 | 本期数 | 上年实际 | 上年累计 | 上年合计 | 上月 | 基期 | 去\u200b年同期
        同比 | 同比增长 | 同比增长% | 同比增长（%） | 同比增减 | 同比±% | 环比 | 环比增长率 | 增长% | 增长（％） | 增长率 | 增速 | 增幅 | 增减% | 增减额 | 增长额
        比上年增长% | 比上年同期增长（%） | 比去年同期增减 | 较上年同期 | 与上年同期相比增长 | 与上年同期相比
        上半年 | 第一季度 | 四季度 | 2007年1-12月 | 1-9月累计 | 户平均 | 均数 | 平均每家企业
        占比 | 为上年同期% | 2007年 | 2007年同期 | 占比% | 占全区比重 | 所占比重 | 比重 | 百分比 | 占总数% | 完成计划% | 完成率 | 本年计划 | 计划数 | 年度目标 | 差额 | 企业数 | 户数 | 家数
        Average | AVG | Mean | Median | Max | Min | std | Std. Dev. | Standard deviation | count | 25% | 50% | Last year | Previous year | YoY | Growth rate | % change""",
    "subtotal": """共计四家 | 企业4家 | 单位数：4 | Count: 4 | Number of firms | Total 4 | Total 2007 | 合计① | 合计行 | 合计元 | 合计 万元 | Subtotal - machinery
        All firms | All enterprises | Overall | Others | Other | Rest | 小计：机械 | 合计：机械行业 | 小计—机械 | 机械：小计 | 2家 | 12户 | 4家企业 | 共4家 | 共 4 家企业 | 共四家企业 | 12 户企业 | 汇总 | 全区 | 全市 | 全部企业
        所有企业 | 规模以上工业企业 | 规上企业 | 总额 | 合计额 | 以上合计 | 2008年合计 | 其他 | 其它企业 | 其余企业 | 十强企业 | 前10名企业 | 前十名 | 累计完成""",
    "instruction": "某某公司 | 某某有限公司 | XX公司 | xxx有限公司 | ××公司",
    "section": "其中上市公司 | 1、机械工业 | (1)食品制造业 | # 国有控股 | #国有控股 | ＃ 国有 | （机械行业） | 【机械】 | [食品] | 《造纸》 | 〔国有〕",
    "note": "制表人张三 | 审核人 李四 | 2009年1月15日 | 2009-01-15 | 2009.1.15 | 二〇〇九年一月 | 制表 张三 | 数据来源 统计局 | 审核 李四 | 以上数据为快报数 | 单位（盖章） | 备注 | 说明 | 打印日期2009",
}
"""Words of which a row without a code is set aside, and told of."""

CALLED_SO = """
    平均律乐器厂 | 合计划科技 | 同比例模具厂 | 总计价器厂 | 最大力起重厂 | 最高点食品厂 | 去年今日餐饮厂 | 上年华服饰 | 上海示例厂 | 增长极科技 | 增城示例厂 | 同期声音像厂
    环比丰饲料 | 中位示例厂 | 标准件厂 | 标准差异化服务公司 | 占比特科技 | 比重计仪器 | 比亚示例汽车 | 完成形态家具厂 | 计划外食品厂 | 计算机示例厂 | 目标明确咨询 | 企业家食品厂
    户户食品厂 | 户均宝科技 | 人均仪器厂 | 均值仪表厂 | 规模食品厂 | 规上加规电器厂 | 全区人造纸厂 | 全市场食品厂 | 所有喜食品厂 | 汇总宝软件 | 一百家食品厂 | 百家食品厂 | 三家村酒厂
    4家人食品厂 | 12户农庄 | 360示例科技 | 2008年华服饰 | 99号机械厂 | 例外服饰 | 例如意食品厂 | 示例机械厂 001 | 示例一厂 | 示例（邵阳）机械厂 | (示例)食品厂
    （示例）食品厂（邵阳） | 示例数控厂 | 示例子木家具厂 | 示例行者鞋厂 | 举例外贸公司 | 范例文具厂 | 样本印刷厂 | 模板建材厂 | 栏次方家具 | 行次序软件 | 列号机械厂
    制表厂 | 填表机械厂 | 审核通软件 | 报出彩印刷厂 | 单位负责食品厂 | 备注文具厂 | 说明书印刷公司 | 注释软件厂 | 来源食品厂 | 某某某食品厂 | 其他山食品厂 | 前十里酒厂 | 百强建材厂 | 3大食品厂 | 为上食品厂 | 打印机厂 | 联系电器厂 | 指标软件公司
    其中医药有限公司 | 其中医药厂 | 1、示例纸业 | 1.示例工业公司 | (1)示例机械厂 | 一季度花卉公司 | 第一季服饰公司 | 上半场体育公司 | 平均每家居公司 | *ST示例 | 示例企业4厂
    Overall Clothing Co | Others Gallery | Restaurant Supply Co | Official Foods | Allied Machines | Alliance Ltd | #1 机械厂 | 甲 | 乙丙机械厂 | 丁香制药 | Average Foods | Maxwell Motors | Minerva Foods | Meanwell Power | Mediana Foods | Example Foods | Sample Foods Ltd
    Countess Foods | Growth Foods | Share Foods | Yoyo Toys | Last Foods | Sumitomo Parts | Standard Foods"""
"""Firms whose names begin or end so, or hold such a word."""


ALONE_PLAIN = {
    "note": """*含税 | ＊ 含税 | ※含税 | **不含税 | 含税 | 不含税 | 均含税 | *未经审计 | ※ 预计数 | ★快报数 | *含税价 | （*）含税 | 未经审计 | * excl. VAT | * estimated | *unaudited
        —— 完 —— | （完） | 完 | 全文完 | =====完===== | -- END -- | *** END *** | End of table | End of report | EOF | 结束 | ---结束--- | 【完】 | 表尾 | 完毕
        （以下无正文） | 以下无正文 | ——以下空白—— | 本页无正文 | 此页无正文 | （以下无数据） | ====== | * * * | ———————— | ………… —— | ★★★""",
}
"""Texts that are no firm's name where nothing else stands in their row."""

ALONE_TOLD = {
    "note": """*停产企业 | ※ 新增企业 | *为停产企业 | ★表示新增 | 带*为停产企业 | * 数据为快报口径 | ※不含个体工商户 | 1. 营业收入含税 | 2、工业总产值不含税 | (1)均为含税口径
        *按现行价格计算 | * figures are estimates | * excluding exports""",
    "section": """①机械制造业 | ②食品 | ③ 造纸类 | Ⅰ、机械行业 | Ⅱ 食品饮料 | ⅲ.造纸 | A. Machinery | B. Food and beverages | C) Textiles | a. paper | (b) Chemicals | IV. Mining | ii) Food
        ⒈机械 | ⑵食品 | 3、造纸 | 4.化学原料 | (5)医药 | A、机械 | B．食品行业 | （C）造纸""",
}
"""Texts that are told of as well."""

ALONE_CALLED_SO = """
    *示例机械厂 | *ST示例 | ①示例机械厂 | 1、示例食品公司 | A. Smith & Sons Ltd | U.S. Foods | B. Example Works | 完美食品 | 完达示例 | 全文印务 | 终点食品 | 含弘食品 | *含弘食品厂 | 未来食品
    不老泉酒业 | 此岸咖啡 | 无双食品 | 无锡示例 | 更好食品 | 编织袋厂 | 顺序食品 | 结束语书店 | Endeavour Foods | Findus Foods | ※示例集团 | 表彰用品 | I Foods | Xing Foods | 日新食品 | 时代食品 | 电子食品 | 邮政食品"""
"""Firms without figures."""

LISTED_TOLD = """①机械制造业 | ②食品行业 | Ⅰ、机械行业 | Ⅱ.食品工业 | ⑶造纸行业 | A、机械工业 | B. 食品制造业 | A. Machinery | B) Food industry | (C) Textile manufacturing"""
"""Headings of sections that have a figure: all of their firms'."""


def words(drawn: str) -> list[str]:
    """Take words apart that stand between bars."""
    return [word.strip() for line in drawn.strip().splitlines() for word in line.split("|")]


def with_rows(names: list[str], code: str = "") -> list[list[str]]:
    """Write the three firms, and rows with these names below them."""
    return [HEADINGS, *FIRMS, *(["", name, code, "", "7"] for name in names)]


@pytest.mark.one_in(5)
@pytest.mark.parametrize("kind", PLAIN)
def test_words_that_say_so_themselves(tmp_path: Path, kind: str) -> None:
    """Three firms are left, and nothing is told of but the totals that differ; a code changes nothing."""
    found = everywhere(tmp_path, with_rows(words(PLAIN[kind])))
    assert counts(found) == (3, [1, 2, 2, 2], "171900")
    assert [why for _, why in set_aside(found)] == [kind] * len(words(PLAIN[kind]))
    assert set(codes(found)) <= {"total-differs"}


@pytest.mark.one_in(5)
@pytest.mark.parametrize("kind", TOLD)
def test_words_that_are_told_of(tmp_path: Path, kind: str) -> None:
    """Three firms are left; each row is set aside, and told of with its figure."""
    names = words(TOLD[kind])
    found = everywhere(tmp_path, with_rows(names))
    assert counts(found) == (3, [1, 2, 2, 2], "171900")
    assert [why for _, why in set_aside(found)] == [kind] * len(names)
    assert codes(found) == ["row-like-total"] * len(names)
    assert all("7" in item.message for item in found.problems.items)


@pytest.mark.one_in(2)
@pytest.mark.parametrize(("drawn", "is_told"), [(ALONE_PLAIN, False), (ALONE_TOLD, True)])
def test_texts_that_stand_alone(tmp_path: Path, drawn: dict[str, str], *, is_told: bool) -> None:
    """At the end of a table, or over some of its rows: no firm, nor one without a figure."""
    kinds = [(name, kind) for kind in drawn for name in words(drawn[kind])]
    found = everywhere(tmp_path, [HEADINGS, *FIRMS, *(["", name, "", "", ""] for name, _ in kinds)])
    assert counts(found) == (3, [1, 2, 2, 2], "171900")
    assert [why for _, why in set_aside(found)] == [kind for _, kind in kinds]
    assert codes(found) == ["row-like-total"] * len(kinds) * is_told


@pytest.mark.thorough
def test_firms_without_a_figure_that_are_called_nearly_so(tmp_path: Path) -> None:
    """Each counts, as one without a figure."""
    names = [*words(ALONE_CALLED_SO), "——", "某"]
    found = everywhere(tmp_path, [HEADINGS, *FIRMS, *(["", name, "", "", ""] for name in names)])
    assert (found.enterprises, [text for text, _ in set_aside(found)]) == (3 + len(names) - 1, ["——"])


@pytest.mark.thorough
def test_sections_with_a_figure(tmp_path: Path) -> None:
    """A figure beside it is that of all its firms; with a code it is a firm."""
    names = words(LISTED_TOLD)
    found = everywhere(tmp_path, with_rows(names))
    assert (counts(found), codes(found)) == ((3, [1, 2, 2, 2], "171900"), ["row-like-total"] * len(names))
    assert [why for _, why in set_aside(found)] == ["section"] * len(names)
    rows = [["", name, f"91430502MA{i:08}", "", "7"] for i, name in enumerate(names)]
    assert everywhere(tmp_path, [HEADINGS, *FIRMS, *rows]).enterprises == 3 + len(names)


@pytest.mark.one_in(4)
@pytest.mark.parametrize("said", ["(本表共{}户)", "本表共{}家企业", "共{}家企业", "——共{}家——"])
def test_a_count_of_all_firms(tmp_path: Path, said: str) -> None:
    """It is told of only where the table has more or fewer."""
    for count, told in ((3, []), (4, ["row-like-total"])):
        found = everywhere(tmp_path, [HEADINGS, *FIRMS, ["", said.format(count), "", "", ""]])
        assert (found.enterprises, codes(found)) == (3, told)


@pytest.mark.thorough
def test_such_a_row_with_a_code_is_a_firm(tmp_path: Path) -> None:
    """Somebody may be called 平均."""
    names = [word for kind in TOLD for word in words(TOLD[kind])][::3]
    rows = [["", name, f"91430502MA{i:08}", "", "7"] for i, name in enumerate(names)]
    found = everywhere(tmp_path, [HEADINGS, *FIRMS, *rows])
    assert (found.enterprises, set_aside(found)) == (3 + len(names), [])


@pytest.mark.thorough
def test_firms_that_are_called_nearly_so(tmp_path: Path) -> None:
    """All of them count, without a code, and nobody is warned of but of the name that is a count."""
    names = words(CALLED_SO)
    found = everywhere(tmp_path, with_rows(names), top=0)
    assert (set_aside(found), codes(found)) == ([], [])
    assert found.enterprises == 3 + len(names)


@pytest.mark.one_in(12)
@pytest.mark.parametrize(
    ("row", "why", "told"),
    [
        (["合计", "3家", "", "", "171900"], "total", ["row-like-total"]),
        (["合计", "3家", "", "", "171901"], "total", ["row-like-total", "total-differs"]),
        (["合 计", "示例集团", "", "", "171900"], "total", ["row-like-total"]),
        (["总计", "规模以上工业企业", "", "", "171900"], "total", ["row-like-total"]),
        (["合\u200b计", "3户", "", "", "171900"], "total", ["row-like-total"]),
        (["Total", "3 firms", "", "", "171900"], "total", ["row-like-total"]),
        (["", "3家", "合计", "", "171900"], "total", ["row-like-total"]),
        (["小计", "机械2家", "", "", "120900"], "subtotal", ["row-like-total"]),
        (["平均", "(3家)", "", "", "57300"], "comparison", ["row-like-total"]),
        (["同比%", "示例", "", "", "12"], "instruction", []),
        (["同比%", "全部", "", "", "12"], "comparison", ["row-like-total"]),
        (["合计", "", "", "", "171900"], "total", []),
        (["例", "某某公司", "91430502MA00000001", "机械", "5000"], "instruction", []),
        (["示例：", "某某公司", "91430502MA00000001", "机械", "5000"], "instruction", []),
        (["栏次", "甲", "乙", "丙", "1"], "instruction", []),
        (["", "甲", "乙", "丙", "1"], "instruction", ["row-like-total"]),
        (["", "甲", "", "1", "2"], "instruction", ["row-like-total"]),
        (["", "A", "", "B", "1"], "instruction", ["row-like-total"]),
        (["1", "2", "3", "4", "5"], "instruction", ["row-like-total"]),
        (["(1)", "(2)", "(3)", "(4)", "(5)"], "instruction", ["row-like-total"]),
        (["（一）", "示例丁厂", "", "机械", "5"], None, []),
        (["合计", "示例财务公司", "91430502MA00000001", "金融", "5"], None, []),
        (["4", "示例丁厂", "", "合计", "5"], None, []),
    ],
)
def test_what_stands_before_the_name(tmp_path: Path, row: list[str], why: str | None, told: list[str]) -> None:
    """A total's word, an example or a number beside the serial numbers; a row with a code is a firm, a trade is a trade."""
    found = everywhere(tmp_path, [HEADINGS, *FIRMS, row], cluster=why != "instruction")
    assert [kind for _, kind in set_aside(found)] == ([why] if why else [])
    assert sorted(code for code in codes(found) if code != "serial-gap") == sorted(told)
    assert found.enterprises == (3 if why else 4)


@pytest.mark.one_in(3)
@pytest.mark.parametrize("heading", ["乡镇", "", "所属园区"])
def test_a_total_in_any_column_left_of_the_name(tmp_path: Path, heading: str) -> None:
    """Where no column numbers the rows."""
    rows = rows_of(
        f"{heading},企业名称,2008年营业收入(万元)\n甲镇,示例甲厂,120000\n乙镇,示例乙厂,51000\n合计,2家企业,171000"
    )
    found = everywhere(tmp_path, rows, cluster=bool(heading))
    assert counts(found) == (2, [1, 2, 2, 2], "171000")
    assert [(total.stated, total.added) for total in found.inputs[0].totals] == [(1_710_000_000, 1_710_000_000)]
    assert [code for code in codes(found) if code != "heading-odd"] == ["row-like-total"]


@pytest.mark.thorough
def test_a_total_in_a_table_of_codes_alone(tmp_path: Path) -> None:
    """The code cell says 合计."""
    rows = rows_of(
        "统一社会信用代码,2008年营业收入(万元)\n91430502MA00000001,120000\n91430502MA00000002,51000\n合计：2户,171000"
    )
    found = everywhere(tmp_path, rows)
    assert (counts(found), codes(found)) == ((2, [1, 2, 2, 2], "171000"), [])


def test_numbers_of_columns_on_the_next_page(tmp_path: Path) -> None:
    """The headings and the row of numbers are repeated in the middle."""
    numbers = ["栏次", "甲", "乙", "丙", "1"]
    rows = [HEADINGS, numbers, FIRMS[0], HEADINGS, numbers, *FIRMS[1:]]
    found = everywhere(tmp_path, rows, cluster=False)
    assert (counts(found), codes(found)) == ((3, [1, 2, 2, 2], "171900"), [])


@pytest.mark.thorough
def test_a_table_of_nothing_but_such_rows_is_refused(tmp_path: Path) -> None:
    """There is no firm."""
    with pytest.raises(DataError):
        everywhere(tmp_path, [HEADINGS, *(["", word, "", "", "7"] for word in ("平均值", "去年同期"))])
