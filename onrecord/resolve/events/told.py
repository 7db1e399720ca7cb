"""Tellings of all articles with what they stand for looked up: who, which days, how much of the headline."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.records.readings import FiledReading, TimeExpression
    from onrecord.records.spans import Span
    from onrecord.records.tellings import Telling
    from onrecord.resolve.events.event_accounts import Lookup
    from onrecord.resolve.events.event_clusters import Account

DAY, MONTH, YEAR = len("2019-02-16"), len("2019-02"), len("2019")
_VALUE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:T.*)?$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Told:
    """A telling in its article.

    Attributes:
        article: id; ``source`` that of its group of copies; ``page`` the SHA-256 of its bytes.
        voice: whose words these are: the original of a copy, the agency, else the outlet.
        as_of: the ISO date the words came out, or None; ``published`` if it is a full day.
        telling: as read; ``quote`` the words of its span.
        account: the typed event that it tells, with people and place looked up, or None.
        sentences: how many its article has.
        text: the words of the article, shared with it.
        cast: ids of those who do it (True) and of those it is done to or with, of the typed event's too.
        place: canonical name of where, or None.
        actors: ids of those named in the clause; ``near`` in its sentence.
        own: calendar days, months and years told in the clause, nearest to its head first.
        around: those told in its sentence.
        words: lemmas of the content words of its sentence.
        headline: the share of the headline's weight of words that the clause has.
    """

    article: str
    source: str
    voice: str
    page: str
    as_of: str | None
    published: str | None
    telling: Telling
    account: Account | None
    quote: str
    text: str
    cast: tuple[tuple[str, bool], ...]
    place: str | None
    sentences: int
    actors: frozenset[str]
    near: frozenset[str]
    own: tuple[str, ...]
    around: tuple[str, ...]
    words: frozenset[str]
    headline: float

    @property
    def order(self) -> tuple[str, str, int, int]:
        """Key that sorts tellings by page, whatever it is called, and place in it."""
        return (self.page, self.article, self.telling.trigger.start, self.telling.span.start)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rare each lemma is: the log of articles over those that have it."""

    weights: Mapping[str, float]
    most: float

    @classmethod
    def over(cls, filed: Sequence[FiledReading]) -> Rarity:
        """Counted over the articles that tell anything."""
        filed = [each for each in filed if each.reading.tellings]
        seen: Counter[str] = Counter()
        for each in filed:
            seen.update({word for one in each.reading.tellings for word in one.words} | set(title_of(each)))
        return cls(
            {word: math.log((len(filed) + 1) / (n + 0.5)) for word, n in seen.items()},
            math.log(len(filed) + 1),
        )

    def of(self, word: str) -> float:
        """The weight of a lemma."""
        return self.weights.get(word, self.most)


def title_of(filed: FiledReading) -> tuple[str, ...]:
    """Lowercase lemmas of the words of the headline."""
    reading = filed.reading
    lemmas = dict(reading.lemmas)
    words = (word.group().lower() for word in _WORD.finditer(reading.article.title or ""))
    return tuple(dict.fromkeys(lemmas.get(word, word) for word in words if len(word) > 2))


def tellings_of(
    filed: Sequence[FiledReading],
    lookup: Lookup,
    accounts: Mapping[str, Sequence[Account]],
    rarity: Rarity,
) -> list[Told]:
    """All tellings of all articles, by `Told.order`.

    Args:
        filed: the articles.
        lookup: who and where is meant, and what is a copy.
        accounts: the typed events of each article (`Lookup.accounts`), by its id.
        rarity: how rare each lemma is.
    """
    found = [told for each in filed for told in _of_article(each, lookup, accounts.get(each.id, ()), rarity)]
    return sorted(found, key=lambda told: told.order)


def _of_article(
    filed: FiledReading,
    lookup: Lookup,
    accounts: Sequence[Account],
    rarity: Rarity,
) -> Iterator[Told]:
    reading = filed.reading
    if not reading.tellings:
        return
    copy = lookup.copies.get(filed.id)
    names = lookup.named(filed)
    source = copy.group if copy else filed.id
    article = reading.article
    voice = (copy.of if copy else None) or article.agency or article.outlet or filed.id
    by_mention = {(account.mention.trigger.start, account.mention.type): account for account in accounts}
    named = sorted({mention.span for mention in (*reading.mentions, *reading.inner)})
    named_at = [span.start for span in named]
    times = sorted((time.span.start, value) for time in reading.times if (value := calendar_value(time)))
    times_at = [start for start, _ in times]
    title = title_of(filed)
    weight = sum(rarity.of(word) for word in title) + 1
    words: defaultdict[int, set[str]] = defaultdict(set)
    for one in reading.tellings:
        words[one.sentence] |= set(one.words)
    kept = {number: frozenset(found) for number, found in words.items()}

    def who(start: int, end: int) -> Iterator[str]:
        for span in named[bisect_left(named_at, start) : bisect_left(named_at, end)]:
            yield from lookup.actors.actors_of(filed.id, span)

    def when(start: int, end: int) -> list[tuple[int, str]]:
        return times[bisect_left(times_at, start) : bisect_left(times_at, end)]

    for one in reading.tellings:
        sentence: Span = reading.sentences[one.sentence]
        own = [found for part in one.parts for found in when(part.start, part.end)]
        own.sort(key=lambda found: (abs(found[0] - one.trigger.start), found[1]))
        day = reading.published_at(one.trigger.start).value
        event = None if one.event is None else reading.events[one.event]
        account = None if event is None else by_mention.get((event.trigger.start, event.type))
        cast = [
            (actor, acts)
            for spans, acts in ((one.doers, True), (one.others, False))
            for span in spans
            for actor in names.actors_at(span)
        ]
        yield Told(
            article=filed.id,
            source=source,
            voice=voice,
            page=filed.sha256,
            as_of=day,
            published=day if day and len(day) == DAY else None,
            telling=one,
            account=account,
            quote=one.span.of(article.text),
            text=article.text,
            cast=_joined(cast, account),
            place=(account.place if account else None) or names.place_at(one.place),
            sentences=len(reading.sentences),
            actors=frozenset(actor for part in one.parts for actor in who(part.start, part.end)),
            near=frozenset(who(sentence.start, sentence.end)),
            own=tuple(dict.fromkeys(value for _, value in own)),
            around=tuple(dict.fromkeys(value for _, value in when(sentence.start, sentence.end))),
            words=kept[one.sentence],
            headline=sum(rarity.of(word) for word in title if word in one.words) / weight,
        )


def _joined(cast: Sequence[tuple[str, bool]], account: Account | None) -> tuple[tuple[str, bool], ...]:
    """Everybody once, as the typed event has them act if it knows them."""
    acting = dict(account.cast if account else ())
    for actor, acts in cast:
        acting.setdefault(actor, acts)
    return tuple(acting.items())


def calendar_value(time: TimeExpression) -> str | None:
    """The day, month or year a time names; a week counts as its month; None for other times."""
    if time.type not in ("DATE", "TIME"):
        return None
    if _VALUE.match(time.value):
        return time.value.split("T")[0]
    week = _WEEK.match(time.value)
    if week:
        return date.fromisocalendar(int(week[1]), min(max(int(week[2]), 1), 52), 1).isoformat()[:MONTH]
    return None


def day_number(value: str | None) -> int | None:
    """The proleptic day number of a full ISO day, else None."""
    if not value or len(value) != DAY:
        return None
    try:
        return date.fromisoformat(value).toordinal()
    except ValueError:
        return None
