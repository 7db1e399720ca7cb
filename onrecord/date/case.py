"""All on a page that speaks for or against a day of publication, and what of it cannot be believed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.date.calendars import calendar_of, language_of
from onrecord.date.candidates import Candidate
from onrecord.date.entries import other_entries
from onrecord.date.eras import eras_of
from onrecord.date.html_candidates import SCANNED, markup_candidates, url_candidates
from onrecord.date.isodates import first_day, last_day, make_day, precision
from onrecord.date.orders import settle_orders
from onrecord.date.own_data import names_of, own_data
from onrecord.date.printed_html import placed_dates
from onrecord.date.stamps import parse_date, why_no_day
from onrecord.date.surroundings import lay_out
from onrecord.date.text_candidates import LeadDay, dateline_candidates, lead_day, printed_candidates
from onrecord.date.told import PastMention, latest_past
from onrecord.date.zones import in_local_time

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onrecord.date.candidates import CandidateKind
    from onrecord.records.articles import Article
    from onrecord.records.pages import Page

DATELINE_LAG = 3  # days a report may appear after the day of its dateline

_READ_OFF_THE_PAGE: frozenset[CandidateKind] = frozenset(("printed", "masthead", "clock", "time_tag"))
_OF_A_LIVE_BLOG: frozenset[CandidateKind] = frozenset(("given", "url", "published_meta"))
_SHOWN: frozenset[CandidateKind] = frozenset(("printed", "time_tag", "published_time"))
_OTHER: CandidateKind = "other_object"
_IN_A_DOCUMENT: frozenset[CandidateKind] = frozenset(("printed", "masthead", "clock", "dateline"))
CLOCK_REASON = (
    "a clock with date and time at the top of the page tells when the page was fetched, "
    "not when it was published"
)


@dataclass(frozen=True, slots=True)
class Case:
    """All that speaks for or against a day; ``language`` is the page's."""

    candidates: tuple[Candidate, ...]
    lead: LeadDay
    past: PastMention | None
    retrieved: date | None
    language: str = "en"

    @property
    def dateline(self) -> frozenset[str]:
        """The candidates' days that fit the dateline."""
        return frozenset(each.value for each in self.candidates if fits_dateline(each, self.lead))


def gather_case(page: Page, article: Article) -> Case:
    """All that the page and its article tell of its day."""
    return Case(
        _gather(page, article),
        lead_day(article),
        latest_past(article.text) if article.language.startswith("en") else None,
        first_day((page.retrieved or "")[:10]),
        language_of(page, article),
    )


def _gather(page: Page, article: Article) -> tuple[Candidate, ...]:
    found: list[Candidate] = []
    html = page.media_type == "text/html"
    language = language_of(page, article)
    eras = eras_of(page.raw if html else "", language)
    given = parse_date(page.given.date, eras) if page.given.date else None
    if given:
        found.append(Candidate(given, "given", quote=page.given.date or ""))
    found += url_candidates(page.given.url or article.url, page.raw, html)
    if html:
        calendar = calendar_of(language)
        layout = lay_out(page.raw[:SCANNED], article)
        data = own_data(layout.raw, names_of(layout.raw, page.given.url or article.url, article.title))
        found = [
            *placed_dates(layout, calendar, (*found, *markup_candidates(layout, data, eras)), data, eras)
        ]
        if within := other_entries(layout, article, data, (calendar, _near(found), _own_days(found))):
            found = [replace(each, kind=_OTHER) if _is_of_entry(each, within) else each for each in found]
        if data.is_live:
            found = [each if each.kind in _OF_A_LIVE_BLOG else replace(each, kind=_OTHER) for each in found]
    else:
        found += printed_candidates(page, article)
    found += [
        Candidate(value, "head", quote=head)
        for head in page.given.heads
        if (value := parse_date(head)) and precision(value) > 1
    ]
    found += dateline_candidates(article)
    return in_local_time(settle_orders([each for each in found if precision(each.value)]))


def _near(found: list[Candidate]) -> date | None:
    """A day near that of the page, for stamps that tell no year."""
    return next(iter(_own_days(found)), None) or next((each.day for each in found if each.day), None)


def _own_days(found: list[Candidate]) -> list[date]:
    """The days that the metadata and the address of the page name, in order."""
    return sorted(each.day for each in found if each.day and each.kind in _OF_A_LIVE_BLOG)


def _is_of_entry(each: Candidate, within: Sequence[tuple[int, int]]) -> bool:
    """Whether a day printed on the page is that of an entry."""
    shown = each.kind in _SHOWN and each.raw
    return shown and any(start <= each.start < end for start, end in within)


def reject(case: Case) -> list[tuple[Candidate, str]]:
    """The candidates that cannot be the day of publication, each with the reason."""
    rejected = []
    for candidate in case.candidates:
        why = _why_not(candidate, case)
        if why:
            rejected.append((candidate, why))
    return rejected


def _why_not(candidate: Candidate, case: Case) -> str | None:
    why = why_no_day(candidate.value)
    if why:
        return why
    first, last = first_day(candidate.value), last_day(candidate.value)
    if first is None or last is None:
        return "not a day of the calendar"
    if case.retrieved and first > case.retrieved:
        return f"after the page was fetched on {case.retrieved.isoformat()}"
    told = first_day(case.past.value) if case.past else None
    if told and last < told and candidate.kind in _READ_OFF_THE_PAGE:
        return f"before {case.past.value if case.past else ''}, which the text tells as past"
    head = next((each.value for each in case.candidates if each.kind == "head"), None)
    if head and candidate.kind in _IN_A_DOCUMENT and not candidate.value.startswith(head):
        return f"not of {head}, which runs at the head of each page"
    if candidate.kind == _OTHER:
        return "it is the day of another thing that the page describes"
    if candidate.kind == "clock" and not fits_dateline(candidate, case.lead):
        return CLOCK_REASON + _weekday_clash(candidate, case.lead)
    if candidate.kind == "masthead" and not _confirmed(candidate, case):
        return (
            "stands above the headline, as the day a page is opened does, and nothing in the text confirms it"
        )
    return None


def _weekday_clash(candidate: Candidate, lead: LeadDay) -> str:
    day = candidate.day
    if day is None or lead.weekday is None or day.isoweekday() == lead.weekday:
        return ""
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return f"; it is a {names[day.isoweekday() - 1]}, the text tells of {names[lead.weekday - 1]}"


def _confirmed(candidate: Candidate, case: Case) -> bool:
    day = candidate.day
    if day is None:
        return False
    others = {each.value for each in case.candidates if each.kind not in ("masthead", "clock")}
    if candidate.value in others or fits_dateline(candidate, case.lead):
        return True
    spoken = case.lead.weekday
    return spoken is not None and (day.isoweekday() - spoken) % 7 <= 1


def fits_dateline(candidate: Candidate, lead: LeadDay) -> bool:
    """Whether the day is that of the dateline or follows it closely."""
    day = candidate.day
    if day is None or lead.month is None or lead.day is None:
        return False
    dated = [make_day(year, lead.month, lead.day) for year in (day.year - 1, day.year)]
    return any(each is not None and 0 <= (day - each).days <= DATELINE_LAG for each in dated)
