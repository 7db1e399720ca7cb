"""Scores of cleaning and dating: the body whole, nothing beside it, and the day of publication."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.evaluate.html_pages import count_places
from onrecord.evaluate.tally import Miss, Tally

if TYPE_CHECKING:
    from onrecord.evaluate.outcome import Outcome

_OWN_PARTS = ("caption", "standfirst", "aside")  # kept beside the body, under their own name
_DATE_MISSES = {"exact": "not exact", "not wrong": "wrong date", "rejected": "not rejected"}
_SHORT_LINE = 30  # a shorter line of boilerplate may by chance be words of the body; it leaks as a block


def score_cleaning(outcome: Outcome) -> Tally:
    """Words of the body kept (recall), words of the text that are body (precision), lines leaked."""
    body = Counter(_words(_gold_body(outcome)))
    kept = Counter(_words(_text_without_own_parts(outcome)))
    lines = _boilerplate(outcome)
    leaked = [line for line in lines if _leaks(line, outcome)]
    misses = [Miss(outcome.id, "leaked", line) for line in leaked]
    lost = body - kept
    if lost:
        misses.append(Miss(outcome.id, "lost words", " ".join(sorted(lost))[:200]))
    if kept - body:
        misses.append(Miss(outcome.id, "words beside it", " ".join(sorted(kept - body))[:200]))
    matched = sum((body & kept).values())
    right = {
        "lines kept out": (len(lines) - len(leaked), len(lines)),
        "characters mapped": count_places(outcome.reading.article),
    }
    corpus = outcome.gold.corpus
    counts = (matched, body.total(), kept.total())
    return Tally(corpus, "body words", outcome.id, *counts, right, tuple(misses))


def score_date(outcome: Outcome) -> Tally:
    """The publication date: exact where the page can tell it; where not, inside the window or unknown."""
    document = outcome.gold.truth["document"]
    published = outcome.reading.published
    window, gold = document.get("published_window"), document.get("published")
    right: dict[str, tuple[float, float]] = {}
    text = f"{gold} ≠ {published.value} ({published.basis})"
    if window is None:
        right["exact"] = (int(published.value == gold), 1)
    inside = published.value is None or _inside(published.value, window or [gold, gold])
    right["not wrong"] = (int(inside), 1)
    rejected = document.get("published_rejected", [])
    if rejected:
        values = {candidate.value for candidate in published.rejected}
        right["rejected"] = (sum(one["value"] in values for one in rejected), len(rejected))
    misses = [Miss(outcome.id, _DATE_MISSES[name], text) for name, (hits, of) in right.items() if hits < of]
    return Tally(outcome.gold.corpus, "publication date", outcome.id, right=right, misses=tuple(misses))


def _inside(value: str, window: list[str | None]) -> bool:
    """Whether a date is in a window of days, either end of which may be open."""
    first, last = window
    return (first is None or value >= first[: len(value)]) and (last is None or value <= last[: len(value)])


def _gold_body(outcome: Outcome) -> str:
    gold = outcome.gold
    document = gold.truth["document"]
    start, _ = gold.find(document["body_start"], document.get("body_start_occurrence"))
    end = gold.quoted.find(document["body_end"], start) + len(document["body_end"])
    body = list(gold.quoted[start:end])
    numbers = document.get("not_body_occurrence") or [None] * len(document["not_body"])
    for line, number in zip(document["not_body"], numbers, strict=True):
        first, last = gold.find(line, number)
        if start <= first and last <= end:
            body[first - start : last - start] = " " * (last - first)
    return "".join(body)


def _text_without_own_parts(outcome: Outcome) -> str:
    article = outcome.reading.article
    chars = list(article.text)
    for part in article.parts:
        if part.role in _OWN_PARTS:
            chars[part.start : part.end] = " " * (part.end - part.start)
    return "".join(chars)


def _boilerplate(outcome: Outcome) -> list[str]:
    """The lines of the gold's boilerplate that do not stand in the body as well."""
    lines = (line for item in outcome.gold.truth["document"]["not_body"] for line in item.split("\n"))
    body = _squeeze(_gold_body(outcome))
    return [line.strip() for line in lines if line.strip() and _squeeze(line) not in body]


def _leaks(line: str, outcome: Outcome) -> bool:
    text = _text_without_own_parts(outcome)
    if len(line) < _SHORT_LINE:
        return _squeeze(line) in {_squeeze(block) for block in text.split("\n\n")}
    return _squeeze(line) in _squeeze(text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _squeeze(text: str) -> str:
    return " ".join(text.split())
