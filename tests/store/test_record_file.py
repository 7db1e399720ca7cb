"""Writing a record file and reading it back."""

import sqlite3
from dataclasses import replace

import pytest
from sample_record import (
    ARTICLE,
    BRENN,
    FISHING,
    KESMAR,
    OTHER,
    RAW,
    TALKS,
    TEXT,
    VARLAND,
    at,
    sample_manifest,
    sample_record,
    statements,
    write_sample,
)

from onrecord.errors import RecordFileError, UsageError
from onrecord.records.articles import Article, Part, PublicationDate
from onrecord.records.pages import GivenMetadata, Page, Reject
from onrecord.records.readings import Reading
from onrecord.records.record import KINDS
from onrecord.records.rows import row_id
from onrecord.records.spans import OffsetMap, Run
from onrecord.store.reader import EventQuery, RecordReader, StatementQuery
from onrecord.store.writer import Failure, RecordWriter, pack_reading, unpack_reading


@pytest.fixture
def record_file(tmp_path):
    """A file that holds the sample record."""
    return write_sample(tmp_path / "sample.onrecord")


@pytest.fixture
def reader(record_file):
    """The sample record, open."""
    with RecordReader(record_file) as opened:
        yield opened


def page(locator, raw="Some words.", **told):
    """A page of plain text."""
    return Page(locator, raw.encode(), raw, "utf-8", "text/plain", GivenMetadata(**told))


def packed(text="Some words."):
    """What is kept of an article."""
    article = Article(text, OffsetMap((Run(0, len(text), 0, len(text)),)), (Part("body", 0, len(text)),))
    return pack_reading(Reading(article, PublicationDate()))


def test_a_record_is_read_back_whole(reader):
    """Every kind of row comes back as it was, in its order, and so does the manifest."""
    assert reader.record() == sample_record()
    assert reader.manifest() == sample_manifest(sample_record())
    assert reader.manifest().counts["statements"] == 2


@pytest.mark.parametrize("key", [ARTICLE, ARTICLE[:14], ARTICLE[8:14], "pages/one.txt", "one.txt", "one"])
def test_an_article_is_found_by_any_of_its_names(reader, key):
    """By id, the beginning of one, locator, file name."""
    assert reader.article(key).id == ARTICLE


@pytest.mark.parametrize("key", ["nothing", "", "article_", "pages"])
def test_an_article_that_is_not_there_is_an_error_with_a_next_step(reader, key):
    """No article, or more than one, is the user's to say again."""
    with pytest.raises(UsageError, match="name"):
        reader.article(key)


def test_the_raw_page_is_as_received(reader):
    """The map of an article leads into its raw page."""
    assert reader.raw_page(ARTICLE) == RAW
    span = reader.article(ARTICLE).offsets.to_raw(reader.article(ARTICLE).parts[0].span)[0]
    assert span.of(RAW) == TEXT.split("\n")[0]
    with pytest.raises(KeyError):
        reader.raw_page("article_0")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (StatementQuery(), {0, 1}),
        (StatementQuery(speaker=BRENN), {0}),
        (StatementQuery(side=KESMAR), {1}),
        (StatementQuery(issue=FISHING), {1}),
        (StatementQuery(mode="direct"), {1}),
        (StatementQuery(since="2031-05-05", until="2031-05-05"), {0}),
        (StatementQuery(since="2031-05-06"), set()),
        (StatementQuery(until="2031"), {0}),
        (StatementQuery(until="2030"), set()),
        (StatementQuery(words="FERRY weeks"), {0}),
        (StatementQuery(words='"rights fishing"'), set()),
        (StatementQuery(words="fish*"), {1}),
        (StatementQuery(words="..."), set()),
        (StatementQuery(article=OTHER), set()),
    ],
)
def test_statements_are_filtered(reader, query, expected):
    """Each filter keeps what it asks for."""
    assert {statement.id for statement in reader.statements(query)} == {
        statements()[index].id for index in expected
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (EventQuery(), 2),
        (EventQuery(status="cancelled"), 1),
        (EventQuery(type="talks", status="planned"), 0),
        (EventQuery(actor=VARLAND), 1),
        (EventQuery(actor=BRENN), 0),
        (EventQuery(background=False), 1),
        (EventQuery(since="2031-06-15"), 1),
        (EventQuery(since="2031-07"), 0),
        (EventQuery(until="2031-06"), 1),
        (EventQuery(until="2031-05-31"), 0),
    ],
)
def test_events_are_filtered(reader, query, expected):
    """A month may lie after a day of it; what is undated answers no question about dates."""
    assert len(reader.events(query)) == expected


def test_evidence_of_an_article_is_in_the_order_of_its_text(reader):
    """What `show` highlights: every span, whose row it supports, and as what."""
    spots = reader.evidence(ARTICLE)
    assert [spot.start for spot in spots] == sorted(spot.start for spot in spots)
    ferry = at("open the Sable ferry")
    assert ("commitments", "text") in {
        (spot.kind, spot.field) for spot in spots if (spot.start, spot.end) == (ferry.start, ferry.end)
    }


@pytest.mark.parametrize(
    ("words", "article", "quote"),
    [
        ("ferry", ARTICLE, "ferry"),
        ("FERRY sable", ARTICLE, "Sable ferry"),
        ('"sable ferry"', ARTICLE, "Sable ferry"),
        ("“fishing rights”", ARTICLE, "Fishing rights"),
        ("discuss*", ARTICLE, "discussed"),
        ("漁業", OTHER, "漁業"),
        ("業協定", OTHER, "業協定"),
    ],
)
def test_search_finds_the_words_where_they_stand(reader, words, article, quote):
    """A hit is a span of the text."""
    hit = reader.search(words)[0]
    assert hit.article == article
    assert reader.article(hit.article).text[hit.start : hit.end] == quote
    assert hit.snippet == reader.article(hit.article).text[hit.snippet_start :][: len(hit.snippet)]


@pytest.mark.parametrize("words", ["", "!?", '"ferry sable"', "業漁", "absent", 'ferry "', "NEAR(", "a OR b"])
def test_search_for_what_is_not_there_finds_nothing_and_never_fails(reader, words):
    """Whatever stands in a query is looked for, not obeyed."""
    if words != 'ferry "':
        assert reader.search(words) == ()
    else:
        assert reader.search(words)


def test_a_hit_names_the_statement_it_is_in(reader):
    """From words to the statement that holds them."""
    assert reader.search("ferry")[0].statement == statements()[0].id
    assert reader.search("boats")[0].statement is None
    assert reader.search("ferry", limit=0) == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is not a record"),
        (b"words " * 900, "is not a record"),
        (b"SQLite format 3\x00" + b"\x00" * 5000, "record"),
        (None, "is not there"),
    ],
)
def test_what_is_no_record_is_refused_with_the_next_step(tmp_path, content, told):
    """Opening anything else is one clear error."""
    path = tmp_path / "other.file"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RecordFileError, match=told):
        RecordReader(path)


def test_another_database_is_neither_read_nor_written(tmp_path):
    """A SQLite file of another program stays as it is."""
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (a)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(RecordFileError, match="not a record"):
        RecordReader(path)
    with pytest.raises(RecordFileError, match="not a record"):
        RecordWriter(path)
    assert path.read_bytes() == before


def test_a_damaged_record_is_an_error_of_its_own(record_file):
    """Garbage in the middle of the file is never a traceback."""
    data = bytearray(record_file.read_bytes())
    data[4096:] = b"\x5a" * (len(data) - 4096)
    record_file.write_bytes(data)
    with pytest.raises(RecordFileError, match="damaged"), RecordReader(record_file) as reader:
        reader.record()


def test_a_row_that_is_no_row_is_damage(record_file):
    """What stands in a row column is checked."""
    with sqlite3.connect(record_file) as raw:
        raw.execute("UPDATE statements SET row = '{}'")
    raw.close()
    with RecordReader(record_file) as reader, pytest.raises(RecordFileError, match="damaged"):
        reader.record()


def test_a_newer_record_is_refused(record_file):
    """A file of a later version says so."""
    with sqlite3.connect(record_file) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    for opening in (RecordReader, RecordWriter):
        with pytest.raises(RecordFileError, match="newer onrecord"):
            opening(record_file)


def test_a_build_that_never_finished_is_told(tmp_path):
    """There is nothing to read yet."""
    path = tmp_path / "half.onrecord"
    with RecordWriter(path) as writer:
        writer.begin("reader 1")
        writer.add_page(page("a"))
    with pytest.raises(RecordFileError, match="run the same `onrecord build` again"):
        RecordReader(path)


def test_a_second_writer_is_kept_off(tmp_path):
    """Two builds never write one file; the lock goes with its holder."""
    path = tmp_path / "one.onrecord"
    with RecordWriter(path), pytest.raises(RecordFileError, match="another build"):
        RecordWriter(path)
    RecordWriter(path).__exit__(None, None, None)
    assert [one.name for one in tmp_path.iterdir()] == ["one.onrecord"]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    """The file's folder has to be there."""
    with pytest.raises(RecordFileError, match="folder that exists"):
        RecordWriter(tmp_path / "no" / "x.onrecord")


def test_a_record_is_read_while_it_is_written(record_file):
    """Readers see the last finished record during a build."""
    with RecordWriter(record_file) as writer, RecordReader(record_file) as reader:
        writer.begin("reader 2")
        writer.add_page(page("new"))
        assert reader.record() == sample_record()


def test_a_failed_replacement_leaves_the_old_rows(record_file):
    """All rows change at once, or none."""
    broken = replace(sample_record(), statements=(*statements(), statements()[0]))
    with pytest.raises(RecordFileError), RecordWriter(record_file) as writer:
        writer.replace_record(broken, sample_manifest(broken))
    with RecordReader(record_file) as reader:
        assert reader.record() == sample_record()


def test_only_what_is_new_is_unread(tmp_path):
    """The same content is read once; another reader reads all again."""
    path = tmp_path / "x.onrecord"
    with RecordWriter(path) as writer:
        writer.begin("reader 1")
        for locator in ("b", "a"):
            writer.add_page(page(locator))
        writer.add_page(page("c", title="Told"))
        keys = writer.unread()
        assert len(keys) == 2
        assert writer.page(page("a").content_key).locator == "a"
        writer.add_reading(keys[0], packed())
        assert writer.unread() == keys[1:]
        writer.begin("reader 2")
        assert writer.unread() == keys


def test_a_page_comes_back_as_it_was(tmp_path):
    """Bytes, encoding, what was given; and the decoded text, even where decoding does not give it back."""
    told = GivenMetadata(title="T", byline=("A", "B"))
    plain = Page("p", "Zażółć".encode("iso-8859-2"), "Zażółć", "iso-8859-2", "text/html", told, "2031-01-01")
    mended = Page("q", b"a\xffb", "a\ufffdb", "utf-8", "text/plain")
    odd = Page("r\udce9", b"a", "a\ud800", "nonsense", "text/plain")
    with RecordWriter(tmp_path / "x.onrecord") as writer:
        writer.begin("reader 1")
        for one in (plain, mended, odd):
            writer.add_page(one)
        assert writer.page(plain.content_key) == plain
        assert writer.page(mended.content_key) == mended
        assert writer.page(odd.content_key) == replace(odd, locator="r\\udce9")


def test_text_of_a_class_of_its_own_is_kept_as_text():
    """Parsers mark the text they find with classes; what is stored is the text."""

    class Marked(str):
        __slots__ = ()

    article = Article(Marked("Words."), OffsetMap((Run(0, 6, 0, 6),)), (), title=Marked("Title"))
    kept = unpack_reading(pack_reading(Reading(article, PublicationDate()))).article
    assert (kept.text, type(kept.title)) == ("Words.", str)


def test_ids_derive_from_the_bytes_and_then_from_the_locator(tmp_path):
    """The smallest locator of the same bytes has the plain id, whatever the order they came in."""
    found = []
    for order in (("b", "a", "c"), ("c", "b", "a")):
        with RecordWriter(tmp_path / f"{order[0]}.onrecord") as writer:
            writer.begin("reader 1")
            for locator in order:
                writer.add_page(page(locator, "Other." if locator == "c" else "Same."))
            for key in writer.unread():
                writer.add_reading(key, packed())
            found.append([(one.locator, one.id) for one in writer.readings()])
    assert found[0] == found[1]
    assert dict(found[0])["a"] == row_id("article", page("a", "Same.").sha256)
    assert len({article for _, article in found[0]}) == 3


def test_rows_that_share_an_id_are_both_kept(tmp_path):
    """Two rows of a table with one id are two inputs; meeting them again changes nothing."""
    with RecordWriter(tmp_path / "x.onrecord") as writer:
        for _ in range(2):
            writer.begin("reader 1")
            writer.add_page(page("t.csv#1", "One."))
            writer.add_page(page("t.csv#1", "Two."))
        for key in writer.unread():
            writer.add_reading(key, packed())
        locators = sorted(one.locator for one in writer.readings())
        assert locators == ["t.csv#1", f"t.csv#1~{page('t.csv#1', 'Two.').content_key[:8]}"]


def test_a_changed_input_takes_the_place_of_the_old_one(tmp_path):
    """A page that became unreadable, or readable, is one input still."""
    with RecordWriter(tmp_path / "x.onrecord") as writer:
        writer.begin("reader 1")
        writer.add_page(page("a"))
        first = writer.inputs_sha256()
        writer.begin("reader 1")
        writer.add_refusal(Reject("a", "binary", "Not text."))
        assert (writer.unread(), [row.reason for row in writer.rejects()]) == ([], ["binary"])
        assert writer.inputs_sha256() != first
        writer.begin("reader 1")
        writer.add_page(page("a"))
        assert (len(writer.unread()), writer.rejects()) == (1, ())
        assert writer.inputs_sha256() == first


def test_accidents_are_tried_again_and_rejects_are_not(tmp_path):
    """A page without an article stays rejected; one that crashed its reader gets another chance."""
    with RecordWriter(tmp_path / "x.onrecord") as writer:
        writer.begin("reader 1")
        writer.add_page(page("a", "A."))
        writer.add_page(page("b", "B."))
        writer.add_reading(page("a", "A.").content_key, Failure("empty", "Nothing there."))
        writer.add_reading(page("b", "B.").content_key, Failure("crashed", "Boom.", lasting=False))
        assert [row.reason for row in writer.rejects()] == ["empty", "crashed"]
        writer.begin("reader 1")
        assert writer.unread() == [page("b", "B.").content_key]


def test_what_a_build_did_not_meet_can_be_dropped(tmp_path):
    """Only then; by default it stays."""
    with RecordWriter(tmp_path / "x.onrecord") as writer:
        writer.begin("reader 1")
        writer.add_page(page("a"))
        writer.add_refusal(Reject("b", "empty", "Nothing."))
        writer.begin("reader 1")
        writer.add_page(page("c", "C."))
        assert len(writer.unread()) == 2
        assert writer.forget_unseen() == 2
        assert writer.unread() == [page("c", "C.").content_key]
        assert writer.rejects() == ()


def test_the_codebook_is_remembered(record_file):
    """A later build that is given none goes on with it."""
    with RecordWriter(record_file) as writer:
        assert writer.codebook is None
        writer.codebook = "ferry: Sable ferry"
    with RecordWriter(record_file) as writer:
        assert writer.codebook == "ferry: Sable ferry"


def test_reading_leaves_nothing_beside_the_file_and_changes_nothing_in_it(record_file):
    """One record is one file, also after it was read."""
    before = record_file.read_bytes()
    with RecordReader(record_file) as reader:
        reader.record()
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader._connection.execute("DELETE FROM statements")
    assert [path.name for path in record_file.parent.iterdir()] == [record_file.name]
    assert record_file.read_bytes() == before


def test_a_record_in_a_folder_that_cannot_be_written_is_read(record_file):
    """A record on a read-only share opens."""
    record_file.parent.chmod(0o555)
    try:
        with RecordReader(record_file) as reader:
            assert reader.record() == sample_record()
    finally:
        record_file.parent.chmod(0o755)


def test_every_kind_has_a_table_and_every_row_its_columns(record_file):
    """The columns repeat what the row says."""
    with RecordReader(record_file) as reader:
        assert {kind: len(list(reader.lines(kind))) for kind in KINDS} == reader.manifest().counts
        assert reader.row("events", TALKS).label == "Talks in Tarn"
        with pytest.raises(KeyError):
            reader.row("events", "event_0")
        with pytest.raises(KeyError):
            list(reader.lines("sqlite_schema"))
    with sqlite3.connect(record_file) as raw:
        told = raw.execute("SELECT status, start, json_extract(row, '$.status') FROM events ORDER BY seq")
        assert told.fetchall()[0] == ("cancelled", "2031-06", "cancelled")
    raw.close()
