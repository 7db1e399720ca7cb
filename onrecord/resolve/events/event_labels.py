"""Labels of events that can be read alone: "Dorn–Venn talks, Tarn", "Dorn signed a treaty with Kesmar"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import count
from typing import TYPE_CHECKING

from onrecord.records.event_types import event_types
from onrecord.resolve.events.event_sentences import called
from onrecord.text.word_lists import word_set

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.records.event_types import EventType
    from onrecord.records.indexes import ActorIndex
    from onrecord.records.rows import Event
    from onrecord.resolve.events.event_clusters import Account
    from onrecord.resolve.events.groups import Group

MAX_LABEL = 80  # characters
MAX_NAMED = 3  # participants named in a label
_PAIR = 2

_LEADING = re.compile(
    r"^(?:(?:this|last|next) (?:week|month|year)[’']s|the|an?|this|that|these|those|his|her|its|their)\s+",
    re.IGNORECASE,
)
_ENDS = " \t\n,;:.–—-\"“”'‘’"
_YEAR = len("2019")


def label_of(row: Event, group: Group, sentence: str | None, actors: ActorIndex) -> str:
    """A readable name: of the type and those who took part, if the type has such a form, else a sentence.

    Args:
        row: the event, all but its label.
        group: its tellings.
        sentence: that a telling makes, if one does (`event_sentences.best_sentence`).
        actors: who the participants are.
    """
    kind = event_types()[row.type]
    foremost = _foremost(row, actors, _PAIR if kind.event_label == "pair" else 1)
    names = {actor: called(actor, actors) for actor in foremost}
    if _is_typed(row, group):
        composed = _composed(kind, row, names)
        if composed:
            return shortened(composed)
    return sentence or _phrase(group, list(names.values()))


def told_apart(rows: Sequence[Event]) -> dict[str, str]:
    """Labels by id; equal ones are given a year, else a day, else a number, in the order of the rows."""
    same: defaultdict[str, list[Event]] = defaultdict(list)
    for row in rows:
        same[row.label.casefold()].append(row)
    taken = set(same)
    labels: dict[str, str] = {}
    for equals in same.values():
        if len(equals) == 1:
            labels[equals[0].id] = equals[0].label
            continue
        years = Counter((row.start or "")[:_YEAR] for row in equals)
        for row in equals:
            year = (row.start or "")[:_YEAR]
            mark = year if years[year] == 1 else row.start or row.first_reported or ""
            labels[row.id] = _marked(row.label, mark, taken)
            taken.add(labels[row.id].casefold())
    return labels


def _marked(label: str, mark: str, taken: set[str]) -> str:
    """The label with the mark behind it, and a number if that is taken, too."""
    for number in count(1):
        words = mark if number == 1 else f"{mark}, {number}" if mark else str(number)
        marked = f"{shortened(label, MAX_LABEL - len(words) - 3)} ({words})" if words else label
        if marked.casefold() not in taken:
            return marked
    raise AssertionError("numbers never end")


def shortened(label: str, most: int = MAX_LABEL) -> str:
    """A label of at most so many characters, cut between words if it is longer."""
    return label if len(label) <= most else label[: most - 1].rsplit(" ", 1)[0].rstrip(_ENDS) + "…"


def _is_typed(row: Event, group: Group) -> bool:
    """Whether at least half of what is told of it names an event of its type."""
    return 2 * sum(account.mention.type == row.type for account in group.accounts) >= len(group.members)


def _foremost(row: Event, actors: ActorIndex, least: int) -> list[str]:
    """Those a label names: persons and countries if enough of them took part, else all but groups."""
    all_ = [one.actor for one in row.participants if one.actor]
    individuals = [actor for actor in all_ if actors.get(actor).kind in ("person", "country")]
    if len(individuals) >= least:
        return individuals
    return [actor for actor in all_ if actors.get(actor).kind != "group"]


def _composed(kind: EventType, row: Event, names: Mapping[str, str]) -> str | None:
    """The label by the form of the type, if enough of those who took part are known."""
    acting, others = (
        [
            names[one.actor]
            for one in row.participants
            if one.role == role and one.actor and one.actor in names
        ]
        for role in (kind.roles[0], kind.roles[-1])
    )
    if kind.event_label == "pair" and len(names) >= _PAIR:
        label = f"{_joined(list(names.values()))} {kind.noun}"
        return f"{label}, {row.place}" if row.place else label
    if kind.event_label != "single" or len(kind.roles) != _PAIR or not acting:
        return None
    if kind.about == "place":
        return f"{_joined(acting)} {kind.noun} to {row.place}" if row.place else None
    return f"{_joined(acting)}’s {kind.noun} to {others[0]}" if others else None


def _joined(names: Sequence[str]) -> str:
    names = list(dict.fromkeys(names))
    return "–".join(names[:MAX_NAMED]) + (" and others" if len(names) > MAX_NAMED else "")


def _phrase(group: Group, names: Sequence[str]) -> str:
    """What is left if no telling makes a sentence: who took part, and the best of the articles' phrases."""
    quotes = [_bare(account) for account in sorted(group.accounts, key=_says_little)]
    phrase = next(iter(quotes), None) or _trimmed(group.members[0].quote)
    if names and not any(name.casefold() in phrase.casefold() for name in names):
        phrase = f"{_joined(names)}: {phrase}"
    return shortened(phrase[:1].upper() + phrase[1:])


def _says_little(account: Account) -> tuple[bool, bool]:
    return (account.anaphor, account.mention.definite and account.vague)


def _bare(account: Account) -> str:
    return _trimmed(account.quote)


def _trimmed(quote: str) -> str:
    """A phrase without an article before it and what hangs in the air behind it."""
    words = " ".join(quote.split())
    kept = _LEADING.sub("", words).strip(_ENDS).split()
    while kept and kept[-1].casefold() in word_set("text", "function_words"):
        kept.pop()
    return " ".join(kept).strip(_ENDS) or words
