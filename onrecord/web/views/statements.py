"""Statements: each with its words, speaker, day, and the other reports of the same utterance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from onrecord.records.shown_rows import shown_rows
from onrecord.store.reader import StatementQuery
from onrecord.web.phrases import MODES, POLARITIES, SAID_BASES, VERBATIM, spell_date
from onrecord.web.views.paging import Option, PageOf, page_of
from onrecord.web.views.quotes import QuoteView, quote_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from onrecord.records.rows import Statement
    from onrecord.web.asked import Asked
    from onrecord.web.index import RecordIndex
    from onrecord.web.links import Links

PER_PAGE = 40
DOUBTFUL = 0.6  # below this the page says how sure the reading is


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as a page shows it."""

    id: str
    anchor: str
    href: str | None
    quotes: tuple[QuoteView, ...]
    verbatim: bool
    mode: str
    manner: str
    speaker: str
    speaker_href: str | None
    mentioned_as: str | None
    side: str | None
    addressee: str | None
    said_on: str | None
    said_words: str
    said_basis: str
    outlet: str
    published: str | None
    published_words: str
    article_href: str
    article_title: str
    raw_href: str | None
    role: str
    issues: tuple[tuple[str, str], ...]
    others: tuple[QuoteView, ...]
    inside: str | None
    copy_of: str | None
    denial: str | None
    doubt: float | None
    held_back: bool = False
    marks: tuple[str, ...] = ()


def serve_statements(asked: Asked) -> dict[str, Any]:
    """A page of the statements that meet the reader's choices; ``?all=1`` asks also for those held back."""
    choices = Choices.parse(asked.query)
    index = replace(asked.index, every_row=choices.all == "1")
    found = asked.reader.statements(StatementQuery(words=choices.q)) if choices.q else None
    holding = None if found is None else frozenset(row.id for row in found)
    view = chosen_statements(index, asked.links, choices, asked.page, holding)
    return {"view": view, "query": urlencode(choices.given()), "q": choices.q}


def serve_statement(asked: Asked) -> dict[str, Any]:
    """One statement."""
    return {"view": statement_view(asked.index, asked.links, asked.row_of(asked.index.statements))}


def statement_view(index: RecordIndex, links: Links, row: Statement) -> StatementView:
    """One statement."""
    article = index.articles.get(row.article)
    first = row.content[0] if row.content else None
    mention = row.speaker_mention.quote if row.speaker_mention else None
    name = row.speaker_name or (index.name(row.speaker, "") if row.speaker else "") or mention
    published = index.published(row.article)
    return StatementView(
        id=row.id,
        anchor=links.anchor("statement", row.id),
        href=links.statement(row.id),
        quotes=tuple(quote_of(index, links, piece) for piece in row.content),
        verbatim=row.verbatim == "verbatim" and row.mode == "direct",
        mode=row.mode,
        manner=VERBATIM.get(row.verbatim) or MODES.get(row.mode, row.mode),
        speaker=name or "speaker not named",
        speaker_href=links.actor(row.speaker) if row.speaker in index.actors and row.speaker else None,
        mentioned_as=mention if mention and mention != name else None,
        side=index.name(row.side) if row.side and row.side != row.speaker else None,
        addressee=_addressee(index, row),
        said_on=row.said_on.value if row.said_on else None,
        said_words=spell_date(row.said_on.value) if row.said_on else "day not known",
        said_basis=SAID_BASES.get(row.said_on.basis, row.said_on.basis) if row.said_on else "",
        outlet=index.outlet(row.article),
        published=published,
        published_words=spell_date(published, "undated"),
        article_href=links.article(row.article),
        article_title=index.article_title(row.article),
        raw_href=links.raw_span(row.article, first.start, first.end) if first else None,
        role=article.copies.role if article else "original",
        issues=tuple((index.issue_label(issue), links.issue(issue)) for issue in row.issues),
        others=_other_reports(index, links, row),
        inside=links.statement(row.parent) if row.parent in index.statements and row.parent else None,
        copy_of=links.statement(row.copy_of) if row.copy_of in index.statements and row.copy_of else None,
        denial=POLARITIES.get(row.polarity),
        doubt=row.confidence if row.confidence < DOUBTFUL else None,
        held_back=not row.shown,
        marks=index.marks(row.corrections),
    )


def _addressee(index: RecordIndex, row: Statement) -> str | None:
    if row.addressee:
        return index.name(row.addressee)
    return row.addressee_mention.quote if row.addressee_mention else None


def _other_reports(index: RecordIndex, links: Links, row: Statement) -> tuple[QuoteView, ...]:
    others = (other for other in index.in_utterance.get(row.utterance, ()) if other.id != row.id)
    return tuple(quote_of(index, links, other.content[0]) for other in others if other.content)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a reader asked for; an empty string asks for anything, ``all`` = 1 also for what is held back."""

    q: str = ""
    side: str = ""
    speaker: str = ""
    issue: str = ""
    mode: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    all: str = ""

    @classmethod
    def parse(cls, query: Mapping[str, str]) -> Choices:
        """The choices in a query string; what it does not know is ignored."""
        return cls(**{one.name: query.get(one.name, "").strip()[:200] for one in fields(cls)})

    def given(self) -> dict[str, str]:
        """The choices made, for a link."""
        return {one.name: value for one in fields(self) if (value := getattr(self, one.name))}


@dataclass(frozen=True, slots=True)
class StatementsPage:
    """A page of the statements that meet the choices, with what may be chosen.

    ``total`` counts all that are listed, ``unlisted`` those that meet the choices and are held back. The list
    with those is at ``every_href``.
    """

    choices: Choices
    page: PageOf[StatementView]
    total: int
    unlisted: int
    every_href: str | None
    shown_href: str | None
    sides: tuple[Option, ...]
    speakers: tuple[Option, ...]
    issues: tuple[Option, ...]
    modes: tuple[Option, ...]
    outlets: tuple[Option, ...]


def chosen_statements(
    index: RecordIndex, links: Links, choices: Choices, number: int = 1, found: frozenset[str] | None = None
) -> StatementsPage:
    """The statements that meet ``choices``; ``found`` are the ids that hold the words of ``choices.q``."""
    every = sorted(index.record.statements, key=lambda row: in_reading_order(index, row))
    met = [row for row in every if (found is None or row.id in found) and _meets(index, row, choices)]
    rows, chosen = shown_rows(every, index.every_row), shown_rows(met, index.every_row)
    page = page_of(chosen, number, PER_PAGE)
    given = {name: value for name, value in choices.given().items() if name != "all"}
    return StatementsPage(
        choices,
        page.map(lambda row: statement_view(index, links, row)),
        len(rows),
        len(met) - len(chosen),
        every_href=links.filtered(**given, all="1"),
        shown_href=links.filtered(**given) if index.every_row else None,
        sides=options_of((row.side for row in rows), index.name),
        speakers=options_of((row.speaker for row in rows), index.name),
        issues=options_of((issue for row in rows for issue in row.issues), index.issue_label),
        modes=options_of((row.mode for row in rows), lambda mode: MODES.get(mode, mode)),
        outlets=options_of((index.outlet(row.article) for row in rows), str),
    )


def day_of(index: RecordIndex, row: Statement) -> str:
    """The day of a statement for ordering and ranges: when it was said, else when it was published."""
    return (row.said_on.value if row.said_on else None) or index.published(row.article) or ""


def in_reading_order(index: RecordIndex, row: Statement) -> tuple[str, str, int]:
    """The key of a list to read: by day, or about the day; of one day, as they stand in their article."""
    day = day_of(index, row) or index.sort_day(row.article)
    return (day or "~", row.article, row.content[0].start)


def _meets(index: RecordIndex, row: Statement, choices: Choices) -> bool:
    day = day_of(index, row)
    return (
        choices.side in ("", row.side)
        and choices.speaker in ("", row.speaker)
        and (not choices.issue or choices.issue in row.issues)
        and choices.mode in ("", row.mode)
        and (not choices.outlet or choices.outlet == index.outlet(row.article))
        and (not choices.since or (bool(day) and day >= choices.since[: len(day)]))
        and (not choices.until or (bool(day) and day[: len(choices.until)] <= choices.until))
    )


def options_of(values: Iterable[str | None], label: Callable[[str], str]) -> tuple[Option, ...]:
    """The values that occur, the most frequent first, with their labels and counts."""
    counts = Counter(value for value in values if value)
    named = ((value, label(value), count) for value, count in counts.items())
    return tuple(Option(*one) for one in sorted(named, key=lambda one: (-one[2], one[1], one[0])))
