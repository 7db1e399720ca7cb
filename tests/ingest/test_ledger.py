"""Each record that an input holds comes out, or is missed: it is counted on the way in and on the way out."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest.archives.warcs import record
from ingest.hostile import FACTIVA, OLD_NEXIS, OPTIONS, RIS, ROWS, VALID
from ingest.packing import PAGE, TEXT, found_in, imbalances, tarred, told, zipped

from onrecord.ingest.archives import tars, wacz, warc, zips
from onrecord.ingest.databases import reference_json, ris, text_exports
from onrecord.ingest.feeds import json_feed, xml_feed
from onrecord.ingest.feeds.item_tags import ItemTags
from onrecord.ingest.inputs import Input
from onrecord.ingest.ledger import Ledger
from onrecord.ingest.mail import eml, mbox
from onrecord.ingest.sources import Taken, read_input
from onrecord.ingest.tables import json_rows, separated
from onrecord.ingest.tables.separated_records import Records
from onrecord.records.pages import Holding, Page, Reject

READERS: dict[str, ModuleType] = {
    "rows": json_rows,
    "json": json_rows,
    "table": separated,
    "zip": zips,
    "tar": tars,
    "warc": warc,
    "warc.gz": warc,
    "wacz": wacz,
    "rss": xml_feed,
    "atom": xml_feed,
    "json feed": json_feed,
    "mail": eml,
    "mbox": mbox,
    "ris": ris,
    "nexis": text_exports,
    "factiva": text_exports,
}


def balance(data: bytes, name: str = "input.dat") -> tuple[list[Page | Reject], list[tuple[str, int, int]]]:
    """What comes out of an input, and what does not balance."""
    holdings: list[Holding] = []
    found = list(read_input(Input(name, partial(BytesIO, data)), OPTIONS, Taken(settle=holdings.append)))
    return found, imbalances(found, holdings)


@pytest.mark.parametrize("kind", VALID)
def test_all_records_of_sound_inputs_come_out(kind: str) -> None:
    """Of every kind."""
    assert balance(VALID[kind])[1] == []


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("place", [0, -1])
def test_a_record_that_a_reader_swallows_is_missed(
    monkeypatch: pytest.MonkeyPatch, kind: str, place: int
) -> None:
    """Whether it is the first that comes out of it or the last."""
    read = READERS[kind].read

    def swallowing(*args: Any) -> Iterator[Any]:
        found = list(read(*args))
        del found[place]
        yield from found

    monkeypatch.setattr(READERS[kind], "read", swallowing)
    ((locator, held, ended),) = balance(VALID[kind])[1]
    assert locator == "input.dat"
    assert held > ended


def test_a_line_that_is_in_no_row_of_a_table_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows are counted by the lines between them."""
    rows = Records.rows

    def some(self: Records, width: int) -> Iterator[Any]:
        yield from list(rows(self, width))[::2]

    data = b"id,title,text\n1,T,words\n\n2,U,more\n3,V,other\n"
    assert balance(data)[1] == []
    monkeypatch.setattr(Records, "rows", some)
    assert balance(data)[1]


def test_two_inputs_with_one_locator_are_counted_together() -> None:
    """Members of a ZIP may have one name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.jsonl", ROWS)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.jsonl", ROWS)
    found, missed = balance(out.getvalue())
    assert len(found) == 6
    assert missed == []


def test_what_holds_no_input_is_a_reject() -> None:
    """A table of a header alone, an archive of folders, a list of nothing."""
    for data in (b"id,title,text\n", zipped({"a/": b"", ".b": b"x"}), b"[]", b"[1, 2, 3]"):
        found, missed = balance(data, "input.json" if data.startswith(b"[") else "input.csv")
        assert [type(one) for one in found] == [Reject], data
        assert missed == []


def test_counts_of_what_is_no_page_stand_for_all_of_it() -> None:
    """Two images of a web archive are one reject, a request is passed over."""
    image = {"Content-Type": "image/png"}
    images = [record(f"https://a.example/{name}", b"x", http=image) for name in "23"]
    data = b"".join((record("https://a.example/1"), *images, record(kind="request")))
    holdings: list[Holding] = []
    found = list(read_input(Input("a", partial(BytesIO, data)), OPTIONS, Taken(settle=holdings.append)))
    assert [one.records for one in found if isinstance(one, Reject)] == [2]
    (holding,) = holdings
    assert (holding.held, dict(holding.passed)) == (4, {"records of the crawler (request)": 1})


def test_an_error_stands_for_the_records_that_were_not_reached() -> None:
    """What was met and did not come out before it."""
    ledger = Ledger("a")
    ledger.holds(3)
    ledger.take()
    assert ledger.left == 2
    ledger.passes("folders")
    assert ledger.left == 1
    place = ledger.place()
    assert (place.take(), place.take(), ledger.left) == (1, 0, 0)


OBJECTS = [{"id": f"r{n}", "title": "T", "text": f"{TEXT} It was day {n}."} for n in range(5)]
DAMAGES: dict[str, Callable[[str], str]] = {
    "a string that is not closed": lambda one: one.replace('."}', "."),
    "a comma that is lost": lambda one: one.replace('", "text"', '" "text"'),
    "a colon that is lost": lambda one: one.replace('"title": ', '"title" '),
    "a value that is none": lambda one: one.replace('"T"', "T"),
    "a brace that is lost": lambda one: one.removesuffix("}"),
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("at", range(5))
@pytest.mark.parametrize("form", ["[{}]", "{}", "[\n{}\n]"])
def test_a_damaged_object_of_json_costs_only_itself(tmp_path: Path, damage: str, at: int, form: str) -> None:
    """In a list and behind others."""
    items = [json.dumps(one) for one in OBJECTS]
    items[at] = DAMAGES[damage](items[at])
    between = "" if form == "{}" else ", \n" if "\n" in form else ", "
    found = found_in(tmp_path, form.format(between.join(items)).encode(), "input.json")
    pages = [one.locator.rsplit("#", 1)[1] for one in found if isinstance(one, Page)]
    lost = {"r0", "r1", "r2", "r3", "r4"} - set(pages)
    assert lost <= {f"r{at}"}
    assert [one.reason for one in found if isinstance(one, Reject)][: len(lost)] == ["bad_row"] * len(lost)
    assert balance(form.format(between.join(items)).encode(), "input.json")[1] == []


def test_objects_inside_a_damaged_one_are_no_neighbours(tmp_path: Path) -> None:
    """Its neighbours begin as it does."""
    items = ['{"id": "a", "tags": [{"x": 1}, {"x": 2}], "text": oops}', json.dumps(OBJECTS[0])]
    found = found_in(tmp_path, f"[{', '.join(items)}]".encode(), "input.json")
    assert [one.reason if isinstance(one, Reject) else "page" for one in found] == ["bad_row", "page"]


def test_an_object_without_a_text_beside_articles_is_a_reject(tmp_path: Path) -> None:
    """In a list of an answer and among objects by key; what is no article by its fields is none."""
    answer = {"docs": [OBJECTS[0], {"id": "r9", "title": "T"}, {"count": 3}], "facets": [{"name": "x"}]}
    found = found_in(tmp_path, json.dumps(answer).encode(), "input.json")
    assert [(one.locator[-2:], getattr(one, "reason", "page")) for one in found] == [
        ("r0", "page"), ("r9", "empty"),
    ]  # fmt: skip
    keyed = {"a": OBJECTS[0], "b": OBJECTS[1], "c": {"id": "r9", "title": "T"}, "about": {"count": 3}}
    found = found_in(tmp_path, json.dumps(keyed).encode(), "input.json")
    assert [getattr(one, "reason", "page") for one in found] == ["page", "page", "empty"]


def test_items_of_a_list_that_are_no_objects_are_counted(tmp_path: Path) -> None:
    """In one reject."""
    found = found_in(tmp_path, json.dumps([OBJECTS[0], None, "junk", OBJECTS[1]]).encode(), "input.json")
    assert told(found)[-1][1] == "bad_row"
    assert [one.records for one in found if isinstance(one, Reject)] == [2]


MAILS = [
    b"From a@b Tue May  6 07:08:09 2031\nFrom: a@b.example\nMessage-ID: <m%d@b>\nSubject: T\n\n%s\n"
    % (n, TEXT.encode())
    for n in range(3)
]


def test_a_message_without_a_blank_line_before_it_is_no_part_of_the_one_before(tmp_path: Path) -> None:
    """Some programs write none; prose that begins with "From" has no header below it."""
    prose = MAILS[0] + b"From Monday to Friday of May 2031\nthe talks went on.\n"
    assert [one[0] for one in told(found_in(tmp_path, prose + b"".join(MAILS[1:])))] == [
        "#m0@b", "#m1@b", "#m2@b",
    ]  # fmt: skip


def test_a_message_whose_first_line_has_lost_its_day_is_apart(tmp_path: Path) -> None:
    """The headers below it show it; prose has none."""
    damaged = [MAILS[0], b"\n" + MAILS[1].replace(b" Tue May  6 07:08:09 2031", b" Txe", 1), b"\n" + MAILS[2]]
    found = told(found_in(tmp_path, b"".join(damaged)))
    assert [one[0] for one in found] == ["#m0@b", "#m1@b", "#m2@b"]
    prose = MAILS[0] + b"\nFrom Ostrel our reporter writes:\nDear reader: the talks went on.\n\n" + MAILS[1]
    assert len(found_in(tmp_path, prose)) == 2


def test_a_row_behind_a_row_on_its_line_is_named(tmp_path: Path) -> None:
    """A newline was lost; a few cells behind the last column are no row."""
    data = f'id,title,text\n1,T,"{TEXT}, one",2,U,"{TEXT}, two"\n3,V,"{TEXT}, three",,x\n'
    found = found_in(tmp_path, data.encode(), "input.csv")
    assert [getattr(one, "reason", "page") for one in found] == ["bad_row", "page", "columns_left"]


@pytest.mark.parametrize("between", ["", " "])
def test_a_row_whose_newline_was_lost_is_in_no_text(tmp_path: Path, between: str) -> None:
    """The marks around it show it; marks in a text do not, whatever numbers stand behind them."""
    rows = [f'{n},T,"{TEXT} {n}"' for n in range(1, 5)]
    data = f"id,title,text\n{rows[0]}\n{rows[1]}{between}{rows[2]}\n{rows[3]}\n"
    found = found_in(tmp_path, data.encode(), "input.csv")
    assert [getattr(one, "reason", "page") for one in found] == ["page", "bad_row", "page"]
    quoted = f'id,title,text\n1,T,"{TEXT} He said "2," then "3, 4, 5" and "6" again"\n'
    assert told(found_in(tmp_path, quoted.encode(), "input.csv"))[0][1] == "page"


def test_lines_that_are_lists_hold_their_objects(tmp_path: Path) -> None:
    """Beside lines that are objects."""
    lines = [json.dumps(OBJECTS[0]), json.dumps(OBJECTS[1:3]), json.dumps([1, 2])]
    found = found_in(tmp_path, "\n".join(lines).encode(), "input.jsonl")
    assert [getattr(one, "reason", "page") for one in found] == ["page", "page", "page", "bad_row"]


FEED = '<rss version="2.0"><channel><title>H</title>{}</channel></rss>'
ITEM = "<item><guid>{}</guid><description>" + TEXT * 8 + "</description></item>"


@pytest.mark.parametrize("spoil", ["<!-- ", "<![CDATA[", "\x00", "</channel></rss>", "<item", "<?x "])
@pytest.mark.parametrize("at", range(4))
def test_items_that_damage_hides_are_named(tmp_path: Path, spoil: str, at: int) -> None:
    """Whatever the parser makes of it."""
    items = [ITEM.format(n) for n in range(4)]
    items[at] = items[at].replace("<description>", f"<description>{spoil}")
    data = FEED.format("".join(items)).encode()
    assert balance(data)[1] == []
    found = found_in(tmp_path, data)
    pages = {one.locator[-1] for one in found if isinstance(one, Page)}
    rejects = [one for one in found if isinstance(one, Reject)]
    assert len(pages) == 4 or rejects


def test_an_item_that_is_not_closed_keeps_its_own_text(tmp_path: Path) -> None:
    """The one inside of it is apart."""
    items = ITEM.format(1).removesuffix("</item>") + ITEM.format(2)
    found = found_in(tmp_path, FEED.format(items).encode())
    assert sorted(told(found)) == [("#1", "page"), ("#2", "page")]


def test_items_behind_a_section_that_is_not_closed_are_named(tmp_path: Path) -> None:
    """To the parser they are text of the item; with or without a section of their own."""
    marked = ITEM.replace("<description>", "<description><![CDATA[").replace("</desc", "]]></desc")
    for behind in (ITEM, marked):
        items = marked.format(1).replace("]]>", "") + behind.format(2) + behind.format(3)
        found = found_in(tmp_path, FEED.format(items).encode())
        named = sum(one.records for one in found if isinstance(one, Reject))
        assert named + sum(isinstance(one, Page) for one in found) == 3


def test_items_are_counted_apart_from_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that the parser passes over is a reject that says so."""
    parse = xml_feed.etree.iterparse

    def some(*args: Any, **options: Any) -> Iterator[Any]:
        for number, one in enumerate(parse(*args, **options)):
            if number != 1:
                yield one

    monkeypatch.setattr(xml_feed.etree, "iterparse", some)
    found, missed = balance(FEED.format("".join(ITEM.format(n) for n in range(4))).encode())
    assert [one.reason for one in found if isinstance(one, Reject)] == ["bad_item"]
    assert missed == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 40), max_size=40))
def test_tags_of_items_are_counted_however_the_bytes_come(sizes: list[int]) -> None:
    """Tags in comments and marked sections, other names and other prefixes are none."""
    data = (
        b'<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:entry><x:item/></atom:entry>'
        b"<!-- <item> --><items><![CDATA[<item> --> ]]><entry/><atom:entry\n>"
    )
    tags, at, count = ItemTags(), 0, 0
    count += tags.count(data[:80])
    at = 80
    for size in sizes:
        count += tags.count(data[at : at + size])
        at += size
    count += tags.count(data[at:])
    assert count == 3


@pytest.mark.parametrize("at", [1, 2])
def test_articles_behind_a_damaged_mark_are_named(tmp_path: Path, at: int) -> None:
    """Of exports of news databases, older and newer ones: each has one field once."""
    old = re.sub(rb"(?m)^%d of 3 DOCUMENTS" % (at + 1), b"%d ox 3 DOCXMENTS" % (at + 1), OLD_NEXIS)
    assert told(found_in(tmp_path, old))[0] == ("#hidden", "bad_article")
    coded = re.sub(rb"(?m)^AN  Document \w+%d$" % (at - 1), b"AN  Docu", FACTIVA)
    assert told(found_in(tmp_path, coded))[0] == ("#hidden", "bad_article")
    for data in (old, coded):
        assert balance(data)[1] == []


def test_an_article_cut_off_behind_its_headline_is_read(tmp_path: Path) -> None:
    """Of an export with codes, too."""
    found = found_in(tmp_path, FACTIVA[: FACTIVA.rindex(b"AN  ")])
    assert len(found) == 3
    assert all(isinstance(one, Page) for one in found)


def test_references_whose_ends_are_damaged_are_apart(tmp_path: Path) -> None:
    """An entry ends where the next begins; one without its first line ends as others do."""
    for damaged in (RIS.replace(b"ER  - ", b"EX", 1), RIS.replace(b"TY  - NEWS\nID  - r1", b"TY\nID  - r1")):
        found = told(found_in(tmp_path, damaged, "input.ris"))
        assert [place.rsplit("#", 1)[1] for place, _ in found] == ["r0", "r1", "r2"]
        assert balance(damaged)[1] == []


def test_entries_that_are_no_objects_are_counted() -> None:
    """Of the JSON of reference managers."""
    entry = {"type": "article-newspaper", "title": "T", "author": [{"family": "Bel"}], "id": "x"}
    found, missed = balance(json.dumps([entry, 5, None]).encode())
    assert reference_json.references_of([entry, 5])
    assert [one.records for one in found if isinstance(one, Reject)] == [1, 2]
    assert missed == []


def test_a_damaged_archive_of_a_collection_costs_itself(tmp_path: Path) -> None:
    """The others are read, also one that lies deeper."""
    page = record("https://a.example/1")
    parts = {"archive/a.warc.gz": b"\x1f\x8b\x08broken", "archive/b/c.warc": page, "datapackage.json": b"{}"}
    assert told(found_in(tmp_path, zipped(parts))) == [("", "damaged"), ("#https://a.example/1", "page")]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("spoil", ["cut", "torn", "forged"])
def test_members_of_a_zip_without_its_directory_are_found(tmp_path: Path, method: int, spoil: str) -> None:
    """By their own headers: cut off, overwritten, or listing fewer than the end says."""
    data = zipped({"a/": b"", **{f"{n}.html": PAGE.encode() + b"%d" % n for n in range(3)}}, method)
    at = data.index(b"PK\x01\x02")
    damaged = {
        "cut": data[: at + 50],
        "torn": data[:at] + b"XX" + data[at + 2 :],
        "forged": data[:-12] + b"\x09\x00" + data[-10:],
    }[spoil]
    found = told(found_in(tmp_path, damaged))
    assert found == [("#0.html", "page"), ("#1.html", "page"), ("#2.html", "page"), ("", "damaged")]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_whose_size_stands_behind_them_are_found(tmp_path: Path, method: int) -> None:
    """As programs write them that cannot go back in a file."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    out = Pipe()
    with zipfile.ZipFile(out, "w", method) as archive:
        for n in range(3):
            archive.writestr(f"{n}.html", PAGE.encode() + b"%d" % n)
    data = out.getvalue()
    found = found_in(tmp_path, data[: data.index(b"PK\x01\x02")])
    assert [one.raw[-1] for one in found if isinstance(one, Page)] == ["0", "1", "2"]


def test_a_damaged_member_is_a_reject_also_without_the_directory(tmp_path: Path) -> None:
    """One with a wrong checksum, and one that is cut off."""
    data = bytearray(zipped({f"{n}.html": PAGE.encode() for n in range(3)}, zipfile.ZIP_STORED))
    data[60] ^= 1
    cut = bytes(data[: data.index(b"2.html") + 40])
    assert told(found_in(tmp_path, cut)) == [
        ("#0.html", "damaged"), ("#1.html", "page"), ("#2.html", "truncated"), ("", "damaged"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "encoding", "shown"),
    [
        ("谈判第一轮.html", "gbk", "谈判第一轮.html"),
        ("Gespräche.html", "cp437", "Gespräche.html"),
        ("Überblick-España.html", "cp437", "Überblick-España.html"),
        ("переговоры.html", "utf-8", "переговоры.html"),
    ],
)
def test_names_of_members_are_read_as_they_are_meant(name: str, encoding: str, shown: str) -> None:
    """Western, Chinese and UTF-8 bytes, none of which say what they are."""
    assert zips.name_from_bytes(name.encode(encoding)) == shown


@pytest.mark.parametrize("at", [0.3, 0.6, 0.99])
def test_rows_around_damage_in_a_compressed_table_are_read(tmp_path: Path, at: float) -> None:
    """Those before it, and those of the member behind it; the damage is named."""
    lines = [
        json.dumps({"id": n, "text": f"{TEXT} {hashlib.sha256(b'%d' % n).hexdigest()}"}) for n in range(600)
    ]
    first, second = ("\n".join(part).encode() + b"\n" for part in (lines[:300], lines[300:]))
    packed = bytearray(gzip.compress(first))
    packed[int(at * len(packed))] ^= 0xFF
    found = found_in(tmp_path, bytes(packed) + gzip.compress(second), "input.jsonl")
    pages = [re.sub(r".*#|~.*", "", one.locator) for one in found if isinstance(one, Page)]
    before = int(at * 300) - 60
    assert [str(n) for n in range(before)] == pages[:before]
    assert [str(n) for n in range(301, 600)] == pages[-299:]
    assert found[-1].reason == "damaged"  # type: ignore[union-attr]


def _rows(form: str) -> bytes:
    return "".join(form.format(n=n, text=text) for n, text in enumerate(SERIES)).encode()


SERIES = [f"{TEXT} This is number {n} of the reviews." for n in range(5)]
FIVE: dict[str, tuple[str, bytes]] = {
    "json": ("a.json", json.dumps([{"id": f"i{n}", "text": text} for n, text in enumerate(SERIES)]).encode()),
    "lines": ("a.jsonl", _rows('{{"id": "i{n}", "text": "{text}"}}\n')),
    "csv": ("a.csv", b"id,title,text\n" + _rows('{n},T,"{text}, yes"\n')),
    "tsv": ("a.tsv", b"id\ttitle\ttext\n" + _rows("{n}\tT\t{text}\n")),
    "rss": ("a", FEED.format("".join(ITEM.format(n) for n in range(5))).encode()),
    "tar": ("a", tarred({f"{n}.txt": text.encode() for n, text in enumerate(SERIES)}, tarfile.USTAR_FORMAT)),
    "zip": ("a", zipped({f"{n}.txt": text.encode() for n, text in enumerate(SERIES)}, zipfile.ZIP_STORED)),
    "warc": ("a", b"".join(record(f"https://a.example/{n}", text.encode()) for n, text in enumerate(SERIES))),
    "nexis": ("a", OLD_NEXIS.replace(b" of 3 ", b" of 5 ") + OLD_NEXIS[: len(OLD_NEXIS) // 3] * 2),
}  # fmt: skip


@pytest.mark.parametrize("kind", FIVE)
def test_a_damaged_byte_loses_no_record_without_a_word(kind: str) -> None:
    """Wherever it stands: five records are five pages or rejects that stand for them."""
    name, data = FIVE[kind]
    assert sum(isinstance(one, Page) for one in balance(data, name)[0]) == 5
    for at in range(0, len(data), max(1, len(data) // 250)):
        damaged = bytearray(data)
        damaged[at] ^= 1 << at % 7
        found, missed = balance(bytes(damaged), name)
        ended = sum(one.records if isinstance(one, Reject) else 1 for one in found)
        assert missed == []
        assert ended >= 5 or len(found) == 1, (at, data[at - 20 : at + 20])


def test_bytes_that_are_lost_cost_a_tar_one_member(tmp_path: Path) -> None:
    """The headers behind do not stand where blocks begin; they are found by their mark."""
    _, data = FIVE["tar"]
    found = told(found_in(tmp_path, data[:600] + data[603:]))
    assert [kind for _, kind in found] == ["page", "damaged", "page", "page", "page"]


def test_two_damaged_headers_of_a_tar_are_two_rejects(tmp_path: Path) -> None:
    """One does not swallow the other."""
    data = bytearray(tarred({f"{n}.html": PAGE.encode() for n in range(4)}, tarfile.USTAR_FORMAT))
    for at in (1, 2):
        data[at * 1024 + 150] ^= 1
    assert told(found_in(tmp_path, bytes(data))) == [
        ("#0.html", "page"), ("#1.html", "damaged"), ("#2.html", "damaged"), ("#3.html", "page"),
    ]  # fmt: skip
