"""What the text itself tells of when it was written: the latest past it speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.date.forms import At, Fixed, Reference
from onrecord.date.isodates import first_day, precision
from onrecord.date.scan import scan_times
from onrecord.records.spans import Span

SCANNED = 20_000  # code points of an article looked at for its bounds

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"”’)\]]?\s+(?=[\"“‘(\[]?[A-Z0-9])|\n\n")
_AHEAD = re.compile(
    r"(?i)\b(?:will|would|shall|going to|plans?|planned|expected|expects|scheduled|slated|targets?|goal|"
    r"forecast|projected|ends? (?:in|on)|"
    r"next|upcoming|due|deadline|expires?|until|till|through|by|before|beyond|could|may|"
    r"might)\b|[’']ll\b"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_BEHIND = re.compile(
    r"(?i)\b(?:was|were|had|did|ago|last|previous|former|began|broke|brought|came|fell|gave|held|left|lost|"
    r"made|met|rose|sent|struck|took|went|withdrew|won|\w{2,}ed)\b"
)
_BEFORE_YEAR = re.compile(r"(?i)\b(?:in|since|of|on|from|during|after)\s$")


@dataclass(frozen=True, slots=True)
class PastMention:
    """A date the text tells as past: its ISO value and where it stands in the clean text."""

    value: str
    span: Span


def latest_past(text: str) -> PastMention | None:
    """The latest date in sentences that tell nothing of the future; None where there is none.

    The article cannot be older than that. A sentence with a word that looks ahead is passed over
    whole, as is one without a word that looks back: too few bounds are better than a wrong one.
    """
    text = text[:SCANNED]
    latest: PastMention | None = None
    breaks = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    for start, end in pairwise(breaks):
        sentence = text[start:end]
        if not _YEAR.search(sentence) or _AHEAD.search(sentence) or not _BEHIND.search(sentence):
            continue
        for found in scan_times(sentence):
            base = found.form.base if isinstance(found.form, At) else found.form
            value = base.value(Reference()) if isinstance(base, Fixed) else ""
            if precision(value) == 1 and not _BEFORE_YEAR.search(sentence, 0, found.span.start):
                continue  # "the 2024 race" may lie ahead
            if precision(value) and (latest is None or _later(value, latest.value)):
                latest = PastMention(value, found.span.shift(start))
    return latest


def _later(value: str, other: str) -> bool:
    ours, theirs = first_day(value), first_day(other)
    return ours is not None and theirs is not None and (ours, value) > (theirs, other)
