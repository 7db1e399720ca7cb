"""Silver attributions: what the rules find in press and official texts that nobody annotated.

PolNeAR's guidelines count attitudes to things as attributions ("opposed the deal"); ours count what is
said, thought or expected (see docs/evaluation.md). The rules follow ours. From their finds in texts on
negotiations the tagger learns what counts there; what only a tagger trained on PolNeAR alone finds there,
and what may be a statement the rules missed, is left unknown.
"""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

from attributed import Annotated, Attributed

from onrecord.clean.page import clean_page
from onrecord.date.publication import find_publication_date
from onrecord.errors import PageRejected
from onrecord.evaluate.gold import load_gold
from onrecord.evaluate.locate import Locator
from onrecord.extract.context import Context
from onrecord.extract.grammar import FINITE_TAGS
from onrecord.extract.quotations import find_quotations
from onrecord.extract.statements import prose_paragraphs
from onrecord.extract.statements.statement_mentions import statements_by_rules
from onrecord.extract.statements.tagged_statements import tagged_statements
from onrecord.ingest.inputs import IngestOptions
from onrecord.ingest.sources import find_pages
from onrecord.records.pages import Page
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from onrecord.pipeline import Models
    from onrecord.records.articles import Article
    from onrecord.records.readings import StatementMention

ON_NEGOTIATIONS = re.compile(
    r"(?i)\b(?:talks|treaty|negotiat\w+|accord|ceasefire|truce|envoy|foreign minister|ambassador|diplomat\w*"
    r"|summit|sanctions|peace deal|bilateral|United Nations|prime minister|border dispute|annex\w*"
    r"|sovereignty)\b"
)
ON_ELECTIONS = re.compile(r"\b(?:Clinton|Trump|GOP|Republican|Democrat\w*|primary|nominee|ballot)\b")
MIN_CHARS, MAX_CHARS = 400, 12_000
MOST_CHARS_OF_PRESS = 15_000
SURE = 0.9  # confidence from which a tagger's find that the rules lack is unknown rather than wrong
MOST_OF_LOAD = 380
LEAST_WORDS = 3  # words of negotiations more than of elections
POLNEAR_MONTHS = ("2015-11", "2016-11")  # PolNeAR is of these months: nothing of them is judged by taggers


def silver_texts(corpora: Path, models: Models) -> Iterator[Annotated]:
    """Unannotated texts on negotiations with what the rules find in them; no text of the gold."""
    gold = {page.name.split("_", 1)[-1] for page in load_gold(frozenset({"seeds", "kremlin", "iran"}))}
    seen: set[str] = set()
    for name, page in _pages(corpora):
        found = _silver(page, models) if name not in gold else None
        if found and MIN_CHARS < len(found.text) < MAX_CHARS and found.text[:300] not in seen:
            seen.add(found.text[:300])
            yield found


def gold_texts() -> Iterator[Annotated]:
    """Our annotations of the seeds and the Kremlin pages; those of the other story stay for measuring."""
    for page in load_gold(frozenset({"seeds", "kremlin"})):
        article = clean_page(page.page)
        locator = Locator(page, article)
        paragraphs = prose_paragraphs(article)
        told = [_annotated(item, locator, article.text) for item in page.truth["statements"]]
        yield _in_prose(article, paragraphs, [one for one in told if one.content], ())


def election_texts(corpora: Path, most: int = 600) -> list[str]:
    """Unannotated texts of the kind PolNeAR is of, those fullest of elections first."""
    found = []
    for row in _rows(corpora / "press" / "load.jsonl.gz"):
        text = row["text"]
        elections, talks = len(ON_ELECTIONS.findall(text)), len(ON_NEGOTIATIONS.findall(text))
        if _of_other_months(row) and 1000 < len(text) < 7000 and elections >= max(5, 2 * talks):
            found.append((elections / len(text), text))
    return [text for _, text in sorted(found, reverse=True)[:most]]


def press_texts(corpora: Path) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Unannotated press of all kinds with its prose; none of the gold, none of PolNeAR's months."""
    gold = {page.name.split("_", 1)[-1] for page in load_gold(frozenset({"iran"}))}
    iran = [row["text"] for row in _rows(corpora / "press" / "iran.jsonl") if row["id"] not in gold]
    load = [row["text"] for row in _rows(corpora / "press" / "load.jsonl.gz") if _of_other_months(row)]
    for text in (*iran, *load):
        try:
            article = clean_page(_page(text))
        except PageRejected:
            continue
        if article.language.split("-")[0] == "en" and len(text) < MOST_CHARS_OF_PRESS:
            yield article.text, tuple(prose_paragraphs(article))


def _of_other_months(row: dict[str, str]) -> bool:
    """Whether an article tells its month, and it is none of PolNeAR's."""
    month = (row["date"] or "")[:7]
    return bool(month) and not POLNEAR_MONTHS[0] <= month <= POLNEAR_MONTHS[1]


def _pages(corpora: Path) -> Iterator[tuple[str, Page]]:
    for row in _rows(corpora / "press" / "iran.jsonl"):
        yield row["id"], _page(row["text"])
    ranked = []
    for number, row in enumerate(_rows(corpora / "press" / "load.jsonl.gz")):
        text = row["text"][:6000]
        score = len(ON_NEGOTIATIONS.findall(text)) - len(ON_ELECTIONS.findall(text))
        if score >= LEAST_WORDS and 800 < len(row["text"]) < 9000:
            ranked.append((-score, number, row["text"]))
    yield from (("", _page(text)) for _, _, text in sorted(ranked)[:MOST_OF_LOAD])
    for path in sorted((corpora / "kremlin").glob("*.html")):
        if "print" not in path.name:
            for found in find_pages([str(path)], IngestOptions()):
                if isinstance(found, Page):
                    yield path.stem, found


def _rows(path: Path) -> Iterator[dict[str, str]]:
    raw = path.read_bytes()
    for line in (gzip.decompress(raw) if path.suffix == ".gz" else raw).splitlines():
        yield json.loads(line)


def _page(text: str) -> Page:
    return Page("page.txt", text.encode(), text, "utf-8", "text/plain")


def _silver(page: Page, models: Models) -> Annotated | None:
    try:
        article = clean_page(page)
    except PageRejected:
        return None
    if article.language.split("-")[0] != "en" or models.tagger is None:
        return None
    doc = models.parser.parse(article.text)
    context = Context(doc, article, find_publication_date(page, article))
    kept = statements_by_rules(context)
    taken = [part for one in kept for part in one.content]
    prose = prose_paragraphs(article)
    tagging = models.tagger.tag(article.text)
    others = tagged_statements(context, tagging, find_quotations(article.text, prose), prose)
    unknown = [
        part
        for one in others
        if _may_be_missed(context, one) and not any(p.overlaps(t) for p in one.content for t in taken)
        for part in (*one.content, *filter(None, (one.cue, one.source)))
    ]
    return _in_prose(article, prose, [_attributed(one) for one in kept], unknown)


def _attributed(one: StatementMention) -> Attributed:
    source = one.source if one.source and not one.implied else None
    return Attributed(_places(one.content), _places((one.cue,)), _places((source,)))


def _places(spans: Sequence[Span | None]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans if span is not None)


def _may_be_missed(context: Context, one: StatementMention) -> bool:
    """Whether a tagger's find has the form of a statement in our sense."""
    if one.cue is None or one.confidence < SURE:
        return False
    tokens = [context.doc.char_span(p.start, p.end, alignment_mode="expand") or () for p in one.content]
    return one.mode != "indirect" or any(token.tag_ in FINITE_TAGS for part in tokens for token in part)


def _annotated(item: dict[str, object], locator: Locator, text: str) -> Attributed:
    content, numbers = item["content"], item.get("occurrence")
    assert isinstance(content, list)
    each = numbers if isinstance(numbers, list) else [numbers] * len(content)
    spans = [locator.span(quote, number) for quote, number in zip(content, each, strict=True)]
    known = [span for span in spans if span]
    cue, source = (_nearest(text, item.get(key), known) for key in ("cue", "speaker_text"))
    return Attributed(_places(known), _places((cue,)), _places((source,)))


def _nearest(text: str, words: object, content: Sequence[Span]) -> Span | None:
    """Where the words of a cue or source stand nearest to the content."""
    if not isinstance(words, str) or not content:
        return None
    first, last = content[0].start, content[-1].end
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    best = min(starts, key=lambda at: abs(at - first) if at < first else abs(at - last), default=None)
    return None if best is None else Span(best, best + len(words))


def _in_prose(
    article: Article, prose: Sequence[Span], found: Sequence[Attributed], unknown: Sequence[Span]
) -> Annotated:
    """The prose alone, a blank line between paragraphs, with all places moved there."""
    text, shifts = "", []
    for paragraph in prose:
        text += "\n\n" if text else ""
        shifts.append((paragraph, len(text) - paragraph.start))
        text += paragraph.of(article.text)

    def moved(places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple(
            (start + shift, min(end, paragraph.end) + shift)
            for start, end in places
            for paragraph, shift in shifts
            if paragraph.start <= start < paragraph.end
        )

    kept = [Attributed(moved(one.content), moved(one.cue), moved(one.source)) for one in found]
    return Annotated(text, tuple(one for one in kept if one.content), moved(_places(unknown)))
