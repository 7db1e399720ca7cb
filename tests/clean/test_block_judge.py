"""The learned judge of blocks, and what is taken out before it."""

import contextlib
import time

import numpy as np
import pytest

from onrecord.clean.html.block_judge import choose_by_forest, judge, load_forest, without_others
from onrecord.clean.html.headings import find_headline
from onrecord.clean.html.markup import Block, read_markup
from onrecord.errors import PageRejected
from onrecord.text.forest import read_forest

SENTENCE = "The two delegations met in Tarn for a second day and will go on in the spring, officials said."
FOREST = """# Two trees.
words\tlinked
2
0\t10\t1\t2\t0\t1
0\t0\t1\t1\t-2\t0
1\t0.5\t3\t4\t0\t0
0\t0\t3\t3\t2\t0
0\t0\t4\t4\t-3\t0
0\t0\t5\t5\t0.5\t1
"""


def page(body: str) -> list[Block]:
    """The blocks of a page with a headline and this below it."""
    return read_markup(f"<html><body><main><h1>Talks go on in Tarn</h1>{body}</main></body></html>").blocks


def texts(blocks: list[Block]) -> list[str]:
    """What the blocks say."""
    return [block.text for block in blocks]


def test_trees_add_up() -> None:
    """Each row goes down each tree by its values; the leaves add up to log odds."""
    forest = read_forest(FOREST)
    likely = judge(forest, np.array([[5.0, 0.0], [20.0, 0.0], [20.0, 0.9]]))
    assert np.allclose(np.log(likely / (1 - likely)), [-1.5, 2.5, -2.5])


def test_the_shipped_trees_tell_prose_from_a_menu() -> None:
    """Paragraphs of the article are chosen, the links around them are not."""
    menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Home", "World", "Sport", "Weather"))
    body = "".join(f"<p>{number}. {SENTENCE}</p>" for number in range(6))
    blocks = page(f"<div class='article-body'>{body}</div><ul>{menu}</ul>")
    chosen = texts(choose_by_forest(blocks, "Talks go on in Tarn - The Ostrel Herald", ""))
    assert chosen[-6:] == [f"{number}. {SENTENCE}" for number in range(6)]
    assert not {"Home", "World", "Sport", "Weather"} & set(chosen)
    assert load_forest().depth <= 10


@pytest.mark.parametrize(
    "others",
    ["<div class='comment-list'>{}</div>", "<aside>{}</aside>", "<div id='comments'><div>{}</div></div>"],
)
def test_what_the_page_marks_as_others_words_goes(others: str) -> None:
    """Comments and asides are not the article's, however long."""
    reader = f"<p>A reader: {SENTENCE * 20}</p>"
    blocks = page(f"<div><p>{SENTENCE}</p><p>{SENTENCE}!</p></div>{others.format(reader)}")
    kept = texts(without_others(blocks, find_headline(blocks, "")))
    assert kept == ["Talks go on in Tarn", SENTENCE, f"{SENTENCE}!"]


def test_menus_are_passed_over_with_all_they_hold() -> None:
    """Nested or not; where a page is nothing else, or never ends one, they are read."""
    text = f"<p>{SENTENCE}</p><p>{SENTENCE * 2}</p>"
    menu = "<nav>Home<nav>World</nav>Sport</nav><footer>About us</footer>"
    assert texts(page(menu + text)) == texts(page(text))
    assert "Home" in texts(page("<nav>Home</nav>"))
    assert texts(page("<nav>Home" + text))[-2:] == texts(page(text))[-2:]


def test_articles_within_the_article_go() -> None:
    """By the standard of HTML an article within an article is another, such as a teaser or a comment."""
    own = f"<h1>Talks go on in Tarn</h1><p>{SENTENCE}</p><p>{SENTENCE}!</p>"
    blocks = read_markup(f"<article>{own}<article><p>Other.</p></article></article>").blocks
    assert "Other." not in texts(without_others(blocks, find_headline(blocks, "")))
    others = "".join(f"<article><p>{number} {SENTENCE}</p></article>" for number in range(9))
    blocks = read_markup(f"<article>{own}{others}</article>").blocks
    assert len(without_others(blocks, find_headline(blocks, ""))) == 3


@pytest.mark.parametrize(
    "inner",
    [
        "<div><article>{}</article></div>",
        "<article><article>{}</article></article>",
        "<article><h2>Day by day</h2>{}</article><article><p>A second update came at night.</p></article>",
    ],
)
def test_a_body_in_an_article_within_the_article_stays(inner: str) -> None:
    """The outer one holds the headline and a line or two, the inner ones the report or its updates."""
    own = f"<h1>Talks go on in Tarn</h1><p>{SENTENCE}</p>"
    body = [f"{number}. {SENTENCE}" for number in range(4)]
    teaser = f"<article><h3><a href='/x'>Another story</a></h3><p>Teased. {SENTENCE}</p></article>"
    report = inner.format("".join(f"<p>{line}</p>" for line in body))
    blocks = read_markup(f"<article>{own}{report}{teaser}</article>").blocks
    kept = texts(without_others(blocks, find_headline(blocks, "")))
    assert [text for text in kept if text in body] == body
    assert kept[:2] == ["Talks go on in Tarn", SENTENCE]
    assert f"Teased. {SENTENCE}" not in kept


def test_a_page_that_is_all_comment_is_kept() -> None:
    """Where next to nothing would be left, the names of elements are not believed."""
    blocks = page(f"<div class='comment'><p>{SENTENCE}</p></div>")
    assert SENTENCE in texts(without_others(blocks, find_headline(blocks, "")))


@pytest.mark.parametrize(
    "raw",
    [
        "<div>" * 200_000 + SENTENCE,
        "<div></div>" * 200_000 + SENTENCE,
        "<li>" * 200_000 + SENTENCE,
        "<p>a" * 200_000,
        "<p>a" * 49_000,
        "<svg>" * 200_000 + SENTENCE,
        '<a x="' * 200_000 + SENTENCE,
        "<a x='<" * 100_000 + SENTENCE,
        "<!--" * 200_000 + SENTENCE,
        "<nav>" * 200_000 + "</nav>" * 100_000 + SENTENCE,
        "<br>" * 400_000 + SENTENCE,
        "&amp;" * 400_000,
        "&" * 2_000_000,
        "</div>" * 200_000 + SENTENCE,
        "<meta name='a' content='" + "b" * 2_000_000,
        "word " * 400_000,
    ],
    ids=lambda raw: raw[:12],
)
def test_hostile_markup_is_read_in_linear_time(raw: str) -> None:
    """A million characters of the worst kind take seconds at most."""
    begun = time.process_time()
    with contextlib.suppress(PageRejected):
        choose_by_forest(read_markup(raw).blocks, "", "")
    assert time.process_time() - begun < 8
