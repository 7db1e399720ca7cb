"""What readers see while a build writes, and after it was killed: rows and pages of one state."""

import sqlite3
from dataclasses import replace

import pytest
from sample_record import ARTICLE, OTHER, RAW, sample_manifest, sample_record, statements, write_sample
from web_client import WebClient

from onrecord.building.check import check_record
from onrecord.cli.main import run
from onrecord.errors import RecordFileError
from onrecord.export.jsonl import write_jsonl
from onrecord.records.pages import Page, Reject
from onrecord.store.reader import RecordReader
from onrecord.store.writer import RecordWriter
from onrecord.web.app import create_app

NEW = "The page has other words now, and fewer."


@pytest.fixture
def file(tmp_path):
    """The sample record."""
    return write_sample(tmp_path / "x.onrecord")


def changed(raw=NEW, encoding="utf-8"):
    """What stands at the locator of the first article now."""
    return Page("pages/one.txt", raw.encode(encoding), raw, encoding, "text/plain")


def replaces(writer, page=None):
    """Meets another page at the locator of the first article."""
    writer.add_page(page or changed())


def replaces_twice(writer):
    """Meets two."""
    replaces(writer)
    replaces(writer, changed("Again other words."))


def refuses(writer):
    """Meets what is no page there."""
    writer.add_refusal(Reject("pages/one.txt", "empty", "The file is empty."))


def drops(writer):
    """Drops what it has not met."""
    writer.forget_unseen()


def kill_a_build(file, act):
    """A build that does this and does not come to its end."""
    with RecordWriter(file) as writer:
        writer.begin("reader 1")
        act(writer)


@pytest.mark.parametrize("act", [replaces, replaces_twice, refuses, drops])
def test_after_a_killed_build_rows_have_the_page_they_were_read_from(file, act, capsys):
    """In every view, until a build has replaced the rows; no view ends in a traceback."""
    kill_a_build(file, act)
    kill_a_build(file, act)
    with RecordReader(file) as reader:
        assert reader.raw_page(ARTICLE) == RAW
    assert run(["show", str(file), ARTICLE, "--raw"]) == 0
    assert "Share this" in capsys.readouterr().out
    assert run(["check", str(file)]) == 1
    assert "a build was interrupted" in capsys.readouterr().out
    answer = WebClient(create_app(file)).get(f"/articles/{ARTICLE}/raw")
    assert answer.status_code == 200
    assert "Share this" in answer.text


def test_a_page_in_another_encoding_is_another_page(tmp_path):
    """The same bytes decoded in another way, by another version."""
    file = write_sample(tmp_path / "x.onrecord")
    same = Page(
        "pages/one.txt", RAW.encode(), RAW.encode().decode("cp1252", "replace"), "cp1252", "text/plain"
    )
    kill_a_build(file, lambda writer: replaces(writer, same))
    with RecordReader(file) as reader:
        assert reader.raw_page(ARTICLE) == RAW
        assert reader.changed_pages() == {"pages/one.txt"}


def test_the_superseded_page_goes_with_its_rows(file):
    """The build that replaces the rows drops it."""
    kill_a_build(file, replaces)
    record = replace(sample_record(), articles=sample_record().articles[1:], statements=(), events=())
    with RecordWriter(file) as writer:
        writer.begin("reader 1")
        assert writer.replace_record(record, sample_manifest(record))
    with sqlite3.connect(file) as raw:
        assert raw.execute("SELECT count(*) FROM superseded_pages").fetchone() == (0,)
    raw.close()


def test_a_page_that_came_back_is_no_change(file):
    """A build put it back as it was before it was killed, too."""
    kill_a_build(file, replaces)
    kill_a_build(file, lambda writer: replaces(writer, changed(RAW)))
    with RecordReader(file) as reader:
        assert list(check_record(reader)) == []


DAMAGE = {
    "the bytes of another page": (
        "UPDATE pages SET data = (SELECT data FROM pages WHERE locator LIKE '%two%')",
        "not the one that its article was read from",
    ),
    "no page": ("DELETE FROM pages WHERE locator = 'pages/one.txt'", "is not in the record"),
    "bytes that do not unpack": ("UPDATE pages SET data = x'00'", "is damaged"),
    "an encoding that does not exist": ("UPDATE pages SET encoding = 'utf-9'", "is damaged"),
    "an encoding that does not fit": ("UPDATE pages SET encoding = 'ascii'", "is damaged"),
}  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_page_that_is_not_that_of_its_article_is_told(file, damage, capsys):
    """By check as a problem, by the others as an error: never a traceback, never the wrong page."""
    sql, told = DAMAGE[damage]
    with sqlite3.connect(file) as raw:
        raw.execute(sql)
    raw.close()
    with RecordReader(file) as reader, pytest.raises(RecordFileError, match=told):
        reader.raw_page(ARTICLE)
    assert run(["check", str(file)]) == 1
    assert told in capsys.readouterr().out
    assert run(["show", str(file), ARTICLE, "--raw"]) == 4
    assert told in capsys.readouterr().err
    assert WebClient(create_app(file)).get(f"/articles/{ARTICLE}/raw").status_code == 503


def replace_rows(file):
    """A build that ends: one statement fewer, the other article gone."""
    record = replace(
        sample_record(), articles=sample_record().articles[:1], statements=statements()[:1], conflicts=()
    )
    with RecordWriter(file) as writer:
        writer.begin("reader 1")
        assert writer.replace_record(record, sample_manifest(record))


class Meddled(RecordReader):
    """A reader between whose reads a build ends."""

    def lines(self, kind):
        """The lines of a kind, after a build."""
        if kind == "statements":
            replace_rows(self.path)
        return super().lines(kind)

    def raw_page(self, article):
        """The raw page, after a build and the beginning of another."""
        replace_rows(self.path)
        kill_a_build(self.path, replaces)
        return super().raw_page(article)


def test_an_export_is_of_one_state(file, tmp_path):
    """A build that ends between two of its files changes neither."""
    with RecordReader(file) as reader:
        write_jsonl(reader, tmp_path / "before")
    with Meddled(file) as reader:
        write_jsonl(reader, tmp_path / "out")
    for path in (tmp_path / "before").iterdir():
        assert (tmp_path / "out" / path.name).read_bytes() == path.read_bytes()
    with RecordReader(file) as reader:
        assert len(reader.record().statements) == 1


def test_a_served_page_is_of_one_state(file):
    """A build that ends while a page is made, and one that is killed, change neither rows nor raw page."""
    client = WebClient(create_app(file, Meddled))
    answer = client.get(f"/articles/{OTHER}/raw")
    assert answer.status_code == 200
    assert "漁業協定" in answer.text
    assert WebClient(create_app(file)).get(f"/articles/{OTHER}").status_code == 404


def test_served_pages_follow_the_builds(file):
    """Also through a link, and if the counts stay as they are."""
    link = file.with_name("link.onrecord")
    link.symlink_to(file.name)
    client = WebClient(create_app(link))
    assert "Varland to open ferry" in client.get(f"/articles/{ARTICLE}").text
    first = replace(sample_record().articles[0], title="Varland to close ferry")
    record = replace(sample_record(), articles=(first, sample_record().articles[1]))
    with RecordWriter(file) as writer:
        writer.begin("reader 1")
        assert writer.replace_record(record, sample_manifest(record))
    assert "Varland to close ferry" in client.get(f"/articles/{ARTICLE}").text
