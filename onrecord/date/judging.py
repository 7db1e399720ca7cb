"""Whether words that may tell a time tell one here: "now" as an answer, "daily" as a newspaper, "the year".

A log-linear model over the words and what stands around them. It is asked about the patterns that
``time_patterns_en.toml`` calls judged; its weights are learned by `training/train_times.py` from texts in
which people marked what they take for times.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.date.leaning import share, time_weights

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from onrecord.date.leaning import Features
    from onrecord.date.scan import FoundTime

ENOUGH = 0.45  # the share from which on words are taken for a time: about half of the F1 that is reached

_NUMBER = re.compile(r"\d+")
_OPEN = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "X", "SYM"))


def is_judged_time(doc: Doc, text: str, found: FoundTime, token: Token) -> bool:
    """Whether the words, headed by ``token``, are a time; ``text`` is that of the document."""
    return share(features_of(doc, text, found, token), time_weights()["judging"]) >= ENOUGH


def features_of(doc: Doc, text: str, found: FoundTime, token: Token) -> Features:
    """What speaks for and against a time, by the names of the weights."""
    words = _NUMBER.sub("0", " ".join(found.span.of(text).lower().split()))
    names = [f"means:{found.means}", f"words:{words}", f"tag:{token.tag_}", f"role:{token.dep_}"]
    names.append(f"under:{token.head.pos_ if token.head.i != token.i else 'none'}")
    if "0" in words or words.split()[0] in ("a", "an"):
        names.append("counted" if "0" in words else "article")
    if "-" in words:
        names.append("hyphen")
    before, after = _beside(doc, found)
    names += [f"before:{_named(before)}", f"after:{_named(after)}"]
    if token.ent_type_ not in ("", "DATE", "TIME"):
        names.append("named")
    return dict.fromkeys(names, 1.0)


def _beside(doc: Doc, found: FoundTime) -> tuple[Token | None, Token | None]:
    inside = doc.char_span(found.span.start, found.span.end, alignment_mode="expand")
    if inside is None:
        return None, None
    before = None if inside.start == 0 or doc[inside.start].is_sent_start else doc[inside.start - 1]
    after = doc[inside.end] if inside.end < len(doc) else None
    return before, after


def _named(token: Token | None) -> str:
    """A word of the grammar itself, of others the part of speech."""
    if token is None:
        return "none"
    return token.pos_ if token.pos_ in _OPEN else token.lower_
