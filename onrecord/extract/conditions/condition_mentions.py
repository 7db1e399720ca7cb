"""Conditions: "Y only if X", "no Y before X", "X is a prerequisite for Y", "insists on X".

Each rule starts from one cue word of ``data/conditions_en.toml`` and reads prerequisite and
consequent off the parse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.extract.conditions.condition_rules import rules
from onrecord.extract.grammar import (
    in_running_text,
    mention_at,
    sentence_of,
    statement_at,
    subject_of,
)
from onrecord.extract.places import Taken
from onrecord.records.readings import ConditionMention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.extract.conditions.condition_parts import Found
    from onrecord.extract.context import Context
    from onrecord.records.spans import Span

_GENERIC = frozenset({"you", "one"})
MIN_WORDS = 2  # a prerequisite of one word ("possible", "necessary") names no act


def find_conditions(context: Context) -> tuple[ConditionMention, ...]:
    """Every condition of the article, in the order of the text."""
    table = rules()
    found: dict[tuple[Span, Span | None], ConditionMention] = {}
    taken = Taken()
    for token in context.doc:
        rule = table.get(token.lower_) or table.get(token.lemma_.lower())
        for candidate in rule(token) if rule else ():
            mention = _mention(context, candidate)
            if mention is None or taken.overlaps(mention.prerequisite):
                continue
            taken.take(mention.prerequisite)
            found[mention.prerequisite, mention.consequent] = mention
    return tuple(sorted(found.values(), key=lambda mention: (mention.prerequisite, mention.text)))


def _mention(context: Context, found: Found) -> ConditionMention | None:
    pre, con = found.prerequisite, found.consequent
    if pre is None or len(pre.of(context.article.text).split()) < MIN_WORDS:
        return None
    if not in_running_text(context, pre):
        return None
    if con is not None and con.overlaps(pre):
        con = None
    statement = statement_at(context, pre)
    holder = _holder(context, found, statement)
    if holder is None and statement is None and not _political(found.cue):
        return None
    return ConditionMention(pre, con, sentence_of(found.cue), holder, statement)


def _holder(context: Context, found: Found, statement: int | None) -> Span | None:
    """Who sets it: the verb's own subject where the cue names one, else the speaker, else a party."""
    if found.setter is not None and found.setter.pos_ in ("PROPN", "NOUN"):
        return mention_at(context, found.setter)
    if statement is not None and context.statements[statement].source is not None:
        return context.statements[statement].source
    party = _party(context, found.cue)
    return mention_at(context, party)


def _political(cue: Token) -> bool:
    """Whether the sentence names anybody: else it is no condition between parties."""
    return any(token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME") for token in cue.sent)


def _party(context: Context, cue: Token) -> Token | None:
    """The subject of the clause around the cue, where it is a name or a known mention."""
    subject = subject_of(cue.head.head if cue.dep_ == "mark" else cue.head if cue.dep_ == "prep" else cue)
    if subject is None or subject.lower_ in _GENERIC:
        return None
    at = subject.idx
    known = any(mention.span.start <= at < mention.span.end for mention in context.mentions)
    return subject if known or subject.pos_ == "PROPN" else None
