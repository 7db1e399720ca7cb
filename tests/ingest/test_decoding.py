"""Bytes in any encoding become text, and nothing raises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.decoding import decode

ENGLISH = "The minister of Varland said: “We will not sign” – and left Ostrel at once. " * 6
RUSSIAN = "Министр иностранных дел заявил, что переговоры об островах продолжатся в понедельник. " * 6
JAPANESE = "外相は月曜日、両国が島々をめぐる協議を再開することで合意したと述べた。" * 8
PAGE = '<html><head><meta charset="{}"></head><body><p>{}</p></body></html>'


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "utf-8"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "utf-16"),
        (JAPANESE, "iso2022_jp"),
    ],
)
def test_reads_plain_text_in_common_encodings(text: str, encoding: str) -> None:
    """Text without any declaration is read in the encoding it was written in."""
    assert decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("text", "declared", "written"),
    [
        (ENGLISH, "iso-8859-1", "cp1252"),
        (RUSSIAN, "windows-1251", "cp1251"),
        (JAPANESE, "Shift_JIS", "cp932"),
        (JAPANESE, "shift_jis", "utf-8"),
        (ENGLISH, "utf-16", "utf-8"),
        (ENGLISH, "no-such-encoding", "utf-8"),
    ],
)
def test_believes_a_declaration_only_where_it_can_be_true(text: str, declared: str, written: str) -> None:
    """The charset a page declares is used as browsers do, unless the bytes are valid UTF-8."""
    page = PAGE.format(declared, text)
    assert decode(page.encode(written))[0] == page


def test_damaged_utf8_stays_utf8() -> None:
    """One broken byte does not turn a page into another encoding."""
    data = RUSSIAN.encode()
    text, encoding = decode(data[:101] + b"\xff" + data[101:])
    assert encoding == "utf-8"
    assert text.count("\ufffd") <= 3
    assert "Министр" in text


@given(st.binary(max_size=400))
def test_never_raises_and_never_leaves_what_cannot_be_stored(data: bytes) -> None:
    """Any bytes become text that can be written as UTF-8 again."""
    text, encoding = decode(data)
    assert isinstance(text.encode(), bytes)
    assert encoding
