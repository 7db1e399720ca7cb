"""A record opened from Python."""

from pathlib import Path

import pytest
from sample_record import ARTICLE, FERRY, RAW, TAAL, TEXT, VARLAND, sample_record, statements, write_sample

import onrecord
from onrecord.records.contract import evidence_of
from onrecord.records.record import KINDS
from onrecord.store.connection import open_for_writing

FIRST, SECOND = statements()
METHODS = [name for name in KINDS if hasattr(onrecord.Record, name)]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """A file that holds the sample record."""
    return write_sample(tmp_path_factory.mktemp("api") / "sample.onrecord")


@pytest.fixture
def record(path):
    """The sample record, open."""
    with onrecord.open(path) as opened:
        yield opened


def test_every_kind_of_row_has_its_method():
    """No kind of the contract is out of reach."""
    assert list(KINDS) == METHODS


@pytest.mark.parametrize("kind", METHODS)
def test_a_method_without_filters_gives_every_row(record, kind):
    """The rows of the file, each once."""
    rows = getattr(record, kind)()
    assert sorted(rows, key=repr) == sorted(getattr(sample_record(), kind), key=repr)


@pytest.mark.parametrize("kind", METHODS)
def test_every_quote_stands_in_its_article(example_home, kind):
    """The promise of the contract, on the examples: ``text[start:end] == quote``."""
    with onrecord.open(example_home / "talks.onrecord") as record:
        texts = {row.id: row.text for row in record.articles()}
        found = [one for row in getattr(record, kind)() for _, one in evidence_of(row)]
    assert [one for one in found if texts[one.article][one.start : one.end] != one.quote] == []
    assert found or kind in ("times", "issues", "rejects", "corrections")


def test_rows_are_frozen(record):
    """A reader cannot change what it was given."""
    with pytest.raises(AttributeError):
        record.statements()[0].speaker = None


def test_one_row_by_its_key(record):
    """An article by file name, a statement by id."""
    assert record.article("one.txt").id == ARTICLE
    assert record.statement(FIRST.id) == FIRST
    with pytest.raises(KeyError):
        record.statement("statement_0")
    with pytest.raises(onrecord.UsageError, match="there is no article"):
        record.article("nowhere.txt")


def test_an_evidence_leads_back_to_the_page_as_received(record):
    """Through the article's map of offsets."""
    quote = FIRST.content[0]
    places = record.article(ARTICLE).offsets.to_raw(onrecord.Span(quote.start, quote.end))
    assert "".join(record.raw_page(ARTICLE)[one.start : one.end] for one in places) == quote.quote
    assert record.raw_page(ARTICLE) == RAW


def test_the_spans_of_an_article_name_the_rows_that_rest_on_them(record):
    """In the order of the text."""
    spots = record.evidence(ARTICLE)
    assert [one.start for one in spots] == sorted(one.start for one in spots)
    assert ("statements", FIRST.id, "content") in {(one.kind, one.owner, one.field) for one in spots}


def test_names_cover_actors_and_issues(record):
    """For ids in rows; they cannot be changed."""
    names = record.names()
    assert (names[VARLAND], names[FERRY]) == ("Varland", "Sable ferry")
    with pytest.raises(TypeError):
        names[VARLAND] = "Kesmar"


def test_the_manifest_counts_the_rows(record):
    """As the build wrote it."""
    assert record.manifest().counts["statements"] == len(record.statements())


def test_search_gives_spans_of_articles(record):
    """With the statement that a hit is in."""
    (hit,) = record.search("sable")
    assert (hit.article, TEXT[hit.start : hit.end], hit.statement) == (ARTICLE, "Sable", FIRST.id)
    assert len(record.search("the", limit=1)) == 1


def test_a_closed_record_says_so(path):
    """Its rows stay; it can be closed twice."""
    record = onrecord.open(str(path))
    rows = record.statements()
    record.close()
    record.close()
    assert rows[1].speaker == TAAL
    with pytest.raises(onrecord.UsageError, match="is closed"):
        record.statements()


def test_a_record_cannot_be_written_through(record):
    """The connection of the reader only reads."""
    with pytest.raises(onrecord.RecordFileError, match="readonly"):
        record._reader._ask("DELETE FROM statements")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "it is not there"),
        ("folder", "it is a folder"),
        (b"", "is not a record"),
        (b"no database " * 99, "is not a record"),
        ("newer", "written by a newer onrecord"),
    ],
)
def test_a_file_that_is_no_record_is_an_error_with_the_next_step(tmp_path, content, told):
    """The same errors as on the command line."""
    path: Path = tmp_path / "x.onrecord"
    if content == "folder":
        path.mkdir()
    elif content == "newer":
        write_sample(path)
        connection = open_for_writing(path)
        connection.execute("PRAGMA user_version = 999")
        connection.close()
    elif content is not None:
        path.write_bytes(content)
    with pytest.raises(onrecord.RecordFileError, match=told):
        onrecord.open(path)
