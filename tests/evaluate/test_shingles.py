"""The measure of the article extraction benchmark."""

from onrecord.evaluate.shingles import mean_scores, shingled


def test_runs_of_four_words_are_compared() -> None:
    """A lost tail costs recall, words of a menu cost precision."""
    true = "one two three four five six"
    assert (shingled(true, true).precision, shingled(true, true).recall) == (1.0, 1.0)
    assert shingled(true, "one two three four five").recall == 2 / 3
    assert shingled(true, true + " home").precision == 3 / 4


def test_an_empty_page_counts_where_it_can_be_judged() -> None:
    """Nothing found has no precision, but no recall either."""
    lost = shingled("one two three four", "")
    assert (lost.precision, lost.recall) == (None, 0.0)
    assert mean_scores([lost, shingled("a b c d", "a b c d")]) == (1.0, 0.5, 2 / 3)
    assert shingled("", "").recall is None
