"""Pages without their markup, as crawls give them."""

from onrecord.evaluate.html_pages import HtmlGold
from onrecord.evaluate.text_pages import score_without_markup, text_of
from onrecord.records.pages import Page

LINES = [
    f"{number}. The two delegations met in Tarn and will go on in spring, officials said."
    for number in range(6)
]
HTML = (
    "<html><head><title>Talks go on in Tarn | Herald</title><script>var a = 1;</script></head><body>"
    "<nav><a>Home</a><ul><li>World</li></ul></nav><h1>Talks go on &amp; on</h1>"
    + "".join(f"<p>{line}</p>" for line in LINES)
    + "<div>First<br>second</div></body></html>"
)


def test_text_has_one_block_a_line_the_title_first_and_menus() -> None:
    """All that is visible is there, in order; scripts are not."""
    lines = text_of(HTML).split("\n")
    assert lines == [
        "Talks go on in Tarn | Herald",
        "Home",
        "World",
        "Talks go on & on",
        *LINES,
        "First",
        "second",
    ]


def test_text_and_titles_are_scored() -> None:
    """The article is compared with the true one, and the title where the page shows it."""
    page = Page("page", HTML.encode(), HTML, "utf-8", "text/html")
    gold = HtmlGold("page", page, "\n".join(LINES), "Talks go on & on")
    tally = score_without_markup("ours", gold)
    assert (tally.task, tally.right["title"][1]) == ("text without markup", 1)
    assert tally.right["mean recall"] == (1.0, 1)
