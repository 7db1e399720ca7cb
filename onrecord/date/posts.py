"""Embedded posts of other networks: who signs them speaks in them, on the day of the post."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from html import unescape
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.date.html_candidates import SCANNED
from onrecord.date.stamps import parse_date
from onrecord.records.articles import Entry, Part, entry_at
from onrecord.records.spans import Span
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.records.articles import Article
    from onrecord.records.pages import Page

MAX_POSTS = 100  # of a page
MAX_QUOTES = 1_000  # elements of a page looked at
MAX_CHARS = 10_000  # code points of the markup of one
MAX_SIGNATURE = 400  # code points of its signature with the markup in it
MAX_NAME_WORDS = 5

_OPENING = re.compile(r"<blockquote\b[^<>]{0,1000}>", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{0,1000}>")
_NAME = r"(?P<name>[^\W\d_][^<>()@—–\n]{1,60}?)"
_HANDLE = r"\(\s{0,3}@[\w.-]{2,60}\s{0,3}\)"


@dataclass(frozen=True, slots=True)
class _Post:
    """A post in the raw page: where it, its signature and its end are; its author and its day."""

    start: int
    signed: int
    end: int
    author: str
    day: str | None


@cache
def _signature() -> re.Pattern[str]:
    by = "|".join(map(re.escape, sorted(word_sets("date", "posts", None)["by"], key=len, reverse=True)))
    other = _NAME.replace("name", "other")
    return re.compile(
        rf"(?:(?:[—–]|--)\s{{0,3}}{_NAME}\s{{0,3}}{_HANDLE}"
        rf"|\b(?:{by})\s{{1,3}}{other}\s{{0,3}}(?:{_HANDLE}|(?=,|\b(?:on|am|le|el|em)\b)))"
        rf"(?P<rest>[^@]{{0,120}})$",
        re.IGNORECASE,
    )


def with_posts(page: Page, article: Article) -> Article:
    """The article with its embedded posts as turns of those who sign them, if the text names them.

    A post is an entry (`Entry`) of its own day: days in it are told from that, and no pronoun leaves it.
    """
    if page.media_type != "text/html" or not article.offsets.runs:
        return article
    for post in islice(_posts(page.raw[:SCANNED]), MAX_POSTS):
        article = _with_post(article, post)
    return article


def _posts(raw: str) -> Iterator[_Post]:
    for opening in islice(_OPENING.finditer(raw), MAX_QUOTES):
        end = raw.find("</blockquote", opening.end(), opening.end() + MAX_CHARS)
        if end < 0:
            continue
        begin = max(opening.end(), end - MAX_SIGNATURE)
        begin = raw.find("<", begin) if begin > opening.end() else begin  # not within a tag
        places = _visible(raw, begin, end) if begin >= 0 else []
        text = "".join(char for char, _ in places)
        found = _signature().search(text.rstrip())
        author = " ".join((found["name"] or found["other"] or "").split()) if found else ""
        if found and author and len(author.split()) <= MAX_NAME_WORDS:
            yield _Post(opening.end(), places[found.start()][1], end, author, _day_of(found["rest"]))


def _visible(raw: str, start: int, end: int) -> list[tuple[str, int]]:
    """The characters that a stretch of markup shows, each with its raw offset; an entity is one character."""
    out: list[tuple[str, int]] = []
    at = start
    for tag in _MARKUP.finditer(raw, start, end):
        out += _read(raw, at, tag.start())
        out.append((" ", tag.start()))
        at = tag.end()
    return out + _read(raw, at, end)


def _read(raw: str, start: int, end: int) -> list[tuple[str, int]]:
    out: list[tuple[str, int]] = []
    for match in re.finditer(r"&(?:[a-zA-Z]{2,10}|#x?[0-9a-fA-F]{1,6});|.", raw[start:end], re.DOTALL):
        shown = unescape(match[0])
        out.append((shown if len(shown) == 1 else " ", start + match.start()))
    return out


def _day_of(rest: str) -> str | None:
    value = parse_date(rest.strip(" ,·|").partition(" at ")[0].removeprefix("on "))
    return value if value and len(value) == len("2019-02-16") else None


def _with_post(article: Article, post: _Post) -> Article:
    """The article with one post; as it is if the text does not hold it, or holds it in another entry."""
    words = _held(article, post.start, post.signed)
    signature = _held(article, post.signed, post.end)
    if words is None:
        return article
    label = _named(article.text, post.author, signature)
    parts = tuple(_part_of_post(part, words, signature, label) for part in article.parts)
    entries = article.entries
    if not any(entry_at(entries, at) for at in (words.start, words.end - 1)):
        whole = words.cover(signature) if signature else words
        own = Entry(whole.start, whole.end, post.day, "page" if post.day else "none")
        entries = tuple(sorted((*entries, own), key=lambda each: each.start))
    return replace(article, parts=parts, entries=entries)


def _part_of_post(part: Part, words: Span, signature: Span | None, label: Span | None) -> Part:
    if part.role != "body":
        return part
    if signature is not None and signature.contains(part.span):
        return replace(part, role="aside")
    if label is not None and words.contains(part.span) and not part.span.contains(label):
        return replace(part, role="turn", label=label)
    return part


def _named(text: str, author: str, signature: Span | None) -> Span | None:
    """Where the text names the author of a post: in its signature, else first anywhere; else None."""
    start = text.find(author, signature.start) if signature else -1
    if start < 0:
        start = text.find(author)
    return Span(start, start + len(author)) if start >= 0 else None


def _held(article: Article, start: int, end: int) -> Span | None:
    """The stretch of the text that stands between two raw offsets."""
    runs = [run for run in article.offsets.runs if start <= run.raw_start and run.raw_end <= end]
    return Span(min(run.start for run in runs), max(run.end for run in runs)) if runs else None
