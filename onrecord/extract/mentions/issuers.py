"""Who issued a paper that an article quotes: "Kesmar said in a statement … the statement said"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.tokens import GENITIVE

if TYPE_CHECKING:
    from onrecord.extract.mentions.draft_mentions import Draft
    from onrecord.extract.tokens import Words

_BY = frozenset(("by", "from"))
_JOINT = word_list("joint")
_NEW = frozenset(("a", "an", "another", "one"))
_KNOWN = word_list("determiners_of_papers")
_ACTIVE = frozenset(("nsubj", "csubj"))
_LONGEST = 8  # tokens of a paper with its adjectives: "in a strongly worded open letter"


class Issuers:
    """The mentions of an article by where they end, begin and of which verb they are the subjects.

    Attributes:
        before: for a noun and the token before which it was looked for, the issuer of the papers so called.
    """

    def __init__(self, words: Words, drafts: list[Draft]) -> None:
        self.words = words
        self.before: dict[tuple[str, int], Draft | None] = {}
        self.ending: dict[int | None, list[Draft]] = defaultdict(list)
        self.holding: dict[int, list[Draft]] = defaultdict(list)
        self.sources: dict[int, list[Draft]] = defaultdict(list)
        self.doing: dict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self.ending[draft.end].append(draft)
            for at in range(draft.first, max(draft.end, draft.first + 1)):
                self.holding[at].append(draft)
            if draft.source:
                self.sources[words.sentence[draft.head]].append(draft)
            if words.dep[draft.head] in _ACTIVE and _can_issue(draft):
                self.doing[words.head[draft.head]].append(draft)


def issuer_of(drafts: Issuers, paper: Draft) -> Draft | None:
    """Who the article says has issued a paper, in the words themselves or before; None where it does not.

    The last paper so called before decides: where that one is nobody's or joint, this one is, too.
    """
    words = drafts.words
    noun = words.lower[paper.head]
    if noun not in word_list("authored") or _is_joint(words, paper.first, paper.head):
        return None
    if told := _issuer_at(words, drafts, paper.head, paper.first):
        return told
    if words.lower[paper.first] not in _KNOWN:
        return None
    if (noun, paper.first) not in drafts.before:
        drafts.before[noun, paper.first] = _issuer_before(words, drafts, noun, paper.first)
    return drafts.before[noun, paper.first]


def _issuer_before(words: Words, drafts: Issuers, noun: str, at: int) -> Draft | None:
    """The issuer of the last paper so called before a token; None where that one is nobody's or joint."""
    for i in range(at - 1, -1, -1):
        if (noun, i + 1) in drafts.before:
            return drafts.before[noun, i + 1]
        tells = words.pos[i] == "VERB" and words.lemma[i] == noun and not words.quoted[i]
        if tells and (told := _who_did(drafts, i)):
            return told  # "Kesmar tweeted … the tweet"
        if words.lower[i] != noun or words.quoted[i]:
            continue
        first = _first_of(words, i)
        if _is_joint(words, first, i):
            return None
        if told := _issuer_at(words, drafts, i, first):
            return told
        if words.lower[first] in _NEW:
            return None
    return None


def _first_of(words: Words, head: int) -> int:
    """The first token of the noun phrase of a paper: its article, as far as it stands near."""
    for i in range(head - 1, max(head - _LONGEST, -1), -1):
        if words.lower[i] in _KNOWN | _NEW:
            return i
        if words.pos[i] == "ADP" or words.lower[i] in GENITIVE:
            return i + 1
    return head


def _is_joint(words: Words, first: int, head: int) -> bool:
    return any(words.lower[i] in _JOINT for i in range(max(first, 0), head))


def _issuer_at(words: Words, drafts: Issuers, head: int, first: int) -> Draft | None:
    """Whom the words around one mention of a paper tell as its issuer."""
    return (
        _owner(words, drafts, head, first)
        or _named_before(drafts, head, first)
        or _named_after(words, drafts, head)
        or _publisher(words, drafts, head)
        or _teller(words, drafts, head, first)
    )


def _owner(words: Words, drafts: Issuers, head: int, first: int) -> Draft | None:
    """For "Kesmar's statement"."""
    at = next((i for i in range(first - 1, head) if i >= 0 and words.lower[i] in GENITIVE), None)
    owners = [draft for draft in drafts.ending.get(at, ()) if _can_issue(draft)]
    return max(owners, key=lambda draft: draft.end - draft.first, default=None)


def _named_before(drafts: Issuers, head: int, first: int) -> Draft | None:
    """For "the NPA report": a body or person, for of a country a report may only tell."""
    named = [
        draft for draft in drafts.ending.get(head, ())
        if first <= draft.first and draft.form == "name"
        and draft.kind in {"organisation", "person"}
    ]  # fmt: skip
    return max(named, key=lambda draft: draft.end - draft.first, default=None)


def _named_after(words: Words, drafts: Issuers, head: int) -> Draft | None:
    """For "a statement by Kesmar", "a letter issued late on Monday by Mr Venn"."""
    at = head + 1
    stop = min(head + _LONGEST, len(words) - 1)
    while at < stop and words.lower[at] not in _BY:
        plain = words.pos[at] in {"VERB", "ADV", "ADJ", "PROPN", "NUM", "NOUN"} or words.lower[at] == "on"
        if not plain or (words.pos[at] == "VERB" and words.dep[at] != "acl"):
            return None
        at += 1
    if at >= stop:
        return None
    named = next((i for i in range(at + 1, stop + _LONGEST) if i < len(words) and words.head[i] == at), at)
    near = [
        draft
        for place in dict.fromkeys((at + 1, at + 2, named))
        for draft in drafts.holding.get(place, ())
        if (draft.first in {at + 1, at + 2} or draft.first <= named < draft.end) and _can_issue(draft)
    ]
    return max(near, key=lambda draft: (-draft.first, draft.end), default=None)


def _publisher(words: Words, drafts: Issuers, head: int) -> Draft | None:
    """For "Kesmar issued a statement", "Mr Venn wrote a letter"."""
    verb = words.head[head]
    if words.dep[head] not in {"dobj", "obj"} or words.lemma[verb] not in word_list("issuing"):
        return None
    return _who_did(drafts, verb)


def _teller(words: Words, drafts: Issuers, head: int, first: int) -> Draft | None:
    """For "Kesmar said in a statement that …": the source of the clause the paper stands in."""
    before = first - 1
    if before < 0 or words.lower[before] not in word_list("said_in"):
        return None
    verb = words.head[before]
    for _ in range(3):
        if told := _who_did(drafts, verb):
            return told
        verb = words.head[verb]
    sentence = words.sentence[head]
    near = [
        draft for draft in drafts.sources.get(sentence, ())
        if _can_issue(draft) and draft.end <= head
    ]  # fmt: skip
    return near[-1] if near else None


def _who_did(drafts: Issuers, verb: int) -> Draft | None:
    """The longest mention that is the subject of an active verb."""
    return max(drafts.doing.get(verb, ()), key=lambda draft: draft.end - draft.first, default=None)


def _can_issue(draft: Draft) -> bool:
    return draft.form != "document" and draft.kind != "place"
