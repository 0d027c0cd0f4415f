from tiers.write.listings.listing import make_listing

TABLE = make_listing("x", {"a": "text", "b": "count"}, [{"a": "甲", "b": 1}, {"a": "乙", "b": 2}])


def test_some_of_the_columns() -> None:
    """In the order in which they are wanted."""
    assert [column.key for column in TABLE.only(["b"]).columns] == ["b"]
    assert TABLE.only(["b", "a"]).rows == [[1, "甲"], [2, "乙"]]


def test_other_values_in_a_column() -> None:
    """The rest stays."""
    assert TABLE.with_values("a", ["丙", None]).rows == [["丙", 1], [None, 2]]
    assert TABLE.with_values("a", ["丙", None]).columns == TABLE.columns
