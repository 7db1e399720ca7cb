"""Names for those whom articles leave unnamed, and for papers that speak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.text.names import fold
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from onrecord.resolve.chains.mention_chains import MentionChain

_LEADING = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|some|many|several|most|one|another|unnamed|unidentified"
    r"|anonymous|also)\s+(?!of\b))+",
    re.I,
)
_TRAILING = re.compile(
    r"\s*(?:,|;|\(|\b(?:who|which|that|familiar|involved|speaking|briefed)\b|\bclose to\b).*$", re.S
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")

# Heads of groups that stay the same from one article to the next; others are of their article only.
_LASTING = word_sets("resolve", "offices")["lasting"]


# What belongs to a person and speaks for as long as the person does, unlike an unnamed spokesman.
_STANDING = word_sets("resolve", "offices")["standing"]
_POSSESSIVE = re.compile(r"^(?:(?:his|her|its|their|our|my)|[^,;]+?(?:['’]s|s['’]))\s+", re.I)
_TO_OWNER = re.compile(r"\s+(?:for|to|of)\s.*$", re.S)
_COUNTED = re.compile(r"(?i)^(?:(?:the|these|those)\s+)?(?:two|three|four|five|six|both|\d+)\b")

# Those before whom a news conference is given, however the article calls them or their meeting.
PRESS_KEY = ("all", "journalists", "")
_PRESS = re.compile(
    r"(?i)(?:reporters|journalists|correspondents|news(?:wo)?men|(?:news )?media|press)"
    r"(?: (?:in|at|on|after|before|during|here)\b.*)?"
    r"|(?:[\w-]+ ){0,3}(?:(?:news|press) (?:conference|briefing)s?|pressers?)\b.*"
)


SOURCES_KEY = ("all", "unnamed sources", "")
_SOURCES = word_sets("resolve", "offices")["anybody_informed"]
_NO_ACTORS = word_sets("resolve", "offices")["no_actors"]
_TAIL = re.compile(r"(?i)\s(?:of|in|on|from|by|for|to|at|about|between|with)\s.*$")


def is_no_actor(words: str) -> bool:
    """Whether words mean no person and no body: "the proposal", "a video", "Monday"."""
    bare = _TAIL.sub("", _bare(words)).split()
    head = fold(bare[-1]).strip("’'\"") if bare else ""
    return (
        bool(head)
        and (head in _NO_ACTORS or head.removesuffix("s") in _NO_ACTORS)
        and not any(word[:1].isupper() or word[:1].isdigit() for word in bare[:-1])
    )


def owned_key(chain: MentionChain, owner: str, key: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The name of an office or unnamed source of a known actor, and what tells it from others."""
    words = _bare(max(chain.forms, key=lambda form: (len(form), form)))
    head = _TO_OWNER.sub("", _POSSESSIVE.sub("", words)).strip() or words
    if fold(head) in _STANDING or chain.anchor.kind == "group":
        return f"{head} of {owner}", ("of", fold(head), *key)
    return f"unnamed {head} of {owner}", ("of", chain.article, fold(head), *key)


def _bare(words: str) -> str:
    return _TRAILING.sub("", _LEADING.sub("", " ".join(words.split())))


def unnamed_key(chain: MentionChain, side: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The name of an unnamed source, group or paper, and what tells it from others.

    A group without a number or a relative clause ("reporters", "Iranian officials") is one in the whole
    record where it is plain or its country is known; the press is one, "a news conference" too; one unnamed
    person is of its article.
    """
    words = max(chain.forms, key=lambda form: (len(form), form))
    bare = _bare(words)
    bare = re.sub(r"[’']s?$", "", bare).strip() or words
    if chain.anchor.form == "document":
        lasting = _YEAR.search(bare) is not None
        return bare, (fold(bare),) if lasting else (chain.article, fold(bare))
    plural = chain.anchor.kind == "group"
    if plural and _PRESS.fullmatch(bare) and not (side or _COUNTED.match(words)):
        return "journalists", PRESS_KEY
    if plural and side is None and fold(bare) in _SOURCES:
        return "unnamed sources", SOURCES_KEY
    if plural and any(fold(word).removesuffix("s").replace("ie", "y") in _LASTING for word in bare.split()):
        return bare, (fold(bare),)
    if plural and _is_general(words, bare, side):
        return bare, ("all", fold(bare), side or "")
    name = bare if plural else f"unnamed {bare}"
    return name, (chain.article, fold(name))


def _is_general(words: str, bare: str, side: str | None) -> bool:
    if _COUNTED.match(words) or not " ".join(words.split()).endswith(bare) or not bare.endswith("s"):
        return False
    return side is not None or " " not in bare
