"""Nouns by which a country or body is named again: "the country", "the chamber", "the committee".

These are no speakers; those are linked with the sources. Of a body the noun must end its name or be one of
those that its kind is called by ("chamber" for a senate); the one named last is meant. Of several countries
it is the one most in view that is not the doer of the same clause: in "Varland warned the country" it is
not Varland. If none fits, the words name nobody.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.extract.mentions.draft_mentions import Draft
from onrecord.extract.mentions.name_lists import word_list
from onrecord.extract.tokens import SUBJECTS
from onrecord.text.names import fold
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.extract.tokens import Words

_KINDS_OF_BODIES = word_sets("extract", "bodies_again")
_COUNTRIES = word_sets("extract", "countries_again")
_SAID_BEFORE = word_list("pointing")
_OWNING = word_list("tells_which")
_NEAR = 4  # sentences back in which a country can stand
_FEW = 60  # mentions of countries or bodies that are looked at, the last before
_PER_SENTENCE, _AS_NOUN, _AS_SUBJECT = 1.0, 0.5, 0.5
_SPLIT = re.compile(r" (?:of|on|for) ")


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention of a country or body before, and the draft that stands for its chain."""

    at: int
    draft: Draft
    anchor: Draft


def draft_again(words: Words, drafts: Sequence[Draft], inner: Sequence[Draft]) -> list[Draft]:
    """Drafts of such nouns outside of all mentions; ``antecedent`` is what they mean."""
    taken = {i for one in drafts for i in range(one.first, one.end)}
    found = [i for i in range(1, len(words)) if i not in taken and _is_again(words, i)]
    if not found:
        return []
    named = sorted(_named((*drafts, *inner)), key=lambda one: (one.at, one.draft.end))
    bodies = [one for one in named if one.anchor.kind == "organisation"]
    countries = [one for one in named if one.anchor.kind == "country"]
    often = Counter(one.anchor.name for one in countries)
    out = []
    for i in found:
        meant = _body(words, i, bodies) or _country(words, i, countries, often)
        if meant is not None:
            draft = Draft(i - 1, i + 1, i, meant.kind, "name", name=meant.name, of=meant.of)
            draft.antecedent = meant
            out.append(draft)
    return out


def _is_again(words: Words, i: int) -> bool:
    """Whether a noun of a kind stands alone behind "the", with no words behind that say which one."""
    low = words.lower[i]
    if (low not in _KINDS_OF_BODIES and low not in _COUNTRIES) or words.lower[i - 1] not in _SAID_BEFORE:
        return False
    after = words.lower[i + 1] if i + 1 < len(words) else ""
    joined = words.dep[i] in {"compound", "amod", "nmod"} or after in {"-", "–"}
    return not words.capital[i] and not joined and after not in _OWNING and after != "that"


def _named(drafts: Sequence[Draft]) -> Iterator[_Named]:
    for one in drafts:
        if one.kind in {"country", "organisation"} and one.form == "name" and one.name and not one.members:
            yield _Named(one.first, one, one.antecedent or one)


def _before(named: Sequence[_Named], i: int) -> Sequence[_Named]:
    at = bisect_left(named, i, key=lambda one: one.at)
    return named[max(0, at - _FEW) : at]


def _body(words: Words, i: int, bodies: Sequence[_Named]) -> Draft | None:
    """The last body before whose name the noun fits, if no other one was brought up since."""
    noun = words.lower[i]
    ends = _KINDS_OF_BODIES.get(noun)
    for one in reversed(_before(bodies, i)) if ends else ():
        if _heads(one.anchor.name or "") & (ends or set()):
            new = any(
                words.lower[k] == noun and words.lower[k - 1] in word_list("indefinite")
                for k in range(one.draft.end + 1, i)
            )
            return None if new else one.anchor
    return None


def _heads(name: str) -> set[str]:
    """The words of a name that say what the body is: the last one, and the one before "of"."""
    whole = fold(name)
    parts = (whole, *_SPLIT.split(whole)[:1])
    return {whole, *(part.split()[-1] for part in parts if part.split())}


def _country(
    words: Words, i: int, countries: Sequence[_Named], often: Mapping[str | None, int]
) -> Draft | None:
    """The country most in view before the noun that is no doer of its clause."""
    only = _COUNTRIES.get(words.lower[i])
    if only is None:
        return None
    doers = {one.anchor.name for one in _before(countries, i) if _does(words, one.draft, i)}
    scored: list[tuple[float, int, Draft]] = []
    for one in _before(countries, i):
        back = words.sentence[i] - words.sentence[one.at]
        name = one.anchor.name or ""
        if back > _NEAR or name in doers or (only and fold(name) not in only):
            continue
        score = -_PER_SENTENCE * back + math.log(often[one.anchor.name])
        score += _AS_NOUN * (words.pos[one.draft.head] == "PROPN")
        score += _AS_SUBJECT * (words.dep[one.draft.head] in SUBJECTS)
        scored.append((score, one.at, one.anchor))
    return max(scored, key=lambda item: item[:2])[2] if scored else None


def _does(words: Words, draft: Draft, i: int) -> bool:
    """Whether a mention is the subject of a verb that governs token ``i``, or modifies one."""
    head = draft.head
    while words.dep[head] in {"compound", "amod", "nmod", "poss", "conj"} and words.head[head] != head:
        head = words.head[head]
    if words.dep[head] not in SUBJECTS or words.sentence[head] != words.sentence[i]:
        return False
    verb, above = words.head[head], i
    while words.head[above] != above and words.dep[above] not in {"relcl", "advcl", "ccomp"}:
        above = words.head[above]
        if above == verb:
            return True
    return False
