"""Items of feeds to pages, whatever the form of the feed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.ingest.members import MAX_LABEL
from onrecord.records.pages import GivenMetadata, Page, Reject

if TYPE_CHECKING:
    from onrecord.ingest.inputs import Input

TEASER_WORDS = 60  # agencies' leads and summaries have 20 to 50 words, the shortest whole reports some 60
CJK_CHARS_A_WORD = 2

_TAG = re.compile(r"<[^<>]{0,2000}>")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,10});")
_CUT = re.compile(
    r"(?:\.\.\.|…|\[\s*(?:…|\.\.\.|&#8230;|&hellip;)\s*\]|&#8230;|&hellip;|»|&raquo;)\s*(?:</\w+>\s*)*\Z"
)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item of a feed.

    Attributes:
        key: its own id, else its address, else its number.
        content: its whole text where the feed gives that; empty where it gives only a summary.
        summary: what the feed gives beside.
        is_text: whether ``content`` is plain text; all else may be HTML.
        given: what the feed says of it.
    """

    key: str
    content: str
    summary: str
    is_text: bool
    given: GivenMetadata


def page_of_item(source: Input, item: FeedItem) -> Page | Reject:
    """The page of an item; the reject ``teaser`` where the feed gives only the beginning of the article."""
    locator = f"{source.locator}#{_UNPRINTABLE.sub(' ', item.key).strip()[:MAX_LABEL]}"
    raw = _SURROGATE.sub("\ufffd", item.content.strip() or item.summary.strip())
    if not item.content.strip() and (_words(raw) < TEASER_WORDS or _CUT.search(raw[-200:])):
        where = (
            f"save the page at {item.given.url} and give that"
            if item.given.url
            else "give the article itself"
        )
        return Reject(locator, "teaser", f"The feed has only a headline or teaser; {where}.")
    plain = item.is_text or not _MARKUP.search(raw)
    media_type = "text/plain" if plain else "text/html"
    return Page(locator, raw.encode(), raw, "utf-8", media_type, item.given, source.retrieved)


def one_line(value: object) -> str | None:
    """A field as one line of text; None where it says nothing."""
    if not isinstance(value, str | int):
        return None
    return " ".join(_SURROGATE.sub("\ufffd", str(value)).split()) or None


def _words(markup: str) -> int:
    text = _TAG.sub(" ", markup)
    return max(len(text.split()), len(_CJK.findall(text)) // CJK_CHARS_A_WORD)
