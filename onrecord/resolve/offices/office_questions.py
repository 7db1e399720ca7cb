"""Who held an office on a day, according to the record: the question in a person's words, and the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

from onrecord.resolve.offices.office_holders import localised
from onrecord.text.countries import country_by_demonym, country_by_name, country_by_seat
from onrecord.text.names import fold, shares_stem
from onrecord.text.organisations import organisation_by_name
from onrecord.text.titles import can_stand_for, head_of, normal_title, office_meant, title_words
from onrecord.text.word_lists import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onrecord.records.rows import Actor, Evidence, Office


_OWNER = re.compile(r"(?i)^(?:the )?(?P<of>.+?)(?:'s?|’s?) (?P<title>.+)$")
_ASKED = re.compile(
    r"(?i)^(?:who (?:is|was|were) )?(?:the )?(?:then |current |former )?(?P<words>.+?)[\s?.]*$"
)
_TOP_DIPLOMATS = frozenset(("diplomat", "chief diplomat"))  # "top" is dropped: there is one
MAX_NEAR_MISSES = 5
_LIKE = 1.3  # of 2: a like title of the same owner, or the same title of an owner spelt otherwise
_SAME_HEAD = 0.7  # likeness of two ministers, two presidents
_SAME_OWNER = 0.7  # likeness of two spellings of a name; below it is another one
_MONTH, _DAY = 7, 15  # the middle of a year or month, where a distance in days is told

Outcome = Literal["one", "several", "none"]


@dataclass(frozen=True, slots=True)
class OfficeQuestion:
    """An office: title in normal form, and the country or body it is of, None where none is named."""

    title: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody in the office: the row of the office, and its evidence with the day of each article."""

    actor: Actor
    office: Office
    shown: tuple[tuple[str | None, Evidence], ...]

    def covers(self, day: str) -> bool:
        """Whether the day lies between the first and the last day known, at the precision known."""
        if not self.office.from_ and not self.office.to:
            return False
        days = sorted(shown for shown, _ in self.shown if shown)
        start = self.office.from_ or (days[0] if days else self.office.to)
        end = self.office.to or (days[-1] if days else self.office.from_)
        if not start or not end:
            return False
        return day[: len(start)] >= start[: len(day)] and day[: len(end)] <= end[: len(day)]

    def gap(self, day: str) -> int | None:
        """Days from this day to the nearest shown, negative if that is earlier; None if none is shown."""
        known = [shown for shown, _ in self.shown if shown]
        known += [bound for bound in (self.office.from_, self.office.to, self.office.over_by) if bound]
        gaps = [(_date(shown) - _date(day)).days for shown in known]
        return min(gaps, key=lambda gap: (abs(gap), gap), default=None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record tells.

    Attributes:
        outcome: ``one`` holder, ``several`` claimants or ``none`` on the day (ever, if none was asked).
        holders: the claims that cover the day, all claims where no day was asked; by time.
        nearest: where none covers it, the claims nearest in time, nearest first.
        near_misses: if the record shows no holder at all, claims to the likest offices that it does show,
            `MAX_NEAR_MISSES` at most, the likest first.
    """

    question: OfficeQuestion
    day: str | None
    outcome: Outcome
    holders: tuple[Claim, ...]
    nearest: tuple[Claim, ...]
    near_misses: tuple[Claim, ...] = ()


def read_question(words: str, actors: Sequence[Actor]) -> OfficeQuestion | None:
    """The office that words ask for ("Japan's foreign minister", "IAEA chief"), or None if they name none.

    Words that can be read in several ways ("speaker of the House") are read as the record has them.
    """
    asked = _ASKED.match(" ".join(words.split()))
    if asked is None:
        return None
    readings = list(_readings(asked["words"], actors))
    names = _names(actors)
    shown = (
        one
        for one in readings
        if any(_fits(one, actor, office, names) for actor in actors for office in actor.offices)
    )
    return next(shown, readings[0] if readings else None)


def _readings(words: str, actors: Sequence[Actor]) -> Iterable[OfficeQuestion]:
    """What the words can ask for, the likeliest first."""
    for title, of in _splits(words):
        owner = _owner(of, actors)
        if owner and normal_title(title) in _TOP_DIPLOMATS:
            yield OfficeQuestion(localised("foreign minister", owner), owner)
        elif owner and _is_title(title):
            yield OfficeQuestion(*office_meant(localised(normal_title(title), owner), owner))
    if _is_title(words):
        yield OfficeQuestion(normal_title(words), None)


def _splits(words: str) -> Iterable[tuple[str, str]]:
    """Title and owner, in every way the words can be read."""
    parts = words.split()
    for at, part in enumerate(parts):
        if part.casefold() in word_sets("resolve", "offices")["before_bodies"] and 0 < at < len(parts) - 1:
            yield " ".join(parts[:at]), re.sub(r"(?i)^the ", "", " ".join(parts[at + 1 :]))
    if owned := _OWNER.match(words):
        yield owned["title"], owned["of"]
    for at in range(1, len(parts)):
        yield " ".join(parts[at:]), " ".join(parts[:at])


def _is_title(words: str) -> bool:
    return head_of(normal_title(words)) in title_words("offices")


def _owner(words: str, actors: Sequence[Actor]) -> str | None:
    """The country or body with this name, adjective, capital or acronym; those of the record, too."""
    known = country_by_name(words) or country_by_demonym(words) or country_by_seat(words)
    if known:
        return known
    body = organisation_by_name(words)
    if body:
        return body.name
    asked = fold(words)
    for actor in actors:
        if actor.kind not in {"country", "organisation"}:
            continue
        if asked in {fold(actor.name), *(fold(name.form) for name in actor.names)}:
            return actor.name
    for office in (office for actor in actors for office in actor.offices):
        if office.of and fold(office.of) == asked:
            return office.of  # a firm that does nothing else in the record
    if " " in words:
        return None
    lands = [actor.name for actor in actors if actor.kind == "country" and not country_by_name(actor.name)]
    return next((name for name in sorted(lands) if shares_stem(asked, name)), None)


def answer(
    question: OfficeQuestion, actors: Sequence[Actor], days: Mapping[str, str | None], day: str | None
) -> Answer:
    """Who held the office on the day, or at any time where ``day`` is None.

    Args:
        question: the office.
        actors: those of the record.
        days: the day of publication of each article, by id.
        day: an ISO date at any precision.
    """
    exact: list[Claim] = []
    loose: list[Claim] = []
    names = _names(actors)
    for actor in actors:
        for office in actor.offices:
            if _fits(question, actor, office, names):
                claim = Claim(actor, office, _by_day(office, days))
                same = normal_title(office.title) == question.title
                (exact if same else loose).append(claim)
    found = sorted(exact or loose, key=_order)
    holders = found if day is None else [claim for claim in found if claim.covers(day)]
    persons = {claim.actor.id for claim in holders}
    outcome: Outcome = "none" if not persons else "one" if len(persons) == 1 else "several"
    near = [] if day is None or holders else _nearest(found, day)
    misses = () if found else _near_misses(question, actors, days)
    return Answer(question, day, outcome, tuple(holders), tuple(near), misses)


def _near_misses(
    question: OfficeQuestion, actors: Sequence[Actor], days: Mapping[str, str | None]
) -> tuple[Claim, ...]:
    """The likest offices shown, by the words of their titles and of whose they are."""
    names = _names(actors)
    scored = [
        (likeness, -len(office.evidence), actor.id, Claim(actor, office, _by_day(office, days)))
        for actor in actors
        for office in actor.offices
        if (likeness := _likeness(question, actor, office, names)) >= _LIKE
    ]
    scored.sort(key=lambda item: (-item[0], item[1], item[2], _order(item[3])))
    return tuple(claim for *_, claim in scored[:MAX_NEAR_MISSES])


def _likeness(question: OfficeQuestion, actor: Actor, office: Office, names: Mapping[str, str]) -> float:
    """From 0 to 2: how like titles are, and owners; the owner is the holder's side if none is told."""
    of = names.get(office.of or "", office.of) or names.get(actor.side or "", "")
    title = SequenceMatcher(None, question.title, normal_title(office.title)).ratio()
    if question.of is None:  # no owner, or one that the record does not know
        whole = SequenceMatcher(None, question.title, f"{normal_title(office.title)} of {fold(of)}").ratio()
        return 2 * max(title, whole)
    if head_of(question.title) == head_of(normal_title(office.title)):
        title = max(title, _SAME_HEAD)
    owner = SequenceMatcher(None, fold(question.of), fold(of)).ratio() if of else 0.0
    return title + (owner if owner >= _SAME_OWNER else 0.0)


def _fits(question: OfficeQuestion, actor: Actor, office: Office, names: Mapping[str, str]) -> bool:
    title = normal_title(office.title)
    if title != question.title and not can_stand_for(question.title, title):
        return False
    if question.of is None:
        return True
    of = names.get(office.of or "", office.of)
    if of is None:  # told without the country: whose else than the holder's
        of = names.get(actor.side or "", "")
    return fold(of) == fold(question.of)


def _names(actors: Sequence[Actor]) -> dict[str, str]:
    return {actor.id: actor.name for actor in actors}


def _by_day(office: Office, days: Mapping[str, str | None]) -> tuple[tuple[str | None, Evidence], ...]:
    shown = [(days.get(seen.article), seen) for seen in office.evidence]
    return tuple(sorted(shown, key=lambda item: (item[0] or "~", item[1])))


def _order(claim: Claim) -> tuple[str, str, str]:
    return (claim.office.from_ or claim.office.to or "~", claim.actor.name, claim.actor.id)


def _nearest(found: Sequence[Claim], day: str) -> list[Claim]:
    """The nearest claim on either side of the day, nearest first."""
    gaps = [(gap, claim) for claim in found if (gap := claim.gap(day)) is not None]
    before = [item for item in gaps if item[0] <= 0]
    after = [item for item in gaps if item[0] > 0]
    sides = [min(side, key=lambda item: (abs(item[0]), _order(item[1]))) for side in (before, after) if side]
    return [claim for _, claim in sorted(sides, key=lambda item: (abs(item[0]), item[0]))]


def _date(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else _MONTH, parts[2] if len(parts) > 2 else _DAY)
