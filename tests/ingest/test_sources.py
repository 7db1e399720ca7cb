"""Files, folders and tables become pages or rejects, never a traceback."""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from ingest.packing import pages_of

from onrecord.errors import SourceError
from onrecord.records.pages import Page, Reject

TEXT = "Varland and Kesmar will resume talks on the Sable islands, the minister said."


def pages(*sources: Path | str, **options: object) -> list[Page | Reject]:
    """All that the sources give."""
    return pages_of(sources, **options)


def write(path: Path, data: str | bytes) -> Path:
    """A file with these contents."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    """Files of all depths come sorted, with the path as given, hidden ones left out."""
    for name in ("b/two.txt", "a.txt", "b/one.html", ".hidden", ".git/x.txt", "c.txt"):
        write(tmp_path / name, TEXT)
    found = [page.locator for page in pages(tmp_path)]
    assert found == [str(tmp_path / name) for name in ("a.txt", "b/one.html", "b/two.txt", "c.txt")]


def test_a_link_to_its_own_folder_ends(tmp_path: Path) -> None:
    """A symbolic link that points back up is not followed for ever."""
    write(tmp_path / "sub" / "a.txt", TEXT)
    (tmp_path / "sub" / "loop").symlink_to(tmp_path)
    assert [page.locator for page in pages(tmp_path)] == [str(tmp_path / "sub" / "a.txt")]


def test_a_missing_source_is_an_error(tmp_path: Path) -> None:
    """A named path that does not exist stops the command with its name."""
    with pytest.raises(SourceError, match=r"nowhere\.txt"):
        pages(tmp_path / "nowhere.txt")


def test_a_source_named_twice_is_read_once(tmp_path: Path) -> None:
    """The same path given twice gives one page."""
    path = write(tmp_path / "a.txt", TEXT)
    assert len(pages(path, path)) == 1


def test_a_folder_that_cannot_be_read_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reject tells the operating system's reason."""
    (tmp_path / "closed").mkdir()
    write(tmp_path / "open.txt", TEXT)
    real = os.listdir

    def listing(path: str) -> list[str]:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "listdir", listing)
    reject, page = pages(tmp_path)
    assert isinstance(reject, Reject)
    assert reject.reason == "unreadable"
    assert "Permission denied" in reject.message
    assert isinstance(page, Page)


@pytest.mark.parametrize(
    ("data", "reason", "word"),
    [
        (b"", "empty", "nothing"),
        (b" \n\n\t", "empty", "nothing"),
        (b"\x00" * 500, "empty", "nothing"),
        (bytes(range(256)) * 7, "binary", "machine"),
        (b"\x1f\x8b\x08\x00abc", "truncated", "middle"),
        (b"PK\x03\x04....", "damaged", "directory"),
        (b"WARC/1.0\r\n", "truncated", "middle"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "empty", "items"),
        (b"From: a@b\nMIME-Version: 1.0\nContent-Type: multipart/related;\n", "empty", "HTML"),
        (b"x" * 2001, "too_large", "2,000"),
    ],
)
def test_bad_input_is_a_reject_with_a_reason(tmp_path: Path, data: bytes, reason: str, word: str) -> None:
    """What cannot be read says what it is and what to do."""
    (reject,) = pages(write(tmp_path / "input.dat", data), max_page_bytes=2000)
    assert isinstance(reject, Reject)
    assert reject.reason == reason
    assert word in reject.message


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (f"<!DOCTYPE html><html><body><p>{TEXT}</p></body></html>", "text/html"),
        (f"\n\n<!-- saved -->\n<html><p>{TEXT}", "text/html"),
        (f"<div><p>{TEXT}</p><br/><a href='x'>more</a></div>", "text/html"),
        (TEXT, "text/plain"),
        (f"{TEXT} The tag <p> is one, a < b too.", "text/plain"),
    ],
)
def test_html_is_told_by_its_content(tmp_path: Path, data: str, kind: str) -> None:
    """The name of the file does not matter."""
    (page,) = pages(write(tmp_path / "page.dat", data))
    assert isinstance(page, Page)
    assert page.media_type == kind


def test_jsonl_rows_are_pages_with_their_columns(tmp_path: Path) -> None:
    """Columns are found by common names in any case; a row without text or form is a reject."""
    told = {"ID": "x1", "Headline": "Talks", "Source": "Ostrel Herald", "Authors": "By A. Bel; C. Dor"}
    rows = [
        json.dumps(told | {"BODY": TEXT, "Published": "2031-05-02"}),
        "{broken",
        json.dumps({"ID": "x2", "BODY": None}),
        "",
        json.dumps({"BODY": f"<html><body><p>{TEXT}</p></body></html>", "Authors": ["E. Fen"]}),
    ]
    path = write(tmp_path / "rows.txt", "\n".join(rows))
    first, broken, empty, last = pages(path)
    assert isinstance(first, Page)
    assert first.locator == f"{path}#x1"
    assert first.data.decode() == first.raw == TEXT
    given = first.given
    assert (given.title, given.outlet, given.byline, given.date) == (
        "Talks",
        "Ostrel Herald",
        ("A. Bel", "C. Dor"),
        "2031-05-02",
    )
    assert broken == Reject(f"{path}#2", "bad_row", "Line 2 is not a JSON object.")
    assert isinstance(empty, Reject)
    assert (empty.locator, empty.reason) == (f"{path}#x2", "empty")
    assert isinstance(last, Page)
    assert (last.locator, last.media_type, last.given.byline) == (f"{path}#5", "text/html", ("E. Fen",))


def test_a_table_without_a_text_column_says_what_to_do(tmp_path: Path) -> None:
    """One reject names the columns and the option."""
    path = write(tmp_path / "t.csv", "a,b\n1,2\n")
    (reject,) = pages(path)
    assert isinstance(reject, Reject)
    assert reject.reason == "no_text_column"
    assert "a, b" in reject.message
    assert "--map text=COLUMN" in reject.message


def test_told_columns_are_used(tmp_path: Path) -> None:
    """A column the user names holds the field, whatever its name."""
    path = write(tmp_path / "t.jsonl", json.dumps({"words": TEXT, "text": "another"}) + "\n")
    (page,) = pages(path, columns=(("text", "Words"),))
    assert isinstance(page, Page)
    assert page.raw == TEXT


@pytest.mark.parametrize(("delimiter", "bom"), [(",", ""), (";", ""), ("\t", "\ufeff"), (",", "\ufeff")])
def test_separated_values_with_huge_and_quoted_fields(tmp_path: Path, delimiter: str, bom: str) -> None:
    """Fields may be longer than the csv module's limit and hold line breaks and delimiters."""
    long = (TEXT + f'{delimiter} "so he said"\n') * 3000
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([["id", "title", "text"], ["7", "One", long], ["8", "Two", TEXT]])
    path = write(tmp_path / "t.dat", bom + out.getvalue())
    one, two = pages(path)
    assert isinstance(one, Page)
    assert isinstance(two, Page)
    assert one.raw.splitlines() == long.splitlines()
    assert (two.locator, two.given.title) == (f"{path}#8", "Two")


def test_a_quote_never_closed_does_not_swallow_the_memory(tmp_path: Path) -> None:
    """A record past the limit is a reject, and reading goes on behind it."""
    lines = ["id,title,text", 'a,T,"never closed ' + TEXT, *[f"{n},T,{TEXT[:40]}" for n in range(100)]]
    found = pages(write(tmp_path / "t.csv", "\n".join(lines)), max_page_bytes=1000)
    assert isinstance(found[0], Reject)
    assert found[0].reason == "bad_row"
    assert any(isinstance(page, Page) for page in found[1:])


def test_a_line_past_the_limit_is_a_reject(tmp_path: Path) -> None:
    """The next line is still read."""
    rows = [json.dumps({"text": text}) for text in ("x", "y" * 5000, "z")]
    path = write(tmp_path / "t.jsonl", "\n".join(rows))
    first, large, last = pages(path, max_page_bytes=1000)
    assert isinstance(first, Page)
    assert isinstance(large, Reject)
    assert (large.locator, large.reason) == (f"{path}#2", "too_large")
    assert isinstance(last, Page)
    assert last.locator == f"{path}#3"


def test_lone_surrogates_of_json_become_replacement_marks(tmp_path: Path) -> None:
    """Text that cannot be stored as UTF-8 does not get in."""
    path = write(tmp_path / "t.jsonl", '{"text": "' + TEXT + ' \\ud800", "title": "a\\udfff"}\n')
    (page,) = pages(path)
    assert isinstance(page, Page)
    assert page.raw.endswith("\ufffd")
    assert page.given.title == "a\ufffd"


def test_prose_with_commas_is_no_table(tmp_path: Path) -> None:
    """A text whose first line holds commas stays a text."""
    path = write(tmp_path / "a.txt", f"In Ostrel, Tarn, and Orlo, people waited\n\n{TEXT}")
    (page,) = pages(path)
    assert isinstance(page, Page)
    assert page.media_type == "text/plain"


def test_a_json_document_of_rows_is_a_table(tmp_path: Path) -> None:
    """A list of objects over many lines is read as one table."""
    path = write(
        tmp_path / "t.json", json.dumps([{"id": 1, "text": TEXT}, {"id": 2, "text": TEXT}], indent=2)
    )
    assert [page.locator for page in pages(path)] == [f"{path}#1", f"{path}#2"]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    """Something that is no regular file is a reject; reading it would block."""
    os.mkfifo(tmp_path / "pipe")
    (reject,) = pages(tmp_path)
    assert isinstance(reject, Reject)
    assert reject.reason == "unreadable"


def test_rows_with_the_same_id_have_their_own_locators(tmp_path: Path) -> None:
    """The later ones are numbered, whatever ids the others have."""
    rows = [{"id": name, "title": "T", "text": TEXT} for name in ("a", "a~2", "a", "b", "a")]
    path = write(tmp_path / "t.jsonl", "\n".join(map(json.dumps, rows)))
    assert [found.locator for found in pages(path)] == [
        f"{path}#{x}" for x in ("a", "a~2", "a~3", "b", "a~4")
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"P6\n4 4\n255\n" + bytes(range(97, 122)) * 40,
        b"P3\n# made by hand\n2 2\n255\n" + b"12 200 30 " * 60,
        b"A\n3\n262657\n197888\n5\nUTF-8\n" + TEXT.encode() * 9,
        b"X\n\x00\x00\x00\x03" + (b"\x00\x00\x00\x09" + TEXT.encode()) * 9,
        b"RDX3\nX\n" + TEXT.encode() * 9,
        b"\x93NUMPY\x01\x00v\x00" + TEXT.encode() * 9,
        b"\x80\x04\x95" + TEXT.encode() * 9,
        b"PAR1" + TEXT.encode() * 9,
    ],
)
def test_machine_data_that_could_pass_for_text_is_a_reject(tmp_path: Path, data: bytes) -> None:
    """Its first bytes tell it, whatever words stand in it."""
    (reject,) = pages(write(tmp_path / "input.dat", data))
    assert isinstance(reject, Reject)
    assert reject.reason in ("unsupported", "binary")


@pytest.mark.parametrize(
    "data", ["P3 is a road of 12 km in Varland.", "A\nB\n" + TEXT, "PARTY talks: " + TEXT]
)
def test_text_that_begins_like_machine_data_is_text(tmp_path: Path, data: str) -> None:
    """A letter and a number are no signature."""
    (page,) = pages(write(tmp_path / "input.dat", data))
    assert isinstance(page, Page)


def test_strings_between_zeros_are_machine_data(tmp_path: Path) -> None:
    """Though most of the characters are letters; a zero or two are damage."""
    (reject,) = pages(write(tmp_path / "a.dat", (b"\x00\x00" + TEXT.encode()) * 40))
    (page,) = pages(write(tmp_path / "b.dat", TEXT.encode() + b"\x00" + TEXT.encode()))
    assert isinstance(reject, Reject)
    assert isinstance(page, Page)
