"""Statements from a tagger's attributions: exact spans of the prose, with mode, cue and source."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from onrecord.extract.grammar import (
    children,
    has_finite_verb,
    is_in,
    is_passive,
    own_subject,
    tokens_of,
    trimmed,
)
from onrecord.extract.places import Places
from onrecord.extract.quotations import with_mode
from onrecord.extract.statements.attributions import find_attributions, support
from onrecord.extract.statements.content_clauses import cut_tail
from onrecord.extract.statements.cue_lexicon import statement_words
from onrecord.extract.statements.source_phrases import can_speak, noun_phrase, speaker_of
from onrecord.extract.tagging import PARTS
from onrecord.records.readings import StatementMention
from onrecord.records.spans import Span
from onrecord.text.verbs import cue_verbs, deeds, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from onrecord.extract.context import Context
    from onrecord.extract.quotations import Quotation
    from onrecord.extract.statements.attributions import Attribution, Part
    from onrecord.extract.tagging import Tagging

_QUESTIONS = statement_words("questions")
_UNSAID = statement_words("not_said")
SOURCE = PARTS.index("source")
_SAYING_NOTHING = frozenset({"PRON", "DET", "PUNCT", "CCONJ", "SCONJ", "ADP", "PART"})
_IS_QUOTED = re.compile(r"\b(?:quoted|cited)\b")
_INSIDE_WORD = re.compile(r"(?<=\w)(?=\w|[-'’]\w)|(?<=\w[-'’])(?=\w)")
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+[A-Z]")
_SUBORDINATE = re.compile(r"\b(?:that|which|who|despite|although|though|while|whereas|but|because)\b", re.I)
# How sure the tagger must be of a clause or quotation, of another phrase ("opposed the plan"), and how much
# surer without a cue: tried on twelve articles of other stories and on PolNeAR (decision 19).
SURE_CLAUSE, SURE_PHRASE, WITHOUT_CUE = 0.7, 0.8, 0.05
NO_SOURCE = 0.2  # share of the words of a source that the tagger takes for one, below which it is none
ASKED_WITHIN = 8  # words from "asked" to the question: "asked by reporters in Lissen on Monday whether"
TAKEN_FOR_SOURCE = 0.5  # share of a subject's words; sources right .92, .91 without the parse


def tagged_statements(
    context: Context, tagging: Tagging, quotations: Sequence[Quotation], prose: Sequence[Span]
) -> list[StatementMention]:
    """The statements a tagger is sure enough of in the prose, in the order of the text."""
    found: list[StatementMention] = []
    for attribution in find_attributions(tagging):
        for parts in _split(context.article.text, attribution):
            sure = min(part.confidence for part in parts)
            for content in _by_paragraph(context.article.text, parts, prose):
                told, mode = with_mode(content, quotations)
                clause = mode != "indirect" or _has_finite_verb(context, told)
                if sure < (SURE_CLAUSE if clause else SURE_PHRASE) + WITHOUT_CUE * (attribution.cue is None):
                    continue
                if _begins_with_asked(context, told[0]) or (
                    mode == "indirect" and _is_open(context, told[0])
                ):
                    continue
                if not clause and attribution.cue is not None and _is_deed(context, attribution.cue.span):
                    continue
                if mode == "indirect" and _says_nothing(context, told, attribution.cue):
                    continue
                cue = attribution.cue.span if attribution.cue else None
                source = _source(context, tagging, attribution, told)
                found.append(StatementMention(told, mode, cue, source, confidence=round(sure, 3)))
    return found


def _begins_with_asked(context: Context, content: Span) -> bool:
    """Whether the words tell how the speaker came to speak: "Asked on Monday whether it holds"."""
    first = next(iter(tokens_of(context.doc, content)), None)
    if first is None or first.lemma_.lower() != "ask" or first.tag_ != "VBN":
        return False
    return own_subject(first) is None


def _is_open(context: Context, content: Span) -> bool:
    """Whether the words are a question that the speaker was asked or left open.

    "Asked by reporters whether it holds", "did not say which", "without saying where".
    """
    words = context.doc.char_span(content.start, content.end, alignment_mode="expand")
    if words is None or words[0].lower_ not in _QUESTIONS:
        return False
    before = context.doc[max(words[0].sent.start, words.start - ASKED_WITHIN) : words.start]
    asked = next((token for token in reversed(before) if token.lemma_.lower() == "ask"), None)
    if asked is not None and (own_subject(asked) is None or _is_asked_later(asked)):
        return True
    return any(token.lower_ in _UNSAID for token in before)


def _is_asked_later(asked: Token) -> bool:
    """Whether "asked" follows what was answered: "“No,” he said, asked if it holds"."""
    before = asked.doc[max(asked.sent.start, asked.i - 2) : asked.i]
    return len(before) == 2 and before[1].text == "," and before[0].lemma_.lower() in cue_verbs()


def _is_deed(context: Context, cue: Span) -> bool:
    """Whether a cue tells what was done, meant or foreseen, not said: "is looking to", "is expected to"."""
    verb = next((token for token in tokens_of(context.doc, cue) if token.pos_ == "VERB"), None)
    if verb is None:
        return False
    foreseen = verb.lemma_.lower() == "expect" and is_passive(verb)
    return foreseen or verb.lemma_.lower() in deeds()


def _says_nothing(context: Context, content: tuple[Span, ...], cue: Part | None) -> bool:
    """Whether a content is but a pronoun ("welcomed it") or a word that joins others ("But").

    What a cue of its sentence denies ("denied it") says something.
    """
    words = [token for part in content for token in tokens_of(context.doc, part)]
    if any(token.pos_ not in _SAYING_NOTHING for token in words):
        return False
    verbs_of_cue = tokens_of(context.doc, cue.span) if cue is not None else []
    denied = any(token.lemma_.lower() in verbs("polarity", "denied") for token in verbs_of_cue)
    return not denied or not words or verbs_of_cue[0].sent != words[0].sent


def _has_finite_verb(context: Context, content: tuple[Span, ...]) -> bool:
    return any(has_finite_verb(tokens_of(context.doc, part)) for part in content)


def with_better_sources(
    text: str, found: Sequence[StatementMention], tagging: Tagging, tagged: Sequence[StatementMention]
) -> list[StatementMention]:
    """Statements found by rules, with the sources that the tagger has for their cues.

    A source is taken from the tagger where it takes the rules' own for none, and both stand in the paragraph
    of the cue. Who "was quoted by state media as saying" it keeps it.
    """
    told = [one for one in tagged if one.source and one.cue]
    places = Places((number, one.cue) for number, one in enumerate(told) if one.cue)
    return [_with_better_source(text, one, tagging, (told, places)) for one in found]


def _with_better_source(
    text: str,
    statement: StatementMention,
    tagging: Tagging,
    tagged: tuple[Sequence[StatementMention], Places],
) -> StatementMention:
    source, cue = statement.source, statement.cue
    if source is None or cue is None or support(tagging, SOURCE, source) > NO_SOURCE:
        return statement
    if _IS_QUOTED.search(_between(text, source, cue)):
        return statement
    near = (tagged[0][number] for number in tagged[1].near(cue.start, cue.end))
    told = (one.source for one in near if one.source and one.cue and one.cue.overlaps(cue))
    for better in told:
        if support(tagging, SOURCE, better) >= TAKEN_FOR_SOURCE and "\n" not in _between(text, better, cue):
            return replace(statement, source=better)
    return statement


def _between(text: str, one: Span, other: Span) -> str:
    return text[min(one.end, other.end) : max(one.start, other.start)]


def with_longer_contents(
    context: Context, found: Sequence[StatementMention], tagged: Sequence[StatementMention]
) -> list[StatementMention]:
    """Statements found by rules, with the rest of the sentence that the tagger takes for their content.

    The parse often ends a clause at a comma: "said the deal had held, but that it might not for long".
    """
    whole = {one.span.start: one for one in tagged if one.cue and len(one.content) == 1}
    return [_with_longer_content(context, one, whole.get(one.span.start)) for one in found]


def _with_longer_content(
    context: Context, statement: StatementMention, tagged: StatementMention | None
) -> StatementMention:
    if tagged is None or tagged.cue is None or statement.cue is None or len(statement.content) > 1:
        return statement
    (content,) = statement.content
    if not tagged.cue.overlaps(statement.cue) or tagged.span.end <= content.end:
        return statement
    end = _end_of_content(context, statement.cue, tagged.span)
    if end <= content.end:
        return statement
    return replace(statement, content=(Span(content.start, end),), mode=tagged.mode)


def _end_of_content(context: Context, cue: Span, content: Span) -> int:
    """Where a content ends: before what the outlet adds to it."""
    words = context.doc.char_span(content.start, content.end, alignment_mode="expand")
    head = context.doc.char_span(cue.start, cue.end, alignment_mode="expand")
    if words is None or head is None:
        return content.end
    last = cut_tail(context.doc, words.start, words.end, head.root) - 1
    if last == words.end - 1:
        return content.end
    kept = trimmed(context.article.text, content.start, context.doc[last].idx + len(context.doc[last]))
    return kept.end if kept is not None else content.end


def _source(
    context: Context, tagging: Tagging, attribution: Attribution, content: tuple[Span, ...]
) -> Span | None:
    """The subject of the cue where the tagger takes it for a source or has none; else what it has."""
    linked = attribution.source.span if attribution.source else None
    cue = attribution.cue.span if attribution.cue else None
    if cue is not None and linked is not None and _has_other_source(context, cue, linked):
        linked = None
    parsed = _parsed_source(context, cue, content) if cue else None
    if parsed is None or (linked is not None and support(tagging, SOURCE, parsed) < TAKEN_FOR_SOURCE):
        return linked
    return parsed


def _has_other_source(context: Context, cue: Span, source: Span) -> bool:
    """Whether a source before a cue cannot be its own.

    So it is with a cue of "there is" ("since Dorn left, there is debate about it"), and with whoever hears
    ("Dorn was told of the plan").
    """
    if source.start > cue.start:
        return False
    heads = [token for token in tokens_of(context.doc, cue) if token.pos_ in ("VERB", "AUX")]
    return any(
        children(head, "expl") or (is_passive(head) and is_in(head, verbs("listener", "heard")))
        for head in heads
    )


def _parsed_source(context: Context, cue: Span, content: tuple[Span, ...]) -> Span | None:
    """The source of a cue by the parse."""
    for token in tokens_of(context.doc, cue):
        speaker = speaker_of(token) if token.pos_ in ("VERB", "AUX") else None
        if speaker is not None and can_speak(speaker):
            found = noun_phrase(speaker)
            if found is not None and not any(found.overlaps(part) for part in (cue, *content)):
                return found
    return None


def _split(text: str, attribution: Attribution) -> Iterator[tuple[Part, ...]]:
    """The contents of a cue, those of one sentence together: "A," he said, "b"."""
    group: list[Part] = []
    for part in attribution.content:
        if group and not _goes_on(text, group[-1], part, attribution):
            yield tuple(group)
            group = []
        group.append(part)
    if group:
        yield tuple(group)


def _goes_on(text: str, one: Part, other: Part, attribution: Attribution) -> bool:
    """Whether a content goes on behind the attribution that splits its sentence."""
    cue, source = attribution.cue, attribution.source
    between = text[one.span.end : other.span.start]
    if cue is None or "\n" in between or not one.span.end <= cue.span.start < other.span.start:
        return False
    told = [part.span.of(text) for part in (cue, source) if part is not None]
    for words in told:
        between = between.replace(words, " ", 1)
    if _SUBORDINATE.search(between) or _SENTENCE_END.search(between):
        return False  # "..., Dorn said, despite hopes that ..."
    return text[other.span.start : other.span.end].lstrip("\"'“‘«„ ")[:1].islower()


def _by_paragraph(text: str, parts: Sequence[Part], prose: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """The words of a content in each paragraph of prose, without their edges; ``prose`` is in order."""
    at = bisect_right(prose, parts[0].span.start, key=lambda paragraph: paragraph.end)
    for paragraph in takewhile(lambda one: one.start < parts[-1].span.end, islice(prose, at, None)):
        inside = [part.span for part in parts if paragraph.overlaps(part.span)]
        exact = (exact_words(text, max(s.start, paragraph.start), min(s.end, paragraph.end)) for s in inside)
        if known := tuple(span for span in exact if span is not None):
            yield known


def exact_words(text: str, start: int, end: int) -> Span | None:
    """Whole words without "that" before them or punctuation around them."""
    while _INSIDE_WORD.match(text, start):
        start -= 1
    while _INSIDE_WORD.match(text, end):
        end += 1
    if text[start:end].lower().startswith("that "):
        start += len("that ")
    return trimmed(text, start, end)
