"""Plain tokens answer what the tokens of the parse answer."""

from onrecord.config import Settings
from onrecord.extract.plain_tokens import plain_tokens
from onrecord.models.english import load_english

TEXT = (
    "TARN — However, the Varland minister, who had come with Ana Dorn, Ben Horst and the others on Monday, "
    "didn't say that Kesmar's leader would sign the 2031 accord.\n\nTo sign it was Dorn's so-called wish."
)
PLAIN = (
    "i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "is_punct",
    "is_space", "is_upper", "whitespace_",
)  # fmt: skip
ONE = ("head", "left_edge")
SEVERAL = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")


def test_plain_tokens_answer_as_those_of_the_parse() -> None:
    """Words, kinds and neighbours of every token are the same."""
    doc = load_english(Settings().language_model).parse(TEXT)
    tokens = plain_tokens(doc)
    assert len(tokens) == len(doc)
    for token, plain in zip(doc, tokens, strict=True):
        assert len(plain) == len(token)
        assert [getattr(plain, name) for name in PLAIN] == [getattr(token, name) for name in PLAIN]
        assert [getattr(plain, name).i for name in ONE] == [getattr(token, name).i for name in ONE]
        for name in SEVERAL:
            assert [one.i for one in getattr(plain, name)] == [one.i for one in getattr(token, name)]


def test_sentences_begin_where_those_of_the_parse_do() -> None:
    """The first token of each sentence is known, but for the text's first."""
    doc = load_english(Settings().language_model).parse(TEXT)
    starts = {sentence.start for sentence in doc.sents}
    assert {token.i for token in plain_tokens(doc) if token.is_sent_start} | {0} == starts
