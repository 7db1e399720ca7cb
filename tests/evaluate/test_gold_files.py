"""Reading annotated truth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.evaluate import polnear
from onrecord.evaluate.gold import SHARED, fingerprint, load_gold, visible_text
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from pathlib import Path

needs_shared = pytest.mark.skipif(
    not (SHARED / "gold").exists(), reason="NOT TESTED: no shared corpora beside the checkout"
)


def test_the_examples_are_always_there() -> None:
    """All bundled pages have gold, and both kinds of page are among them."""
    pages = load_gold(frozenset({"examples"}))
    assert len(pages) >= 16
    assert {page.page.media_type for page in pages} == {"text/html", "text/plain"}


def test_a_broken_quote_is_refused() -> None:
    """Gold that quotes what the page does not say is an error, not a miss."""
    page = load_gold(frozenset({"examples"}))[0]
    with pytest.raises(ValueError, match="does not say"):
        page.find("words that stand nowhere", None)


def test_the_fingerprint_depends_on_the_truth() -> None:
    """Another set of pages has another fingerprint; the same set the same."""
    pages = load_gold(frozenset({"examples"}))
    assert fingerprint(pages) == fingerprint(load_gold(frozenset({"examples"})))
    assert fingerprint(pages) != fingerprint(pages[1:])


def test_visible_text_has_no_scripts_and_one_space() -> None:
    """What a reader sees, pieces joined by one space."""
    raw = "<head><title>T</title></head><body><p>One\n two</p><script>x()</script><p>three</p></body>"
    assert visible_text(raw) == "One two three"


def test_standoff_annotations_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Contents are read with their pieces; the annotator's mark is no part of the article's name."""
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "paper_lamp.txt").write_text("“A lamp”, she said, “is on.”", encoding="utf-8")
    (tmp_path / "attributions" / "paper_lamp_0a1b.ann").write_text(
        "T1\tSource 10 13\tshe\nT2\tContent 1 7;21 26\tA lamp is on\nE1\tAttribution:T3 Content:T2\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(polnear, "DEV", tmp_path)
    (article,) = polnear.load_polnear(None)
    assert article.name == "paper_lamp"
    assert article.contents == ((Span(1, 7), Span(21, 26)),)


def test_an_absent_corpus_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the corpus there is nothing to measure."""
    monkeypatch.setattr(polnear, "DEV", tmp_path / "nowhere")
    assert polnear.load_polnear(None) == []


@needs_shared
def test_the_shared_gold_quotes_its_texts() -> None:
    """Every statement of the shared annotations stands in its text where its stored offsets say."""
    for page in load_gold(frozenset({"seeds", "kremlin", "iran"})):
        for item in page.truth["statements"]:
            numbers = item.get("occurrence")
            numbers = numbers if isinstance(numbers, list) else [numbers] * len(item["content"])
            found = [page.find(quote, at) for quote, at in zip(item["content"], numbers, strict=True)]
            assert [list(span) for span in found] == item["spans"]
