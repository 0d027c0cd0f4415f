import pytest

from tests.intake.asked import question, read
from tiers.intake.readers import from_text
from tiers.wording import join_messages

TEXT = "2006年企业\n单位：万元\n企业名称,代号,行业,营业收入,营业收入占比,产值(千元),2005年产值,\n甲,1,机械,5,1,6,7,\n"


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("企业名称", "its heading says 企业名称"),
        ("行业", "firms are grouped or chosen by it"),
        (
            "营业收入",
            "its heading says 营业收入; 万元 by the line above the table: 单位:万元; its time by the title: 2006年企业",
        ),
        ("营业收入占比", "not taken for the measure: it seems to be a share or a growth"),
        ("产值(千元)", "its heading says 产值; 千元 by its heading; its time by the title: 2006年企业"),
        ("2005年产值", "its heading says 产值; 万元 by the line above the table: 单位:万元; its time by its heading"),
        ("", "it has no heading"),
        ("厂长", "its heading is not a known word"),
    ],
)
def test_why_a_column_is_what_it_is(heading: str, why: str) -> None:
    """Its role, its unit and its time, or why it has no role."""
    columns = read(TEXT.replace("代号", "厂长"), by=("行业",)).columns
    assert next(join_messages(column.why) for column in columns if column.heading == heading) == why


def test_a_unit_of_the_option_and_a_year_of_the_file() -> None:
    """They are named too."""
    (table,) = from_text.tables("企业名称,产值\n甲,5\n".encode(), "企业-2006.csv", question(unit="万元"))
    assert (
        join_messages(table.columns[1].why)
        == "its heading says 产值; 万元 by --unit; its time by the file's name: 企业-2006"
    )
