"""DOCX and RTF become the paragraphs their authors wrote, or a reject that says what to do."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest.documents.office_files import SPACES, docx, odt, rtf, zipped
from ingest.read_files import assert_rejected, read

from onrecord.errors import PageRejected
from onrecord.ingest.documents import docx_document, odt_document, office_parts, rtf_document
from onrecord.ingest.documents.isolated import answer
from onrecord.ingest.documents.isolation import Converted
from onrecord.records.pages import Page

STORY = [
    "Talks on the Sable islands resume",
    "The foreign minister of Varland said on Monday: “There is no deadline.”",
    "Kesmar’s envoy left Ostrel – without a word.",
]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (
            docx(STORY, title="Talks resume in Ostrel", author="Ada Bel; Cem Dor"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (odt(STORY, "Talks resume in Ostrel", "Ada Bel; Cem Dor"), "application/vnd.oasis.opendocument.text"),
        (
            rtf(STORY, r"{\info{\title Talks resume in Ostrel}{\author Ada Bel; Cem Dor}}{\header Page 1}"),
            "application/rtf",
        ),
    ],
)
def test_a_document_is_one_page(tmp_path: Path, data: bytes, kind: str) -> None:
    """Its text is its paragraphs, its bytes the file, title and author those of its properties."""
    page = read(tmp_path, data)
    assert isinstance(page, Page)
    assert page.raw == "\n\n".join(STORY)
    assert (page.media_type, page.data) == (kind, data)
    assert (page.given.title, page.given.byline) == ("Talks resume in Ostrel", ("Ada Bel", "Cem Dor"))


def run(text: str) -> str:
    """A paragraph of a DOCX."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_tables_boxes_notes_and_changes_of_a_docx() -> None:
    """Cells and boxes are read in their place, once; deleted words are not, footnotes come last."""
    body = (
        f"<w:tbl><w:tr><w:tc>{run('Ostrel')}</w:tc><w:tc>{run('Tarn')}</w:tc></w:tr></w:tbl>"
        "<w:p><w:r><w:t>Words </w:t></w:r><w:del><w:r><w:delText>gone </w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>below</w:t></w:r></w:p>"
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:txbxContent>{run('In a box')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{run('In a box')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    found = docx_document.document_of(docx(STORY, body=body, notes=run("A note.")))
    assert list(found.paragraphs[3:]) == ["Ostrel", "Tarn", "Words linked\nbelow", "In a box", "A note."]


def test_spaces_notes_and_changes_of_an_odt() -> None:
    """Deleted text and comments are not read, notes come last."""
    body = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:h>A <text:span>head</text:span>ing</text:h>"
        '<text:p>One<text:s text:c="2"/>two<text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>A note.</text:p></text:note-body></text:note> three<text:line-break/>"
        "four\nfive"
        "<office:annotation><text:p>a comment</text:p></office:annotation></text:p>"
    )
    found = odt_document.document_of(odt(STORY, body=body))
    assert list(found.paragraphs[3:]) == ["A heading", "One two three\nfour five", "A note."]


def test_characters_and_destinations_of_an_rtf() -> None:
    """Bytes are read in the code page of their font; pictures, styles and hidden text are not."""
    data = rb"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}{\f1\fcharset204 Cyr;}}{\stylesheet{\s0 Normal;}}
Caf\'e9 \f1\'cc\'e8\'f0\f0 , \u8220?so\u8221? \uc0\u-10179\u-8704\uc1  end{\v hidden}\par
{\field{\*\fldinst HYPERLINK "x"}{\fldrslt linked}}{\footnote A note.} goes on{\pict 0102}\line below\par
\trowd HD\cell Head\cell\row {\*\unknown none}\bin3 }}}last\par}"""
    assert list(rtf_document.document_of(data).paragraphs) == [
        "Café Мир, “so” 😀 end",
        "linked goes on\nbelow",
        "HD\tHead",
        "last",
        "A note.",
    ]


def word(text: str) -> str:
    """The main part of a DOCX with one paragraph."""
    return f"<w:document {SPACES}><w:body>{run(text)}</w:body></w:document>"


FLOOD = '<!DOCTYPE d [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>' + word(
    "Text &b; and more words"
)
TYPES = {"[Content_Types].xml": "<Types/>"}


@pytest.mark.parametrize(
    ("data", "reason", "advice"),
    [
        (docx([]), "no_text", "OCR"),
        (docx(STORY)[:300], "broken", "save it again"),
        (zipped(TYPES | {"word/styles.xml": "x"}), "broken", "save it again"),
        (zipped(TYPES | {"word/document.xml": "<w:document"}), "broken", "save it again"),
        (rtf([]), "broken", "save it again"),
        (rtf(["", ""]), "no_text", "OCR"),
        (rb"{\rtf1" + b"{" * 20_000, "too_large", "deep"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unsupported", "save it as DOCX"),
    ],
)
def test_a_document_that_cannot_be_read_is_a_reject(
    tmp_path: Path, data: bytes, reason: str, advice: str
) -> None:
    """It says why, and what a person can do."""
    assert_rejected(read(tmp_path, data), reason, advice)


def test_a_part_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read no further than the limit, whatever the archive says of its size."""
    monkeypatch.setattr(office_parts, "MAX_XML", 100_000)
    with pytest.raises(PageRejected) as refused:
        docx_document.document_of(zipped(TYPES | {"word/document.xml": word("x" * 1_000_000)}))
    assert refused.value.reason == "too_large"


def test_entities_are_not_resolved() -> None:
    """A flood of entities gives nothing, the words around it stay."""
    (found,) = docx_document.document_of(zipped(TYPES | {"word/document.xml": FLOOD})).paragraphs
    assert "aaaa" not in found
    assert found.startswith("Text")


VALID = {"docx": docx(STORY), "odt": odt(STORY), "rtf": rtf(STORY)}


def outcome_of(kind: str, data: bytes) -> str:
    """``read``, or the reason of the refusal, as the child process answers."""
    found = answer(kind, data)
    return "read" if isinstance(found, Converted) else found.reason


@given(
    st.sampled_from(sorted(VALID)),
    st.integers(0, 10_000),
    st.binary(min_size=1, max_size=8),
    st.integers(0, 9),
)
@settings(max_examples=200, deadline=None)
def test_a_damaged_document_is_read_or_refused(kind: str, at: int, put: bytes, cut: int) -> None:
    """Whatever the damage, the converter answers."""
    valid = VALID[kind]
    at %= len(valid)
    outcome = outcome_of(kind, valid[:at] + put + valid[at + cut :])
    assert outcome in {"read", "broken", "no_text", "encrypted", "too_large"}


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_behind_the_mark_of_an_rtf(data: bytes) -> None:
    """No sequence of tokens breaks the reader."""
    with suppress(PageRejected):
        rtf_document.document_of(rb"{\rtf1 " + data)


def paragraph(*runs: str, about: str = "") -> str:
    """A paragraph of a DOCX with these runs; ``about`` are its properties."""
    return f"<w:p><w:pPr>{about}</w:pPr>{''.join(runs)}</w:p>"


def piece(text: str, about: str = "") -> str:
    """A run with its properties."""
    return f"<w:r><w:rPr>{about}</w:rPr><w:t>{text}</w:t></w:r>"


HIDING = (
    '<w:style w:styleId="Note"><w:name w:val="Note"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Inner"><w:name w:val="Inner"/><w:basedOn w:val="Note"/></w:style>'
    '<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
)


@pytest.mark.parametrize(
    ("run_of", "expected"),
    [
        (piece(" (ask her!)", "<w:vanish/>"), "Dorn left."),
        (piece(" (ask her!)", '<w:vanish w:val="1"/>'), "Dorn left."),
        (piece(" early", '<w:vanish w:val="false"/>'), "Dorn left early."),
        (piece(" (ask her!)", '<w:rStyle w:val="Note"/>'), "Dorn left."),
        (piece(" (ask her!)", '<w:rStyle w:val="Inner"/>'), "Dorn left."),
        (f"<w:moveFrom>{piece(' late')}</w:moveFrom>", "Dorn left."),
        (f"<w:moveTo>{piece(' late')}</w:moveTo>", "Dorn left late."),
        (f"<w:del>{piece(' late')}</w:del><w:ins>{piece(' early')}</w:ins>", "Dorn left early."),
    ],
)
def test_hidden_deleted_and_moved_words_of_a_docx(run_of: str, expected: str) -> None:
    """What a reader of the document does not see is no text."""
    body = paragraph(piece("Dorn left"), run_of, piece("."))
    assert docx_document.document_of(docx([], body=body, styles=HIDING)).paragraphs == (expected,)


def test_paragraphs_moved_away_and_breaks_deleted_of_a_docx() -> None:
    """The words behind a break that was deleted go on in the same paragraph."""
    body = (
        f"<w:moveFrom>{paragraph(piece('Gone.'))}</w:moveFrom>"
        + paragraph(piece("Dorn "), about="<w:rPr><w:del/></w:rPr>")
        + paragraph(piece("left."))
    )
    assert docx_document.document_of(docx([], body=body)).paragraphs == ("Dorn left.",)


@pytest.mark.parametrize(("style", "title"), [("Titel", "Talks resume"), ("Other", "Given there")])
def test_a_paragraph_styled_as_a_title_is_the_title_of_a_docx(style: str, title: str) -> None:
    """Else what its properties say."""
    body = paragraph(piece("Talks resume"), about=f'<w:pStyle w:val="{style}"/>')
    made = docx([], title="Given there", body=body + paragraph(piece("Dorn left.")), styles=HIDING)
    assert docx_document.document_of(made).title == title
