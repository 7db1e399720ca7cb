"""Tags, comments and scripts end where they do in a browser, so that no words of a page are lost to them."""

import pytest

from onrecord.clean.html.markup import read_markup
from onrecord.clean.html.tags import comment_end, script_end, tag_end


def texts(raw: str) -> list[str]:
    """The words of the blocks of a source."""
    return [block.text for block in read_markup(f"<html><body>{raw}</body></html>").blocks]


@pytest.mark.parametrize(
    "opening",
    [
        "<p title=Dorn's>",
        '<p title=a"b>',
        "<p title=“Dorn>",
        "<p title=“Dorn”>",
        '<p title=“Dorn">',
        "<p 'x>",
        '<p data-a="1 > 0">',
        "<p data-a='1 < 0 >'>",
        '<p data-a = "1 > 0" >',
        '<p data-a="<b>bold</b>"data-b="c">',
        '<p class="a"id="b"data-x=\'y\'>',
        '<p title="5\'10 > 4" tall" id=x>',
        "<p =x>",
        "<p a=>",
        "<p/a/b>",
    ],
)
def test_a_tag_ends_where_browsers_end_it(opening: str) -> None:
    """A quotation mark opens a value only behind an equals sign, and a value ends with its own mark."""
    assert texts(f"{opening}Dorn's “word” is kept.</p><p>Venn's is not.</p>") == [
        "Dorn's “word” is kept.",
        "Venn's is not.",
    ]


@pytest.mark.parametrize("mark", ["“", "”", "„", "«", "`", "‘"])
def test_an_odd_mark_in_the_head_hides_no_script(mark: str) -> None:
    """The script behind a tag with an odd quotation mark is no text, and the paragraphs are."""
    head = (
        f'<meta name={mark}a{mark} content={mark}Kx1" /><script>var a = {{"b": "<p>not seen</p>"}};</script>'
    )
    assert texts(f'{head}<p>Dorn met <a href="/v">Venn</a>.</p>') == ["Dorn met Venn."]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/x>The offer</a> is "final", Dorn said.',
        '<a href="/x>The offer</a> <a href="/y">is</a> "final", Dorn said.',
        "<a href='/x>The offer</a> is 'final', Dorn said.",
    ],
)
def test_a_quote_that_is_never_closed_costs_no_words(link: str) -> None:
    """The next mark of its kind is another's: the tag ends at its angle bracket."""
    shown = " ".join(texts(f"<p>{link}</p><p>Venn agreed.</p>"))
    assert shown.startswith("The offer is ")
    assert shown.endswith("Venn agreed.")


def test_the_place_where_a_tag_ends() -> None:
    """Behind its angle bracket; None where a quote is open to the end, the end where the tag is."""
    assert tag_end(' a="b>" c>d', 0) == len(' a="b>" c>')
    assert tag_end(' a="b>c', 0) is None
    assert tag_end(" a b", 0) == len(" a b")


@pytest.mark.parametrize(
    ("comment", "shown"),
    [
        ("<!-- a -->b", "b"),
        ("<!-- a --!>b", "b"),
        ("<!-->b", "b"),
        ("<!--->b", "b"),
        ("<!----->b", "b"),
        ("<!-- a > b --> c", " c"),
        ("<!-- a", ""),
    ],
)
def test_a_comment_ends_where_browsers_end_it(comment: str, shown: str) -> None:
    """With an exclamation mark, too, and at once where it is empty."""
    assert comment[comment_end(comment, 0) :] == shown


@pytest.mark.parametrize(
    ("script", "rest"),
    [
        ("var a;</script>b", "b"),
        ('"<!--";</script>b', "b"),
        ('"<!-- <script>"; "</script> -->";</script>b', "b"),
        ('"<!-- <script>"; "</script>";</SCRIPT >b', "b"),
        ('"<!--> <script>";</script>b', "b"),
        ('"<!-- <scripted>";</script>b', "b"),
    ],
)
def test_a_script_ends_where_browsers_end_it(script: str, rest: str) -> None:
    """A closing tag within a comment with a script is none."""
    end = script_end(script, 0)
    assert script[script.index(">", end) + 1 :] == rest
    assert texts(f"<script>{script}") == [rest]


def test_a_script_in_a_comment_that_never_ends() -> None:
    """The page is not lost to it: it ends at its first closing tag."""
    assert script_end("<!-- <script></script>b", 0) == -1
    assert texts('<script>"<!-- <script>"</script><p>Dorn met Venn.</p>') == ["Dorn met Venn."]
