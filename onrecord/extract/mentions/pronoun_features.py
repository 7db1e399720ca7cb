"""What speaks for each of the chains before a pronoun, and for none of them.

How near the chain is, in which role it stood, whether it speaks, of what kind and gender it is, and how it
stands among the others that fit (centering: Grosz, Joshi and Weinstein 1995; ranking: Denis and Baldridge
2008). Each feature counts for itself, for the word (he, they, it) and for the pronoun's own role. The weights
are learned by ``training/train_pronouns.py``.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.extract.mentions.name_chains import TO_THE_FORE, told_by
from onrecord.extract.mentions.name_lists import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.extract.mentions.draft_mentions import Draft
    from onrecord.extract.mentions.name_chains import Chain, Linking
    from onrecord.extract.tokens import Words
    from onrecord.text.choice import Features

Pronoun = Literal["he", "they", "it"]

NOBODY = -1
"""The number of the candidate that stands for none of the chains."""

MAX_BACK = 12  # sentences
MAX_CHAINS = 40  # near a pronoun; where there are more, it means nobody that could be told
_OBJECTS = frozenset(("dobj", "dative", "pobj"))
_PRONOUNS = frozenset(("pronoun", "pointer"))
_FAR = 9  # sentences: further than any that is told apart


@dataclass(frozen=True, slots=True)
class _Stand:
    """How a chain stands to a pronoun: the last mention before it, and the last that is a subject."""

    chain: Chain
    count: int  # its mentions before
    last: Draft
    back: int  # sentences from the last mention
    plain: int  # the same, quoted sentences not counted
    subject: int  # sentences from the last mention that is a subject
    first: bool  # and this is the first subject of its sentence


@dataclass(frozen=True, slots=True)
class Choice:
    """What a pronoun may mean.

    Attributes:
        kinds: what the pronoun is: its word, its role, and whether it speaks. A feature counts for itself and
            together with each of them.
        told: the features of each chain, by its number, and of `NOBODY`.
    """

    kinds: tuple[str, ...]
    told: Mapping[int, Features]


def pronoun_choice(state: Linking, draft: Draft, word: Pronoun) -> Choice:
    """The chains that a pronoun may mean, with what speaks for each.

    ``word`` is the pronoun, in the form that stands for all (`pronoun_of`). Left out are chains of another
    gender, of places, of persons for "it" and "they" (unless "it" follows a paper of theirs), of others than
    persons for "he", of who speaks the words about it, and those further back than `MAX_BACK` sentences.
    """
    stands = dict(_stands(state, draft, word))
    out = {number: _told(state, draft, word, stand) for number, stand in stands.items()}
    for number, told in _among(stands).items():
        out[number] |= told
    out[NOBODY] = {"nobody": 1.0, f"nobody of {min(len(stands), 5)}": 1.0}
    kinds = (word, f"as {_role(state.words, draft.head)}", *(("says",) if draft.source else ()))
    return Choice(kinds, out)


def crossed(choice: Choice) -> dict[int, Features]:
    """The features with those that count together with a kind of pronoun, as weights are learned for."""
    return {
        number: {
            **told,
            **{f"{kind}: {name}": amount for kind in choice.kinds for name, amount in told.items()},
        }
        for number, told in choice.told.items()
    }


def weights_for(kinds: tuple[str, ...], weights: Mapping[str, float]) -> dict[str, float]:
    """The weight of each feature if the pronoun is of these kinds: its own and those it has with them."""
    found: defaultdict[str, float] = defaultdict(float)
    for name, weight in weights.items():
        kind, _, bare = name.rpartition(": ")
        if not kind or kind in kinds:
            found[bare] += weight
    return dict(found)


def pronoun_of(low: str) -> Pronoun:
    """The pronoun that stands for its forms: "he" for he, him, she, her; "they"; "it"."""
    if low in word_list("pronouns_of_things"):
        return "it"
    return "they" if low in word_list("pronouns_of_groups") else "he"


def _stands(state: Linking, draft: Draft, word: Pronoun) -> Iterator[tuple[int, _Stand]]:
    words, at = state.words, draft.first
    here = words.sentence[at]
    gender = draft.told_gender()
    speaker = told_by(state, at)  # who would say "I"
    for chain in _near(state, here):
        count = chain.before(at)
        if count == 0 or chain is speaker or chain.anchor.kind == "place":
            continue
        last = chain.placed[count - 1][2]
        if not _is_of_kind(chain, last, word) or {gender, chain.gender_to_pronouns} == {"m", "f"}:
            continue
        if not state.in_one_entry(last.first, at):
            continue
        subjects = bisect_left(chain.subjects, at)
        subject = chain.subjects[subjects - 1] if subjects else None
        sentence = words.sentence[last.first]
        stand = _Stand(
            chain,
            count,
            last,
            here - sentence,
            state.plain[here] - state.plain[sentence],
            here - words.sentence[subject] if subject is not None else _FAR,
            subject is not None and state.leading[words.sentence[subject]] == subject,
        )
        yield chain.number, stand


def _near(state: Linking, here: int) -> list[Chain]:
    """The chains mentioned in a sentence and those before it, the nearest `MAX_CHAINS`."""
    found: dict[int, Chain] = {}
    for sentence in range(here, max(-1, here - MAX_BACK - 1), -1):
        found.update(state.near.get(sentence, {}))
        if len(found) >= MAX_CHAINS:
            break
    return sorted(found.values(), key=lambda chain: chain.number)[:MAX_CHAINS]


def _told(state: Linking, draft: Draft, word: Pronoun, stand: _Stand) -> Features:
    words, last, chain = state.words, stand.last, stand.chain
    role, near = _role(words, last.head), min(stand.back, 2)
    told: Features = {"often": math.log1p(stand.count)}
    names = [
        f"back {min(stand.back, 6)}",
        f"plain {min(stand.plain, 6)}",
        f"was {role}",
        f"was {role} {near}",
        f"subject {min(stand.subject, 4)}",
        f"is {chain.anchor.kind} {chain.anchor.form}",
        f"quoted {words.quoted[draft.first]} {words.quoted[last.head]}",
        "paragraph" if state.parted(words.end[last.end - 1], words.start[draft.first]) else "beside",
    ]
    if stand.first:
        names.append(f"first {min(stand.subject, 3)}")
    if chain.speaks is not None and chain.speaks < draft.first:
        names.append("speaks")
    if last.source:
        names.append("spoke last")
    if chain is state.last_speaker:
        names += ["last speaker", f"last speaker {min(stand.back, 3)}"]
    if draft.told_gender() != "n":
        names.append("gender" if chain.gender_to_pronouns == draft.told_gender() else "no gender")
    if chain.several is not None and chain.several < draft.first:
        names.append("several")
    if last.form in _PRONOUNS and pronoun_of(words.lower[last.first]) == word:
        names += ["same word", f"same word {near}"]
    if _is_paper(last):
        names.append("paper")
    if stand.count == 1 and last.is_named_person():
        told_who = words.words[last.end : last.end + 1] == [","]
        names += ["new", f"new {told_who} {near}"]
    told.update(dict.fromkeys(names, 1.0))
    return told


def _is_of_kind(chain: Chain, last: Draft, word: Pronoun) -> bool:
    if word == "it" and _is_paper(last):
        return True
    is_person = chain.anchor.kind == "person"
    return is_person if word == "he" else not is_person and (word == "it" or not _is_paper(chain.anchor))


def _is_paper(draft: Draft) -> bool:
    """Whether a mention is a paper that stands for its issuer: it is "it", whoever that is."""
    return draft.form == "document"


def _among(stands: Mapping[int, _Stand]) -> dict[int, Features]:
    """How each stands among the others: how many are nearer, are subjects as near, are named more often."""
    places = sorted(one.last.first for one in stands.values())
    subjects = sorted(one.subject for one in stands.values())
    counts = sorted(one.count for one in stands.values())
    return {
        number: {
            "nearer": float(len(places) - bisect_right(places, one.last.first)),
            "subjects as near": float(bisect_right(subjects, one.subject) - 1),
            "more often": float(len(counts) - bisect_right(counts, one.count)),
        }
        for number, one in stands.items()
    }


def _role(words: Words, at: int) -> str:
    dep = words.dep[at]
    if dep in TO_THE_FORE:
        return "subject"
    if dep == "poss":
        return "owner"
    return "object" if dep in _OBJECTS else "other"
