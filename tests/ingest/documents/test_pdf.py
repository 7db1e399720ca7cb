"""A PDF becomes the paragraphs its author wrote, or a reject that says what to do."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ingest.documents.pdf_files import column, form, pdf
from ingest.read_files import assert_rejected, read

from onrecord.errors import PageRejected
from onrecord.ingest.documents import convert
from onrecord.ingest.documents.pdf_document import document_of
from onrecord.ingest.documents.pdf_lines import Line
from onrecord.ingest.documents.pdf_reflow import in_reading_order
from onrecord.records.pages import Page

STORY = [
    "The foreign minister of Varland said on Monday that talks on the Sable islands would resume in October.",
    "Kesmar has not answered yet. Its envoy left Ostrel in the evening without speaking to the reporters "
    "who had waited for him since noon.",
    "Fishermen hope for an arrangement. Nobody knows whether the navy will leave, a spokesman said.",
    "The two governments have met nine times since the war, and each meeting ended without a common text.",
]


LOCKED = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O ({'o' * 32}) /U ({'u' * 32}) >> /ID [(1)(1)]"


def story(count: int) -> list[str]:
    """So many different paragraphs."""
    towns = [
        first + second
        for first in ("Os", "Tar", "Or", "Bel", "Kes")
        for second in ("trel", "lo", "mar", "n", "dor")
    ]
    return [
        f"In {town}: {STORY[number % 4]} So it was in {town}." for number, town in enumerate(towns[:count])
    ]


def test_the_page_is_the_text_with_the_file_as_its_bytes(tmp_path: Path) -> None:
    """Lines are joined to paragraphs; type and bytes are the file's own."""
    data = pdf([column(STORY, 60, 700, 300)], title="Talks on the islands resume", author="Ada Bel")
    page = read(tmp_path, data)
    assert isinstance(page, Page)
    assert page.raw == "\n\n".join(STORY)
    assert (page.media_type, page.data) == ("application/pdf", data)
    assert (page.given.title, page.given.byline, page.given.date) == (
        "Talks on the islands resume",
        ("Ada Bel",),
        None,
    )


@pytest.mark.parametrize(
    "title", ["Microsoft Word - talks.docx", "talks_final.pdf", "untitled", "Document1", ""]
)
def test_a_title_that_a_program_put_in_is_none(title: str, tmp_path: Path) -> None:
    """File names and placeholders are no headlines."""
    page = read(tmp_path, pdf([column(STORY, 60, 700, 300)], title=title, author="admin"))
    assert isinstance(page, Page)
    assert (page.given.title, page.given.byline) == (None, ())


def test_columns_are_read_one_after_the_other_however_the_file_orders_its_lines() -> None:
    """Lines written across both columns come out column by column."""
    left, right = column(STORY[:2], 60, 700, 220), column(STORY[2:], 310, 700, 220)
    across = sorted([*left, *right], key=lambda placed: -placed[1])
    assert list(document_of(pdf([across])).paragraphs) == STORY


def test_names_beside_a_text_are_no_column() -> None:
    """In a transcript set so, each name stays with what was said."""
    said = [("BEL:", "There is no deadline for"), ("DOR:", "Kesmar has not asked for")] * 3
    placed = []
    for number, (name, words) in enumerate(said):
        y = 700.0 - 36 * number
        placed += [(60.0, y, name), (140.0, y, words), (140.0, y - 14, f"the talks of day {number}.")]
    turns = [f"{name} {words} the talks of day {number}." for number, (name, words) in enumerate(said)]
    assert list(document_of(pdf([placed])).paragraphs) == turns


LINES = st.lists(
    st.builds(
        lambda x, y, wide, word: Line(word * 5, float(x), float(x + wide), float(y), float(y + 10)),
        st.integers(0, 500),
        st.integers(0, 800),
        st.integers(1, 300),
        st.sampled_from(["words ", "x"]),
    ),
    max_size=40,
)


@given(LINES)
@settings(max_examples=300, deadline=None)
def test_no_line_is_lost_or_doubled_by_the_order(lines: list[Line]) -> None:
    """However the lines lie."""
    ordered = " ".join(line.text for block in in_reading_order(lines) for line in block)
    assert sorted(ordered.split()) == sorted(word for line in lines for word in line.text.split())


def test_a_headline_across_the_columns_comes_first() -> None:
    """What stands above both columns is read before them."""
    head = (60.0, 740.0, "Talks on the Sable islands will resume in October, Varland says on Monday")
    body = [*column(STORY[:2], 60, 700, 220), *column(STORY[2:], 310, 700, 220)]
    assert list(document_of(pdf([[*body, head]])).paragraphs) == [head[2], *STORY]


def test_running_headers_and_page_numbers_are_left_out() -> None:
    """What repeats near the edges is not the article's; a paragraph goes on over the page's end."""
    text = story(24)
    lines = column(text, 60, 760, 400)
    pages = []
    for number in range(4):
        on_page = [placed for placed in lines if 0 <= 760 - placed[1] - number * 640 < 640]
        moved = [(x, y + number * 640, line) for x, y, line in on_page]
        head = (60.0, 800.0, f"Ostrel Herald  -  page A{number + 1}")
        pages.append([head, *moved, (290.0, 60.0, str(number + 1))])
    found = document_of(pdf(pages)).paragraphs
    assert " ".join(found) == " ".join(text)


def test_words_broken_at_the_end_of_a_line_are_whole_again() -> None:
    """A compound that the document writes elsewhere with its hyphen keeps it."""
    lines = [
        "The min-",
        "ister spoke of a long-",
        "term answer. A long-term answer is near, and the Varlandic-",
        "Kesmari border of 2030-",
        "31 is quiet, the office of the chief negotiator said in Ostrel on Monday.",
    ]
    placed = [(60.0, 700.0 - 14 * number, line) for number, line in enumerate(lines)]
    (found,) = document_of(pdf([placed])).paragraphs
    assert found.startswith("The minister spoke of a long-term answer. A long-term answer is near")
    assert "Varlandic-Kesmari border of 2030-31 is quiet" in found


def test_a_line_below_a_bullet_goes_on_with_it() -> None:
    """It is indented as first lines are, but in mid-sentence."""
    points = ["- The first point concerns the navy.", "- The second point concerns the fishermen of both"]
    placed = [(60.0, 700.0, points[0]), (60.0, 686.0, points[1]), (68.0, 672.0, "coasts.")]
    placed += [(60.0, 658.0, "The talks on all of the points will go on in May.")]
    assert list(document_of(pdf([placed])).paragraphs) == [points[0], f"{points[1]} coasts.", placed[-1][2]]


def test_a_paragraph_begins_at_an_indented_line() -> None:
    """Books and papers mark paragraphs so, without a gap."""
    lines = column(STORY, 60, 700, 300, gap=0)
    starts = {paragraph[:12] for paragraph in STORY}
    indented = [(x + 14 if line[:12] in starts else x, y, line) for x, y, line in lines]
    assert list(document_of(pdf([indented])).paragraphs) == STORY


@pytest.mark.parametrize(
    ("data", "reason", "advice"),
    [
        (pdf([[]]), "no_text", "OCR"),
        (pdf([[(60.0, 700.0, "SCAN 0017")]]), "no_text", "OCR"),
        (
            pdf([[(60.0, 700.0 - 14 * n, "\x02\x03\x04\x05 \x06\x07" * 3) for n in range(20)]]),
            "no_text",
            "OCR",
        ),
        (b"%PDF-1.7\nnothing more", "broken", "save it again"),
        (pdf([column(STORY, 60, 700, 300)], extra=LOCKED), "encrypted", "password"),
    ],
)
def test_a_pdf_without_readable_text_is_a_reject(
    tmp_path: Path, data: bytes, reason: str, advice: str
) -> None:
    """It says why, and what a person can do."""
    assert_rejected(read(tmp_path, data), reason, advice)


def test_text_that_mentions_the_header_of_a_pdf_is_text(tmp_path: Path) -> None:
    """The header counts only where a file has it."""
    found = read(tmp_path, f"Files that begin with %PDF-1.7 are common. {STORY[0]}".encode())
    assert isinstance(found, Page)
    assert found.media_type == "text/plain"


VALID = pdf([column(STORY, 60, 700, 300)])


@given(st.lists(st.tuples(st.integers(0, len(VALID) - 1), st.binary(max_size=6)), max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_damaged_pdf_is_read_or_refused(edits: list[tuple[int, bytes]]) -> None:
    """Whatever the damage, the converter answers."""
    cuts = sorted({0, len(VALID), *(at for at, _ in edits)})
    with_what = dict(edits)
    damaged = b"".join(VALID[a:b][:-1] + with_what.get(b, VALID[b - 1 : b]) for a, b in pairwise(cuts))
    outcome = outcome_of(damaged)
    assert outcome in {"read", "broken", "no_text", "encrypted", "too_large", "crashed"}


def outcome_of(data: bytes) -> str:
    """``read``, or the reason of the refusal."""
    try:
        return "read" if convert("pdf", data).paragraphs else "nothing"
    except PageRejected as refused:
        return refused.reason


def test_values_of_a_form_stand_in_the_text_behind_their_labels() -> None:
    """What somebody wrote into the fields of a form is its text, as a viewer draws it."""
    labels = [(60.0, 700.0, "Reply of the mission to the chair"), (60.0, 640.0, "Position:")]
    data = form(labels, [(120.0, 640.0, "Varland will reopen the Ister crossing."), (60.0, 560.0, STORY[2])])
    assert document_of(data).paragraphs == (
        "Reply of the mission to the chair",
        "Position: Varland will reopen the Ister crossing.",
        STORY[2],
    )


def test_a_form_with_text_in_its_fields_only_is_read() -> None:
    """A page without words of its own is no picture if its fields are filled."""
    assert document_of(form([], [(60.0, 700.0, STORY[2])])).paragraphs == (STORY[2],)


def test_hidden_fields_are_not_read() -> None:
    """A viewer shows no hidden field."""
    data = form([(60.0, 700.0, STORY[2])], [(60.0, 600.0, "internal: do not send")], flags=2)
    assert document_of(data).paragraphs == (STORY[2],)
