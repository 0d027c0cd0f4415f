from tiers.domain.suggestions import similar_words


def test_a_slip_of_the_pen_finds_the_word() -> None:
    """The nearest comes first."""
    assert similar_words("data.cvs", ["notes.txt", "data2.csv", "data.csv"])[0] == "data.csv"


def test_nothing_alike_finds_nothing() -> None:
    """A word is proposed only if it is spelled much the same."""
    assert similar_words("营业收入", ["序号", "name"]) == ()
