"""What stands around a place in the raw markup of a page: its element, the names of those about it, its zone.

Nothing is parsed into a tree: only the neighbourhood of the few places that are asked for is looked at.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.records.articles import Article

LOOK_BACK = 1_500  # code points before a place in which the tags that enclose it are looked for
MAX_ANCESTORS = 4
ATTRIBUTE_REACH = 1_500  # code points back to the start of the tag an attribute is in
HEAD_REACH = 2_500  # code points of markup around headline or lead in which a page prints its date
LEAD_REACH = 400  # code points into the article that still count as its opening
TAIL_REACH = 1_500
MIN_TITLE = 12
MIN_SENTENCE = 60  # code points of a part of the text; a shorter one may be a line with author and day

_BLOCK = re.compile(r"<(?:(/?)(script|style|noscript|template)\b|(!--))", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]{0,30})((?:[^<>\"']|\"[^\"<>]*\"|'[^'<>]*')*)>")
_NAMED = re.compile(
    r"\b(?:class|id|itemprop|itemtype|property|name|rel)\s{0,3}=\s{0,3}(\"[^\"]*\"|'[^']*'|[^\s>]+)"
)
_HEADLINE = re.compile(r"<h1\b", re.IGNORECASE)
_VOID = frozenset(("br", "img", "hr", "meta", "input", "link", "source", "wbr", "path", "use"))
_MARKUP = re.compile(r"<[^<>]*>|&[a-zA-Z]{2,8};|&#\d{1,6};")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the parts of a page lie.

    Attributes:
        starts: of the stretches that ``kinds`` tell: ``script``, ``comment``, ``hidden`` or ``page``.
        headline: offset of the article's headline element, or None.
        titles: where the headline's words stand in the page's body.
        sentences: stretches of the article's running text, captions among them, in the order of the page.
        start: offset of the article's first code point, or None; ``end`` behind its last.
    """

    raw: str
    starts: tuple[int, ...]
    kinds: tuple[str, ...]
    headline: int | None
    start: int | None
    end: int | None
    titles: tuple[int, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()

    def sentence_start(self, at: int) -> int | None:
        """Where the stretch of running text about an offset begins; None outside of the article's text."""
        index = bisect_right(self.sentences, (at, len(self.raw))) - 1
        return self.sentences[index][0] if index >= 0 and at < self.sentences[index][1] else None

    def block(self, at: int) -> str:
        """What stretch an offset lies in."""
        return self.kinds[bisect_right(self.starts, at) - 1]

    def zone(self, at: int) -> str:
        """``top``, ``head`` (by the headline), ``lead``, ``body``, ``below`` or ``far``; ``unplaced``."""
        first = self.start if self.start is not None else self.headline
        if first is None:
            return "unplaced"
        head = self.headline if self.headline is not None and self.headline <= first else first
        if at < first:
            return "head" if at >= min(head - 600, first - HEAD_REACH) else "top"
        if self.end is None or self.end <= first:
            return "lead" if at < first + HEAD_REACH else "far"
        if at <= self.end:
            return "lead" if at < first + LEAD_REACH else "body"
        return "below" if at < self.end + TAIL_REACH else "far"


def lay_out(raw: str, article: Article) -> Layout:
    """The layout of a page whose article has been cleaned."""
    blocks = tuple(_blocks(raw))
    runs = article.offsets.runs
    start, end = (runs[0].raw_start if runs else None), (runs[-1].raw_end if runs else None)
    return Layout(
        raw,
        starts=tuple(at for at, _ in blocks),
        kinds=tuple(kind for _, kind in blocks),
        headline=_headline(raw, start),
        start=start,
        end=end,
        titles=_titles(raw, article.title),
        sentences=tuple(_sentences(article)),
    )


def _sentences(article: Article) -> list[tuple[int, int]]:
    found = []
    for part in article.parts:
        if part.role in ("caption", "aside") or (part.role != "dateline" and len(part.span) > MIN_SENTENCE):
            spans = article.offsets.to_raw(part.span)
            if spans:
                found.append((spans[0].start, spans[-1].end))
    return sorted(found)


def _blocks(raw: str) -> Iterator[tuple[int, str]]:
    """The stretches of a page that are script, comment, hidden or none of these, each with its start."""
    yield 0, "page"
    closing, until = "", 0  # the name of the element that is open, or nothing; the end of the last comment
    for match in _BLOCK.finditer(raw):
        if match.start() < until:
            continue
        name = (match[2] or "").lower()
        if closing:
            if match[1] and name == closing:
                yield match.start(), "page"
                closing = ""
        elif match[3]:
            yield match.start(), "comment"
            end = raw.find("-->", match.end())
            until = end if end >= 0 else len(raw)
            yield until, "page"
        elif not match[1]:
            yield match.start(), "script" if name in ("script", "style") else "hidden"
            closing = name


def _headline(raw: str, start: int | None) -> int | None:
    """The last first-order heading before the article, else the first of the page."""
    heads = [match.start() for match in _HEADLINE.finditer(raw)]
    before = [at for at in heads if start is not None and at <= start]
    return before[-1] if before else heads[0] if heads else None


def _titles(raw: str, title: str | None) -> tuple[int, ...]:
    if not title or len(title) < MIN_TITLE:
        return ()
    body = max(0, raw.find("<body"))
    return tuple(body + match.end() for match in islice(re.finditer(re.escape(title), raw[body:]), 20))


def tag_around(raw: str, at: int) -> tuple[str, str, str] | None:
    """Name of the tag whose attributes an offset lies in, the attribute, and the tag up to there."""
    opened = raw.rfind("<", max(0, at - ATTRIBUTE_REACH), at)
    if opened < 0 or raw.rfind(">", opened, at) >= 0:
        return None
    name = re.match(r"[a-zA-Z][\w:-]*", raw[opened + 1 : opened + 40])
    if name is None:
        return None
    head = raw[opened:at]
    attribute = re.findall(r"([\w:.-]{1,60})\s*=\s*[\"']?[^\"'=]*$", head)
    return name[0].lower(), attribute[0].lower() if attribute else "", head


def ancestors(raw: str, at: int) -> tuple[tuple[str, str], ...]:
    """Name and the words of class, id and the like of the elements about an offset, the nearest first."""
    depth, found = 0, []
    for match in reversed(list(_TAG.finditer(raw, max(0, at - LOOK_BACK), at))):
        name = match[2].lower()
        if name in _VOID or match[3].endswith("/"):
            continue
        if match[1]:
            depth += 1
        elif depth:
            depth -= 1
        else:
            words = " ".join(value.strip("\"'") for value in _NAMED.findall(match[3]))
            found.append((name, words.lower()))
            if len(found) == MAX_ANCESTORS:
                break
    return tuple(found)


def text_before(raw: str, at: int, reach: int = 160) -> str:
    """The visible words just before an offset."""
    return " ".join(_MARKUP.sub(" ", raw[max(0, at - reach) : at]).rpartition(">")[2].split())


def text_after(raw: str, at: int, reach: int = 60) -> str:
    """The visible words just behind an offset."""
    return " ".join(_MARKUP.sub(" ", raw[at : at + reach]).partition("<")[0].split())


def node_length(raw: str, start: int, end: int) -> int:
    """Code points of the text node about a stretch, the stretch left out."""
    before = start - raw.rfind(">", max(0, start - 300), start) - 1
    behind = raw.find("<", end, end + 300)
    return min(before, 300) + (behind - end if behind >= 0 else 300)
