"""Accounts of events and the clusters they grow into.

An account is one mention with its people, place and dates resolved; a cluster is what is held to
be one event so far.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.records.event_types import event_types
from onrecord.resolve.events.comparison_words import words_of_events

if TYPE_CHECKING:
    from onrecord.records.event_types import EventType, Trait
    from onrecord.records.readings import EventMention
    from onrecord.resolve.report_days import ToldDay

MAX_VAGUE = 5  # words
_REALITY = {"happened": "done", "planned": "plan", "cancelled": "plan"}


@dataclass(frozen=True, slots=True)
class Account:
    """One mention of an event, resolved.

    Attributes:
        article: id of the article; ``source`` the id of its copy group; ``page`` the SHA-256 of its bytes.
        as_of: ISO date of publication, or None.
        mention: as read; ``quote`` its words.
        cast: ids of the resolved participants and whether each is the one who acts.
        place: canonical name of the place, or None.
        news: the day of an event without a date that the article tells as its news, or None.
    """

    article: str
    source: str
    page: str
    as_of: str | None
    mention: EventMention
    quote: str
    cast: tuple[tuple[str, bool], ...]
    place: str | None
    news: ToldDay | None = None

    @property
    def actors(self) -> frozenset[str]:
        """Ids of the resolved participants."""
        return frozenset(actor for actor, _ in self.cast)

    @property
    def kind(self) -> EventType:
        """The row of the event type."""
        return event_types()[self.mention.type]

    @property
    def group(self) -> str:
        """Types that name one another: a meeting and its talks, an agreement and its signing."""
        return self.kind.group

    @property
    def reality(self) -> str:
        """``done``, ``plan`` (also a cancelled one) or ``idea``."""
        return _REALITY.get(self.mention.status, "idea")

    @property
    def order(self) -> tuple[str, str, str, int]:
        """Key that sorts accounts in time, then by page, whatever its name, and place in it."""
        return (self.as_of or "9999", self.page, self.article, self.mention.span.start)

    @property
    def word(self) -> str:
        """The trigger."""
        mention = self.mention
        return self.quote[
            mention.trigger.start - mention.span.start : mention.trigger.end - mention.span.start
        ].casefold()

    @property
    def anaphor(self) -> bool:
        """Whether it only points back: "the talks", with nobody, no day, place or name of its own."""
        mention, kind = self.mention, self.kind
        if not mention.definite or self.actors or self.place or mention.start or kind.has("mixed"):
            return False
        words = self.quote.casefold().split()
        if kind.has("agreed") and self.vague:
            return len(words) <= MAX_VAGUE  # "the two-year-old nuclear accord"
        named = mention.about is not None and kind.about != "itself"
        return not named and (len(words) <= 2 or (len(words) == 3 and words[0] in words_of_events().pointing))

    @property
    def vague(self) -> bool:
        """Whether what it is about has no name of its own: nothing, or "a deal"."""
        about = self.mention.about
        return about is None or about.rpartition(" ")[2] in words_of_events().generic


@dataclass(slots=True, eq=False)
class Cluster:
    """Accounts held to be of one event; grows by `absorb`."""

    group: str
    accounts: list[Account] = field(default_factory=list)
    actors: set[str] = field(default_factory=set)
    places: list[str] = field(default_factory=list)
    subjects: set[str] = field(default_factory=set)
    reality: str = "idea"
    when: tuple[str, str] | None = None  # first and last day at the precision known
    plan_when: tuple[str, str] | None = None
    moved: bool = False
    definite: bool = False
    articles: set[str] = field(default_factory=set)
    as_of: str | None = None  # the day of the last article that tells of it
    _first: Account | None = None

    def absorb(self, account: Account) -> None:
        """Takes one more account in."""
        mention = account.mention
        self.accounts.append(account)
        self.articles.add(account.article)
        self.definite = self.definite or mention.definite
        self.as_of = max(filter(None, (self.as_of, account.as_of)), default=None)
        if self._first is None or account.order < self._first.order:
            self._first = account
        self.actors |= account.actors
        if account.place and account.place not in self.places:
            self.places.append(account.place)
        if mention.about:
            self.subjects.add(words_of_events().same.get(mention.about, mention.about))
        self.moved = self.moved or mention.moved
        if not account.anaphor or len(self.accounts) == 1:
            self._take_reality(account)

    def _take_reality(self, account: Account) -> None:
        mention = account.mention
        dates = (mention.start, mention.end or mention.start) if mention.start else None
        if account.reality == "done":
            if self.reality != "done":
                self.reality, self.when = "done", None
            if dates and (self.when is None or len(dates[0]) > len(self.when[0])):
                self.when = dates
        elif self.reality != "done":
            self.reality = "plan" if "plan" in (self.reality, account.reality) else "idea"
            if dates and (self.when is None or account.reality == "plan"):
                self.when = dates

    def take(self, other: Cluster) -> None:
        """Takes all accounts of another cluster in."""
        for account in other.accounts:
            self.absorb(account)

    def has(self, trait: Trait) -> bool:
        """Whether a trait that all types of a group share holds."""
        return self.first.kind.has(trait)

    @property
    def first(self) -> Account:
        """The earliest account.

        Raises:
            ValueError: if there is none yet.
        """
        if self._first is None:
            raise ValueError("the cluster has no account yet")
        return self._first
