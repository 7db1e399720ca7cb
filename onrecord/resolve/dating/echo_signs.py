"""Signs of the day of publication in clauses that dated articles have too, and give the day of.

An undated article says that the minister resigned "on Tuesday"; a dated one has the same clause with its day.
So the undated one came out in the days in which "Tuesday" was that day. A clause without a time of its own
says less: at the head of an article it is news, further down it is past, and what is ahead has not come yet.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from onrecord.resolve.dating.word_signs import steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from onrecord.resolve.dating.date_links import Backwards
    from onrecord.resolve.dating.like_clauses import Clause, LikeClause
    from onrecord.resolve.dating.word_signs import Ordinals, Signs

    Spans = dict[tuple[int, int], float]  # first and last ordinal, and how like the clauses are

LEVELS = (0.3, 0.5, 0.7)  # cosines from which on the latest day counts
NEWS_SENTENCES, LEAD_SENTENCES = 3, 4  # of a dated and of an undated article
WEEK, MONTH = 8, 45  # days of writing up to which a relative time names about a week, about a month
SINCE = (-60, -15, -3, 0, 1, 2, 4, 8, 16, 32, 93, 366)  # days since the latest day of an echo
SHARPNESS = 20.0  # how soon more clauses that fit a day count no more
_DAY = re.compile(r"[12]\d{3}-\d\d-\d\d")
_WAITING = "XXXX"
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T.*)?$")
_MONTH = re.compile(r"XXXX-(\d\d)(?:-\d\d)?(?:T.*)?$")


def signs_of_echoes(
    clauses: Sequence[LikeClause], published: Ordinals, days: Ordinals, when: Backwards
) -> Signs:
    """The signs of an undated article, for each of the days.

    Args:
        clauses: those it shares with dated articles.
        published: the ordinals of the days of the dated articles.
        days: the ordinals of the days in question.
        when: the resolver of relative times, run backwards.
    """
    signs: Signs = {}
    for kind, spans in sorted(_echoes(clauses, published, when).items()):
        if kind in ("ahead", "lead", "body"):
            signs |= _since_latest(kind, spans, days)
        else:
            signs[f"echo of a {kind}"] = _inside(spans, days)
    return signs


def _echoes(clauses: Sequence[LikeClause], published: Ordinals, when: Backwards) -> defaultdict[str, Spans]:
    """By kind, the days on which clauses may have been written, or that dated articles give them."""
    found: defaultdict[str, Spans] = defaultdict(dict)
    for one in clauses:
        day = _day_of(one.other, int(published[one.number]))
        echo = _echo(one.own, day, when) if day is not None else None
        if echo:
            kind, span = echo
            found[kind][span] = max(found[kind].get(span, 0.0), one.likeness)
    return found


def _day_of(clause: Clause, published: int) -> int | None:
    """The day that a dated article gives a clause: its time's, else that of the news."""
    telling = clause.telling
    if clause.time is None:
        news = telling.sentence < NEWS_SENTENCES and telling.tense == "past"
        return published if news and "pluperfect" not in telling.traits else None
    match = _DAY.match(clause.time.value)
    try:
        return date.fromisoformat(match[0]).toordinal() if match else None
    except ValueError:
        return None


def _echo(clause: Clause, day: int, when: Backwards) -> tuple[str, tuple[int, int]] | None:
    telling, time = clause.telling, clause.time
    if time is None:
        ahead = telling.status == "planned" or telling.tense == "future"
        return "ahead" if ahead else "lead" if telling.sentence < LEAD_SENTENCES else "body", (day, day)
    meant = date.fromordinal(day)
    waits = time.value.startswith(_WAITING) and _may_mean(time.value, meant)
    written = when(clause.time_words, meant.isoformat(), time.direction) if waits else ()
    if not written:
        return None
    kind = "week" if len(written) <= WEEK else "month" if len(written) <= MONTH else "year"
    return kind, (written[0].toordinal(), written[-1].toordinal())


def _may_mean(value: str, day: date) -> bool:
    """Whether a time that waits for the day of writing can mean a day: its weekday or month is no other."""
    weekday, month = _WEEKDAY.match(value), _MONTH.match(value)
    if weekday:
        return int(weekday[1]) == day.isoweekday()
    return month is None or int(month[1]) == day.month


def _since_latest(kind: str, spans: Mapping[tuple[int, int], float], days: Ordinals) -> Signs:
    """How long a day is behind the latest of the clauses that are as like as that."""
    signs: Signs = {}
    for level in LEVELS:
        given = [day for (day, _), likeness in spans.items() if likeness >= level]
        if given:
            signs |= steps(f"echo {kind} {level}", days - max(given), SINCE)
    return signs


def _inside(spans: Mapping[tuple[int, int], float], days: Ordinals) -> NDArray[np.float64]:
    """How many clauses may have been written on a day, the liker the more, ever less for each further one."""
    fits = np.zeros(len(days))
    for (first, last), likeness in sorted(spans.items()):
        fits += ((days >= first) & (days <= last)) * likeness**3
    amounts: NDArray[np.float64] = np.log1p(SHARPNESS * fits)
    return amounts
