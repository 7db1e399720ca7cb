"""Speaker turns of transcripts, and lines that begin with a speaker and a colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.extract.quotations import paragraphs_of
from onrecord.records.readings import StatementMention
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.extract.context import Context

_QUESTION = re.compile(
    r"(?i)^(?:the )?(?:question|q|moderator|interviewer|reporter|journalist|correspondent|operator|host"
    r"|anchor|remark)s?\b"
)
_ASKED = re.compile(r"\?[”\"’')\s]*$")
_OFFICE = re.compile(
    r"(?i)\b(?:minister|president|secretary|chair\w*|ambassador|envoy|governor|chancellor|premier|king|queen|emir"
    r"|prince|commissioner|director|representative|spokes\w+|head|leader|speaker)\b"
)
_OF_OUTLET = re.compile(r", |\(|\bmoderator\b")
ASKING = 0.6  # share of a speaker's turns that end in a question; of hosts above, of officials mostly below
_DIRECTION = re.compile(r"^[\W_]*$|^\s*[<(\[][^<>()\[\]]*[>)\]]\s*\.?\s*$")  # <…>, (Applause.)
TURN_CONFIDENCE = 0.95
_COLON_LABEL = re.compile(r"((?:[A-Z][\w.'’-]*)(?: (?:[A-Z][\w.'’-]*|of|the|for|de|al)){0,7}): (?=\S)")
_SPEAKERS = frozenset({"PERSON", "GPE", "ORG", "NORP"})
COLON_CONFIDENCE = 0.6
MAX_HEADLINE = 25  # words; longer lines with a colon are prose


def turn_statements(context: Context) -> list[StatementMention]:
    """One direct statement for each paragraph of each turn; moderators and who only asks are left out."""
    text = context.article.text
    found: list[StatementMention] = []
    label: Span | None = None
    asking = _askers(context)
    for part in context.article.parts:
        if part.role != "turn":
            continue
        label = part.label or label
        if label is None or label.of(text) in asking:
            continue
        found.extend(
            StatementMention(content, "direct", source=label, confidence=TURN_CONFIDENCE)
            for content in _contents(text, part.span)
        )
    return found


def _askers(context: Context) -> frozenset[str]:
    """The labels of those who only ask: by their word, their outlet ("Ana Reed, Courier") or their turns."""
    text = context.article.text
    ends: dict[str, list[bool]] = {}
    name = ""
    for part in context.article.parts:
        if part.role == "turn":
            ends.setdefault(name := part.label.of(text) if part.label else name, [])
            asked = _ASKED.search(part.span.of(text)) is not None
            if part.label:
                ends[name].append(asked)
            elif ends[name]:
                ends[name][-1] = asked
    return frozenset(name for name, asked in ends.items() if _only_asks(name, asked, ends))


def _only_asks(name: str, asked: Sequence[bool], others: Iterable[str]) -> bool:
    if _QUESTION.match(name):
        return True
    if _OFFICE.search(name) or any(other.endswith(f" {name}") and _OFFICE.search(other) for other in others):
        return False  # who is introduced by an office may ask, as a president asks a governor
    share = sum(asked) / len(asked) if asked else 0.0
    return share >= ASKING if len(asked) > 1 else bool(_OF_OUTLET.search(name)) and share == 1.0


def colon_statements(context: Context, prose: Sequence[Span]) -> list[StatementMention]:
    """Lines that begin with a speaker and a colon ("Dorn: islands not for sale"), as headlines do."""
    text = context.article.text
    found: list[StatementMention] = []
    for line in prose:
        match = _COLON_LABEL.match(line.of(text))
        if match is None or len(line.of(text).split()) > MAX_HEADLINE:
            continue
        label = Span(line.start, line.start + match.end(1))
        content = Span(line.start + match.end(), line.end)
        named = context.doc.char_span(label.start, label.end, alignment_mode="contract")
        words = context.doc.char_span(content.start, content.end, alignment_mode="contract")
        if named is None or words is None or content.of(text)[0] in '“"«‘':
            continue
        if named[-1].ent_type_ in _SPEAKERS and any(t.pos_ in ("VERB", "AUX") for t in words):
            found.append(StatementMention((content,), "indirect", source=label, confidence=COLON_CONFIDENCE))
    return found


def _contents(text: str, turn: Span) -> Iterator[tuple[Span, ...]]:
    """The paragraphs of a turn; an address that ends in a comma belongs to the one after it."""
    address: tuple[Span, ...] = ()
    for paragraph in paragraphs_of(text, turn):
        words = paragraph.of(text)
        if _DIRECTION.match(words):
            continue
        if words.endswith(","):
            address = (*address, paragraph)
            continue
        yield (*address, paragraph)
        address = ()
    if address:
        yield address
