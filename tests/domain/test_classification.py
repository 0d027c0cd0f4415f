from tiers.domain.classification import Classification


def test_columns_are_named_after_the_measures_and_no_two_are_the_same() -> None:
    """A heading that is called like a column, but for case, gets a number; two such headings get two."""
    firms = Classification(("revenue", "output"), ("Year", "行业", "year"), (), 0)
    assert firms.columns == (
        *("name", "code", "year"),
        *("revenue", "revenue_state", "revenue_tier", "revenue_next", "revenue_short_by"),
        *("output", "output_state", "output_tier", "output_next", "output_short_by"),
        *("Year_2", "行业", "year_3"),
    )


def test_a_number_that_is_taken_is_passed_over() -> None:
    """A heading may look like one that has been given a number."""
    assert Classification((), ("year_2", "year"), (), 0).columns == ("name", "code", "year", "year_2", "year_3")
