"""Pages whose article is known, as the judge of blocks is trained on them."""

from __future__ import annotations

import gzip
import json
import random
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np
from trafilatura import extract

from onrecord.clean.html.block_features import look_at_blocks
from onrecord.clean.html.block_judge import without_others
from onrecord.clean.html.boxes import TAG_HINTS, Box
from onrecord.clean.html.headings import find_headline
from onrecord.clean.html.markup import Block, read_markup
from onrecord.clean.html.notices import without_notices
from onrecord.clean.metadata.html_metadata import read_metadata
from onrecord.ingest.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from passages import Probed

    from onrecord.clean.html.block_places import Column, Columns

SHINGLE = 4
MIN_SHINGLED = 6  # words; shorter blocks are the article's where a line of it says just the same
SOFT_HYPHEN = "\u00ad"
MIN_TAUGHT = 300  # characters another extractor must find for its choice to be learned from
TAG_BITS = (1 << len(TAG_HINTS)) - 1

_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)


@dataclass(slots=True)
class KnownPage:
    """A page whose article is known.

    Attributes:
        corpus: where it is from; ``taught`` where another extractor told the article.
        group: its site; pages of one group are never on both sides of a fold.
        blocks, truth, words: its blocks, which are the article's, and how much each weighs.
        columns: what the judge sees.
        gold: the article's text.
        passages: what must and must not stand in it, if no more is known.
    """

    corpus: str
    group: str
    raw: str
    told: tuple[str, str]
    blocks: list[Block]
    truth: Column
    words: Column
    gold: str
    columns: Columns
    passages: Probed | None = None

    def seen_as(self, keep: Column, blocks: Sequence[Block] | None = None) -> KnownPage:
        """The page with some of its blocks only."""
        chosen = [block for block, stays in zip(blocks or self.blocks, keep, strict=True) if stays]
        columns = look_at_blocks(chosen, find_headline(chosen, self.told[0]), self.told)
        return replace(self, blocks=chosen, truth=self.truth[keep], words=self.words[keep], columns=columns)


Told = tuple[str, list[str], tuple[str, str]]
"""The source of a page, the lines of its article, its corpus and its group."""


def told_pages(corpora: Path) -> Iterator[Told]:
    """The pages of the public benchmarks that lie in ``corpora``."""
    yield from _benchmark(corpora)
    yield from _newspapers(corpora)
    yield from _taught(corpora)


def known_pages(corpora: Path) -> list[KnownPage]:
    """The same, as the judge of blocks sees them."""
    found = (make_known(*told) for told in told_pages(corpora))
    return [page for page in found if page is not None]


def _benchmark(corpora: Path) -> Iterator[Told]:
    folder = corpora / "article-extraction"
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, truth in sorted(gold.items()):
        raw = decode(gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()))[0]
        yield raw, truth["articleBody"].split("\n"), ("article-extraction", site_of(truth["url"]))


def _newspapers(corpora: Path) -> Iterator[Told]:
    for path in sorted((corpora / "fundus").glob("*/*.json")):
        versions = json.loads(path.read_text(encoding="utf-8")).values()
        pages = sorted(path.parent.glob(f"{path.stem}_2*.html.gz"))
        for version, page in zip(versions, pages, strict=True):
            lines = [*version["body"]["summary"]]
            for section in version["body"]["sections"]:
                lines += [*section["headline"], *section["paragraphs"]]
            yield decode(gzip.decompress(page.read_bytes()))[0], lines, ("fundus", path.stem)


def _taught(corpora: Path) -> Iterator[Told]:
    """Pages whose article is not known, as trafilatura reads them: more layouts to learn from."""
    gold = json.loads((corpora / "htmldate" / "gold.json").read_text(encoding="utf-8"))
    for url, row in sorted(gold.items()):
        raw = decode((corpora / "htmldate" / "html" / row["file"]).read_bytes())[0]
        text = extract(raw, include_comments=False, favor_precision=True) or ""
        if len(text) >= MIN_TAUGHT:
            yield raw, text.split("\n"), ("taught", site_of(url))


def site_of(url: str) -> str:
    """The host of an address without "www."."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def make_known(raw: str, lines: Sequence[str], whose: tuple[str, str]) -> KnownPage | None:
    """A page with the lines of its article; None where the page has no blocks."""
    outline = read_markup(raw)
    about = read_metadata(raw, outline)
    told = (about.page_title, about.description or "")
    blocks = without_notices(outline.blocks, told[0])
    blocks = without_others(blocks, find_headline(blocks, told[0]))
    if not blocks:
        return None
    truth = find_truth([block.text for block in blocks], lines)
    words = np.array([max(1, len(tokens_of(block.text))) for block in blocks], dtype=float)
    words[said_again([block.text for block in blocks], truth)] = 0.01
    columns = look_at_blocks(blocks, find_headline(blocks, told[0]), told)
    gold = "\n".join(lines).replace(SOFT_HYPHEN, "")  # which readers do not see
    return KnownPage(*whose, raw, told, blocks, truth, words, gold, columns)


def tokens_of(text: str) -> list[str]:
    """The words of a text in lower case; Chinese and Japanese by characters. Soft hyphens part no words."""
    return _TOKEN.findall(text.replace(SOFT_HYPHEN, "").casefold())


def find_truth(blocks: Sequence[str], lines: Sequence[str]) -> Column:
    """Which blocks of a page are the article's, by the runs of words they share with its lines."""
    told = [tokens for line in lines if (tokens := tokens_of(line))]
    words = [word for tokens in told for word in tokens]
    runs = {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}
    whole, text = {tuple(tokens) for tokens in told}, f" {' '.join(words)} "
    share = []
    for block in blocks:
        tokens = tokens_of(block)
        if len(tokens) >= MIN_SHINGLED:
            places = range(len(tokens) - SHINGLE + 1)
            share.append(sum(tuple(tokens[at : at + SHINGLE]) in runs for at in places) / len(places))
        elif tuple(tokens) in whole:
            share.append(1.0)
        else:
            share.append(0.5 if len(tokens) > 1 and f" {' '.join(tokens)} " in text else 0.0)
    for at in [
        at for at, value in enumerate(share) if value == 0.5 and len(tokens_of(blocks[at])) < MIN_SHINGLED
    ]:
        around = (share[at - 1] if at else 0.0, share[at + 1] if at + 1 < len(share) else 0.0)
        share[at] = float(
            min(around) > 0.6
        )  # a short line within another is the article's where it stands in it
    return np.array(share) >= 0.5


def said_again(blocks: Sequence[str], truth: Column) -> Column:
    """Which of the article's blocks stand on the page before."""
    seen: set[str] = set()
    again = np.zeros(len(blocks), dtype=bool)
    for at, block in enumerate(blocks):
        if truth[at] and len(block) > 40:
            again[at] = block in seen
            seen.add(block)
    return again


def variants(page: KnownPage, random_source: random.Random) -> Iterator[KnownPage]:
    """The page as others are: with nameless elements, and with a short article among as much else."""
    everything = np.ones(len(page.blocks), dtype=bool)
    body = np.flatnonzero(page.truth)
    if len(body) < 2:
        return
    yield page.seen_as(everything, _nameless(page.blocks, random_source, (0.4, 0.5)))
    size = np.cumsum(page.columns["words"][body])
    for words in (random_source.randint(25, 80), random_source.randint(80, 300)):
        if size[-1] < 1.3 * words:
            continue
        count = int(np.searchsorted(size, words)) + 1
        first = 0 if random_source.random() < 0.7 else random_source.randint(0, max(0, len(body) - count))
        keep = ~page.truth.astype(bool)
        keep[body[first : first + count]] = True
        if keep.sum() >= 3:
            yield page.seen_as(keep, _nameless(page.blocks, random_source, (0.2, 0.25)))


def _nameless(
    blocks: Sequence[Block], random_source: random.Random, odds: tuple[float, float]
) -> list[Block]:
    """The blocks, by chance without the hints of classes, by chance with every element a ``div``."""
    hints, tags = (random_source.random() < chance for chance in odds)
    memo: dict[int, Box] = {}
    return [replace(block, box=_stripped(block.box, (hints, tags), memo)) for block in blocks]


def _stripped(box: Box, what: tuple[bool, bool], memo: dict[int, Box]) -> Box:
    if box.number not in memo:
        parent = _stripped(box.parent, what, memo) if box.parent else None
        hints = box.hints & TAG_BITS if what[0] else box.hints
        tag = "div" if what[1] and box.tag in {"p", "article", "main"} else box.tag
        memo[box.number] = replace(box, tag=tag, parent=parent, hints=hints)
    return memo[box.number]
