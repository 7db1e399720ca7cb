"""Rows in a notebook."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from sample_record import sample_record

from onrecord.api.row_columns import columns_of
from onrecord.api.row_html import MAX_CHARACTERS, MAX_ROWS, SHOWN, as_html
from onrecord.records.contract import ROW_TYPES
from onrecord.records.rows import Evidence, RejectRow, Statement
from onrecord.store.reader import SearchHit

HOSTILE = "<script>alert('x')</script><img src=x onerror=\"a()\">&amp;"
RECORD = sample_record()


class Tags(HTMLParser):
    """Collects the elements and the text of a page."""

    def __init__(self):
        super().__init__()
        self.names, self.words = set(), []

    def handle_starttag(self, tag, attrs):
        """Keeps the name; there are no attributes."""
        assert attrs == []
        self.names.add(tag)

    def handle_data(self, data):
        """Keeps the text."""
        self.words.append(data)


def read(html):
    """The elements and the text cells of a table."""
    tags = Tags()
    tags.feed(html)
    return tags.names, tags.words


@pytest.mark.parametrize("kind", ROW_TYPES)
def test_the_columns_shown_exist(kind):
    """Each kind of row has its own."""
    assert set(SHOWN[ROW_TYPES[kind]]) <= columns_of(ROW_TYPES[kind], (), {}).keys()
    names, words = read(as_html(ROW_TYPES[kind], getattr(RECORD, kind), {}))
    assert names == {"table", "thead", "tbody", "tr", "th", "td", "p"}
    count = len(getattr(RECORD, kind))
    assert words[-1] == f"{count} of {count}"


def test_text_of_pages_cannot_become_markup():
    """In plain cells, in quotations within lists, and in rows of other kinds."""
    evidence = (Evidence("a", 0, len(HOSTILE), HOSTILE),)
    statement = replace(RECORD.statements[0], content=evidence, speaker_name=HOSTILE)
    hit = SearchHit("article_1", 0, 1, HOSTILE, None)
    for type_, row in ((Statement, statement), (RejectRow, RejectRow(HOSTILE, "x", "y")), (SearchHit, hit)):
        names, words = read(as_html(type_, [row], {}))
        assert names <= {"table", "thead", "tbody", "tr", "th", "td", "p"}
        assert HOSTILE in words


def test_long_texts_and_long_tables_are_cut():
    """One screen of a notebook."""
    many = [RejectRow(f"{index}", "x", "word " * 99) for index in range(MAX_ROWS + 5)]
    _, words = read(as_html(RejectRow, many, {}))
    assert words[-1] == f"{MAX_ROWS} of {MAX_ROWS + 5}"
    assert max(map(len, words)) == MAX_CHARACTERS
    assert "25" not in words
