"""Titles alone that an article gives to the only one it calls so, and that mean another whom it names.

"President Orth sent a letter. Venn read it. The president was angry." If Venn is the president in other
articles of these months and Orth in none, the president is Venn. If both are presidents, of two countries,
it is the one named last before, and not one whom the same sentence names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from onrecord.resolve.chains.mention_chains import hand_over
from onrecord.text.titles import is_sole, normal_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.readings import Mention
    from onrecord.resolve.chains.mention_chains import MentionChain, Mentioned

MIN_ELSEWHERE = 2  # other articles that call the other one so
DAYS = 700  # between these articles and the one that is read
CLEARLY_MORE = 5  # times as many other articles call the one so as the other: the other holds it no more
_ENDS = ".!?\n"

Called = dict[tuple[str, str], dict[str, str | None]]


def part_titles(mentioned: Mentioned) -> None:
    """Hands titles without a name and a country over to whom they mean."""
    called = _called(mentioned.chains)
    titles = {title for title, _ in called}
    people: dict[str, list[MentionChain]] = defaultdict(list)
    for chain in mentioned.chains:
        if chain.anchor.kind == "person" and chain.words:
            people[chain.article].append(chain)
    for article in sorted(people):
        for chain in people[article]:
            for title in sorted(titles & {titled.title for titled in chain.titles}):
                _part(mentioned, chain, title, people[article], called)


def _called(chains: Sequence[MentionChain]) -> Called:
    """By title and family name, the articles that name somebody so with the title, and their days."""
    out: Called = defaultdict(dict)
    for chain in chains:
        for one in chain.mentions if chain.words else ():
            title = normal_title(one.title) if one.title and one.form == "name" else ""
            if title and one.relation is None and " " not in title and is_sole(title):
                out[title, chain.words[-1]][chain.article] = chain.date
    return out


def _part(
    mentioned: Mentioned, chain: MentionChain, title: str, people: Sequence[MentionChain], called: Called
) -> None:
    bare = [
        (number, one)
        for number, one in enumerate(chain.mentions)
        if one.form == "title" and one.of is None and one.relation is None and one.title
        and normal_title(one.title) == title
    ]  # fmt: skip
    if not bare:
        return
    own = _elsewhere(called[title, chain.words[-1]], chain)
    others = [one for one in people if _can_mean(one, chain, called[title, one.words[-1]], own)]
    if not others:
        return
    other = max(others, key=lambda one: (len(one.mentions), one.place()))
    known = CLEARLY_MORE * own > _elsewhere(called[title, other.words[-1]], chain)
    leaving = [number for number, one in bare if not known or _is_nearer(other, chain, one)]
    if leaving:
        hand_over(mentioned, chain, other, leaving)


def _can_mean(other: MentionChain, chain: MentionChain, articles: Mapping[str, str | None], own: int) -> bool:
    """Whether a title can be another's, whom these articles call so; ``own`` of them call the one so.

    Far more articles are enough. Else the article gives the other no office: it would have said so.
    """
    count = _elsewhere(articles, chain)
    if other is chain or other.words[-1] == chain.words[-1] or count < MIN_ELSEWHERE:
        return False
    titled = any(one.title and one.form == "name" for one in other.mentions)
    return count >= CLEARLY_MORE * own or not titled


def _elsewhere(articles: Mapping[str, str | None], chain: MentionChain) -> int:
    """How many other articles of about the same time are among these."""
    return sum(article != chain.article and _is_near(day, chain.date) for article, day in articles.items())


def _is_near(one: str | None, other: str | None) -> bool:
    if not one or not other or len(one) < 10 or len(other) < 10:
        return True
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= DAYS


def _is_nearer(other: MentionChain, chain: MentionChain, bare: Mention) -> bool:
    """Whether the other is named last before a title, or the sentence of the title names the one already."""
    begins = max(chain.text.rfind(mark, 0, bare.span.start) for mark in _ENDS)
    own, others = _last_named(chain, bare.span.start), _last_named(other, bare.span.start)
    return others >= 0 and (own > begins or others > own)


def _last_named(chain: MentionChain, at: int) -> int:
    starts = sorted(one.span.start for one in chain.mentions if one.name)
    before = bisect_left(starts, at)
    return starts[before - 1] if before else -1
