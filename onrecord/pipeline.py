"""The only file that knows the order of the stages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from onrecord.assess.commitments import follow_commitments
from onrecord.assess.conditions import gather_conditions
from onrecord.assess.conflicts import find_conflicts
from onrecord.assess.issues import find_issues, with_issues
from onrecord.assess.positions import find_positions, with_shifts
from onrecord.clean.page import clean_page
from onrecord.correct.desk import Desk
from onrecord.date.entries import find_entries
from onrecord.date.posts import with_posts
from onrecord.date.publication import find_publication_date
from onrecord.date.times import anchor_times, find_times
from onrecord.date.writing import days_of_writing
from onrecord.extract.commitments import due_anew, find_commitments
from onrecord.extract.conditions import find_conditions
from onrecord.extract.context import Context
from onrecord.extract.events import find_events, find_tellings
from onrecord.extract.grammar import find_sentences
from onrecord.extract.instruments import find_instruments
from onrecord.extract.mentions import find_mentions
from onrecord.extract.quantities import find_quantities
from onrecord.extract.stances import find_stances
from onrecord.extract.statements import find_statements, prose_paragraphs, said_anew
from onrecord.extract.terms import find_terms
from onrecord.records.contract import in_export_order
from onrecord.records.indexes import Indexes
from onrecord.records.readings import Reading
from onrecord.records.record import Record
from onrecord.resolve.actors import resolve_actors
from onrecord.resolve.articles import file_articles, file_times
from onrecord.resolve.copies import fingerprints_of, group_copies, without_copied
from onrecord.resolve.dating import SharedStages, date_articles
from onrecord.resolve.events import merge_events, tell_all
from onrecord.resolve.instruments import resolve_instruments
from onrecord.resolve.late_days import with_late_day, with_other_day
from onrecord.resolve.once import Once
from onrecord.resolve.places import resolve_places
from onrecord.resolve.statements import file_statements
from onrecord.text.words import content_lemmas

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from onrecord.extract.tagging import Tagger
    from onrecord.records.articles import Article, PublicationDate
    from onrecord.records.corrections import Correction
    from onrecord.records.indexes import ActorIndex
    from onrecord.records.pages import Page
    from onrecord.records.readings import FiledReading, TimeExpression
    from onrecord.resolve.events.told import Rarity, Told


READ_LANGUAGES = frozenset({"en", "und"})
"""Languages whose articles are read; ``und`` is an article too short to tell. Others are kept unread."""


class Parser(Protocol):
    """A model that parses a text (`onrecord.models.english.EnglishParser`)."""

    def parse(self, text: str) -> Doc:
        """The parsed text; ``Doc.text`` equals ``text``."""


@dataclass(frozen=True, slots=True)
class Models:
    """What articles are read with.

    Attributes:
        parser: of English text.
        tagger: of attributions, or None to find statements by rules alone.
    """

    parser: Parser
    tagger: Tagger | None = None


def read_page(page: Page, models: Models) -> Reading:
    """Everything one page says, alone: a pure function of the page.

    Raises:
        PageRejected: if there is no article on the page.
    """
    article = clean_page(page)
    published = find_publication_date(page, article)
    article = with_posts(page, replace(article, entries=find_entries(page, article, published)))
    return read_article(article, published, models)


def read_article(article: Article, published: PublicationDate, models: Models) -> Reading:
    """Everything a cleaned and dated article says; nothing of one in a language that is not read yet."""
    if article.language.split("-")[0] not in READ_LANGUAGES:
        return Reading(article, published)
    doc = models.parser.parse(article.text)
    tagging = models.tagger.tag(article.text, prose_paragraphs(article)) if models.tagger else None
    context = Context(doc, article, published, tagging, times=find_times(doc, published, article.entries))
    context = replace(context, statements=find_statements(context))
    mentions = find_mentions(context)
    inner = tuple(mention for mention in mentions if mention.form == "inner")
    pointers = tuple(mention for mention in mentions if mention.form == "pointer")
    context = replace(context, mentions=mentions[: len(mentions) - len(inner) - len(pointers)])
    context = replace(context, conditions=find_conditions(context))
    context = replace(context, events=find_events(context))
    return Reading(
        article=article,
        published=published,
        sentences=find_sentences(context),
        times=context.times,
        mentions=context.mentions,
        statements=context.statements,
        events=context.events,
        tellings=find_tellings(context),
        conditions=context.conditions,
        commitments=find_commitments(context),
        quantities=find_quantities(context),
        instruments=find_instruments(context),
        terms=find_terms(context),
        stances=find_stances(context),
        lemmas=content_lemmas(doc),
        inner=inner,
        pointers=pointers,
    )


def _stages(filed: Sequence[FiledReading]) -> SharedStages:
    """Who is who, what is a copy and where it is, each made once unless a reading has changed in between.

    Dating asks for all three before the record does. If it gives an article a day, or the user rejects a
    statement, they are made anew: terms of office and originals depend on days, actors on who speaks.
    """
    prints = fingerprints_of(filed)
    return SharedStages(
        Once(resolve_actors), Once(partial(group_copies, prints=prints)), Once(resolve_places)
    )


def _with_days(filed: Sequence[FiledReading], desk: Desk, stages: SharedStages) -> list[FiledReading]:
    """The readings with the days that the user or only the whole record tells, and all told from these."""
    told = [_on_day(each, desk.days[each.id]) if each.id in desk.days else each for each in filed]
    wished = replace(
        stages, actors=lambda read, *, copies: desk.cast(partial(stages.actors, read, copies=copies))
    )
    judged = date_articles(told, days_of_writing, wished)
    late = judged.keys() - desk.days.keys()
    return [_with_day(each, judged[each.id]) if each.id in late else each for each in told]


def _with_day(filed: FiledReading, published: PublicationDate) -> FiledReading:
    times = anchor_times(filed.reading.article, filed.reading.times, published)
    return replace(filed, reading=_told_from(filed.reading, published, times))


def _on_day(filed: FiledReading, published: PublicationDate) -> FiledReading:
    """The reading of an article that was taken to be of another day, or of none."""
    times = anchor_times(filed.reading.article, filed.reading.times, published, anew=True)
    return replace(
        filed, reading=_told_from(with_other_day(filed.reading, published, times), published, times)
    )


def _told_from(reading: Reading, published: PublicationDate, times: tuple[TimeExpression, ...]) -> Reading:
    late = with_late_day(reading, published, times)
    return replace(late, statements=said_anew(late), commitments=due_anew(late))


def find_actors(readings: Sequence[FiledReading]) -> ActorIndex:
    """Who the mentions of all readings stand for, as `resolve_readings` has it; the same in any order."""
    filed = sorted(readings, key=lambda reading: reading.id)
    stages = _stages(filed)
    filed = _with_days(filed, Desk(()), stages)
    return stages.actors(filed, copies=stages.copies(filed))


def told_of(readings: Sequence[FiledReading]) -> tuple[list[Told], Rarity]:
    """What the clauses of all readings tell, as `resolve_readings` has it; the same in any order."""
    filed = sorted(readings, key=lambda reading: reading.id)
    stages = _stages(filed)
    filed = _with_days(filed, Desk(()), stages)
    copies = stages.copies(filed)
    actors = stages.actors(filed, copies=copies)
    own = without_copied(filed, copies)
    return tell_all(filed, own, actors, stages.places(filed, actors), copies)


def resolve_readings(
    readings: Sequence[FiledReading], codebook: str | None = None, corrections: Sequence[Correction] = ()
) -> Record:
    """The record over all readings, as the user's corrections want it; the same whatever their order.

    Each kind is in its export order. Rejects are filed by the caller, who knows the inputs that are no
    articles; only those of articles that the user rejected are here. ``codebook`` is the text of the user's
    codebook.
    """
    desk = Desk(corrections)
    filed = desk.articles(sorted(readings, key=lambda reading: reading.id))
    stages = _stages(filed)
    filed = _with_days(filed, desk, stages)
    copies = stages.copies(filed)
    filed = desk.statements(filed, copies)
    actors = desk.actors(partial(stages.actors, filed, copies=copies))
    places = desk.places(stages.places(filed, actors))
    instruments = desk.instruments(resolve_instruments(filed, actors))
    own = without_copied(filed, copies)
    events = desk.events(partial(merge_events, filed, own, actors, places, copies))
    indexes = Indexes(actors, places, instruments, events)
    statements = file_statements(filed, actors, events, copies, instruments, desk.said())
    issues = desk.keep("issues", find_issues(filed, statements, codebook))
    statements = with_issues(statements, issues)
    positions = desk.keep("positions", find_positions(filed, statements, issues, actors))
    said = [row for row in statements if row.copy_of is None]
    commitments = follow_commitments(own, statements, actors, events, copies)
    record = Record(
        articles=file_articles(filed, copies),
        times=file_times(filed),
        statements=statements,
        events=events.events,
        actors=actors.actors,
        places=places.places,
        instruments=instruments.instruments,
        issues=issues,
        positions=with_shifts(positions),
        conditions=desk.keep("conditions", gather_conditions(filed, statements, actors)),
        commitments=desk.keep("commitments", commitments),
        conflicts=desk.keep("conflicts", find_conflicts(own, said, indexes, copies)),
    )
    return in_export_order(desk.finish(record))
