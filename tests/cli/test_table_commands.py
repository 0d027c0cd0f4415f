"""Lock files are told of by every command; tables on a cluster are no files here."""

import pytest

from tiers.cli.app import main


@pytest.mark.parametrize("command", [["classify"], ["check"], ["explain", "示例厂"]])
def test_what_a_cluster_is_not_asked_is_refused_as_such(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """And not because there is no such file on this machine; it says what to do instead."""
    assert main([*command, "s3://register/*.parquet", "--engine", "spark", "--remote", "sc://host"]) == 5
    assert capsys.readouterr().err.splitlines()[-1] == (
        "tiers: error[engine-only-counts]: The engine spark answers reports, and nothing else yet."
        " Have the table on this machine, and leave --engine out: the answer is the same."
    )
