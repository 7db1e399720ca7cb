"""Scores of actors: whether mentions of one are filed with one, and those of two with two.

B³ (Bagga and Baldwin 1998): for each mention, the share of the mentions filed with it that are of the same
actor in truth (precision), and the share of its actor's mentions that are filed with it (recall); then the
means.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.evaluate.tally import Miss, Tally, iou
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from onrecord.evaluate.outcome import Outcome
    from onrecord.records.indexes import ActorIndex

_ACTORS = frozenset(("person", "country", "organisation"))
_GOVERNMENT = re.compile(r"\s*\(government\)$")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention of an actor in the gold: where it stands and who it is, by a name for the whole story."""

    outcome: Outcome
    span: Span
    actor: str

    @property
    def words(self) -> str:
        """The words of the mention."""
        return " ".join(self.span.of(self.outcome.text).split())


def score_actors(outcomes: Sequence[Outcome], index: ActorIndex) -> Iterator[Tally]:
    """One tally for each page of one story; clusters are those of the whole story.

    A mention that the record gives to nobody is alone in its cluster.
    """
    gold = [mention for outcome in outcomes for mention in gold_mentions(outcome)]
    spots = {outcome.id: _spots_of(outcome.id, index) for outcome in outcomes}
    found = [_actor_at(mention.span, spots[mention.outcome.id]) for mention in gold]
    return _tallies(gold, found, index)


def gold_mentions(outcome: Outcome) -> list[GoldMention]:
    """The mentions of a page: the sources of its statements, and its actors' names wherever they stand.

    Joint sources and papers are left out, and so are names that the page's gold gives to several. Where two
    overlap, the longer one counts. A source kept unnamed is of its page.
    """
    taken: list[GoldMention] = []
    for found in sorted(
        {(span, actor) for span, actor in (*_sources(outcome), *_named(outcome))},
        key=lambda item: (-len(item[0]), item[0].start, item[1]),
    ):
        if not any(found[0].overlaps(other.span) for other in taken):
            taken.append(GoldMention(outcome, *found))
    return sorted(taken, key=lambda mention: mention.span.start)


def _sources(outcome: Outcome) -> Iterator[tuple[Span, str]]:
    for item in outcome.gold.truth["statements"]:
        speaker = item["speaker"] or ""
        if not item["speaker_text"] or not speaker or ";" in speaker or _is_paper(speaker, outcome):
            continue
        span = outcome.locator.span(item["speaker_text"], item.get("speaker_text_occurrence"))
        if span is not None:
            own = f"{speaker} [{outcome.id}]" if "unnamed" in speaker else speaker
            yield span, _GOVERNMENT.sub("", own)


def _is_paper(speaker: str, outcome: Outcome) -> bool:
    return any(
        name["canonical"] == speaker and name["kind"] not in _ACTORS for name in outcome.gold.truth["names"]
    )


def _named(outcome: Outcome) -> Iterator[tuple[Span, str]]:
    owners: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name in outcome.gold.truth["names"]:
        for form in name["forms"]:
            owners[form].add((name["kind"], name["canonical"]))
    for form, found in owners.items():
        (kind, actor), *others = sorted(found)
        if others or kind not in _ACTORS:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", outcome.text):
            yield Span(*match.span()), actor


def _spots_of(article: str, index: ActorIndex) -> list[tuple[Span, str]]:
    return [
        (Span(start, end), actor) for (where, start, end), actor in index.spots.items() if where == article
    ]


def _actor_at(span: Span, spots: Sequence[tuple[Span, str]]) -> str | None:
    """The actor of the mention that a gold mention is: the likest, or one that it closes or opens."""
    near = [(iou(span, other), actor) for other, actor in spots if span.overlaps(other)]
    best = max(near, default=(0.0, None))
    if best[0] >= 0.5:
        return best[1]
    touching = [
        (other.start == span.start, iou(span, other), actor)
        for other, actor in spots
        if span.overlaps(other) and (other.end == span.end or other.start == span.start)
    ]
    return max(touching, default=(False, 0.0, None))[2]


def _tallies(gold: Sequence[GoldMention], found: Sequence[str | None], index: ActorIndex) -> Iterator[Tally]:
    """A tally a page; what a mention is filed with is counted over the whole story."""
    keys: list[Hashable] = [actor or ("alone", i) for i, actor in enumerate(found)]
    truth = [mention.actor for mention in gold]
    both = Counter(zip(truth, keys, strict=True))
    of_truth, of_key = Counter(truth), Counter(keys)
    homes = _homes(both)
    rows: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, mention in enumerate(gold):
        rows[mention.outcome.gold.corpus, mention.outcome.id].append(i)
    for (corpus, page), numbers in sorted(rows.items()):
        shared = [both[truth[i], keys[i]] for i in numbers]
        precision = sum(part / of_key[keys[i]] for part, i in zip(shared, numbers, strict=True))
        recall = sum(part / of_truth[truth[i]] for part, i in zip(shared, numbers, strict=True))
        resolved = sum(found[i] is not None for i in numbers)
        misses = tuple(_misses([(gold[i], found[i]) for i in numbers], index, homes))
        counts = (resolved, len(numbers), len(numbers))
        yield Tally(corpus, "actors", page, *counts, misses=misses, shares=(precision, recall))


def _homes(both: Mapping[tuple[str, Hashable], int]) -> dict[str, Hashable]:
    """By actor of the gold, where most of its mentions are filed."""
    out: dict[str, tuple[int, Hashable]] = {}
    for (actor, key), count in sorted(both.items(), key=lambda item: (item[0][0], -item[1], str(item[0][1]))):
        out.setdefault(actor, (count, key))
    return {actor: key for actor, (_, key) in out.items()}


def _misses(
    pairs: Sequence[tuple[GoldMention, str | None]], index: ActorIndex, homes: Mapping[str, Hashable]
) -> Iterator[Miss]:
    """Mentions filed elsewhere than most of their actor's, and actors whose home is another's as well."""
    owners: dict[Hashable, str] = {}
    for actor, key in sorted(homes.items()):
        owners.setdefault(key, actor)
    for mention, found in pairs:
        home = homes[mention.actor]
        if found is None:
            yield Miss(mention.outcome.id, "nobody's", f"{mention.actor}: {mention.words}")
        elif found != home:
            text = f"{mention.actor} ≠ {index.name_of(found)}: {mention.words}"
            yield Miss(mention.outcome.id, "elsewhere", text)
        elif owners[home] != mention.actor:
            text = f"{mention.actor} with {owners[home]}: {mention.words}"
            yield Miss(mention.outcome.id, "with another", text)
