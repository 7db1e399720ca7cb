"""Every character of every article maps back to the page it came from, over real pages where they lie."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.clean.page import clean_page
from onrecord.errors import PageRejected
from onrecord.evaluate.gold import SHARED
from onrecord.evaluate.html_pages import count_places
from onrecord.ingest.decoding import decode
from onrecord.records.pages import Page

SAMPLE = 12
KINDS = {
    "kremlin": ("kremlin/*.html", "text/html"),
    "fundus": ("fundus/*/*.html.gz", "text/html"),
    "article-extraction": ("article-extraction/html/*.html.gz", "text/html"),
    "htmldate": ("htmldate/html/*", "text/html"),
    "seeds": ("seeds/*.txt", "text/plain"),
    "polnear": ("polnear/data/dev/text/*.txt", "text/plain"),
}


def sample(pattern: str, media_type: str) -> Iterator[Page]:
    """Pages spread over a corpus."""
    paths = sorted((SHARED / "corpora").glob(pattern))
    for path in paths[:: max(1, len(paths) // SAMPLE)]:
        yield read_page(path, media_type)


def read_page(path: Path, media_type: str) -> Page:
    """A page as a build would receive it."""
    data = path.read_bytes()
    data = gzip.decompress(data) if path.suffix == ".gz" else data
    raw, encoding = decode(data)
    return Page(path.name, data, raw, encoding, media_type)


@pytest.mark.parametrize("corpus", KINDS)
def test_every_character_has_its_place(corpus: str) -> None:
    """No character that can be seen was put in; where one stands for one they are the same."""
    pages = list(sample(*KINDS[corpus]))
    if not pages:
        pytest.skip(f"NOT MEASURED: the corpus {corpus} does not lie in {SHARED}")
    for page in pages:
        try:
            article = clean_page(page)
        except PageRejected:
            continue
        mapped, of_all = count_places(article)
        assert mapped == of_all, page.locator
        for run in article.offsets.runs:
            if run.one_to_one:
                pairs = zip(
                    article.text[run.start : run.end], page.raw[run.raw_start : run.raw_end], strict=True
                )
                assert all(a == b or (a.isspace() and b.isspace()) for a, b in pairs if a != "\ufffd"), (
                    page.locator
                )
