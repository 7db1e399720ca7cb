"""Scores of a tagger alone on PolNeAR: contents by span and word, links by overlap."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.evaluate.tally import at_least_half, match
from onrecord.extract.statements.attributions import find_attributions
from onrecord.records.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from attributed import Annotated

    from onrecord.extract.statements.attributions import Attribution
    from onrecord.extract.tagging import Tagger

_WORD = re.compile(r"\w+")


def measure(tagger: Tagger, articles: Iterable[Annotated]) -> str:
    """F1 of contents, by span at an overlap of one half and by word, and the shares of links right."""
    counts: Counter[str] = Counter()
    for article in articles:
        found = find_attributions(tagger.tag(article.text))
        gold = [Span(*place) for one in article.attributions for place in one.content]
        told = [part.span for one in found for part in one.content]
        counts["right spans"] += len(match(gold, told, at_least_half))
        counts["spans"] += len(gold) + len(told)
        words, said = _words(article.text, gold), _words(article.text, told)
        counts["right words"] += len(words & said)
        counts["words"] += len(words) + len(said)
        counts += _links(article, found)
    return ", ".join(
        (
            f"spans F1 {2 * counts['right spans'] / counts['spans']:.3f}",
            f"words F1 {2 * counts['right words'] / counts['words']:.3f}",
            f"cue right {counts['right cue'] / counts['cue']:.3f}",
            f"source right {counts['right source'] / counts['source']:.3f}",
        )
    )


def _words(text: str, spans: Sequence[Span]) -> set[int]:
    return {span.start + word.start() for span in spans for word in _WORD.finditer(span.of(text))}


def _links(article: Annotated, found: Sequence[Attribution]) -> Counter[str]:
    """Of the contents found, whose cues and sources are the annotated ones."""
    counts: Counter[str] = Counter()
    told = [(part.span, one) for one in found for part in one.content]
    known = [(Span(*place), one) for one in article.attributions for place in one.content]
    for i, j in match([span for span, _ in known], [span for span, _ in told], at_least_half):
        for name in ("cue", "source"):
            places = [Span(*place) for place in getattr(known[i][1], name)]
            part = getattr(told[j][1], name)
            counts[name] += bool(places)
            counts[f"right {name}"] += part is not None and any(part.span.overlaps(one) for one in places)
    return counts
