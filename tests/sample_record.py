"""A small invented record, every kind of row in it, for tests that need one without reading any page."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from onrecord.correct.looks import target_of
from onrecord.records.article_rows import ArticleRow, Copies, Published, RawEvidence, Rejected, SourceInfo
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.corrections import Correction, CorrectionRow, with_id
from onrecord.records.pages import GivenMetadata, Page, Reject
from onrecord.records.readings import Reading
from onrecord.records.record import KINDS, SCHEMA_VERSION, Manifest, ModelInfo, Record
from onrecord.records.rows import (
    Actor,
    Commitment,
    Condition,
    Conflict,
    Due,
    Event,
    Evidence,
    Instrument,
    Issue,
    Link,
    Milestone,
    NameForm,
    Office,
    Participant,
    Place,
    PlaceName,
    Position,
    Reason,
    RejectRow,
    SaidOn,
    Statement,
    Time,
    Version,
    row_id,
)
from onrecord.records.spans import OffsetMap, Run
from onrecord.store.log import add_entries
from onrecord.store.writer import RecordWriter, pack_reading

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.records.corrections import CorrectionStatus

TEXT = (
    "Foreign Minister Ada Brenn said on Monday that Varland would open the Sable ferry “within weeks”.\n\n"
    "“Fishing rights come first,” Kesmari envoy Jon Taal replied. "
    "Talks in Tarn are planned for June, where 30 boats will be discussed."
)
OTHER_TEXT = (
    "The Tarn talks were called off on June 2. About 40 boats were at stake, an official said. 漁業協定。"
)
RAW = f"OSTREL HERALD\n{TEXT}\nShare this\n"

ARTICLE = row_id("article", "a")
OTHER = row_id("article", "b")
VARLAND, KESMAR = row_id("actor", "Varland"), row_id("actor", "Kesmar")
BRENN, TAAL = row_id("actor", "Ada Brenn"), row_id("actor", "Jon Taal")
FERRY, FISHING = row_id("issue", "ferry"), row_id("issue", "fishing")
TALKS = row_id("event", "talks in Tarn")


def at(quote: str, article: str = ARTICLE) -> Evidence:
    """The evidence that these words are, at their first place in the article."""
    text = TEXT if article == ARTICLE else OTHER_TEXT
    start = text.index(quote)
    return Evidence(article, start, start + len(quote), quote)


def articles() -> tuple[ArticleRow, ...]:
    """A report from a page with dirt around it, and a short one without a date that is nobody's copy."""
    shift = RAW.index(TEXT)
    first = ArticleRow(
        id=ARTICLE,
        source=SourceInfo("pages/one.txt", Page_sha(RAW), "text/plain", None),
        outlet="Ostrel Herald",
        agency=None,
        byline=("Mia Lund",),
        language="en",
        genre="report",
        translated="none",
        title="Varland to open ferry",
        text=TEXT,
        parts=(Part("body", 0, TEXT.index("\n")), Part("body", TEXT.index("“Fishing"), len(TEXT))),
        published=Published(
            "2031-05-06",
            "2031-05-06",
            "2031-05-06",
            "page",
            0.9,
            (RawEvidence(0, 6, "OSTREL"), at("Monday")),
            (Rejected("2033-01-01", "the clock of the page", "1 January 2033"),),
        ),
        copies=Copies("group_1", "original", None),
        url=None,
        offsets=OffsetMap((Run(0, len(TEXT), shift, shift + len(TEXT)),)),
    )
    second = replace(
        first,
        id=OTHER,
        source=SourceInfo("pages/two.txt", Page_sha(OTHER_TEXT), "text/plain", None),
        outlet="Tarn Post",
        byline=(),
        title=None,
        text=OTHER_TEXT,
        parts=(Part("body", 0, len(OTHER_TEXT)),),
        published=Published(None, None, None, "none", 0.0, (), ()),
        copies=Copies("group_2", "original", None),
        offsets=OffsetMap((Run(0, len(OTHER_TEXT), 0, len(OTHER_TEXT)),)),
    )
    return first, second


def Page_sha(raw: str) -> str:  # noqa: N802
    """The hash of a page with this text."""
    return _page("x", raw).sha256


def statements() -> tuple[Statement, ...]:
    """A dated indirect statement, and an undated direct one."""
    ferry = "Varland would open the Sable ferry “within weeks”"
    first = Statement(
        id=row_id("statement", 1),
        article=ARTICLE,
        mode="mixed",
        content=(at(ferry),),
        cue=at("said"),
        speaker_mention=at("Foreign Minister Ada Brenn"),
        speaker=BRENN,
        speaker_name="Ada Brenn",
        side=VARLAND,
        addressee=None,
        said_on=SaidOn("2031-05-05", "time_words"),
        occasion=None,
        verbatim="paraphrase",
        issues=(FERRY,),
        utterance=row_id("utterance", 1),
        confidence=0.8,
    )
    second = replace(
        first,
        id=row_id("statement", 2),
        mode="direct",
        content=(at("Fishing rights come first"),),
        cue=at("replied"),
        speaker_mention=at("Kesmari envoy Jon Taal"),
        speaker=TAAL,
        speaker_name="Jon Taal",
        side=KESMAR,
        said_on=None,
        occasion=TALKS,
        issues=(FISHING,),
        utterance=row_id("utterance", 2),
    )
    return first, second


def events() -> tuple[Event, ...]:
    """Talks that were planned and called off, and a background event without a date."""
    talks = Event(
        id=TALKS,
        type="talks",
        label="Talks in Tarn",
        participants=(Participant(VARLAND, "Varland", "visitor"), Participant(KESMAR, "Kesmar", "host")),
        place="Tarn",
        start="2031-06",
        end="2031-06",
        basis="time_words",
        status="cancelled",
        history=(
            Milestone("2031-05-06", "planned", "2031-06", at("Talks in Tarn")),
            Milestone(None, "cancelled", None, at("The Tarn talks", OTHER)),
        ),
        mentions=(at("Talks in Tarn"), at("The Tarn talks", OTHER)),
        articles=(ARTICLE, OTHER),
        independent_sources=2,
        rank=1,
        background=False,
        plover="CONSULT",
        links=(
            Link(at("Talks in Tarn"), at("The Tarn talks", OTHER), 0.71, (Reason("place", ("tarn",), 0.2),)),
        ),
    )
    opening = replace(
        talks,
        id=row_id("event", "ferry"),
        type="other",
        label="Opening of the ferry",
        participants=(),
        place=None,
        start=None,
        end=None,
        basis="none",
        status="planned",
        history=(),
        mentions=(at("open the Sable ferry"),),
        articles=(ARTICLE,),
        independent_sources=1,
        rank=2,
        background=True,
        plover=None,
    )
    return talks, opening


def sample_record() -> Record:
    """The record, each kind in its export order."""
    statement, answer = statements()
    position = Position(
        row_id("position", 1), TAAL, KESMAR, FISHING, "supports", "2031-05-06", answer.id,
        answer.content, None, 0.7, "own",
    )  # fmt: skip
    later = replace(
        position, id=row_id("position", 2), stance="conditional", as_of="2031-06-02", shift_from=position.id
    )
    office = Office("Foreign Minister", "Varland", "2031-05-06", None, (at("Foreign Minister Ada Brenn"),))
    return Record(
        articles=articles(),
        statements=(statement, answer),
        events=events(),
        times=(_time("Monday", "2031-05-05"), _time("June", "2031-06")),
        actors=tuple(
            sorted(
                (
                    _actor(VARLAND, "Varland", "country"),
                    _actor(KESMAR, "Kesmar", "country"),
                    replace(_actor(BRENN, "Ada Brenn", "person"), side=VARLAND, offices=(office,)),
                    replace(_actor(TAAL, "Jon Taal", "person"), side=KESMAR),
                ),
                key=lambda actor: actor.id,
            )
        ),
        places=(
            Place(
                row_id("place", 1), "Tarn", (PlaceName("Tarn", "en", (KESMAR,)),), "Kesmar", (at("Tarn"),)
            ),
        ),
        instruments=(Instrument(row_id("instrument", 1), "ferry accord", ("ferry accord",), None, (), ()),),
        issues=tuple(
            sorted(
                (
                    Issue(FERRY, "Sable ferry", ("ferry",), "discovered", (statement.id,)),
                    Issue(FISHING, "fishing rights", ("fishing",), "discovered", (answer.id,)),
                ),
                key=lambda issue: issue.id,
            )
        ),
        positions=(position, later),
        conditions=(
            Condition(row_id("condition", 1), TAAL, at("Fishing rights"), None, None, (at("come first"),)),
        ),
        commitments=(
            Commitment(
                row_id("commitment", 1), BRENN, at("open the Sable ferry"), "2031-05-05",
                Due("2031-05-06", "2031-06"), "no_evidence", (), "2031-06-02",
            ),
        ),
        conflicts=(
            Conflict(
                row_id("conflict", 1),
                "boats at the Tarn talks",
                "number",
                (
                    Version("30 boats", (at("30 boats"),), (ARTICLE,), 1),
                    Version("40 boats", (at("40 boats", OTHER),), (OTHER,), 1),
                ),
            ),
        ),
        rejects=(RejectRow("pages/three.bin", "binary", "The file is not text."),),
        corrections=(_correction_row(correction(), "applied", (statement.id,)),),
    )  # fmt: skip


def correction() -> Correction:
    """An entry of the log: a note on the first statement."""
    return with_id(
        Correction(
            "", "note", "mia", "2031-05-07T10:00:00.000Z",
            target=target_of("statements", statements()[0], "Ada Brenn: ferry"), value="Heard it myself",
        )
    )  # fmt: skip


def _correction_row(entry: Correction, status: CorrectionStatus, rows: tuple[str, ...]) -> CorrectionRow:
    told = {field.name: getattr(entry, field.name) for field in fields(entry)}
    return CorrectionRow(**told, status=status, rows=rows)


def sample_manifest(record: Record) -> Manifest:
    """A manifest that fits the record."""
    counts = {kind: len(getattr(record, kind)) for kind in KINDS}
    return Manifest(SCHEMA_VERSION, "0.1.0", (ModelInfo("model", "1", "0" * 64),), counts, "0" * 64)


def write_sample(path: Path, record: Record | None = None) -> Path:
    """Writes the record to a file, with its pages and readings."""
    record = record or sample_record()
    with RecordWriter(path) as writer:
        writer.begin("reader 1")
        for name, raw, text in (("one", RAW, TEXT), ("two", OTHER_TEXT, OTHER_TEXT)):
            page = _page(f"pages/{name}.txt", raw)
            writer.add_page(page)
            writer.add_reading(page.content_key, pack_reading(_reading(text)))
        writer.add_refusal(Reject("pages/three.bin", "binary", "The file is not text."))
        add_entries(path, map(_entry_of, record.corrections))
        assert writer.replace_record(record, sample_manifest(record))
    return path


def _entry_of(row: CorrectionRow) -> Correction:
    return Correction(**{field.name: getattr(row, field.name) for field in fields(Correction)})


def _page(locator: str, raw: str) -> Page:
    return Page(locator, raw.encode(), raw, "utf-8", "text/plain", GivenMetadata())


def _reading(text: str) -> Reading:
    article = Article(text, OffsetMap((Run(0, len(text), 0, len(text)),)), (Part("body", 0, len(text)),))
    return Reading(article, PublicationDate())


def _actor(key: str, name: str, kind: str) -> Actor:
    return Actor(key, name, kind, (NameForm(name, "en", 2),), None, ())


def _time(quote: str, value: str) -> Time:
    spot = at(quote)
    return Time(ARTICLE, spot.start, spot.end, quote, "DATE", value, "2031-05-06", ())
