"""Bounds on an article's day from other articles: its copies, who held an office when, dated events."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from onrecord.records.articles import DateEvidence
from onrecord.resolve.dating.date_bounds import Bound
from onrecord.resolve.dating.day_sets import between, days_of
from onrecord.text.titles import is_specific, normal_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.records.article_rows import Copies
    from onrecord.records.indexes import ActorIndex
    from onrecord.records.readings import FiledReading, TimeExpression
    from onrecord.records.spans import Span
    from onrecord.resolve.dating.day_sets import Days
    from onrecord.resolve.events.event_clusters import Account

COPY_DAYS = (
    3  # days between an article and its copy; print views and agency copy measured are of the same day
)
_SAME_TEXT = ("same_text", "print_view", "agency_copy", "shortened")
SHOWN_WITHIN = 31  # an article whose day is known this closely shows who held an office then
MIN_SHOWN = 2  # dated articles that must show somebody in office, strays left out
ONCE_APART = 365  # days from a term before or behind which a single article is enough to show another holder
STRAY = 0.1  # of the articles at either end of a term: titles given before and kept after it
_THEN = ("then-", "then ")  # "then-Secretary" tells of another time than the article's
TITLE_KEPT = 30  # days a title is still given after the office has passed on
_WAITING = re.compile(r"XXXX(?:-XX|-\d\d-\d\d|-WXX-\d)?")
_WEEKDAY = "XXXX-WXX-"
_SOME_MONTH = "XXXX-XX"
_DAY = len("2019-02-16")
_MONTH = len("2019-02")


class Backwards(Protocol):
    """Which days words were written on, given what they mean (`onrecord.date.writing.days_of_writing`)."""

    def __call__(self, words: str, meant: str, direction: int) -> tuple[date, ...]:
        """The days on which ``words``, told as past (-1) or ahead (1), name the ISO date ``meant``."""


def bounds_of_copies(
    domains: Mapping[str, Days], copies: Mapping[str, Copies]
) -> Iterator[tuple[str, Bound]]:
    """An article lies within a few days of those that have its text; one edited may come years later."""
    groups: dict[str, list[str]] = defaultdict(list)
    for article, row in sorted(copies.items()):
        if row.role == "original" or row.kind in _SAME_TEXT:
            groups[row.group].append(article)
    for members in groups.values():
        for article in members:
            for other in members:
                if other != article and domains[other].bounded:
                    days = domains[other].widened(COPY_DAYS, COPY_DAYS)
                    yield (
                        article,
                        Bound("copy", days, f"it has the text of an article of {_named(domains[other])}"),
                    )


def _named(days: Days) -> str:
    return f"{days.first}" if days.first == days.last else f"{days.first} to {days.last}"


@dataclass(frozen=True, slots=True)
class Showing:
    """An article's word that somebody holds an office."""

    article: str
    actor: str
    name: str
    evidence: DateEvidence


Office = tuple[str, str]  # title, country or body


def office_showings(filed: Sequence[FiledReading], actors: ActorIndex) -> dict[Office, list[Showing]]:
    """Who is shown in which office, by whom; former holders left out, each article once for each holder."""
    found: dict[Office, dict[tuple[str, str], Showing]] = defaultdict(dict)
    for reading in sorted(filed, key=lambda reading: reading.id):
        text = reading.reading.article.text
        for mention in reading.reading.mentions:
            if (
                mention.kind != "person"
                or not mention.title
                or not mention.name
                or mention.relation == "former"
            ):
                continue
            if text[: mention.span.start].endswith(_THEN):
                continue
            title = normal_title(mention.title)
            for actor in actors.actors_of(reading.id, mention.span) if is_specific(title) else ():
                held = actors.get(actor)
                for office in held.offices:
                    if office.title == title and office.of:
                        words = DateEvidence(mention.span.start, mention.span.end, mention.span.of(text))
                        showing = Showing(reading.id, actor, held.name, words)
                        found[(title, office.of)].setdefault((reading.id, actor), showing)
    return {office: list(shown.values()) for office, shown in sorted(found.items())}


@dataclass(frozen=True, slots=True)
class _Term:
    """From when to when dated articles show somebody in an office, the stray ones at either end left out."""

    actor: str
    name: str
    first: date
    last: date
    shown: int


def bounds_of_holders(
    domains: Mapping[str, Days], showings: Mapping[Office, Sequence[Showing]]
) -> Iterator[tuple[str, Bound]]:
    """An article that gives somebody an office lies after his predecessor did and before his successor."""
    for (title, of), shown in showings.items():
        terms = _terms(domains, shown)
        for showing in shown:
            if not _is_close(domains[showing.article]):
                yield from _beside(showing, f"{title} of {of}", terms)


def _is_close(days: Days) -> bool:
    first, last = days.first, days.last
    return first is not None and last is not None and (last - first).days <= SHOWN_WITHIN


def _terms(domains: Mapping[str, Days], shown: Sequence[Showing]) -> list[_Term]:
    days: dict[tuple[str, str], list[date]] = defaultdict(list)
    for showing in shown:
        known = domains[showing.article]
        if _is_close(known) and known.first is not None:
            days[(showing.actor, showing.name)].append(known.first)
    terms = []
    for (actor, name), found in sorted(days.items()):
        stray = int(len(found) * STRAY)
        inner = sorted(found)[stray : len(found) - stray]
        terms.append(_Term(actor, name, inner[0], inner[-1], len(inner)))
    return terms


def _beside(showing: Showing, office: str, terms: Sequence[_Term]) -> Iterator[tuple[str, Bound]]:
    own = next((term for term in terms if term.actor == showing.actor and term.shown >= MIN_SHOWN), None)
    for term in terms if own else ():
        if own is None or term is own:
            continue
        apart = timedelta(0 if term.shown >= MIN_SHOWN else ONCE_APART)
        if term.last + apart <= own.first:
            days, when = between(term.last, None), f"after {term.name} did (until {term.last})"
        elif term.first - apart >= own.last:
            days = between(None, term.first + timedelta(TITLE_KEPT))
            when = f"before {term.name} did (from {term.first})"
        else:
            continue
        yield (
            showing.article,
            Bound("holder", days, f"{showing.name} is {office}, {when}", (showing.evidence,)),
        )


def bounds_of_events(
    domains: Mapping[str, Days],
    accounts: Mapping[str, Sequence[Account]],
    told: Mapping[str, Told],
    when: Backwards,
) -> Iterator[tuple[str, Bound]]:
    """An article that tells of an event "last month" lies in the month after the one others date it to."""
    dated: dict[tuple[str, str], list[Account]] = defaultdict(list)
    for article, found in sorted(accounts.items()):
        if len(domains[article]) == 1:
            for account in found:
                if account.mention.start and len(account.mention.start) >= _MONTH:
                    for actor in account.actors:
                        dated[(account.group, actor)].append(account)
    for article, found in sorted(accounts.items()):
        if len(domains[article]) > 1:
            for account in found:
                bound = _bound_of_event(account, told[article], dated, when)
                if bound:
                    yield article, bound


@dataclass(frozen=True, slots=True)
class Told:
    """An article's sentences and the times in them."""

    text: str
    sentences: tuple[Span, ...]
    times: tuple[TimeExpression, ...]

    def beside(self, at: int) -> TimeExpression | None:
        """The only calendar time of the sentence about an offset, where it waits for the day of writing."""
        number = bisect_right(self.sentences, at, key=lambda span: span.start) - 1
        if number < 0:
            return None
        inside = [
            time
            for time in self.times
            if self.sentences[number].contains(time.span)
            and time.type in ("DATE", "TIME")
            and "_REF" not in time.value
        ]
        return inside[0] if len(inside) == 1 and _WAITING.fullmatch(inside[0].value) else None


def _bound_of_event(
    account: Account, told: Told, dated: Mapping[tuple[str, str], Sequence[Account]], when: Backwards
) -> Bound | None:
    time = told.beside(account.mention.trigger.start)
    if time is None or account.reality == "idea":
        return None
    twins = {
        (twin.mention.start or "", twin.article, twin.mention.span.start): twin
        for actor in sorted(account.actors)
        for twin in dated.get((account.group, actor), ())
        if _is_same(account, twin) and _can_mean(time.value, account, twin)
    }
    if len({start for start, _, _ in twins}) != 1:
        return None  # nobody dates it, or it may be any of several
    words = time.span.of(told.text)
    twin = twins[min(twins)]
    direction = 0 if time.value[5:6].isdecimal() else -1 if account.reality == "done" else 1
    days = days_of(when(words, twin.mention.start or "", direction))
    if not days:
        return None
    spans = (DateEvidence(time.span.start, time.span.end, words), _told_by(twin))
    why = f"it tells of {account.quote!r} as {words!r}, which another article dates {twin.mention.start}"
    return Bound("event", days, why, spans)


def _can_mean(value: str, one: Account, twin: Account) -> bool:
    """Whether a time can be the twin's: a day of the year is its own, a weekday needs the place as well.

    "Last month" needs an event that is dated to the day: one dated to its month may be another of that month.
    """
    meant = twin.mention.start or ""
    if value == _SOME_MONTH and len(meant) < _DAY:
        return False
    if value.startswith(_WEEKDAY):
        same_place = one.place is not None and one.place == twin.place
        return same_place and len(meant) == _DAY and date.fromisoformat(meant).isoweekday() == int(value[-1])
    return len(value) <= _MONTH or value[5:] == meant[5:]


def _told_by(twin: Account) -> DateEvidence:
    return DateEvidence(twin.mention.span.start, twin.mention.span.end, twin.quote, article=twin.article)


def _is_same(one: Account, twin: Account) -> bool:
    """Whether two accounts have the same two or more who take part, and no place speaks against it."""
    if one.actors != twin.actors or len(one.actors) < 2:
        return False
    if one.place and twin.place and one.place != twin.place:
        return False
    return one.reality == "done" or twin.reality == one.reality or twin.reality == "done"
