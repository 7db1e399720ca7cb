"""Text that remembers where it came from."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.html.markup import read_markup, strand_of
from onrecord.clean.words.repair import repair
from onrecord.clean.words.strand import Strand, join
from onrecord.records.spans import Span

TEXTS = st.text(alphabet=st.sampled_from("ab é\n\t \u00a0\u200b\u00adЖ<>&;/p"), max_size=60)


def check(strand: Strand, raw: str) -> None:
    """Every piece lies in the raw page; where it corresponds one to one the characters agree."""
    assert strand.offsets().runs is not None
    for start, end, raw_start, raw_end in strand.pieces:
        assert 0 <= raw_start < raw_end <= len(raw)
        if end - start == raw_end - raw_start:
            pairs = zip(strand.text[start:end], raw[raw_start:raw_end], strict=True)
            assert all(one == other or (one.isspace() and other.isspace()) for one, other in pairs)


@given(TEXTS)
def test_squeezing_keeps_places(raw: str) -> None:
    """White space becomes single spaces and every character still knows its place."""
    squeezed = Strand.of_raw(raw, 0, len(raw)).squeezed()
    visible = raw.replace("\u200b", "").replace("\u00ad", "")
    assert squeezed.text.split() == visible.split()
    assert squeezed.text == squeezed.text.strip()
    assert "  " not in squeezed.text
    assert squeezed.offsets().mapped() == len(squeezed.text)
    check(squeezed, raw)


@given(TEXTS, TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_slices_and_joins_keep_places(one: str, other: str, start: int, end: int) -> None:
    """A slice of a join is the slice of the text, with its places."""
    raw = one + other
    both = join([Strand.of_raw(raw, 0, len(one)), Strand.of_raw(raw, len(one), len(raw))], "\n\n")
    part = both.slice(start, max(start, end))
    assert part.text == both.text[start : max(start, end)]
    check(part, raw)


@given(TEXTS)
def test_any_markup_is_scanned_with_places(raw: str) -> None:
    """Whatever stands in the source, what is seen of it keeps its place."""
    for block in read_markup(raw).blocks:
        strand = strand_of(raw, block)
        check(strand, raw)
        assert strand.text.split() == block.text.replace("\u200b", "").replace("\u00ad", "").split()


def test_entities_stand_for_their_whole_source() -> None:
    """One character of the text, several of the page."""
    raw = "<p>Bread &amp; salt&#8217;s</p>"
    (block,) = read_markup(raw).blocks
    strand = strand_of(raw, block)
    assert strand.text == "Bread & salt’s"
    spans = strand.offsets().to_raw
    assert [span.of(raw) for span in spans(Span(6, 7))] == ["&amp;"]
    assert [span.of(raw) for span in spans(Span(12, 13))] == ["&#8217;"]


def test_mojibake_is_repaired_and_keeps_its_place() -> None:
    """The repaired mark stands for the broken sequence; sound text stays as it is."""
    raw = "The minister said itâ€™s â€œnot yet timeâ€\x9d for talks."
    fixed = repair(Strand.of_raw(raw, 0, len(raw)))
    assert fixed.text == "The minister said it’s “not yet time” for talks."
    check(Strand(fixed.text, tuple(p for p in fixed.pieces if p[1] - p[0] > 3)), raw)
    assert fixed.offsets().mapped() == len(fixed.text)
    sound = "Ärger in Tarn: “Déjà vu” – naïve"
    assert repair(Strand.of_raw(sound, 0, len(sound))).text == sound


def test_a_space_never_stands_for_an_unseen_character() -> None:
    """The space between two blocks has no place in the source where only an unseen mark stands there."""
    raw = "Ana<br>\u200b<br>Bel"
    strand = join([strand_of(raw, block) for block in read_markup(raw).blocks], " ")
    assert strand.text == "Ana Bel"
    assert not any(start <= 3 < end for start, end, _, _ in strand.pieces)
    assert all(end - start == 1 or end - start == d - c for start, end, c, d in strand.pieces)


def test_marks_of_direction_are_no_words() -> None:
    """They are left out, and the words beside them keep their places; so are ligatures written out."""
    raw = "\u202aIna Dorn\u202c\u200e, Kesmar\u2069's envoy of \ufb01nance"
    seen = repair(Strand.of_raw(raw, 0, len(raw)).squeezed())
    assert seen.text == "Ina Dorn, Kesmar's envoy of finance"
    at = seen.text.index("envoy")
    assert [span.of(raw) for span in seen.offsets().to_raw(Span(at, at + 5))] == ["envoy"]
