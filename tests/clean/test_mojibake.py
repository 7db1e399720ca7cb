"""Pages that were encoded twice are read as they were meant, each character in its place; good text stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.page import clean_page
from onrecord.clean.words.mojibake import mojibake
from onrecord.clean.words.repair import repair, repaired_line, undone
from onrecord.clean.words.strand import Strand
from onrecord.ingest.decoding import decode
from onrecord.records.articles import Article
from onrecord.records.pages import Page
from onrecord.records.spans import Span

NAMES = (
    "Inés García",
    "Jürgen Weiß",
    "Åse Brønn",
    "Zofia Łódka",
    "Eva Čapková",
    "Ali Şen",
    "Petr Škorpil",
    "György Őri",
    "Ioana Brâncuță",
    "Íñigo Àvila",
    "Ñuflo Übel",
    "Þóra Ægisdóttir",
    "Văn Nguyễn",
    "Σοφία Βενή",
    "Иван Дорн",
)
PARAGRAPHS = (
    "The talks in the harbour town of Ister ended on Tuesday without a result, as both sides said.",
    "“Varland’s offer – 15 € a lorry – isn’t enough,” said trade minister {} on Tuesday.",
    "The minister’s party … wants the fee to be doubled before the crossing is reopened, {} said.",
)


def twice(text: str, controls: bool) -> str:
    """The text encoded as UTF-8 and read as Latin-1, or as Windows-1252 with controls in its gaps."""
    data = text.encode()
    if controls:
        return data.decode("latin-1")
    return "".join(
        chr(byte) if byte in b"\x81\x8d\x8f\x90\x9d" else bytes([byte]).decode("cp1252") for byte in data
    )


def html(name: str) -> str:
    """A page about somebody."""
    body = "".join(f"<p>{words.format(name)}</p>" for words in PARAGRAPHS)
    head = f'<title>{name} says “no”</title><meta name="author" content="{name}">'
    return f"<html><head>{head}</head><body><article><h1>{name} says “no”</h1>{body}</article></body></html>"


def read(text: str, media_type: str = "text/html") -> Article:
    """The article on a page in UTF-8."""
    data = text.encode()
    return clean_page(Page("page", data, *decode(data), media_type))


@pytest.mark.parametrize("controls", [True, False], ids=["latin-1", "windows"])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_encoded_twice_reads_as_the_page(name: str, controls: bool) -> None:
    """Text, headline and author; what each character came from is its whole sequence."""
    raw = twice(html(name), controls)
    article, meant = read(raw), read(html(name))
    assert (article.text, article.title, article.byline) == (meant.text, meant.title, meant.byline)
    assert article.title_raw is not None
    at = article.text.index(name)
    assert [span.of(raw) for span in article.offsets.to_raw(Span(at, at + len(name)))] == [
        twice(name, controls)
    ]


@pytest.mark.parametrize("controls", [True, False], ids=["latin-1", "windows"])
def test_encoded_three_times(controls: bool) -> None:
    """As a page that went through two such programs."""
    assert (
        read(twice(twice(html("Inés Škorpil"), controls), controls)).text == read(html("Inés Škorpil")).text
    )


@pytest.mark.parametrize("controls", [True, False], ids=["latin-1", "windows"])
@pytest.mark.parametrize("name", ["Inés García", "Åse Brønn", "Eva Čapková"])
def test_a_text_encoded_twice_reads_as_the_text(name: str, controls: bool) -> None:
    """Half of a letter breaks no line."""
    text = "\n\n".join(words.format(name) for words in PARAGRAPHS)
    assert read(twice(text, controls), "text/plain").text == text


def test_sequences_written_as_entities_are_read() -> None:
    """A program that writes no character beyond ASCII."""
    raw = twice(html("Inés Weiß"), controls=False).encode("ascii", "xmlcharrefreplace").decode()
    assert read(raw).text == read(html("Inés Weiß")).text


def test_good_and_broken_words_on_one_page() -> None:
    """Only what is certain is repaired beside good letters."""
    raw = html("Inés García").replace("<p>The talks", f"<p>{twice('Zoë Muñoz said “no”.', False)} The talks")
    assert "Zoë Muñoz said “no”. The talks" in read(raw).text
    assert "said trade minister Inés García on" in read(raw).text


def test_a_closing_mark_whose_last_byte_is_lost() -> None:
    """It has no character in Windows-1252."""
    line = "He said â€œnoâ€ and left."
    assert repaired_line(line, line) == "He said “no” and left."


def test_controls_of_latin_1_are_marks() -> None:
    """The marks of Windows-1252 that were read as Latin-1."""
    line = "He said \x93no\x94 \x96 and it\x92s late\x85"
    assert repaired_line(line, line).startswith("He said “no” – and it’s late")


GOOD = (
    "“NÃO”, disse; «AMANHÃ», “AMANHÃ”… A IRMÃ’S",
    "« L’ÂME », «PARTIÉ» et “CAFÉ”; CAFÉ’s menu, LIMITÉ°, CAFÉ™, NOËL²",
    "„Spaß“, sagte er; „Fuß“ … Spaß– ß»; GRÖ\u00adßE, HÖHE–Tief, ÜBÄ»",
    "Hun liker Å\u00a0gå; NÅ… SØ”",
    "«será»… y «está»; “Olé…” “café’”",
    "ĐẶNG VĂN ÂN, “CÂU”, Ấn",
    "CITTÀ” «PERCHÉ» PERÙ’",
    "İSTANBUL’DA TBMM’Sİ; MECLÎS’İN",
    "15 €, £5, ¥100, 20 °C, § 4, ½, © 2031, “Â”, the letter Ã was, and Â is",
    "МИР» и «ГОД», ВЕРА… Γ» και «ΩΡΑ»",
    "Ð» is a letter, Þ» another, and É… a third",
)


@pytest.mark.parametrize("text", GOOD)
def test_good_text_stays_as_it_is(text: str) -> None:
    """Capitals with accents before marks, which look like such a sequence."""
    strand = Strand.of_raw(text, 0, len(text))
    assert repair(undone(strand, text)).text == text


@given(st.text(alphabet=st.sampled_from("aA ÃÂâ©±€\u0080\u0093\u009d\u00a0\u00ad“”»ðŸ™\x85\n"), max_size=40))
def test_any_text_keeps_its_places(text: str) -> None:
    """Stretches are in order, apart, and each stands for its raw characters."""
    found = mojibake(text, text)
    assert all(start < end for start, end, _ in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
    strand = undone(Strand.of_raw(text, 0, len(text)), text)
    assert strand.offsets().mapped() == len(strand.text)
